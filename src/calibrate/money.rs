//! What a lead costs, what it is worth, and when a customer has paid for itself (spec §7.3).
//!
//! The same arithmetic serves every line of a sweep and the calculator; a figure that lacks a part is `None`.

use super::targets::{PaybackTarget, finite, usable};
use super::wording::{Part, Use, cannot};

/// The payback's inputs as they will be used; `None` where one is missing or is none.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Economics {
    pub spend: Option<f64>,
    pub lead_cost: Option<f64>,
    pub win_rate: Option<f64>,
    pub contract_value: Option<f64>,
    pub margin: Option<f64>,
}

/// The figures at one volume; money in the inputs' currency, `months` in months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct UnitFigures {
    pub cost_per_lead: Option<f64>,
    pub expected_value: Option<f64>,
    pub ratio: Option<f64>,
    pub customers: Option<f64>,
    pub cac: Option<f64>,
    pub months: Option<f64>,
    pub expected_margin: Option<f64>,
}

impl Economics {
    /// `hours_per_lead`: the capacity's, for an hourly cost without hours of its own.
    pub fn new(target: &PaybackTarget, hours_per_lead: Option<f64>) -> Economics {
        Economics {
            spend: usable(target.marketing_spend_per_month),
            lead_cost: target.lead_cost(hours_per_lead),
            win_rate: usable(target.win_rate),
            contract_value: usable(target.annual_contract_value),
            margin: target.margin(),
        }
    }

    /// Whether every input is there, so that a payback is a matter of the line alone.
    pub fn complete(&self) -> bool {
        [self.spend, self.lead_cost, self.win_rate, self.contract_value, self.margin].iter().all(Option::is_some)
    }

    pub fn at(&self, flow: Option<f64>, rate: Option<f64>) -> UnitFigures {
        let cost_per_lead = over(self.spend, flow);
        let expected_value = product(&[rate, self.value_of_opportunity()]);
        let customers = product(&[flow, rate, self.win_rate]);
        let cost = sum(self.spend, product(&[self.lead_cost, flow]));
        let cac = over(cost, customers);
        UnitFigures {
            cost_per_lead,
            expected_value,
            ratio: over(expected_value, sum(cost_per_lead, self.lead_cost)),
            customers,
            cac,
            months: over(cac, self.monthly_margin()),
            expected_margin: product(&[customers, self.contract_value, self.margin])
                .zip(cost)
                .and_then(|(earned, cost)| finite(earned - cost)),
        }
    }

    /// w · V.
    pub fn value_of_opportunity(&self) -> Option<f64> {
        product(&[self.win_rate, self.contract_value])
    }

    fn monthly_margin(&self) -> Option<f64> {
        product(&[self.contract_value, self.margin]).map(|year| year / 12.0)
    }

    /// Why each of the figures that is `None` is so.
    pub fn cannot(&self, flow: Option<f64>, rate: Option<f64>, figures: &UnitFigures) -> Vec<String> {
        let spend = || Part("the marketing spend", self.spend, Use::Factor);
        let leads = |of| Part("the number of qualified leads a month", flow, of);
        let conversion = |of| Part("the conversion rate", rate, of);
        let wins = |of| Part("the win rate", self.win_rate, of);
        let value = |of| Part("the annual contract value", self.contract_value, of);
        let lead_cost = || Part("the sales cost per lead", self.lead_cost, Use::Factor);
        let margin = |of| Part("the gross margin", self.margin, of);
        use Use::{Divisor, Factor};
        let mut notes = Vec::new();
        let mut check = |name: &str, figure: Option<f64>, parts: &[Part]| {
            if figure.is_none() {
                notes.push(cannot(name, parts));
            }
        };
        let mut ratio = vec![spend(), conversion(Factor), wins(Factor), value(Factor), lead_cost(), leads(Divisor)];
        if sum(figures.cost_per_lead, self.lead_cost) == Some(0.0) {
            ratio.push(Part("the cost per lead", Some(0.0), Divisor));
        }
        check("cost per lead", figures.cost_per_lead, &[spend(), leads(Divisor)]);
        check("expected value per lead", figures.expected_value, &[conversion(Factor), wins(Factor), value(Factor)]);
        check("value-to-cost ratio", figures.ratio, &ratio);
        check("customers a month", figures.customers, &[leads(Factor), conversion(Factor), wins(Factor)]);
        let cac = [spend(), lead_cost(), leads(Divisor), conversion(Divisor), wins(Divisor)];
        check("CAC", figures.cac, &cac);
        let months: Vec<Part> = cac.into_iter().chain([value(Divisor), margin(Divisor)]).collect();
        check("payback months", figures.months, &months);
        let factors =
            [leads(Factor), conversion(Factor), wins(Factor), value(Factor), margin(Factor), spend(), lead_cost()];
        check("expected margin", figures.expected_margin, &factors);
        notes
    }
}

pub(crate) fn product(factors: &[Option<f64>]) -> Option<f64> {
    factors.iter().try_fold(1.0, |product, factor| factor.map(|f| product * f)).and_then(finite)
}

/// `None` where the divisor is 0.
pub(crate) fn over(dividend: Option<f64>, divisor: Option<f64>) -> Option<f64> {
    finite(dividend? / divisor.filter(|d| *d != 0.0)?)
}

fn sum(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    finite(a? + b?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn economics() -> Economics {
        Economics {
            spend: Some(50_000.0),
            lead_cost: Some(0.0),
            win_rate: Some(0.2),
            contract_value: Some(100_000.0),
            margin: Some(1.0),
        }
    }

    #[test]
    fn the_figures_of_the_spec_come_out() {
        // Spec §7.3: 50,000 / 200 = 250; 0.2 × 0.2 × 100,000 = 4,000. 8 customers at 6,250, 0.75 months.
        let figures = economics().at(Some(200.0), Some(0.2));
        let near = |got: Option<f64>, expected: f64| assert!((got.unwrap() - expected).abs() < 1e-9);
        near(figures.cost_per_lead, 250.0);
        near(figures.expected_value, 4_000.0);
        near(figures.ratio, 16.0);
        near(figures.customers, 8.0);
        near(figures.cac, 6_250.0);
        near(figures.months, 0.75);
        near(figures.expected_margin, 750_000.0);
        assert!(economics().cannot(Some(200.0), Some(0.2), &figures).is_empty());
    }

    #[test]
    fn a_zero_divisor_leaves_the_figure_out_and_says_which() {
        let figures = economics().at(Some(0.0), Some(0.2));
        assert_eq!((figures.cost_per_lead, figures.ratio, figures.cac, figures.months), (None, None, None, None));
        assert_eq!(figures.expected_margin, Some(-50_000.0));
        let notes = economics().cannot(Some(0.0), Some(0.2), &figures);
        assert_eq!(notes.len(), 4);
        assert!(notes.iter().all(|n| n.ends_with("since the number of qualified leads a month is 0.")), "{notes:?}");
    }

    #[test]
    fn figures_too_large_for_a_number_are_left_out() {
        let huge = Economics { win_rate: Some(1e200), contract_value: Some(1e200), ..economics() };
        let figures = huge.at(Some(1.0), Some(1.0));
        assert_eq!(figures.expected_value, None);
        assert!(huge.cannot(Some(1.0), Some(1.0), &figures)[0].ends_with("the figures are too large."));
    }
}

//! The arithmetic of calibration by hand, with no data (spec §7.5).
//!
//! There is no curve here, so advice is a rule of thumb: it cannot know which way a better line lies.

mod sentences;
#[cfg(test)]
mod tests;
mod together;

use crate::calibrate::{
    Advice, CapacityAnswer, CapacityTarget, ConversionAnswer, ConversionTarget, Economics, Marginal, Part,
    PaybackAnswer, PaybackTarget, Standing, Targets, Use, below, cannot, capacity_advice, needed, number, over,
    product, ratio_standing, usable,
};
use serde::{Deserialize, Serialize};
use together::Together;

/// What the user knows; shares are 0 to 1, money is in one currency, all else is a month's.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Inputs {
    pub qualified_per_month: Option<f64>,
    pub leads_per_month: Option<f64>,
    pub reps: Option<f64>,
    pub hours_per_rep_per_month: Option<f64>,
    pub hours_per_lead: Option<f64>,
    pub opportunities_per_month: Option<f64>,
    pub rate: Option<f64>,
    pub marketing_spend_per_month: Option<f64>,
    pub sales_cost_per_lead: Option<f64>,
    pub hourly_cost: Option<f64>,
    pub win_rate: Option<f64>,
    pub annual_contract_value: Option<f64>,
    pub gross_margin: Option<f64>,
    pub payback_months: Option<f64>,
    pub ratio_low: Option<f64>,
    pub ratio_high: Option<f64>,
}

/// The answers of `calibrate` without a curve: what needs one (θ, ranges, shares of months) is `null` or empty.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Calculation {
    pub capacity: CapacityAnswer,
    pub conversion: ConversionAnswer,
    pub payback: PaybackAnswer,
    /// Whether one volume can serve capacity, target and payback; `null` where that cannot be told.
    pub feasible_together: Option<bool>,
    pub notes: Vec<String>,
    /// Whether all can hold at once and what falls short, then each piece of advice with its figures.
    pub sentences: Vec<String>,
}

pub fn calculate(inputs: &Inputs) -> Calculation {
    let flow = usable(inputs.qualified_per_month);
    let rate = usable(inputs.rate);
    let wanted = usable(inputs.opportunities_per_month);
    let targets = inputs.targets();
    let mut notes = targets.oddities();
    if inputs.qualified_per_month.is_some() && flow.is_none() {
        notes.push("Qualified a month must be a number from 0; it counts as unknown.".into());
    }
    let capacity = inputs.capacity_target().capacity();
    let needed = needed(wanted, rate);
    let economics = Economics::new(&inputs.payback_target(), None);

    let capacity_answer = CapacityAnswer {
        capacity,
        theta: None,
        advice: capacity_advice(flow, capacity),
        utilisation: over(flow, capacity),
        months_over: None,
        months_over_at_theta: None,
    };
    let conversion = ConversionAnswer {
        theta: None,
        needed,
        opportunities: product(&[flow, rate]),
        advice: flow.zip(needed).map(|(f, n)| if below(f, n) { Advice::Lower } else { Advice::Hold }),
        missing: None,
    };
    notes.extend(volume_notes(inputs, &capacity_answer, &conversion));
    let (payback, payback_notes) = payback(inputs, &economics, flow, rate);
    notes.extend(payback_notes);
    let together = Together::new(inputs, &economics, capacity, needed, rate);
    notes.extend(together.untold());
    let mut answer = Calculation {
        capacity: capacity_answer,
        conversion,
        payback,
        feasible_together: together.holds(),
        notes,
        sentences: together.says(wanted, rate),
    };
    answer.sentences.extend(sentences::advice(inputs, &answer));
    answer
}

impl Inputs {
    fn targets(&self) -> Targets {
        Targets {
            capacity: Some(self.capacity_target()),
            conversion: Some(ConversionTarget {
                opportunities_per_month: self.opportunities_per_month,
                rate: self.rate,
            }),
            // Hours and rate have been named by the other two.
            payback: Some(PaybackTarget { hours_per_lead: None, rate: None, ..self.payback_target() }),
        }
    }

    fn capacity_target(&self) -> CapacityTarget {
        CapacityTarget {
            leads_per_month: self.leads_per_month,
            reps: self.reps,
            hours_per_rep_per_month: self.hours_per_rep_per_month,
            hours_per_lead: self.hours_per_lead,
        }
    }

    fn payback_target(&self) -> PaybackTarget {
        PaybackTarget {
            marketing_spend_per_month: self.marketing_spend_per_month,
            sales_cost_per_lead: self.sales_cost_per_lead,
            hours_per_lead: self.hours_per_lead,
            hourly_cost: self.hourly_cost,
            win_rate: self.win_rate,
            annual_contract_value: self.annual_contract_value,
            gross_margin: self.gross_margin,
            payback_months: self.payback_months,
            rate: self.rate,
            ratio_low: self.ratio_low,
            ratio_high: self.ratio_high,
        }
    }
}

fn volume_notes(inputs: &Inputs, capacity: &CapacityAnswer, conversion: &ConversionAnswer) -> Vec<String> {
    let qualified = || Part("the number of qualified leads a month", usable(inputs.qualified_per_month), Use::Factor);
    let rate = || usable(inputs.rate);
    let mut notes = Vec::new();
    if capacity.capacity.is_none() {
        notes.push(format!("cannot be computed: capacity, since {}.", inputs.capacity_target().lacking()));
    }
    if capacity.utilisation.is_none() {
        notes.push(cannot("utilisation", &[qualified(), Part("the capacity", capacity.capacity, Use::Divisor)]));
    }
    if conversion.needed.is_none() {
        let wanted = Part("the number of opportunities wanted", usable(inputs.opportunities_per_month), Use::Factor);
        notes.push(cannot("needed leads", &[wanted, Part("the conversion rate", rate(), Use::Divisor)]));
    }
    if conversion.opportunities.is_none() {
        notes.push(cannot("opportunities a month", &[qualified(), Part("the conversion rate", rate(), Use::Factor)]));
    }
    notes
}

fn payback(
    inputs: &Inputs,
    economics: &Economics,
    flow: Option<f64>,
    rate: Option<f64>,
) -> (PaybackAnswer, Vec<String>) {
    let figures = economics.at(flow, rate);
    let mut notes = economics.cannot(flow, rate, &figures);
    if let (Some(months), Some(target)) = (figures.months, usable(inputs.payback_months))
        && below(target, months)
    {
        notes.push(format!(
            "A customer is paid back in {} months, later than the {} wanted.",
            number(months),
            number(target)
        ));
    }
    let (low, high) = inputs.payback_target().ratio_bounds();
    let answer = PaybackAnswer {
        ranges: Vec::new(),
        cost_per_lead: figures.cost_per_lead,
        expected_value: figures.expected_value,
        ratio: figures.ratio,
        customers: figures.customers,
        cac: figures.cac,
        months: figures.months,
        expected_margin: figures.expected_margin,
        advice: ratio_standing(figures.ratio, low, high).map(|standing| match standing {
            Standing::Poor => Advice::Raise,
            Standing::Fair => Advice::Hold,
            Standing::Rich => Advice::Lower,
        }),
        marginal: Marginal { value: None, cost: economics.lead_cost },
    };
    (answer, notes)
}

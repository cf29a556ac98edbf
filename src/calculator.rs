//! The arithmetic of calibration by hand, with no data (spec §7.5).
//!
//! There is no curve here, so advice is a rule of thumb: it cannot know which way a better line lies.

use crate::calibrate::{
    Advice, CapacityAnswer, CapacityTarget, ConversionAnswer, ConversionTarget, Economics, Marginal, Part,
    PaybackAnswer, PaybackTarget, Standing, Targets, Use, at_most, below, cannot, capacity_advice, needed, number,
    over, product, ratio_standing, usable,
};
use serde::{Deserialize, Serialize};

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
    let (feasible_together, reason) = together(inputs, &economics, capacity, needed, rate);
    notes.extend(reason);
    Calculation { capacity: capacity_answer, conversion, payback, feasible_together, notes }
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

/// Needed leads within capacity and, where a payback is wanted, the payback at a volume of `capacity` within it.
fn together(
    inputs: &Inputs,
    economics: &Economics,
    capacity: Option<f64>,
    needed: Option<f64>,
    rate: Option<f64>,
) -> (Option<bool>, Option<String>) {
    let (Some(capacity), Some(needed)) = (capacity, needed) else {
        let reason = "cannot be computed: whether all can hold at once, since capacity or needed leads are unknown.";
        return (None, Some(reason.into()));
    };
    if !at_most(needed, capacity) {
        let times = match over(Some(needed), Some(capacity)) {
            Some(times) => format!(", {} times as many", number(times)),
            None => String::new(),
        };
        let reason = format!(
            "{} leads a month are needed and sales can work {}{times}: no line can serve both.",
            number(needed),
            number(capacity)
        );
        return (Some(false), Some(reason));
    }
    if inputs.payback_months.is_none() {
        return (Some(true), None);
    }
    let Some(target) = usable(inputs.payback_months).filter(|_| economics.complete()) else {
        let reason = "cannot be computed: whether all can hold at once, since the payback lacks an input.";
        return (None, Some(reason.into()));
    };
    match economics.at(Some(capacity), rate).months {
        Some(months) if at_most(months, target) => (Some(true), None),
        Some(months) => {
            let (months, target) = (number(months), number(target));
            let reason = format!("At full capacity a customer is paid back in {months} months, later than {target}.");
            (Some(false), Some(reason))
        }
        None => (Some(false), Some("At full capacity no customer is ever paid back.".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calibrate::tests::difference;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn ask(inputs: Value) -> Value {
        serde_json::to_value(calculate(&serde_json::from_value(inputs).unwrap())).unwrap()
    }

    #[test]
    fn the_calculator_case_agrees_whole() {
        let case: Value = serde_json::from_str(include_str!("../cases/calculator/case.json")).unwrap();
        let pairs = case["requests"].as_array().unwrap().iter().zip(case["expect"].as_array().unwrap());
        for (i, (request, expected)) in pairs.enumerate() {
            assert_eq!(difference(expected, &ask(request.clone()), &format!("request {i}")), None);
        }
    }

    #[test]
    fn it_says_how_far_need_and_capacity_are_apart() {
        let answer = ask(json!({"leads_per_month": 100, "opportunities_per_month": 50, "rate": 0.2}));
        let says = "250 leads a month are needed and sales can work 100, 2.5 times as many: no line can serve both.";
        assert!(answer["notes"].as_array().unwrap().iter().any(|n| n == says), "{answer}");
    }

    #[test]
    fn every_figure_that_cannot_be_computed_is_null_and_said() {
        let answer = ask(json!({}));
        let notes = answer["notes"].as_array().unwrap();
        assert!(notes.iter().all(|n| n.as_str().unwrap().starts_with("cannot be computed: ")));
        assert_eq!(notes.len(), 10, "{notes:?}");
        assert_eq!(answer["payback"]["advice"], Value::Null);
    }

    #[test]
    fn a_late_payback_is_a_note_by_hand_and_not_an_advice() {
        let answer = ask(json!({
            "qualified_per_month": 100, "rate": 0.1, "marketing_spend_per_month": 10000, "win_rate": 0.5,
            "annual_contract_value": 6000, "payback_months": 3
        }));
        // 100 a lead against 300: ratio 3. 5 customers at 2,000, 500 a month each.
        assert_eq!((&answer["payback"]["advice"], &answer["payback"]["months"]), (&json!("hold"), &json!(4.0)));
        assert!(answer["notes"].to_string().contains("paid back in 4 months, later than the 3 wanted"));
    }

    #[test]
    fn hours_give_both_the_capacity_and_the_sales_cost() {
        let answer = ask(json!({"reps": 2, "hours_per_rep_per_month": 80, "hours_per_lead": 4, "hourly_cost": 50}));
        assert_eq!(answer["capacity"]["capacity"], json!(40.0));
        assert_eq!(answer["payback"]["marginal"]["cost"], json!(200.0));
    }

    fn wild() -> impl Strategy<Value = Option<f64>> {
        let figure = prop_oneof![
            Just(0.0),
            Just(-1.0),
            Just(1e308),
            Just(5e-324),
            -1e308..1e308f64,
            0.0..2.0f64,
            Just(f64::INFINITY),
            Just(f64::NAN)
        ];
        prop::option::weighted(0.9, figure)
    }

    proptest! {
        #[test]
        fn no_inputs_give_an_infinity_or_a_nan(figures in prop::collection::vec(wild(), 16)) {
            let f = |i: usize| figures[i];
            let inputs = Inputs {
                qualified_per_month: f(0), leads_per_month: f(1), reps: f(2), hours_per_rep_per_month: f(3),
                hours_per_lead: f(4), opportunities_per_month: f(5), rate: f(6), marketing_spend_per_month: f(7),
                sales_cost_per_lead: f(8), hourly_cost: f(9), win_rate: f(10), annual_contract_value: f(11),
                gross_margin: f(12), payback_months: f(13), ratio_low: f(14), ratio_high: f(15),
            };
            let c = calculate(&inputs);
            let p = &c.payback;
            let all = [
                c.capacity.capacity, c.capacity.utilisation, c.conversion.needed, c.conversion.opportunities,
                p.cost_per_lead, p.expected_value, p.ratio, p.customers, p.cac, p.months, p.expected_margin,
                p.marginal.cost,
            ];
            prop_assert!(all.iter().flatten().all(|x| x.is_finite()), "{c:?}");
            prop_assert!(c.notes.iter().all(|n| !n.contains("NaN") && !n.contains("inf")));
        }
    }
}

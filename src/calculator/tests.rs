use super::together::Easing;
use super::*;
use crate::calibrate::tests::difference;
use proptest::prelude::*;
use serde_json::{Value, json};

fn ask(inputs: Value) -> Value {
    serde_json::to_value(calculate(&serde_json::from_value(inputs).unwrap())).unwrap()
}

#[test]
fn the_calculator_case_agrees_whole() {
    let case: Value = serde_json::from_str(include_str!("../../cases/calculator/case.json")).unwrap();
    let pairs = case["requests"].as_array().unwrap().iter().zip(case["expect"].as_array().unwrap());
    for (i, (request, expected)) in pairs.enumerate() {
        assert_eq!(difference(expected, &ask(request.clone()), &format!("request {i}")), None);
    }
}

fn says(answer: &Value) -> Vec<&str> {
    answer["sentences"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect()
}

#[test]
fn it_says_how_far_need_and_capacity_are_apart_and_what_would_settle_it() {
    // Spec §7.5: 250 needed, 2.5 times capacity. 100 leads at 20 % are 20 opportunities; 50 of 100 are 50 %.
    let answer = ask(json!({"leads_per_month": 100, "opportunities_per_month": 50, "rate": 0.2}));
    assert_eq!(
        says(&answer),
        [
            "250 leads a month are needed, 2.5 times the 100 that sales can work: no line can serve both.",
            "Capacity is what is short, by 150 leads a month. It takes capacity for 250, or a target of 20 \
             opportunities, or 50 % that convert.",
        ]
    );
}

#[test]
fn a_target_that_not_even_everybody_could_meet_is_not_put_down_to_the_rate() {
    let answer = ask(json!({"leads_per_month": 40, "opportunities_per_month": 50, "rate": 0.2}));
    assert_eq!(
        says(&answer)[1],
        "Capacity is what is short, by 210 leads a month. It takes capacity for 250, or a target of 8 opportunities."
    );
}

#[test]
fn it_says_that_all_hold_and_at_what_payback() {
    let mut inputs = json!({
        "leads_per_month": 250, "opportunities_per_month": 50, "rate": 0.2, "marketing_spend_per_month": 50000,
        "win_rate": 0.2, "annual_contract_value": 100000, "payback_months": 1
    });
    // 250 leads bring 10 customers at 5,000; a customer earns 8,333 a month: 0.6 months.
    assert_eq!(
        says(&ask(inputs.clone())),
        [
            "All can hold at once: 250 leads a month are needed, sales can work 250, and at that volume a customer is paid \
          back in 0.6 months, within the 1 wanted."
        ]
    );
    inputs["payback_months"] = json!(0.5);
    assert_eq!(
        says(&ask(inputs)),
        [
            "They cannot hold at once: the target fits the capacity, but even at full capacity a customer is paid back in \
          0.6 months, later than the 0.5 wanted. The payback is what is short, by 0.1 months: spend, win rate, deal \
          size or margin must give."
        ]
    );
}

#[test]
fn each_advice_is_said_with_its_figures() {
    let answer = ask(json!({
        "qualified_per_month": 300, "leads_per_month": 250, "opportunities_per_month": 70, "rate": 0.2,
        "marketing_spend_per_month": 30000, "sales_cost_per_lead": 20, "win_rate": 0.01, "annual_contract_value": 60000
    }));
    // 300 of 250; 60 of the 70 wanted, which take 350; 100 and 20 against 120.
    assert_eq!(
        says(&answer)[2..],
        [
            "Raise the line for capacity: 300 leads a month qualify and sales can work 250.",
            "Lower the line for the target, or improve demand: 300 leads a month bring 60 opportunities, 70 are wanted, \
             and that takes 350 leads.",
            "Raise the line for payback: a lead brings 1 times what it costs, which leaves too little.",
        ]
    );
}

#[test]
fn every_figure_that_cannot_be_computed_is_null_and_said() {
    let answer = ask(json!({}));
    let notes = answer["notes"].as_array().unwrap();
    assert!(notes.iter().all(|n| n.as_str().unwrap().starts_with("cannot be computed: ")));
    // Two figures of capacity, two of the target, seven of payback, and whether all can hold.
    assert_eq!(notes.len(), 12, "{notes:?}");
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
        prop_assert!(c.notes.iter().chain(&c.sentences).all(|n| !n.contains("NaN") && !n.contains("inf")));
    }

    #[test]
    fn sentences_have_the_direction_of_the_figures(
        qualified in 0.0..400.0f64, capacity in 0.0..400.0f64, wanted in 0.0..100.0f64, rate in 0.01..1.0f64,
        spend in 0.0..100_000.0f64, value in 0.0..10_000.0f64,
    ) {
        let inputs = Inputs {
            qualified_per_month: Some(qualified), leads_per_month: Some(capacity), opportunities_per_month: Some(wanted),
            rate: Some(rate), marketing_spend_per_month: Some(spend), win_rate: Some(0.5),
            annual_contract_value: Some(value), ..Inputs::default()
        };
        let c = calculate(&inputs);
        let begins = |about: &str, direction: &str| {
            c.sentences.iter().any(|s| s.starts_with(&format!("{direction} the line")) && s.contains(about))
        };
        if qualified > capacity + 1e-6 {
            prop_assert!(begins("for capacity", "Raise"), "{:?}", c.sentences);
        } else if qualified < 0.9 * capacity - 1e-6 {
            prop_assert!(begins("more from sales", "Lower"), "{:?}", c.sentences);
        }
        if qualified * rate < wanted - 1e-6 {
            prop_assert!(begins("for the target", "Lower"), "{:?}", c.sentences);
        }
        // A lead costs spend / qualified, and brings rate × 0.5 × value.
        if spend > 0.0 && rate * 0.5 * value * qualified < 1.49 * spend {
            prop_assert!(begins("for payback", "Raise"), "{:?}", c.sentences);
        }
        if spend > 0.0 && rate * 0.5 * value * qualified > 5.01 * spend {
            prop_assert!(begins("sales has room", "Lower"), "{:?}", c.sentences);
        }
    }

    #[test]
    fn what_is_said_to_settle_it_settles_it(
        capacity in 1.0..400.0f64, wanted in 1.0..100.0f64, rate in 0.01..1.0f64,
    ) {
        let inputs = Inputs {
            leads_per_month: Some(capacity), opportunities_per_month: Some(wanted), rate: Some(rate), ..Inputs::default()
        };
        let Easing { opportunities, rate: better } = Easing::new(capacity, wanted, rate);
        let lower = Inputs { opportunities_per_month: Some(opportunities), ..inputs.clone() };
        prop_assert_eq!(calculate(&lower).feasible_together, Some(true));
        if let Some(better) = better {
            let better = Inputs { rate: Some(better), ..inputs.clone() };
            prop_assert_eq!(calculate(&better).feasible_together, Some(true));
        }
        let needed = calculate(&inputs).conversion.needed;
        prop_assert_eq!(calculate(&Inputs { leads_per_month: needed, ..inputs }).feasible_together, Some(true));
    }
}

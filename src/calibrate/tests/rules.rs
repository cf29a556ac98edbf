//! The sentences of the spec that no case shows, one test each.

use super::{judged, sweep};
use crate::calibrate::{
    Advice, Approach, Calibration, CapacityTarget, ConversionTarget, Objective, PaybackTarget, Targets, calibrate,
};
use crate::error::Code;
use crate::outcome::Sweep;
use crate::settings::Statistic;

/// One month; each line with its flow, converted and not converted of 100 or so, and pipeline.
fn one_month(lines: &[(u32, u32, u32, f64)]) -> Sweep {
    let judged: Vec<_> = lines.iter().map(|&(_, c, n, p)| judged(c, n, p)).collect();
    sweep(vec![lines.iter().map(|l| l.0).collect()], &judged)
}

fn ask(sweep: &Sweep, threshold: u32, targets: &Targets) -> Calibration {
    calibrate(sweep, None, threshold, targets, Objective::Precision, Statistic::Median).unwrap()
}

fn capacity(leads: f64) -> Option<CapacityTarget> {
    Some(CapacityTarget { leads_per_month: Some(leads), ..Default::default() })
}

fn opportunities(wanted: f64) -> Option<ConversionTarget> {
    Some(ConversionTarget { opportunities_per_month: Some(wanted), rate: None })
}

#[test]
fn without_a_complete_month_there_is_no_answer() {
    let error = calibrate(
        &sweep(vec![], &[judged(1, 1, 0.0)]),
        None,
        0,
        &Targets::default(),
        Objective::Precision,
        Statistic::Mean,
    );
    assert_eq!(error.unwrap_err().code, Code::NoCompleteMonth);
}

#[test]
fn a_line_above_the_sweep_is_one_that_no_score_reaches() {
    let sweep = one_month(&[(10, 10, 10, 0.0), (5, 10, 10, 0.0)]);
    let targets = Targets {
        capacity: capacity(4.0),
        conversion: Some(ConversionTarget { opportunities_per_month: Some(1.0), rate: Some(0.5) }),
        payback: Some(PaybackTarget {
            marketing_spend_per_month: Some(100.0),
            win_rate: Some(0.5),
            annual_contract_value: Some(100.0),
            ..Default::default()
        }),
    };
    let far = ask(&sweep, 70, &targets);
    assert_eq!((far.at.threshold, far.at.flow, far.at.judged, far.at.thin), (70, 0.0, 0, true));
    assert_eq!((far.at.yields, far.at.recall, far.at.flow_p80), (None, Some(0.0), Some(0.0)));
    // Nobody comes: sales has room, and the target is missed.
    let capacity = far.capacity.unwrap();
    assert_eq!((capacity.utilisation, capacity.advice), (Some(0.0), Some(Advice::Lower)));
    // It is no line of the sweep, so it cannot be the one from which all fits.
    assert_eq!(capacity.theta, None);
    assert_eq!(far.conversion.unwrap().advice, Some(Advice::Lower));
    let payback = far.payback.unwrap();
    assert_eq!((payback.cost_per_lead, payback.cac, payback.advice), (None, None, None));
    assert!(far.notes.iter().any(|n| n.starts_with("No score reaches this line")));
}

#[test]
fn capacity_reads_the_flow_from_here_on() {
    // Line 1 fits, line 2 does not: a higher line is crossed later, and its median can be higher.
    let sweep = one_month(&[(9, 20, 20, 0.0), (3, 20, 20, 0.0), (5, 20, 20, 0.0), (4, 20, 20, 0.0)]);
    let answer = ask(&sweep, 1, &Targets { capacity: capacity(4.0), ..Default::default() });
    assert_eq!(answer.capacity.unwrap().theta, Some(3));
    assert_eq!(answer.feasible, [[3, 3]]);
}

#[test]
fn a_thin_line_may_be_admitted_but_is_never_recommended() {
    let sweep = one_month(&[(9, 10, 20, 0.0), (8, 19, 0, 0.0), (7, 10, 10, 0.0)]);
    let answer = ask(&sweep, 0, &Targets::default());
    assert_eq!(answer.feasible, [[0, 2]]);
    // Precision: a third, all of 19, and half of 20.
    assert_eq!(answer.recommended.unwrap().theta, Some(2));
}

#[test]
fn equal_lines_give_the_higher_one() {
    let sweep = one_month(&[(9, 10, 10, 0.0), (8, 10, 10, 0.0), (7, 9, 11, 0.0)]);
    assert_eq!(ask(&sweep, 0, &Targets::default()).recommended.unwrap().theta, Some(1));
}

#[test]
fn the_measured_target_passes_over_thin_lines_and_ends_on_a_solid_one() {
    // flow × yield: 5, thin, 4, thin, 1.
    let sweep = one_month(&[(10, 20, 20, 0.0), (9, 1, 5, 0.0), (8, 20, 20, 0.0), (7, 5, 0, 0.0), (2, 20, 20, 0.0)]);
    let answer = ask(&sweep, 0, &Targets { conversion: opportunities(4.0), ..Default::default() });
    let conversion = answer.conversion.unwrap();
    assert_eq!((conversion.theta, conversion.needed, conversion.opportunities), (Some(2), Some(8.0), Some(5.0)));
    assert_eq!((conversion.advice, conversion.missing), (Some(Advice::Hold), None));
    // The thin line 1 lies below the bound and is admitted with the rest.
    assert_eq!(answer.feasible, [[0, 2]]);
    assert_eq!(
        ask(&sweep, 4, &Targets { conversion: opportunities(4.0), ..Default::default() }).conversion.unwrap().advice,
        Some(Advice::Lower)
    );
    assert_eq!(
        ask(&sweep, 1, &Targets { conversion: opportunities(4.0), ..Default::default() }).conversion.unwrap().advice,
        None
    );
}

#[test]
fn what_is_missing_is_counted_at_line_0_with_its_own_rate() {
    // At line 0 half convert: 12 opportunities need 24 leads, and 10 come. At line 1 all convert.
    let sweep = one_month(&[(10, 20, 20, 0.0), (5, 20, 0, 0.0)]);
    let answer = ask(&sweep, 1, &Targets { conversion: opportunities(12.0), ..Default::default() });
    let conversion = answer.conversion.unwrap();
    assert_eq!((conversion.needed, conversion.theta, conversion.missing), (Some(12.0), None, Some(14.0)));
    assert!(answer.notes.iter().any(|n| n.contains("The line cannot fix that")));
}

#[test]
fn a_target_that_only_some_lines_meet_is_not_said_to_be_met_by_none() {
    // 2.5, 6 and 1 opportunities a month.
    let sweep = one_month(&[(10, 10, 30, 0.0), (8, 30, 10, 0.0), (2, 20, 20, 0.0)]);
    let answer = ask(&sweep, 2, &Targets { conversion: opportunities(5.0), ..Default::default() });
    let conversion = answer.conversion.unwrap();
    // The spec's bound asks it of every lower line too: 20 leads are needed at line 0, and 10 come.
    assert_eq!((conversion.theta, conversion.missing), (None, Some(10.0)));
    assert!(answer.notes.iter().any(|n| n.ends_with("line 1 would meet it.")), "{:?}", answer.notes);
    assert!(answer.notes.iter().chain(&answer.sentences).all(|s| !s.contains("No line brings")));
}

#[test]
fn a_rate_of_zero_is_no_rate_to_divide_by_and_serves_no_target() {
    let sweep = one_month(&[(10, 20, 20, 0.0)]);
    let targets = Targets {
        conversion: Some(ConversionTarget { opportunities_per_month: Some(1.0), rate: Some(0.0) }),
        ..Default::default()
    };
    let answer = ask(&sweep, 0, &targets);
    let conversion = answer.conversion.unwrap();
    assert_eq!((conversion.needed, conversion.advice, conversion.opportunities), (None, None, Some(0.0)));
    let conflict = answer.conflict.unwrap();
    assert_eq!((conflict.approaches, conflict.relax[0].by), (vec![Approach::Conversion], None));
    assert!(answer.notes.iter().any(|n| n == "cannot be computed: needed leads, since the conversion rate is 0."));
}

#[test]
fn an_approach_that_lacks_an_input_bounds_nothing() {
    let sweep = one_month(&[(10, 20, 20, 0.0), (5, 20, 0, 0.0)]);
    let targets = Targets {
        capacity: Some(CapacityTarget { reps: Some(2.0), ..Default::default() }),
        conversion: Some(ConversionTarget::default()),
        payback: Some(PaybackTarget { payback_months: Some(3.0), ..Default::default() }),
    };
    let answer = ask(&sweep, 0, &targets);
    assert_eq!(answer.feasible, [[0, 1]]);
    assert!(answer.conflict.is_none());
    assert_eq!(answer.capacity.unwrap().advice, None);
    assert!(answer.payback.unwrap().ranges.is_empty());
    assert!(answer.notes.iter().filter(|n| n.starts_with("cannot be computed: ")).count() >= 5);
}

#[test]
fn the_margin_of_the_top_line_is_the_worth_of_its_own_leads() {
    // 10 leads at half, 4 at three quarters: 5 and 3 opportunities of 0.5 × 1,000 each.
    let sweep = one_month(&[(10, 10, 10, 0.0), (4, 15, 5, 0.0)]);
    let payback = PaybackTarget { win_rate: Some(0.5), annual_contract_value: Some(1000.0), ..Default::default() };
    let targets = Targets { payback: Some(payback), ..Default::default() };
    let value = |line| ask(&sweep, line, &targets).payback.unwrap().marginal.value.unwrap();
    assert!((value(0) - 2.0 * 500.0 / 6.0).abs() < 1e-9);
    assert!((value(1) - 375.0).abs() < 1e-9);
    assert_eq!(ask(&sweep, 2, &targets).payback.unwrap().marginal.value, None);
}

#[test]
fn a_poor_ratio_points_to_the_nearest_best_one_and_a_rich_one_down() {
    let sweep = one_month(&[(10, 10, 10, 0.0), (8, 20, 0, 0.0), (2, 10, 10, 0.0)]);
    let advice = |value: f64, line: u32| {
        let payback = PaybackTarget {
            marketing_spend_per_month: Some(100.0),
            win_rate: Some(1.0),
            annual_contract_value: Some(value),
            ..Default::default()
        };
        ask(&sweep, line, &Targets { payback: Some(payback), ..Default::default() }).payback.unwrap().advice
    };
    // Cost per lead 10, 12.5, 50; expected value 0.5, 1, 0.5 of the contract. Ratios at 10: 0.5, 0.8, 0.1.
    assert_eq!(
        (advice(10.0, 0), advice(10.0, 1), advice(10.0, 2)),
        (Some(Advice::Raise), Some(Advice::Hold), Some(Advice::Lower))
    );
    // At 100: 5, 8, 1.
    assert_eq!((advice(100.0, 0), advice(100.0, 1)), (Some(Advice::Lower), Some(Advice::Lower)));
    // At 60: 3, 4.8.
    assert_eq!((advice(60.0, 0), advice(60.0, 1)), (Some(Advice::Hold), Some(Advice::Hold)));
}

#[test]
fn a_line_moved_by_capacity_alone_is_said_to_be_set_by_volume() {
    let sweep = one_month(&[(10, 20, 0, 0.0), (4, 10, 10, 0.0)]);
    let answer = ask(&sweep, 0, &Targets { capacity: capacity(5.0), ..Default::default() });
    assert_eq!(answer.recommended.unwrap().theta, Some(1));
    assert_eq!(answer.binding, Some(vec![Approach::Capacity]));
    assert!(answer.notes.iter().any(|n| n.contains("by volume alone")));
}

#[test]
fn the_pilot_chooses_on_the_older_half_and_is_judged_on_the_newer() {
    let flow = || vec![vec![9, 4]; 2];
    let older = sweep(flow(), &[judged(10, 30, 4000.0), judged(15, 15, 6000.0)]);
    let newer = sweep(flow(), &[judged(20, 20, 4000.0), judged(5, 15, 1000.0)]);
    let whole = sweep(vec![vec![9, 4]; 4], &[judged(30, 50, 8000.0), judged(20, 30, 7000.0)]);
    let answer =
        calibrate(&whole, Some((&older, &newer)), 0, &Targets::default(), Objective::Precision, Statistic::Median)
            .unwrap();
    let pilot = answer.pilot.unwrap();
    let recommended = pilot.recommended.unwrap();
    assert_eq!((recommended.theta, pilot.today.theta), (1, 0));
    assert_eq!((recommended.older.yields, recommended.newer.yields), (Some(0.5), Some(0.25)));
    assert_eq!((pilot.today.older.yields, pilot.today.newer.yields), (Some(0.25), Some(0.5)));
    assert_eq!((recommended.newer.flow, recommended.newer.judged), (4.0, 20));
    assert_eq!(recommended.newer.pipeline_per_qualified, Some(50.0));
}

#[test]
fn a_thousand_lines_are_answered_at_once() {
    let lines: Vec<_> = (0..1000u32).map(|t| (1000 - t, 40, 60, f64::from(t))).collect();
    let targets = Targets { capacity: capacity(500.0), conversion: opportunities(100.0), payback: None };
    let answer =
        super::super::lines(&one_month(&lines), None, &targets, Objective::default(), Statistic::Median).unwrap();
    assert_eq!(answer.by_line.flow.len(), 1001);
    // Flow falls to 500 at line 500; 0.4 × flow falls below 100 above line 750, the best pipeline of those between.
    assert_eq!(answer.whole.feasible, [[500, 750]]);
    assert_eq!(answer.whole.recommended.unwrap().theta, Some(750));
}

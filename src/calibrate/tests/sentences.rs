//! What the sentences must say beside the figures: how sure a move is, and why a figure looks odd.

use super::{Judged, judged, sweep};
use crate::calibrate::{
    Advice, Calibration, CapacityTarget, ConversionTarget, Keep, Objective, Targets, calibrate, lines,
};
use crate::outcome::Sweep;
use crate::settings::Statistic;

fn months(flow: &[u32], lines: &[Judged], months: usize) -> Sweep {
    sweep(vec![flow.to_vec(); months], lines)
}

fn ask(sweep: &Sweep, halves: Option<(&Sweep, &Sweep)>, line: u32, targets: &Targets) -> Calibration {
    calibrate(sweep, halves, line, targets, Objective::default(), Statistic::Median).unwrap()
}

fn kept(sweep: &Sweep, halves: Option<(&Sweep, &Sweep)>, targets: &Targets) -> Vec<Option<Keep>> {
    lines(sweep, halves, targets, Objective::default(), Statistic::Median).unwrap().by_line.keep
}

fn capacity(leads: f64) -> Targets {
    let capacity = Some(CapacityTarget { leads_per_month: Some(leads), ..Default::default() });
    Targets { capacity, ..Default::default() }
}

fn says(answer: &Calibration, part: &str) -> bool {
    answer.sentences.iter().any(|sentence| sentence.contains(part))
}

#[test]
fn where_nobody_reaches_a_point_no_sentence_orders_anything_and_the_figures_stay() {
    let flat = months(&[30], &[judged(10, 30, 0.0)], 2);
    let answer = ask(&flat, None, 40, &capacity(50.0));
    assert_eq!(answer.sentences.len(), 1, "{:?}", answer.sentences);
    assert!(answer.flat && says(&answer, "Nobody reaches 1 point here"));
    // The spec's own figures are what they are: above line 0 nobody comes.
    assert_eq!(answer.capacity.unwrap().advice, Some(Advice::Lower));
    assert_eq!(answer.recommended.unwrap().theta, Some(0));
}

#[test]
fn lines_whose_rates_overlap_are_not_ordered_apart() {
    // 12 of 40 and 15 of 40: 18 % to 45 % and 24 % to 53 %.
    let close = months(&[9, 6], &[judged(12, 28, 4000.0), judged(15, 25, 6000.0)], 4);
    assert_eq!(kept(&close, None, &Targets::default()), [Some(Keep::Alike), None, None]);
    let answer = ask(&close, None, 0, &Targets::default());
    assert_eq!(answer.recommended.as_ref().unwrap().theta, Some(1));
    assert!(says(&answer, "hold the line unless volume decides: line 1 looks better"), "{:?}", answer.sentences);
    assert!(says(&answer, "the ranges of the two rates overlap"), "{:?}", answer.sentences);
    // Sales can work 7 of the 9 that come: the line has to move, and not because of its rate.
    let bound = ask(&close, None, 0, &capacity(7.0));
    assert_eq!(kept(&close, None, &capacity(7.0))[0], None);
    assert!(says(&bound, "All together, raise the line to 1"));
    assert!(says(&bound, "It is the targets that ask for a move, not the rates"), "{:?}", bound.sentences);
}

#[test]
fn lines_whose_rates_are_apart_are_ordered_unless_the_newer_half_speaks_against_it() {
    // 40 of 400 and 100 of 200: far apart. In the newer half the higher line brought less a lead.
    let whole = months(&[90, 40], &[judged(40, 360, 40_000.0), judged(100, 100, 100_000.0)], 4);
    let older = months(&[90, 40], &[judged(10, 190, 10_000.0), judged(80, 20, 80_000.0)], 2);
    let newer = months(&[90, 40], &[judged(30, 170, 30_000.0), judged(20, 80, 10_000.0)], 2);
    assert_eq!(kept(&whole, None, &Targets::default()), [None; 3]);
    assert!(says(&ask(&whole, None, 0, &Targets::default()), "All together, raise the line to 1"));
    let halves = Some((&older, &newer));
    assert_eq!(kept(&whole, halves, &Targets::default()), [Some(Keep::Contradicted), None, None]);
    let answer = ask(&whole, halves, 0, &Targets::default());
    assert!(says(&answer, "All together, hold the line for now"), "{:?}", answer.sentences);
    assert!(
        says(&answer, "The pilot speaks against moving: chosen on the older half of the months, line 1 made 100 of")
            && says(&answer, "this line made 150."),
        "{:?}",
        answer.sentences
    );
}

#[test]
fn a_higher_line_that_brings_more_a_lead_and_less_in_all_says_both() {
    let whole = months(&[90, 40], &[judged(40, 360, 40_000.0), judged(60, 40, 30_000.0)], 2);
    let answer = ask(&whole, None, 0, &Targets::default());
    let both = "pipeline per qualified lead from 100 to 300, but pipeline in all from 40,000 to 30,000";
    assert!(says(&answer, both), "{:?}", answer.sentences);
}

#[test]
fn a_line_held_above_the_bound_of_the_target_says_which_line_falls_short() {
    // At half: 5, 4, 3, 4 opportunities a month; 4 are wanted.
    let dip = months(&[10, 8, 6, 8], &[judged(20, 20, 0.0); 4], 2);
    let conversion = Some(ConversionTarget { opportunities_per_month: Some(4.0), rate: None });
    let targets = Targets { conversion, ..Default::default() };
    let answer = ask(&dip, None, 3, &targets);
    let conversion = answer.conversion.as_ref().unwrap();
    assert_eq!((conversion.advice, conversion.theta), (Some(Advice::Hold), Some(1)));
    assert!(says(&answer, "Line 2 below it falls short"), "{:?}", answer.sentences);
    assert!(says(&answer, "only up to line 1 do all lines bring enough"));
    assert!(!says(&ask(&dip, None, 1, &targets), "falls short"));
}

//! What a reader must know beside the figures: thin lines, what cannot be computed and why, what the line cannot fix.
//!
//! Notes that depend on the line hold no figures, so that few differ (see [`LineTexts`]).

use super::curve::Curve;
use super::line_texts::LineTexts;
use super::sentences::listed;
use super::targets::{Objective, Targets};
use super::together::{Approach, Approaches, Together};
use super::wording::{Part, Use, cannot, number};

/// The notes that depend on the line.
pub(crate) fn line_notes(curve: &Curve, approaches: &Approaches) -> LineTexts {
    LineTexts::new(curve.flow.len(), |i| at_line(curve, approaches, i))
}

fn at_line(curve: &Curve, approaches: &Approaches, i: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if i == curve.lines {
        // A sweep that ends at its limit says nothing of what lies above.
        notes.push(match curve.lines {
            0..=1000 => {
                "No score reaches this line: its figures are those of a line that only a raised hand crosses.".into()
            }
            _ => {
                "The sweep ends at line 1,000: a line above it is taken for one that only a raised hand crosses.".into()
            }
        });
    } else if curve.thin[i] {
        notes.push("This line has fewer than 20 judged crossings: its measured rate decides nothing.".into());
    }
    if let Some(a) = &approaches.conversion
        && a.target.is_some()
        && a.needed[i].is_none()
    {
        notes.push(cannot("needed leads", &[Part("the conversion rate", a.rates.at[i], Use::Divisor)]));
    }
    if let Some(a) = &approaches.payback {
        let rate = a.rates.at[i];
        notes.extend(a.economics.cannot(Some(curve.flow[i]), rate, &a.figures[i]));
        if a.too_slow(i) && a.advice[i].is_none() && !a.rates.aside[i] {
            notes.push(
                "No line pays back within the target, so neither raising nor lowering it helps: spend, win rate, deal \
                 size or margin must."
                    .into(),
            );
        }
        if a.better_below(i) {
            notes.push(
                "The marketing spend is fixed: at a higher line fewer leads share it, which makes a customer dearer, so \
                 the way to a better line is down."
                    .into(),
            );
        }
    }
    notes
}

/// The notes that hold wherever today's line stands.
pub(crate) fn whole_notes(
    curve: &Curve,
    targets: &Targets,
    objective: Objective,
    approaches: &Approaches,
    together: &Together,
) -> Vec<String> {
    let mut notes = targets.oddities();
    if curve.all_thin() {
        notes.push("No line has 20 judged crossings: the data cannot tell which line is best.".into());
    }
    notes.extend(approaches.capacity.iter().flat_map(|a| a.notes.iter().cloned()));
    notes.extend(approaches.conversion.iter().flat_map(|a| a.notes.iter().cloned()));
    notes.extend(approaches.payback.iter().flat_map(|a| a.notes.iter().cloned()));
    if let Some(conflict) = &together.conflict {
        notes.push(conflict_note(&conflict.approaches));
        notes.extend(conflict.relax.iter().map(|r| relax_note(r.approach, r.by)));
    } else if !together.solid {
        if !curve.all_thin() {
            notes.push(
                "Every line that serves the targets has fewer than 20 judged crossings: the data cannot tell which is \
                 best."
                    .into(),
            );
        }
    } else if together.theta.is_none() {
        notes.push(format!(
            "cannot be computed: a recommended line, since no feasible line has a value for {}.",
            objective.words()
        ));
    } else if !together.binding.is_empty() && !together.binding.contains(&Approach::Payback) {
        notes.push(
            "The recommended line is set by volume alone: by quality another would be best. Volume is an output of \
             quality; see what the capacity or the target costs before you move the line for it."
                .into(),
        );
    }
    notes
}

fn conflict_note(approaches: &[Approach]) -> String {
    let names: Vec<&str> = approaches.iter().map(|a| a.words()).collect();
    let at_once = if names.len() > 1 { " at once" } else { "" };
    format!("No line serves {}{at_once}.", listed(&names))
}

fn relax_note(approach: Approach, by: Option<f64>) -> String {
    let Some(by) = by else {
        return format!("No change of {} alone would open a line.", approach.words());
    };
    let by = number(by);
    match approach {
        Approach::Capacity => format!("Capacity for {by} more leads a month would open a line."),
        Approach::Conversion => format!("A target of {by} fewer opportunities a month would open a line."),
        Approach::Payback => format!("{by} more months to pay back would open a line."),
    }
}

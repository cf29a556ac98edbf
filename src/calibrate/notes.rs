//! What a reader must know beside the figures: thin lines, what cannot be computed and why, what the line cannot fix.
//!
//! Notes that depend on the line hold no figures, so few differ: they are stored once and named by number.

use super::curve::Curve;
use super::targets::{Objective, Targets};
use super::together::{Approach, Approaches, Together};
use super::wording::{Part, Use, cannot, number};
use serde::Serialize;

/// The notes of each line: `by_line[θ]` lists places in `texts`.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineNotes {
    pub texts: Vec<String>,
    pub by_line: Vec<Vec<u32>>,
}

impl LineNotes {
    pub(crate) fn new(curve: &Curve, approaches: &Approaches) -> LineNotes {
        let mut notes = LineNotes::default();
        for i in 0..curve.flow.len() {
            let line = at_line(curve, approaches, i).into_iter().map(|text| notes.place(text)).collect();
            notes.by_line.push(line);
        }
        notes
    }

    /// The notes of one entry.
    pub fn at(&self, i: usize) -> impl Iterator<Item = &str> {
        self.by_line[i].iter().map(|&place| self.texts[place as usize].as_str())
    }

    fn place(&mut self, text: String) -> u32 {
        let place = self.texts.iter().position(|t| *t == text).unwrap_or_else(|| {
            self.texts.push(text);
            self.texts.len() - 1
        });
        place as u32
    }
}

fn at_line(curve: &Curve, approaches: &Approaches, i: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if i == curve.lines {
        notes.push(
            "This line is above every line of the sweep: its figures are those of a line that nobody crosses.".into(),
        );
    } else if curve.thin[i] {
        notes.push("This line has fewer than 20 judged crossings: its measured rate decides nothing.".into());
    }
    if let Some(a) = &approaches.conversion
        && a.wanted()
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
    let names: Vec<&str> = approaches.iter().map(|a| name(*a)).collect();
    match names.as_slice() {
        [one] => format!("No line serves {one}."),
        [first @ .., last] => format!("No line serves {} and {last} at once.", first.join(", ")),
        [] => String::new(),
    }
}

fn name(approach: Approach) -> &'static str {
    match approach {
        Approach::Capacity => "the capacity",
        Approach::Conversion => "the opportunity target",
        Approach::Payback => "the payback target",
    }
}

fn relax_note(approach: Approach, by: Option<f64>) -> String {
    let Some(by) = by else {
        return format!("No change of {} alone would open a line.", name(approach));
    };
    let by = number(by);
    match approach {
        Approach::Capacity => format!("Capacity for {by} more leads a month would open a line."),
        Approach::Conversion => format!("A target of {by} fewer opportunities a month would open a line."),
        Approach::Payback => format!("{by} more months to pay back would open a line."),
    }
}

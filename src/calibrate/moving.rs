//! What moving a line to the recommended one changes, and how sure that is, in sentences with places for the figures.
//!
//! Nothing here orders a move that the data does not bear: where a line is kept for doubt, the sentence says so.

use super::curve::{Curve, equal};
use super::doubt::{Keep, Trial, Tried, alike};
use super::line_texts::LineTexts;
use super::targets::Objective;
use super::together::Together;
use std::cmp::Ordering;

pub(crate) fn moving(
    curve: &Curve,
    together: &Together,
    keep: &[Option<Keep>],
    trial: Option<&Trial>,
    objective: Objective,
) -> LineTexts {
    LineTexts::new(curve.flow.len(), |i| {
        if curve.is_flat() {
            return Vec::new();
        }
        let theta = together.theta.map(|theta| theta as usize);
        let mut says = Vec::new();
        says.extend(theta.map(|theta| change(curve, theta, i, keep[i])));
        says.extend(theta.and_then(|theta| overlap(curve, theta, i, keep[i])));
        says.extend(trial.map(|trial| tried(trial, theta, i, objective)));
        says
    })
}

fn change(curve: &Curve, theta: usize, i: usize, keep: Option<Keep>) -> String {
    let (word, moving) = match i.cmp(&theta) {
        Ordering::Equal => return "All together, keep the line where it is.".into(),
        Ordering::Less => ("raise", "Raising"),
        Ordering::Greater => ("lower", "Lowering"),
    };
    let figures = format!("from {{at.flow}} to {{recommended.figures.flow}}{}", pipeline(curve, theta, i));
    match keep {
        None => format!("All together, {word} the line to {{recommended.theta}}: leads a month go {figures}."),
        Some(Keep::Alike) => format!(
            "All together, hold the line unless volume decides: line {{recommended.theta}} looks better, but the ranges of \
             the two rates overlap, so the data cannot tell the lines apart. {moving} it would take leads a month \
             {figures}."
        ),
        Some(Keep::Contradicted) => format!(
            "All together, hold the line for now: line {{recommended.theta}} looks better over all months, but the newer \
             ones speak against it. {moving} it would take leads a month {figures}."
        ),
    }
}

/// What each lead brings, and what all of them together do: the one may rise while the other falls.
fn pipeline(curve: &Curve, theta: usize, i: usize) -> String {
    let [here, there] = [i, theta].map(|i| curve.pipeline_per_qualified_at(i));
    let Some((here, there)) = here.zip(there) else { return String::new() };
    let (here_all, there_all) = (curve.pipeline_at(i), curve.pipeline_at(theta));
    let apart = !equal(here_all, there_all) && (there > here) != (there_all > here_all);
    let joined = if apart { ", but" } else { " and" };
    format!(
        ", pipeline per qualified lead from {{at.pipeline_per_qualified}} to \
         {{recommended.figures.pipeline_per_qualified}}{joined} pipeline in all from {{at.pipeline}} to \
         {{recommended.figures.pipeline}}"
    )
}

/// A move that a target asks for, though the rates do not.
fn overlap(curve: &Curve, theta: usize, i: usize, keep: Option<Keep>) -> Option<String> {
    let asked = keep.is_none() && i != theta && i < curve.lines && alike(curve, i, theta);
    let text = "It is the targets that ask for a move, not the rates: their ranges overlap, so the data cannot tell the two \
                lines apart.";
    asked.then(|| text.into())
}

/// What the line that the older half chose did in the newer half, beside this one.
fn tried(trial: &Trial, theta: Option<usize>, i: usize, objective: Objective) -> String {
    let way = match trial.at(i) {
        Tried::Same => return "The older half of the months alone would have chosen this line too.".into(),
        Tried::TooFew => {
            return "Chosen on the older half of the months it would have been line {pilot.recommended.theta}; too few were \
                    judged in the newer half to say whether that was better."
                .into();
        }
        Tried::Speaks(way) => way,
    };
    let opening = match theta.is_some_and(|theta| trial.speaks_against(i, theta)) {
        true => "The pilot speaks against moving: chosen",
        false => "Chosen",
    };
    let did = match objective {
        Objective::PipelinePerQualified => {
            "made {pilot.recommended.newer.pipeline_per_qualified} of pipeline per qualified lead in the newer half; this \
             line made {pilot.today.newer.pipeline_per_qualified}"
        }
        Objective::Precision => {
            "brought an opportunity from {pilot.recommended.newer.yield %} of those judged in the newer half; this line \
             from {pilot.today.newer.yield %}"
        }
        Objective::ExpectedMargin => match way {
            Ordering::Less => "had a lower expected margin in the newer half than this line",
            Ordering::Equal => "had the same expected margin in the newer half as this line",
            Ordering::Greater => "had a higher expected margin in the newer half than this line",
        },
    };
    format!("{opening} on the older half of the months, line {{pilot.recommended.theta}} {did}.")
}

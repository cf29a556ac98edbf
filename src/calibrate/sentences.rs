//! The advice in sentences: what to do, why, how sure that is, and what it costs.
//!
//! Every sentence is chosen by the figures of the line it stands for; a direction word is never written twice by hand
//! for the same figure, it comes from the advice.

use super::admitted::Advice;
use super::capacity::Capacity;
use super::conversion::Conversion;
use super::curve::Curve;
use super::line_texts::LineTexts;
use super::payback::{Payback, Standing};
use super::targets::Objective;
use super::together::{Approach, Approaches, Together};
use super::wording::number;

/// The sentences of each line, with places for the figures.
pub(crate) fn line_sentences(curve: &Curve, approaches: &Approaches, moving: &LineTexts) -> LineTexts {
    LineTexts::new(curve.flow.len(), |i| {
        let mut says = Vec::new();
        if curve.is_flat() {
            return says;
        }
        says.extend(approaches.capacity.as_ref().and_then(|a| capacity(a, i)));
        says.extend(approaches.conversion.as_ref().and_then(|a| conversion(a, i)));
        says.extend(approaches.payback.as_ref().and_then(|a| payback(a, i)));
        says.extend(approaches.payback.as_ref().and_then(|a| margin(a, i)));
        says.extend(sureness(curve, i));
        says.extend(moving.at(i).map(String::from));
        says
    })
}

fn capacity(a: &Capacity, i: usize) -> Option<String> {
    let crowded = a.months_over[i].is_some_and(|share| share > 0.0);
    let text = match (a.advice[i]?, a.theta) {
        (Advice::Raise, Some(_)) => {
            "Raise the line: {at.flow} leads a month cross it and sales can work {capacity.capacity}. From line \
             {capacity.theta} on they fit."
        }
        (Advice::Raise, None) => {
            "Raise the line as far as it goes and find more capacity: {at.flow} leads a month cross it, sales can work \
             {capacity.capacity}, and no line brings that few."
        }
        (Advice::Lower, Some(theta)) if (theta as usize) < i => {
            "Lower the line if you want more from sales: {at.flow} leads a month use {capacity.utilisation %} of the \
             capacity. Down to line {capacity.theta} they fit."
        }
        (Advice::Lower, _) => {
            "Lower the line with care: {at.flow} leads a month use {capacity.utilisation %} of the capacity, but the \
             lines around it bring more than sales can work."
        }
        (Advice::Hold, _) if crowded => {
            "Hold the line for capacity: {at.flow} leads a month fit the {capacity.capacity} that sales can work, though \
             in {capacity.months_over %} of the months more came."
        }
        (Advice::Hold, _) => {
            "Hold the line for capacity: {at.flow} leads a month fit the {capacity.capacity} that sales can work."
        }
    };
    Some(text.into())
}

fn conversion(a: &Conversion, i: usize) -> Option<String> {
    let wanted = number(a.target?);
    Some(match (a.advice[i]?, a.theta, a.missing) {
        (Advice::Hold, ..) => format!(
            "Hold the line for the opportunity target: {{at.flow}} leads a month bring {{conversion.opportunities}} \
             opportunities, and {wanted} are wanted.{}",
            held_above_the_bound(a, i).unwrap_or_default()
        ),
        (_, Some(_), _) => format!(
            "Lower the line, or improve demand: {{at.flow}} leads a month bring {{conversion.opportunities}} \
             opportunities, {wanted} are wanted, and that takes {{conversion.needed}} leads. Up to line \
             {{conversion.theta}} the target is met."
        ),
        (_, None, _) if a.alone => format!(
            "Improve demand, or move the line: {{at.flow}} leads a month bring {{conversion.opportunities}} opportunities \
             and {wanted} are wanted. The lowest lines fall short too, but lines between bring enough."
        ),
        (_, None, Some(_)) => format!(
            "Improve demand: lowering the line brings more, but even line 0 is {{conversion.missing}} leads a month \
             short of {wanted} opportunities."
        ),
        (_, None, None) => format!("Improve demand: no line brings {wanted} opportunities a month."),
    })
}

/// Why the line is held although the bound, which is asked of every lower line too, lies below it.
fn held_above_the_bound(a: &Conversion, i: usize) -> Option<String> {
    Some(match (a.falls_short_below(i), a.theta) {
        (Some(short), theta) => {
            let end = match theta {
                Some(theta) => format!("only up to line {theta} do all lines bring enough"),
                None => "there is no line up to which all bring enough".into(),
            };
            format!(
                " Line {short} below it falls short, though: a higher line is crossed later and by other leads, and can \
                 bring more in a month. So {end}."
            )
        }
        (None, Some(theta)) if (theta as usize) < i => {
            format!(" Line {theta} is the highest that a score reaches; above it only raised hands count.")
        }
        (None, _) => return None,
    })
}

fn payback(a: &Payback, i: usize) -> Option<String> {
    let (word, lies) = match a.advice[i]? {
        Advice::Raise => ("Raise", "above"),
        Advice::Lower => ("Lower", "below"),
        Advice::Hold => ("Hold", "here"),
    };
    if a.too_slow(i) {
        let within = number(a.within?);
        return Some(format!(
            "{word} the line: a customer is paid back in {{payback.months}} months, later than the {within} wanted; the \
             nearest line that pays back in time lies {lies}."
        ));
    }
    Some(match (a.standing(i)?, a.advice[i]?) {
        (Standing::Poor, Advice::Hold) => {
            "Hold the line for payback: a lead brings only {payback.ratio} times what it costs, but no line does better."
                .into()
        }
        (Standing::Poor, _) => format!(
            "{word} the line: a lead brings only {{payback.ratio}} times what it costs; the nearest line with the best \
             ratio lies {lies}."
        ),
        (Standing::Fair, _) => "Hold the line for payback: a lead brings {payback.ratio} times what it costs.".into(),
        (Standing::Rich, _) => "Lower the line if sales has room: a lead brings {payback.ratio} times what it costs, so \
                                there is room to be aggressive."
            .into(),
    })
}

fn margin(a: &Payback, i: usize) -> Option<String> {
    a.marginal_value[i].zip(a.economics.lead_cost)?;
    let text =
        "One more lead at this line is worth {payback.marginal.value} and costs {payback.marginal.cost} to work.";
    Some(text.into())
}

/// How far the measured rate can be trusted; thin lines have their note.
fn sureness(curve: &Curve, i: usize) -> Option<String> {
    let s = curve.sweep;
    let known = |column: &[Option<f64>]| column.get(i).copied().flatten();
    known(&s.precision).and(known(&s.precision_low)).and(known(&s.precision_high)).filter(|_| !curve.thin[i])?;
    let text = "Of {at.judged} judged crossings here {at.precision %} converted; the true rate lies between \
                {at.precision_low %} and {at.precision_high %}, at 95 % confidence.";
    Some(text.into())
}

/// The sentences that hold wherever today's line stands.
pub(crate) fn whole_sentences(
    curve: &Curve,
    approaches: &Approaches,
    together: &Together,
    objective: Objective,
) -> Vec<String> {
    if curve.is_flat() {
        return vec![
            "Nobody reaches 1 point here: no signal of the model that counts on this axis meets what was loaded, so no line \
             is better than another."
                .into(),
        ];
    }
    let mut says = Vec::new();
    if let Some(conflict) = &together.conflict {
        let relax = conflict.relax.iter().filter_map(|r| Some(easing(r.approach, &number(r.by?))));
        let ways: Vec<String> = relax.collect();
        says.push(match ways.as_slice() {
            [] => "No line serves the targets, and no single change of them would open one.".into(),
            ways => format!("No line serves the targets. What would open one: {}.", ways.join("; or ")),
        });
    }
    if let Some(theta) = together.theta {
        let used = [
            approaches.capacity.as_ref().and(Some("the capacity")),
            approaches.conversion.as_ref().and(Some("the opportunity target")),
            approaches.payback.as_ref().and(Some("the payback target")),
        ];
        let used: Vec<&str> = used.into_iter().flatten().collect();
        let serving = match used.as_slice() {
            [] => String::new(),
            used => format!(" among the lines that serve {}", listed(used)),
        };
        says.push(format!("Line {theta} has the best {}{serving}.", objective.words()));
        let line = curve.line(theta);
        if let (Some(low), Some(high)) = (line.precision_low, line.precision_high) {
            says.push(format!(
                "There {} of {} judged crossings converted: between {} % and {} %, at 95 % confidence.",
                line.converted,
                line.judged,
                number((low * 100.0).round()),
                number((high * 100.0).round())
            ));
        }
        let binding: Vec<&str> = together.binding.iter().map(|a| a.words()).collect();
        if !binding.is_empty() {
            says.push(format!("Without {} another line would be better.", listed(&binding)));
        }
    }
    says
}

/// "a, b and c".
pub(crate) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).into(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn easing(approach: Approach, by: &str) -> String {
    match approach {
        Approach::Capacity => format!("capacity for {by} more leads a month"),
        Approach::Conversion => format!("a target of {by} fewer opportunities a month"),
        Approach::Payback => format!("{by} more months to pay back"),
    }
}

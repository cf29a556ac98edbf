//! The three pieces of advice by hand, each in a sentence with the figures that it rests on.
//!
//! A direction word is never written by hand beside a figure: it is that of the advice, and the advice comes from the
//! figures. Without a curve nobody can say how far to move, so no sentence names a line.

use super::{Calculation, Inputs};
use crate::calibrate::{Advice, number, usable};

pub(super) fn advice(inputs: &Inputs, answer: &Calculation) -> Vec<String> {
    [capacity(inputs, answer), conversion(inputs, answer), payback(answer)].into_iter().flatten().collect()
}

fn word(advice: Advice) -> &'static str {
    match advice {
        Advice::Raise => "Raise",
        Advice::Lower => "Lower",
        Advice::Hold => "Hold",
    }
}

fn capacity(inputs: &Inputs, answer: &Calculation) -> Option<String> {
    let it = &answer.capacity;
    let (advice, capacity) = it.advice.zip(it.capacity)?;
    let qualified = number(usable(inputs.qualified_per_month)?);
    let capacity = number(capacity);
    let word = word(advice);
    Some(match advice {
        Advice::Raise => {
            format!("{word} the line for capacity: {qualified} leads a month qualify and sales can work {capacity}.")
        }
        Advice::Lower => format!(
            "{word} the line if you want more from sales: {qualified} leads a month qualify and sales can work {capacity}."
        ),
        Advice::Hold => format!(
            "{word} the line for capacity: the {qualified} leads a month that qualify fit the {capacity} that sales can \
             work."
        ),
    })
}

fn conversion(inputs: &Inputs, answer: &Calculation) -> Option<String> {
    let it = &answer.conversion;
    let (advice, needed) = it.advice.zip(it.needed)?;
    let qualified = number(usable(inputs.qualified_per_month)?);
    let (brought, needed) = (number(it.opportunities?), number(needed));
    let wanted = number(usable(inputs.opportunities_per_month)?);
    let word = word(advice);
    Some(match advice {
        Advice::Hold => format!(
            "{word} the line for the target: {qualified} leads a month bring {brought} opportunities, and {wanted} are \
             wanted."
        ),
        _ => format!(
            "{word} the line for the target, or improve demand: {qualified} leads a month bring {brought} \
             opportunities, {wanted} are wanted, and that takes {needed} leads."
        ),
    })
}

fn payback(answer: &Calculation) -> Option<String> {
    let it = &answer.payback;
    let (advice, ratio) = it.advice.zip(it.ratio)?;
    let word = word(advice);
    let brings = format!("a lead brings {} times what it costs", number(ratio));
    Some(match advice {
        Advice::Raise => format!("{word} the line for payback: {brings}, which leaves too little."),
        Advice::Lower => format!("{word} the line if sales has room: {brings}, so you can afford weaker leads."),
        Advice::Hold => format!("{word} the line for payback: {brings}."),
    })
}

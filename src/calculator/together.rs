//! Whether one volume can serve capacity, target and payback, and what falls short where none can (spec §7.5).
//!
//! A volume above the capacity is none that sales can work, so the payback is looked at where it is best: at full
//! capacity, where the most leads share the spend.

use super::Inputs;
use crate::calibrate::{Economics, at_most, number, over, usable};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Together {
    /// `payback`: the months at full capacity and those wanted, where a payback is wanted.
    Holds {
        needed: f64,
        capacity: f64,
        payback: Option<(f64, f64)>,
    },
    CapacityShort {
        needed: f64,
        capacity: f64,
    },
    /// `months`: at full capacity; `None` where no customer is ever paid back.
    PaybackLate {
        months: Option<f64>,
        wanted: f64,
    },
    /// Why it cannot be told.
    Untold(&'static str),
}

impl Together {
    pub fn new(
        inputs: &Inputs,
        economics: &Economics,
        capacity: Option<f64>,
        needed: Option<f64>,
        rate: Option<f64>,
    ) -> Together {
        let (Some(capacity), Some(needed)) = (capacity, needed) else {
            return Together::Untold("capacity or needed leads are unknown");
        };
        if !at_most(needed, capacity) {
            return Together::CapacityShort { needed, capacity };
        }
        if inputs.payback_months.is_none() {
            return Together::Holds { needed, capacity, payback: None };
        }
        let Some(wanted) = usable(inputs.payback_months).filter(|_| economics.complete()) else {
            return Together::Untold("the payback lacks an input");
        };
        match economics.at(Some(capacity), rate).months {
            Some(months) if at_most(months, wanted) => {
                Together::Holds { needed, capacity, payback: Some((months, wanted)) }
            }
            months => Together::PaybackLate { months, wanted },
        }
    }

    pub fn holds(&self) -> Option<bool> {
        match self {
            Together::Holds { .. } => Some(true),
            Together::CapacityShort { .. } | Together::PaybackLate { .. } => Some(false),
            Together::Untold(_) => None,
        }
    }

    /// The note where it cannot be told.
    pub fn untold(&self) -> Option<String> {
        match self {
            Together::Untold(why) => Some(format!("cannot be computed: whether all can hold at once, since {why}.")),
            _ => None,
        }
    }

    /// `wanted` opportunities a month at `rate` made the needed leads.
    pub fn says(&self, wanted: Option<f64>, rate: Option<f64>) -> Vec<String> {
        match *self {
            Together::Holds { needed, capacity, payback } => {
                let (needed, capacity) = (number(needed), number(capacity));
                vec![match payback {
                    None => format!(
                        "Both can hold at once: {needed} leads a month are needed and sales can work {capacity}."
                    ),
                    Some((months, wanted)) => format!(
                        "All can hold at once: {needed} leads a month are needed, sales can work {capacity}, and at that \
                         volume a customer is paid back in {} months, within the {} wanted.",
                        number(months),
                        number(wanted)
                    ),
                }]
            }
            Together::CapacityShort { needed, capacity } => short(needed, capacity, wanted, rate),
            Together::PaybackLate { months: Some(months), wanted } => vec![format!(
                "They cannot hold at once: the target fits the capacity, but even at full capacity a customer is paid \
                 back in {} months, later than the {} wanted. The payback is what is short, by {} months: spend, win \
                 rate, deal size or margin must give.",
                number(months),
                number(wanted),
                number(months - wanted)
            )],
            Together::PaybackLate { months: None, .. } => vec![
                "They cannot hold at once: the target fits the capacity, but even at full capacity no customer is ever \
                 paid back."
                    .into(),
            ],
            Together::Untold(_) => Vec::new(),
        }
    }
}

fn short(needed: f64, capacity: f64, wanted: Option<f64>, rate: Option<f64>) -> Vec<String> {
    let times = match over(Some(needed), Some(capacity)) {
        Some(times) => format!("{} times the {} that sales can work", number(times), number(capacity)),
        None => format!("more than the {} that sales can work", number(capacity)),
    };
    // A share above 1 is no share, and nothing is built on it.
    let easing = wanted.zip(rate.filter(|rate| *rate <= 1.0)).map(|(wanted, rate)| Easing::new(capacity, wanted, rate));
    let mut ways = vec![format!("capacity for {}", number(needed))];
    ways.extend(easing.map(|e| format!("a target of {} opportunities", number(e.opportunities))));
    ways.extend(easing.and_then(|e| e.rate).map(|rate| format!("{} % that convert", number(rate * 100.0))));
    vec![
        format!("{} leads a month are needed, {times}: no line can serve both.", number(needed)),
        format!(
            "Capacity is what is short, by {} leads a month. It takes {}.",
            number(needed - capacity),
            ways.join(", or ")
        ),
    ]
}

/// The single changes that would let the target fit the capacity, rounded so that they still do as they are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Easing {
    pub opportunities: f64,
    /// `None` where not even everybody converting would do.
    pub rate: Option<f64>,
}

impl Easing {
    pub fn new(capacity: f64, wanted: f64, rate: f64) -> Easing {
        let leads = (capacity + 1e-9).floor();
        let brought = leads * rate;
        // So many have no hundredths to be rounded to, and a hundred times as many may be no number.
        let opportunities = if brought < 1e12 { (brought * 100.0 + 1e-9).floor() / 100.0 } else { brought };
        let rate = over(Some(wanted), Some(leads)).map(|r| (r * 10_000.0 - 1e-9).ceil() / 10_000.0);
        Easing { opportunities, rate: rate.filter(|r| *r <= 1.0) }
    }
}

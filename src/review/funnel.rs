//! From the crossing down the funnel: how many reached each stage, and how long that took.

use crate::day::{Day, Month};
use crate::outcome::{Fated, OwnLine, outcomes_of};
use crate::score::Scoring;
use crate::settings::Stage;
use crate::stats;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Funnel {
    /// `crossed`, then `mql` to `won`.
    pub stages: Vec<FunnelStage>,
    /// The same by month of crossing, from the first crossing's to the last one's, oldest first.
    pub months: Vec<FunnelMonth>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FunnelMonth {
    pub month: Month,
    pub stages: Vec<FunnelStage>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FunnelStage {
    /// `crossed`, or a stage of the funnel.
    pub stage: &'static str,
    /// Those that reached it on or after their crossing; a later stage implies the earlier, on its day.
    pub entities: u32,
    /// 0 to 1; `null` for `crossed`, and where nobody reached the stage before.
    pub rate_from_previous: Option<f64>,
    /// Days; `null` for `crossed`, and where nobody reached it.
    pub median_days_from_previous: Option<f64>,
}

const NAMES: [&str; 7] = ["crossed", "mql", "mqa", "sal", "sql", "sqo", "won"];

/// One entity's days: of the crossing, and of each stage in order, as far as it came.
type Walk = [Option<Day>; 7];

pub fn funnel(scoring: &Scoring, line: &OwnLine) -> Funnel {
    let walks: Vec<Walk> = line.new_ones().map(|fated| walk(scoring, line, fated)).collect();
    let month_of = |walk: &Walk| walk[0].map(Day::month);
    let months = walks.iter().filter_map(month_of).min().zip(walks.iter().filter_map(month_of).max());
    let of_month = |month: Month| {
        let of_it: Vec<Walk> = walks.iter().filter(|walk| month_of(walk) == Some(month)).copied().collect();
        FunnelMonth { month, stages: stages(&of_it) }
    };
    Funnel {
        stages: stages(&walks),
        months: months.map_or_else(Vec::new, |(first, last)| (first.0..=last.0).map(Month).map(of_month).collect()),
    }
}

fn walk(scoring: &Scoring, line: &OwnLine, fated: &Fated) -> Walk {
    let crossed = fated.crossed;
    let reached = |stage: Stage| {
        let mut outcomes = outcomes_of(&scoring.data, line.scope(), crossed.entity as usize);
        outcomes.find(|o| o.stage.implies(stage) && o.at.day() >= crossed.day).map(|o| o.at.day())
    };
    let [mql, mqa, sal, sql, sqo, won] = Stage::IN_ORDER.map(reached);
    [Some(crossed.day), mql, mqa, sal, sql, sqo, won]
}

fn stages(walks: &[Walk]) -> Vec<FunnelStage> {
    let reached = |place: usize| walks.iter().filter(|walk| walk[place].is_some()).count() as u32;
    let stage = |place: usize| {
        let before = (place > 0).then(|| place - 1);
        let days = |before: usize| -> Vec<f64> {
            walks.iter().filter_map(|walk| Some(f64::from(walk[before]?.until(walk[place]?)))).collect()
        };
        let of = before.map(reached).filter(|of| *of > 0);
        FunnelStage {
            stage: NAMES[place],
            entities: reached(place),
            rate_from_previous: of.map(|of| f64::from(reached(place)) / f64::from(of)),
            median_days_from_previous: before.and_then(|before| stats::median(&days(before))),
        }
    };
    (0..NAMES.len()).map(stage).collect()
}

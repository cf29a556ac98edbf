//! A slow twin of the sweep: each line by itself, from the scores of each day, by the words of spec §5 and §6.
//!
//! It takes scores and exclusions from the answers to `scores`; who did what when and what became of whom it knows from the
//! workspace and not from the workbench.

use crate::bench::{load_all, quanta, scores, text};
use crate::workspace::{Outcome, START, Workspace};
use cutline::day::{Day, Month};
use cutline::settings::Stage;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const POINT: i128 = 1_000_000 << 20;

/// What a day's activities are to the twin: whose, and on which day.
pub struct Act {
    pub person: Option<usize>,
    pub account: Option<usize>,
    pub day: Day,
}

struct Entity {
    /// The place in the workspace's people or accounts.
    place: usize,
    /// Each day with an activity of theirs: the value, the other gates, a raised hand.
    days: Vec<(Day, i128, bool, bool)>,
    /// The same on `as_of`; and whether there is an activity in the lookback.
    now: (i128, bool),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    Excluded,
    Open,
    /// With the largest amount, in hundredths.
    Converted(u32),
    NotConverted,
}

/// What the twin says at one line.
#[derive(Debug, Default, PartialEq)]
pub struct Line {
    pub qualified_now: u64,
    pub crossings: u64,
    pub excluded: u64,
    pub open: u64,
    pub converted: u64,
    pub not_converted: u64,
    pub opportunities: u64,
    /// In hundredths.
    pub pipeline: u64,
    /// Of the entities that reached the stage in the complete months: those that had crossed, and all.
    pub recalled: (u64, u64),
    pub flow: Vec<u64>,
}

pub struct Twin<'a> {
    workspace: &'a Workspace,
    of_people: bool,
    entities: Vec<Entity>,
    pub months: Vec<Month>,
    from: Day,
}

impl Twin<'_> {
    pub fn new<'a>(workspace: &'a Workspace, model: &Value, axis: &str) -> Twin<'a> {
        let (scope, figure) = axis.split_once('.').unwrap();
        let of_people = scope == "person";
        let mut workbench = load_all(workspace, std::slice::from_ref(model));
        let as_of = workspace.as_of;
        let scored = |rows: &[Value]| rows.iter().map(|row| text(row, "key").to_string()).collect::<BTreeSet<_>>();
        let people = scored(&scores(&mut workbench, "person", as_of));
        let keys = scored(&scores(&mut workbench, scope, as_of));
        let acts = acts(workspace);
        let lookback = model["lookback_days"].as_i64().unwrap_or(365) as i32;
        let mut by_day: BTreeMap<Day, Vec<Value>> = BTreeMap::new();
        let mut row = |key: &str, day: Day| -> Value {
            let rows = by_day.entry(day).or_insert_with(|| scores(&mut workbench, scope, day));
            rows.iter().find(|row| text(row, "key") == key).expect("who is scored is scored on every day").clone()
        };
        let places = if of_people { workspace.people.len() } else { workspace.accounts.len() };
        let mut entities = Vec::new();
        for place in 0..places {
            let key =
                if of_people { workspace.people[place].key().to_string() } else { workspace.accounts[place].key() };
            if !keys.contains(&key) {
                continue;
            }
            // What an excluded person did counts for nothing, in their account neither.
            let counts = |act: &&Act| match of_people {
                true => act.person == Some(place),
                false => {
                    act.account == Some(place) && act.person.is_none_or(|p| people.contains(workspace.people[p].key()))
                }
            };
            let active: BTreeSet<Day> = acts.iter().filter(counts).map(|act| act.day).collect();
            let days = active.iter().map(|day| {
                let row = row(&key, *day);
                (*day, value(&row, figure), others_hold(&row, model, figure), row["raised_hand"] == true)
            });
            let days = days.collect();
            let today = row(&key, as_of);
            let recent = active.last().is_some_and(|last| last.until(as_of) <= lookback);
            let now = (value(&today, figure), recent && others_hold(&today, model, figure));
            entities.push(Entity { place, days, now });
        }
        let warm = START.month().plus(workspace.settings.warmup_months as i32);
        let complete = |month: &Month| month.first_day() >= START && *month >= warm && month.last_day() <= as_of;
        let mut months: Vec<Month> = (START.month().0..=as_of.month().0).map(Month).filter(complete).collect();
        if workspace.settings.months > 0 {
            months.drain(..months.len().saturating_sub(workspace.settings.months as usize));
        }
        Twin { workspace, of_people, entities, months, from: warm.first_day() }
    }

    /// The same of hybrid hand-offs: only days count on which somebody of the account is an MQL, as the scores have it.
    pub fn hybrid<'a>(workspace: &'a Workspace, model: &Value, axis: &str) -> Twin<'a> {
        let mut twin = Twin::new(workspace, model, axis);
        let mut workbench = load_all(workspace, std::slice::from_ref(model));
        let mut by_day: BTreeMap<Day, BTreeSet<String>> = BTreeMap::new();
        for entity in &mut twin.entities {
            let account = workspace.accounts[entity.place].key();
            for (day, _, others, _) in &mut entity.days {
                let with_mqls = by_day.entry(*day).or_insert_with(|| {
                    let rows = scores(&mut workbench, "person", *day);
                    let mqls = rows.iter().filter(|row| row["qualified"] == true);
                    mqls.filter_map(|row| row["account"].as_str().map(str::to_string)).collect()
                });
                *others &= with_mqls.contains(&account);
            }
        }
        twin
    }

    /// The highest line: what anybody reaches on one of their activity days.
    pub fn top(&self) -> i64 {
        let values = self.entities.iter().flat_map(|entity| &entity.days).map(|(_, value, ..)| value.div_euclid(POINT));
        values.max().unwrap_or(0).clamp(0, 1000) as i64
    }

    pub fn line(&self, theta: i64) -> Line {
        let least = i128::from(theta) * POINT;
        let mut line = Line { flow: vec![0; self.months.len()], ..Line::default() };
        let mut shared: BTreeMap<usize, u32> = BTreeMap::new();
        for entity in &self.entities {
            line.qualified_now += u64::from(entity.now.0 >= least && entity.now.1);
            let crosses = |(_, value, others, hand): &&(Day, i128, bool, bool)| *hand || (*value >= least && *others);
            let crossed = entity.days.iter().find(crosses).map(|(day, ..)| *day);
            let outcomes = self.outcomes(entity.place);
            let reaching = outcomes.iter().filter(|o| self.reaches(o));
            if let Some(first) = reaching.map(|o| START.plus(o.day)).min().filter(|d| self.months.contains(&d.month()))
            {
                line.recalled.0 += u64::from(crossed.is_some_and(|day| day <= first));
                line.recalled.1 += 1;
            }
            let Some(day) = crossed.filter(|day| *day >= self.from) else { continue };
            line.crossings += 1;
            let fate = self.fate(&outcomes, day);
            match fate {
                Fate::Excluded => line.excluded += 1,
                Fate::Open => line.open += 1,
                Fate::NotConverted => line.not_converted += 1,
                Fate::Converted(amount) => {
                    line.converted += 1;
                    match self.workspace.people.get(entity.place).and_then(|p| p.account) {
                        Some(account) if self.of_people && self.inherited() => {
                            let most = shared.entry(self.workspace.top(account)).or_default();
                            *most = amount.max(*most);
                        }
                        _ => {
                            line.opportunities += 1;
                            line.pipeline += u64::from(amount);
                        }
                    }
                }
            }
            if let Some(month) = self.months.iter().position(|m| *m == day.month() && fate != Fate::Excluded) {
                line.flow[month] += 1;
            }
        }
        line.opportunities += shared.len() as u64;
        line.pipeline += shared.values().map(|amount| u64::from(*amount)).sum::<u64>();
        line
    }

    fn reaches(&self, outcome: &Outcome) -> bool {
        outcome.stage != Stage::Lost && outcome.stage >= self.workspace.settings.stage
    }

    fn known(&self) -> impl Iterator<Item = &Outcome> {
        self.workspace.outcomes.iter().filter(|outcome| START.plus(outcome.day) <= self.workspace.as_of)
    }

    fn inherited(&self) -> bool {
        self.known().all(|outcome| outcome.person.is_none())
    }

    fn account_of(&self, person: usize) -> Option<usize> {
        self.workspace.people[person].account.map(|account| self.workspace.top(account))
    }

    fn outcomes(&self, place: usize) -> Vec<&Outcome> {
        let of_account = |account: usize| {
            self.known().filter(move |outcome| {
                outcome.account.map(|a| self.workspace.top(a)) == Some(account)
                    || outcome.person.and_then(|p| self.account_of(p)) == Some(account)
            })
        };
        match (self.of_people, self.inherited()) {
            (false, _) => of_account(place).collect(),
            (true, false) => self.known().filter(|outcome| outcome.person == Some(place)).collect(),
            (true, true) => self.account_of(place).into_iter().flat_map(of_account).collect(),
        }
    }

    fn fate(&self, outcomes: &[&Outcome], crossed: Day) -> Fate {
        let day = |outcome: &&Outcome| START.plus(outcome.day);
        let reaching = || outcomes.iter().copied().filter(|outcome| self.reaches(outcome));
        let lost = |since: Day| {
            let mut lost = outcomes.iter().filter(|outcome| outcome.stage == Stage::Lost).map(day);
            lost.any(|lost| since <= lost && lost < crossed)
        };
        if reaching().any(|outcome| day(&outcome) < crossed && !lost(day(&outcome))) {
            return Fate::Excluded;
        }
        let end = crossed.plus(self.workspace.settings.horizon_days as i32);
        if end > self.workspace.as_of {
            return Fate::Open;
        }
        let within = reaching().filter(|outcome| (crossed..=end).contains(&day(outcome)));
        let most = within.map(|outcome| outcome.amount.unwrap_or(0)).max();
        most.map_or(Fate::NotConverted, Fate::Converted)
    }
}

/// Every act up to `as_of`, a contact's creation among them.
pub fn acts(workspace: &Workspace) -> Vec<Act> {
    let settings = &workspace.settings;
    let account_of = |person: usize| workspace.people[person].account;
    let acts = workspace.activities.iter().filter(|activity| activity.is_act(settings)).map(|activity| Act {
        person: activity.person,
        account: activity.account.or_else(|| activity.person.and_then(account_of)),
        day: START.plus(activity.day),
    });
    let created = workspace.people.iter().enumerate().filter_map(|(person, known)| {
        Some(Act { person: Some(person), account: known.account, day: START.plus(known.created?) })
    });
    let created = created.filter(|_| !settings.ignore_types.iter().any(|kind| kind == "contact_created"));
    let moved = |act: Act| Act { account: act.account.map(|account| workspace.top(account)), ..act };
    acts.chain(created).filter(|act| act.day <= workspace.as_of).map(moved).collect()
}

fn value(row: &Value, figure: &str) -> i128 {
    match figure {
        "coverage" => thousandths(&row["coverage"]),
        _ => quanta(row, figure),
    }
}

/// Points with three decimals as quanta.
fn thousandths(points: &Value) -> i128 {
    (points.as_f64().unwrap() * 1000.0).round() as i128 * (POINT / 1000)
}

/// Whether every gate that the model gives, the swept one aside, holds; a person has none.
fn others_hold(row: &Value, model: &Value, swept: &str) -> bool {
    if row.get("coverage").is_none() {
        return true;
    }
    let gates = model["account"]["gates"].as_object().unwrap().iter();
    gates.filter(|(gate, _)| *gate != swept).all(|(gate, least)| value(row, gate) >= thousandths(least))
}

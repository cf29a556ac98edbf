//! What each activity signal counts up to on the day, by person or by account: all of a score that needs the activities.
//!
//! Activities are first added up by day, so that decay is looked up once a day and a limit a day is a minimum of two
//! numbers. Only a limit on quantities asks which of a day's activities came first.

use super::members::key;
use super::tree::{Expr, Query, Select, Step, Type, call, column, flag, int, of, text, when};
use super::{ACCOUNT_SUMS, Asked, DECAY, PARAMETERS, PEOPLE, PERSON_SUMS};
use crate::intake::tables::{Source, normal_type};
use crate::model::{ActivityTest, Count, Decay, Dimension, Scope, Signal, Test};
use crate::points::FULL;

pub fn decay_column(decay: usize) -> String {
    format!("d{decay}")
}

/// The column of what a signal counts: whether an activity matches, what a day's come to, what all come to.
fn matches_column(signal: usize) -> String {
    format!("m{signal}")
}

fn so_far_column(signal: usize) -> String {
    format!("r{signal}")
}

fn day_column(signal: usize) -> String {
    format!("n{signal}")
}

pub fn sum_column(signal: usize) -> String {
    format!("s{signal}")
}

/// The decay of an each-time signal.
pub fn decay_of(signal: &Signal) -> Option<Decay> {
    match &signal.test {
        Test::Activity(ActivityTest { count: Count::EachTime { decay, .. }, .. }) => Some(*decay),
        _ => None,
    }
}

type ActivitySignal<'a> = (usize, &'a Signal, &'a ActivityTest);

/// The model's activity signals.
pub fn activity_signals<'a>(asked: &'a Asked) -> impl Iterator<Item = ActivitySignal<'a>> {
    asked.model().signals.iter().enumerate().filter_map(|(place, signal)| match &signal.test {
        Test::Activity(test) => Some((place, signal, test)),
        Test::Field(_) => None,
    })
}

pub fn step(asked: &Asked, scope: Scope) -> Step {
    let signals: Vec<ActivitySignal> = activity_signals(asked).filter(|(_, signal, _)| signal.scope == scope).collect();
    let owner = owner(scope);
    let ranked = Select::from("matched", "m").columns(ranked(&signals, owner, scope));
    let limits_quantities = signals.iter().any(|(_, _, test)| limit_of_quantities(test).is_some());
    let from = if limits_quantities { "ranked" } else { "matched" };
    let mut days = Select::from(from, "m").same("m", &[owner, "age"]);
    for (place, _, test) in signals.iter().filter(|(_, _, test)| !test.counts_people()) {
        days = days.column(day_column(*place), of_day(*place, test));
    }
    let mut query =
        Select::from("days", "d").with("read", read(scope)).with("matched", matched(asked, scope, &signals));
    if limits_quantities {
        query = query.with("ranked", ranked);
    }
    let counts_people = signals.iter().any(|(_, _, test)| test.counts_people());
    if scope == Scope::Person {
        for mark in ["is_engaging", "is_hand"] {
            days = days.column(mark, call("MAX", [of("m", mark)]));
        }
    }
    query = query.with("days", days.group_by([of("m", owner), of("m", "age")]));
    if counts_people {
        query = query.with("counted", counted(asked, &signals));
    }
    query = query.same("d", &[owner]);
    for (place, _, test) in &signals {
        query = query.column(sum_column(*place), sum(asked, *place, test));
    }
    if scope == Scope::Person {
        let model = asked.model();
        for (mark, within, name) in [
            ("is_engaging", model.coverage.window_days, "is_engaged"),
            ("is_hand", model.hand_raise_days, "is_hand_raised"),
        ] {
            let recent = Expr::All(vec![of("d", mark).set(), of("d", "age").is("<=", int(i64::from(within)))]);
            query = query.column(name, call("MAX", [flag(recent)]));
        }
    }
    if !asked.decays().is_empty() {
        query = query.left_join(DECAY, "f", of("f", "age").is("=", of("d", "age")));
    }
    if counts_people {
        query = query.left_join("counted", "c", of("c", owner).is("=", of("d", owner)));
    }
    let (name, about) = match scope {
        Scope::Person => (PERSON_SUMS, "What people's activities come to, before points, caps and groups."),
        Scope::Account => (ACCOUNT_SUMS, "What accounts' activities come to, whoever did them, silent people aside."),
    };
    Step {
        name,
        about: std::iter::once(about.to_string())
            .chain(signals.iter().map(|(place, signal, _)| format!("{}: {}", sum_column(*place), signal.id)))
            .collect(),
        query: Query::Select(query.group_by([of("d", owner)])),
        is_result: false,
    }
}

pub fn owner(scope: Scope) -> &'static str {
    match scope {
        Scope::Person => "person_key",
        Scope::Account => "account_key",
    }
}

/// The activities, with nothing missing that a test looks at.
fn read(scope: Scope) -> Select {
    let cell = |name: &str| call("COALESCE", [of("a", name).cast(Type::Text), text("")]);
    let age = Expr::Days(Box::new(of("p", "as_of")), Box::new(of("a", "day").cast(Type::Day)));
    let mut read = Select::from("activities", "a")
        .column("person_key", key("a", "person_key"))
        .column("account_key", key("a", "account_key"))
        .column("row_no", of("a", "row_no").cast(Type::Integer))
        .column("age", age)
        .column("quantity", call("COALESCE", [of("a", "quantity").cast(Type::Integer), int(1000)]))
        .columns(["type", "source", "asset"].map(|name| (name.to_string(), cell(name))));
    if scope == Scope::Account {
        let is_theirs = of("k", "account_key").is("=", key("a", "account_key"));
        read = read
            .column("is_silent", of("k", "is_silent").or_zero())
            .column("is_of_account", flag(is_theirs))
            .left_join(PEOPLE, "k", of("k", "person_key").is("=", key("a", "person_key")));
    }
    read.cross_join(PARAMETERS, "p")
}

/// Which signals each activity matches that is young enough to count.
fn matched(asked: &Asked, scope: Scope, signals: &[ActivitySignal]) -> Select {
    let owner = owner(scope);
    let mut matched = Select::from("read", "r").same("r", &["person_key", "account_key", "row_no", "age", "quantity"]);
    if scope == Scope::Account {
        matched = matched.same("r", &["is_of_account"]).filter(of("r", "is_silent").is("=", int(0)));
    }
    matched = matched.columns(signals.iter().map(|(place, _, test)| (matches_column(*place), flag(matches(test)))));
    if scope == Scope::Person {
        matched = matched.column("is_engaging", flag(engaging(asked)));
        let hands = activity_signals(asked).filter(|(_, signal, _)| signal.qualifies).map(|(_, _, test)| matches(test));
        matched = matched.column("is_hand", flag(Expr::Any(hands.collect())));
    }
    let ignored: Vec<Expr> = asked.ignore_types.iter().map(|kind| text(normal_type(kind))).collect();
    matched
        .filter(Expr::Not(Box::new(Expr::IsNull(Box::new(of("r", owner))))))
        .filter(Expr::Between(Box::new(of("r", "age")), 0, i64::from(asked.model().lookback_days)))
        .filter(Expr::Not(Box::new(Expr::OneOf(Box::new(of("r", "type")), ignored))))
}

fn matches(test: &ActivityTest) -> Expr {
    let mut all = Vec::new();
    if let Some(types) = &test.types {
        all.push(Expr::OneOf(Box::new(of("r", "type")), types.iter().map(text).collect()));
    }
    if let Some(source) = test.source {
        all.push(of("r", "source").is("=", text(source_name(source))));
    }
    if let Some(part) = &test.asset_contains {
        let (from, to) = super::fold::Fold::case([part.as_str()].into_iter()).sides();
        let folded = call("TRANSLATE", [of("r", "asset"), text(from), text(to)]);
        all.push(Expr::Contains(Box::new(folded), Box::new(text(part))));
    }
    Expr::All(all)
}

pub fn source_name(source: Source) -> &'static str {
    match source {
        Source::FirstParty => "first_party",
        Source::ThirdParty => "third_party",
    }
}

/// It matches an intent or engagement signal with positive points, and none with negative ones (spec §4.3).
fn engaging(asked: &Asked) -> Expr {
    let any = |sign: i64| {
        let signals = activity_signals(asked).filter(|(_, signal, _)| signal.dimension != Dimension::Fit);
        Expr::Any(signals.filter(|(_, s, _)| s.points.0.signum() == sign).map(|(_, _, test)| matches(test)).collect())
    };
    Expr::All(vec![any(1), Expr::Not(Box::new(any(-1)))])
}

/// How many activities a day count for their quantities.
fn limit_of_quantities(test: &ActivityTest) -> Option<i64> {
    match test.count {
        Count::EachTime { per_quantity: true, max_per_day, .. } => max_per_day.map(i64::from),
        _ => None,
    }
}

/// The matched activities, and how many of their day have matched so far.
fn ranked(signals: &[ActivitySignal], owner: &'static str, scope: Scope) -> Vec<(String, Expr)> {
    let mut names: Vec<String> = ["person_key", "account_key", "age", "quantity"].map(String::from).to_vec();
    names.extend(signals.iter().map(|(place, ..)| matches_column(*place)));
    let marks = match scope {
        Scope::Person => &["is_engaging", "is_hand"][..],
        Scope::Account => &["is_of_account"],
    };
    names.extend(marks.iter().map(|mark| mark.to_string()));
    let mut columns: Vec<(String, Expr)> = names.into_iter().map(|name| (name.clone(), of("m", name))).collect();
    let limited = signals.iter().filter(|(_, _, test)| limit_of_quantities(test).is_some());
    columns.extend(limited.map(|(place, ..)| {
        let so_far = Expr::SumSoFar {
            of: Box::new(of("m", matches_column(*place))),
            among: vec![of("m", owner), of("m", "age")],
            order: Box::new(of("m", "row_no")),
        };
        (so_far_column(*place), so_far)
    }));
    columns
}

/// What the matching activities of a day come to: how many there are, or their quantity in thousandths.
fn of_day(place: usize, test: &ActivityTest) -> Expr {
    let matches = of("m", matches_column(place));
    let rows = || call("SUM", [matches.clone()]);
    match test.count {
        Count::EachTime { per_quantity: true, .. } => {
            let mut counts = vec![matches.clone().set()];
            counts.extend(limit_of_quantities(test).map(|most| of("m", so_far_column(place)).is("<=", int(most))));
            call("SUM", [when(Expr::All(counts), of("m", "quantity"), int(0))])
        }
        Count::EachTime { max_per_day: Some(most), .. } => call("LEAST", [rows(), int(i64::from(most))]),
        _ => rows(),
    }
}

/// What all the days come to: decayed each time; activities of the window; people.
fn sum(asked: &Asked, place: usize, test: &ActivityTest) -> Expr {
    let of_day = of("d", day_column(place));
    match test.count {
        Count::EachTime { decay, .. } => {
            let known = asked.decays().iter().position(|other| *other == decay);
            let factor = known.map_or(int(i64::from(FULL)), |decay| of("f", decay_column(decay)).or_zero());
            call("SUM", [Expr::Times(vec![of_day.cast(Type::Wide), factor])])
        }
        Count::AtLeast { within_days, .. } => {
            let within = of("d", "age").is("<=", int(i64::from(within_days)));
            call("SUM", [when(within, of_day, int(0))])
        }
        Count::People { .. } => call("MAX", [of("c", sum_column(place))]),
    }
}

/// By account: how many of its people have a matching activity of it within each signal's days.
fn counted(asked: &Asked, signals: &[ActivitySignal]) -> Select {
    let mut counted = Select::from("matched", "m").same("m", &["account_key"]);
    for (place, _, test) in signals {
        let Count::People { within_days, .. } = test.count else { continue };
        let within = within_days.min(asked.model().lookback_days);
        let counts = Expr::All(vec![
            of("m", matches_column(*place)).set(),
            of("m", "is_of_account").set(),
            of("m", "age").is("<=", int(i64::from(within))),
        ]);
        let person = when(counts, column("person_key"), Expr::Null);
        counted = counted.column(sum_column(*place), Expr::CountDistinct(Box::new(person)));
    }
    counted.group_by([of("m", "account_key")])
}

//! The roll-up of people, coverage, gates and tiers, and `account_scores`.

use super::tree::{Expr, Query, Select, Step, Type, call, flag, int, of, text, when};
use super::{ACCOUNT_SUMS, ACCOUNTS, Asked, PARAMETERS, PERSON_VALUES, ROLLED_UP, sums, worths};
use crate::model::{AccountPart, Mode, Rollup, Scope};
use crate::points::{Quanta, Thousandths};

pub fn steps(asked: &Asked) -> [Step; 3] {
    [sums::step(asked, Scope::Account), rolled_up(asked), scores(asked)]
}

/// The most that coverage can be, in thousandths of a point.
const FULL_COVERAGE: i64 = 100_000;

fn rolled_up(asked: &Asked) -> Step {
    let engaged = |value: Expr| call("SUM", [when(of("v", "is_engaged").set(), value, int(0)).cast(Type::Wide)]);
    let weights = || engaged(of("v", "weight"));
    let department = when(of("v", "is_engaged").set(), of("v", "department"), Expr::Null);
    let departments = Expr::CountDistinct(Box::new(department));
    let more = call("GREATEST", [Expr::Plus(vec![departments, int(-1)]), int(0)]);
    let breadth = Expr::Times(vec![more, int(asked.model().coverage.department_points.0)]).cast(Type::Wide);
    let thousandths = call("LEAST", [Expr::Plus(vec![weights(), breadth]), int(FULL_COVERAGE)]);
    let part = asked.model().account.as_ref();
    let roll_up = |name: &'static str| {
        let Some(part) = part else { return int(0) };
        let value = match part.per_person_cap {
            Some(cap) => call("LEAST", [of("v", name), int(cap.0)]),
            None => of("v", name),
        };
        match part.rollup {
            Rollup::Sum => call("SUM", [value]),
            Rollup::Max => call("MAX", [value]),
            Rollup::WeightedMean => {
                let weighted = engaged(Expr::Times(vec![of("v", "weight").cast(Type::Wide), value]));
                let mean = Expr::Quotient(Box::new(weighted), Box::new(weights()));
                when(weights().is(">", int(0)), mean, int(0))
            }
        }
    };
    let query = Select::from(PERSON_VALUES, "v")
        .same("v", &["account_key"])
        .column("intent", roll_up("intent").cast(Type::Wide))
        .column("engagement", roll_up("engagement").cast(Type::Wide))
        .column("coverage", Expr::Times(vec![thousandths, int(Thousandths(1).quanta().0)]))
        .filter(of("v", "counts_in_account").set())
        .group_by([of("v", "account_key")]);
    let about = vec!["What an account's people come to, and how far they cover it.".to_string()];
    Step { name: ROLLED_UP, about, query: Query::Select(query), is_result: false }
}

fn scores(asked: &Asked) -> Step {
    let part = asked.model().account.as_ref();
    let is_active = Expr::Not(Box::new(Expr::IsNull(Box::new(of("s", "account_key")))));
    let worth = Select::from(ACCOUNTS, "k")
        .same("k", &["account_key"])
        .column("is_active", flag(is_active))
        .column("rolled_intent", of("r", "intent").or_zero())
        .column("rolled_engagement", of("r", "engagement").or_zero())
        .column("coverage", of("r", "coverage").or_zero())
        .columns(worths::worths(asked, Scope::Account))
        .left_join(ACCOUNT_SUMS, "s", of("s", "account_key").is("=", of("k", "account_key")))
        .left_join(ROLLED_UP, "r", of("r", "account_key").is("=", of("k", "account_key")))
        .filter(if part.is_some() { Expr::yes() } else { Expr::no() })
        .filter(of("k", "model").is("=", int(asked.place as i64)))
        .filter(of("k", "is_excluded").is("=", int(0)));
    let [fit, intent, engagement] = worths::dimensions(asked, Scope::Account);
    let with_people = |(name, own): (String, Expr), rolled| (name, Expr::Plus(vec![own, of("w", rolled)]));
    let raw = Select::from("worth", "w").same("w", &["account_key", "is_active", "coverage"]).columns([
        fit,
        with_people(intent, "rolled_intent"),
        with_people(engagement, "rolled_engagement"),
    ]);
    let scaled = Select::from("raw", "v")
        .same("v", &["account_key", "is_active", "coverage"])
        .column("fit", worths::scaled_fit(asked, Scope::Account, of("v", "fit")))
        .same("v", &["intent", "engagement"]);
    let figure = |name: &str| (name.to_string(), of("v", name).cast(Type::Integer));
    let query = Select::from("scaled", "v")
        .with("worth", worth)
        .with("raw", raw)
        .with("scaled", scaled)
        .column("key", of("v", "account_key"))
        .columns(["fit", "intent", "engagement", "coverage"].map(figure))
        .column("score", score().cast(Type::Integer))
        .column("tier", part.map_or(Expr::Null, tier).cast(Type::Text))
        .column("qualified", part.map_or(Expr::no(), qualified))
        .cross_join(PARAMETERS, "p");
    let about = vec!["The accounts that this model scores, the excluded aside.".to_string()];
    Step { name: "account_scores", about, query: Query::Select(query), is_result: true }
}

fn score() -> Expr {
    Expr::Plus(["fit", "intent", "engagement"].map(|name| of("v", name)).to_vec())
}

fn tier(part: &AccountPart) -> Expr {
    if part.tiers.is_empty() {
        return Expr::Null;
    }
    let branch = |(name, least): &(String, Quanta)| (of("v", "fit").is(">=", int(least.0)), text(name));
    Expr::Case(part.tiers.iter().map(branch).collect(), Box::new(Expr::Null))
}

/// A flat list is judged by the fit gate and the score alone, and needs no activity.
fn qualified(part: &AccountPart) -> Expr {
    let flat = || of("p", "is_flat_list").set();
    let mut all = vec![Expr::Any(vec![of("v", "is_active").set(), flat()])];
    let gates = &part.gates;
    all.extend(gates.fit.map(|gate| of("v", "fit").is(">=", int(gate.0))));
    for (name, gate) in [("intent", gates.intent), ("engagement", gates.engagement), ("coverage", gates.coverage)] {
        all.extend(gate.map(|gate| Expr::Any(vec![of("v", name).is(">=", int(gate.0)), flat()])));
    }
    let line = part.threshold.filter(|_| part.mode == Mode::Additive);
    all.extend(line.map(|line| score().is(">=", int(line.0))));
    Expr::All(all)
}

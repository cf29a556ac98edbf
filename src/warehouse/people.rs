//! People's values, which accounts roll up, and `person_scores`.

use super::tree::{Expr, Query, Select, Step, Type, flag, int, of};
use super::{Asked, PARAMETERS, PEOPLE, PERSON_SUMS, PERSON_VALUES, sums, worths};
use crate::model::{Dimension, Scope};

pub fn steps(asked: &Asked) -> [Step; 3] {
    [sums::step(asked, Scope::Person), values(asked), scores(asked)]
}

const KEPT: [&str; 7] =
    ["person_key", "account_key", "model", "is_excluded", "counts_in_account", "weight", "department"];
const MARKS: [&str; 3] = ["is_active", "is_engaged", "is_hand_raised"];

fn values(asked: &Asked) -> Step {
    let is_active = Expr::Not(Box::new(Expr::IsNull(Box::new(of("s", "person_key")))));
    let worth = Select::from(PEOPLE, "k")
        .same("k", &KEPT)
        .column("is_active", flag(is_active))
        .columns(["is_engaged", "is_hand_raised"].map(|mark| (mark.to_string(), of("s", mark).or_zero())))
        .columns(worths::worths(asked, Scope::Person))
        .left_join(PERSON_SUMS, "s", of("s", "person_key").is("=", of("k", "person_key")));
    let raw =
        Select::from("worth", "w").same("w", &KEPT).same("w", &MARKS).columns(worths::dimensions(asked, Scope::Person));
    let query = Select::from("raw", "v")
        .with("worth", worth)
        .with("raw", raw)
        .same("v", &KEPT)
        .same("v", &MARKS)
        .column("fit", worths::scaled_fit(asked, Scope::Person, of("v", "fit")))
        .same("v", &["intent", "engagement"]);
    let about = vec!["People's fit, intent and engagement under this model, whichever model scores them.".to_string()];
    Step { name: PERSON_VALUES, about, query: Query::Select(query), is_result: false }
}

fn scores(asked: &Asked) -> Step {
    let part = asked.model().person.as_ref();
    let counts = part.map_or([true; 3], |part| part.counts);
    let names = ["fit", "intent", "engagement"];
    let counted = Dimension::ALL.into_iter().filter(|d| counts[d.index()]).map(|d| of("v", names[d.index()]));
    let score = Expr::Plus(counted.collect());
    let qualified = part.map_or(Expr::no(), |part| {
        let reached = score.clone().is(">=", int(part.threshold.0));
        let may = Expr::Any(vec![of("v", "is_active").set(), of("p", "is_flat_list").set()]);
        Expr::All(vec![may, Expr::Any(vec![reached, of("v", "is_hand_raised").set()])])
    });
    let query = Select::from(PERSON_VALUES, "v")
        .column("key", of("v", "person_key"))
        .columns(names.map(|name| (name.to_string(), of("v", name).cast(Type::Integer))))
        .column("score", score.cast(Type::Integer))
        .column("qualified", qualified)
        .cross_join(PARAMETERS, "p")
        .filter(if part.is_some() { Expr::yes() } else { Expr::no() })
        .filter(of("v", "model").is("=", int(asked.place as i64)))
        .filter(of("v", "is_excluded").is("=", int(0)));
    let about = vec!["The people whom this model scores, the excluded aside.".to_string()];
    Step { name: "person_scores", about, query: Query::Select(query), is_result: true }
}

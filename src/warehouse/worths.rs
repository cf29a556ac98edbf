//! Points, caps, groups and the fit scale, in the spec's order: the same for people and for accounts.

use super::Asked;
use super::members::field_column;
use super::sums::sum_column;
use super::tree::{Expr, Type, int, of, when};
use crate::model::{Count, Dimension, Scope, Signal, Test};

const NAMES: [&str; 3] = ["fit", "intent", "engagement"];

fn worth_column(signal: usize) -> String {
    format!("w{signal}")
}

fn signals<'a>(asked: &'a Asked, scope: Scope) -> impl Iterator<Item = (usize, &'a Signal)> {
    asked.model().signals.iter().enumerate().filter(move |(_, signal)| signal.scope == scope)
}

/// Each signal's worth after its own cap, of members `k` and sums `s`.
pub fn worths(asked: &Asked, scope: Scope) -> Vec<(String, Expr)> {
    let worth = |(place, signal): (usize, &Signal)| {
        let counted = || of("s", sum_column(place)).or_zero();
        let if_held = |held: Expr| when(held, int(signal.points.quanta().0), int(0));
        let worth = match &signal.test {
            Test::Field(_) => if_held(of("k", field_column(place)).set()),
            Test::Activity(test) => match test.count {
                Count::EachTime { per_quantity, cap, .. } => {
                    // A row without a quantity is 1000 thousandths.
                    let points = signal.points.0 * if per_quantity { 1 } else { 1000 };
                    Expr::Times(vec![int(points), counted()]).cut(cap.map(|cap| cap.0))
                }
                Count::AtLeast { activities, .. } => if_held(counted().is(">=", int(i64::from(activities)))),
                Count::People { people, .. } => if_held(counted().is(">=", int(i64::from(people)))),
            },
        };
        (worth_column(place), worth)
    };
    signals(asked, scope).map(worth).collect()
}

/// Fit, intent and engagement of worths `w`: sums after the groups' caps, fit before its scale.
pub fn dimensions(asked: &Asked, scope: Scope) -> [(String, Expr); 3] {
    let worth = |place: usize| of("w", worth_column(place));
    Dimension::ALL.map(|dimension| {
        let of_dimension = || signals(asked, scope).filter(move |(_, signal)| signal.dimension == dimension);
        let alone = of_dimension().filter(|(_, signal)| signal.group.is_none()).map(|(place, _)| worth(place));
        let groups = asked.model().groups.iter().enumerate().filter_map(|(group, capped)| {
            let members: Vec<Expr> = of_dimension()
                .filter(|(_, signal)| signal.group == Some(group))
                .map(|(place, _)| worth(place))
                .collect();
            (!members.is_empty()).then(|| Expr::Plus(members).cut(Some(capped.cap.0)))
        });
        (NAMES[dimension.index()].to_string(), Expr::Plus(alone.chain(groups).collect()).cast(Type::Wide))
    })
}

/// Spec §4.1: `max(0, S × raw / best)` in thousandths of a point, truncated; 0 if best is 0.
pub fn scaled_fit(asked: &Asked, scope: Scope, raw: Expr) -> Expr {
    let Some(scale) = asked.model().fit_scale else { return raw };
    let best = asked.model().best_fit(scope).0;
    if best <= 0 {
        return int(0).cast(Type::Wide);
    }
    let scaled = Expr::Times(vec![int(scale.0).cast(Type::Wide), raw.clone()]);
    let thousandths = Expr::Quotient(Box::new(scaled), Box::new(int(best).cast(Type::Wide)));
    when(raw.is(">", int(0)), Expr::Times(vec![thousandths.cast(Type::Wide), int(1000 << 20)]), int(0)).cast(Type::Wide)
}

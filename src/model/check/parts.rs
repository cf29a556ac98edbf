//! The small parts of a model that several places share: decay, caps, gates, coverage.
//!
//! What the document leaves out has the default of spec §4 here, and nowhere else.

use super::{days, refuse};
use crate::error::Result;
use crate::model::document::{CoverageDocument, DecayDocument, GatesDocument};
use crate::model::{Coverage, Decay, Gates};
use crate::points::{Quanta, Thousandths};

pub fn decay(document: &DecayDocument, path: &str) -> Result<Decay> {
    let given = [
        document.half_life_days.map(Decay::HalfLife),
        document.linear_days.map(Decay::Linear),
        document.window_days.map(Decay::Window),
    ];
    let mut given = given.into_iter().flatten();
    let (Some(decay), None) = (given.next(), given.next()) else {
        return refuse(path, "expected one of half_life_days, linear_days, window_days");
    };
    match decay {
        Decay::HalfLife(days) if days <= 0.0 => refuse(format!("{path}.half_life_days"), "expected more than 0 days"),
        Decay::Linear(days) if days <= 0.0 => refuse(format!("{path}.linear_days"), "expected more than 0 days"),
        Decay::Window(days) if days < 0.0 => refuse(format!("{path}.window_days"), "expected 0 days or more"),
        decay => Ok(decay),
    }
}

pub fn cap(cap: Thousandths, path: &str) -> Result<Quanta> {
    if cap.0 > 0 { Ok(cap.quanta()) } else { refuse(path, "expected a number above 0") }
}

pub fn gates(document: Option<&GatesDocument>) -> Gates {
    let Some(gates) = document else { return Gates::default() };
    let quanta = |gate: Option<Thousandths>| gate.map(Thousandths::quanta);
    Gates {
        fit: quanta(gates.fit),
        intent: quanta(gates.intent),
        engagement: quanta(gates.engagement),
        coverage: quanta(gates.coverage),
    }
}

pub fn coverage(document: CoverageDocument) -> Result<Coverage> {
    let points = document.seniority_points.unwrap_or_default();
    // In the order of Seniority::ALL, each with the default of spec §4.
    let levels = [
        ("unknown", points.unknown, 5),
        ("ic", points.ic, 10),
        ("manager", points.manager, 12),
        ("director", points.director, 15),
        ("vp", points.vp, 20),
        ("c_level", points.c_level, 25),
    ];
    for (name, points, _) in levels {
        if points.is_some_and(|p| p.0 < 0) {
            return refuse(format!("coverage.seniority_points.{name}"), "expected 0 or more");
        }
    }
    let department_points = document.department_points.unwrap_or(Thousandths(5000));
    if department_points.0 < 0 {
        return refuse("coverage.department_points", "expected 0 or more");
    }
    Ok(Coverage {
        window_days: days(document.window_days.unwrap_or(90)),
        seniority_points: levels.map(|(_, points, default)| points.unwrap_or(Thousandths(default * 1000))),
        department_points,
    })
}

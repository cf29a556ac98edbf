//! A cell's text, as the core reads it without a doubt: dates as ISO 8601, numbers with a point.

use crate::rows::Cell;
use calamine::{DataRef, ExcelDateTime};

pub fn text(value: &DataRef) -> Cell {
    let text = match value {
        DataRef::Empty => return Cell::Empty,
        DataRef::Error(error) => return Cell::Missing(format!("The cell holds {error}, which counts as missing.")),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_string(),
        DataRef::Int(number) => return Cell::Number(number.to_string()),
        DataRef::Float(number) => return Cell::Number(decimal(*number)),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(at) if at.is_duration() => duration(at.as_f64()),
        DataRef::DateTime(at) => date(at),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
    };
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// Excel shows 15 digits at most; those beyond are the dust of computing.
fn decimal(number: f64) -> String {
    if number.fract() == 0.0 {
        return number.to_string();
    }
    format!("{number:.14e}").parse().unwrap_or(number).to_string()
}

/// A serial date of either system. Without a day it is a time, without a time a day.
fn date(at: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    let fraction = if milli == 0 { String::new() } else { format!(".{milli:03}") };
    let time = format!("{hour:02}:{minute:02}:{second:02}{fraction}");
    let date = format!("{year:04}-{month:02}-{day:02}");
    match at.as_f64() {
        serial if (0.0..1.0).contains(&serial) => time,
        _ if time == "00:00:00" => date,
        _ => format!("{date}T{time}"),
    }
}

/// Days as hours, minutes and seconds.
fn duration(days: f64) -> String {
    let seconds = (days.abs() * 86_400.0).round() as u64;
    let sign = if days < 0.0 { "-" } else { "" };
    format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::CellErrorType;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    fn shown(value: DataRef) -> String {
        match text(&value) {
            Cell::Text(text) | Cell::Number(text) => text,
            Cell::Empty => "(empty)".into(),
            Cell::Missing(why) => format!("({why})"),
        }
    }

    #[test]
    fn serial_dates_of_both_systems_are_days() {
        let at = |serial, is_1904| shown(DataRef::DateTime(ExcelDateTime::new(serial, DateTime, is_1904)));
        // Microsoft's own examples: 2011-07-05 is 40729 in the 1900 system and 39267 in the 1904 system.
        assert_eq!(at(40_729.0, false), "2011-07-05");
        assert_eq!(at(39_267.0, true), "2011-07-05");
        assert_eq!(at(0.75, false), "18:00:00");
        assert_eq!(at(40_729.75, false), "2011-07-05T18:00:00");
        // Twenty past ten is no finite binary fraction of a day.
        assert_eq!(at(40_729.0 + (10.0 * 60.0 + 20.0) / 1440.0, false), "2011-07-05T10:20:00");
        assert_eq!(at(40_729.0 + 1.5 / 86_400.0, true), "2015-07-06T00:00:01.500");
        assert_eq!(shown(DataRef::DateTime(ExcelDateTime::new(1.5, TimeDelta, false))), "36:00:00");
    }

    #[test]
    fn numbers_have_the_digits_that_excel_shows() {
        assert_eq!(shown(DataRef::Float(3.0)), "3");
        assert_eq!(shown(DataRef::Float(0.1 + 0.2)), "0.3");
        assert_eq!(shown(DataRef::Float(-1234.5)), "-1234.5");
        assert_eq!(shown(DataRef::Float(123_456_789_012_345.0)), "123456789012345");
        assert_eq!(shown(DataRef::Float(1e21)), "1000000000000000000000");
        assert_eq!(shown(DataRef::Int(42)), "42");
    }

    #[test]
    fn the_rest_is_text_or_missing() {
        assert_eq!(shown(DataRef::Bool(true)), "true");
        assert_eq!(shown(DataRef::String("007".into())), "007");
        assert_eq!(shown(DataRef::SharedString("")), "(empty)");
        assert_eq!(shown(DataRef::Empty), "(empty)");
        assert_eq!(shown(DataRef::Error(CellErrorType::NA)), "(The cell holds #N/A, which counts as missing.)");
    }
}

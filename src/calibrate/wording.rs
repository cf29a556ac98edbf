//! How figures and "cannot be computed" are written in notes.
//!
//! Notes are English sentences for reading; nothing may be computed from them.

/// A figure for a sentence: at most two decimals, thousands apart.
pub(crate) fn number(x: f64) -> String {
    let text = format!("{:.2}", x.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    if x < 0.0 && out != "0" { format!("-{out}") } else { out }
}

/// "lines 3 to 12", "line 7".
pub(crate) fn lines(range: [u32; 2]) -> String {
    let [low, high] = range;
    if low == high { format!("line {low}") } else { format!("lines {low} to {high}") }
}

/// One part of a figure, by name, and whether the figure is divided by it.
pub(crate) struct Part(pub &'static str, pub Option<f64>, pub Use);

#[derive(PartialEq)]
pub(crate) enum Use {
    Factor,
    Divisor,
}

/// Why a figure has no value: the first part that is unknown, else the first divisor that is 0, else its size.
pub(crate) fn cannot(figure: &str, parts: &[Part]) -> String {
    let unknown = parts.iter().find(|p| p.1.is_none()).map(|p| format!("{} is not known", p.0));
    let zero = || parts.iter().find(|p| p.2 == Use::Divisor && p.1 == Some(0.0)).map(|p| format!("{} is 0", p.0));
    let why = unknown.or_else(zero).unwrap_or_else(|| "the figures are too large".into());
    format!("cannot be computed: {figure}, since {why}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_with_thousands_apart_and_two_decimals_at_most() {
        assert_eq!(number(1234567.0), "1,234,567");
        assert_eq!(number(0.5), "0.5");
        assert_eq!(number(-1234.567), "-1,234.57");
        assert_eq!(number(999.999), "1,000");
        assert_eq!(number(-0.001), "0");
    }

    #[test]
    fn the_reason_names_what_is_unknown_before_what_is_zero() {
        let parts = |rate| [Part("the spend", Some(0.0), Use::Divisor), Part("the rate", rate, Use::Divisor)];
        assert_eq!(cannot("CAC", &parts(None)), "cannot be computed: CAC, since the rate is not known.");
        assert_eq!(cannot("CAC", &parts(Some(1.0))), "cannot be computed: CAC, since the spend is 0.");
    }
}

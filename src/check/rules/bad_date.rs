//! bad-date: dates are written `YYYY-MM-DD` (RFC 3339, `full-date`).

use crate::check::Leaf;
use crate::finding::{Finding, Rule, Severity};
use crate::model::{Date, Text};

/// The rule.
pub static RULE: Rule = Rule::new("bad-date", Severity::Error, include_str!("bad_date.toml"));

/// Judges a value that should be a date.
pub fn check(text: &Text, leaf: &Leaf<'_>) -> Option<Finding> {
    if Date::parse(leaf.text).is_some() {
        return None;
    }
    let at = |variant| RULE.at(text.place(leaf.node.span), variant).with("value", leaf.text);
    Some(match meant(leaf.text) {
        Some(date) => at("suggest").with("suggestion", date),
        None if has_the_form(leaf.text) => at("impossible"),
        None => at("default"),
    })
}

/// Four digits, two and two.
fn has_the_form(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    matches!(parts.as_slice(), [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2))
}

/// The day of a date written in another order or with other signs. Two-digit years are nobody's guess.
fn meant(text: &str) -> Option<Date> {
    let numbers: Vec<&str> = text.split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let [a, b, c] = numbers.as_slice() else { return None };
    let number = |part: &str| part.parse::<u16>().ok();
    let (year, month, day) = match (a.len(), c.len()) {
        (4, _) => (a, b, c),
        (_, 4) => (c, b, a),
        _ => return None,
    };
    Date::new(number(year)?, u8::try_from(number(month)?).ok()?, u8::try_from(number(day)?).ok()?)
}

//! out-of-range: a number that is too small or too large.

use super::Faulty;
use crate::finding::{Finding, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule::new("out-of-range", Severity::Error, include_str!("out_of_range.toml"));

/// `variant`: `too-small`, `too-large` or `not-multiple`.
pub fn found(faulty: &Faulty<'_>, variant: &'static str, limit: &str) -> Finding {
    RULE.at(faulty.place(), variant).with("field", faulty.name()).with("value", faulty.written()).with("limit", limit)
}

//! not-utf8: a file that is not UTF-8.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("not-utf8", Severity::Error, include_str!("not_utf8.toml"));

/// `byte` is the first byte (from 1) that is not UTF-8.
pub fn found(place: Place, byte: usize) -> Finding {
    RULE.at(place, "default").with("byte", byte)
}

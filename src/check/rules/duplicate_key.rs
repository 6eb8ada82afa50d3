//! duplicate-key: a field that stands twice.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("duplicate-key", Severity::Error, include_str!("duplicate_key.toml"));

/// `line` is that of the first.
pub fn found(place: Place, key: &str, line: usize) -> Finding {
    RULE.at(place, "default").with("key", key).with("line", line)
}

//! too-deep: fields nested deeper than the limit.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("too-deep", Severity::Error, include_str!("too_deep.toml"));

/// `limit` in levels.
pub fn found(place: Place, limit: usize) -> Finding {
    RULE.at(place, "default").with("limit", limit)
}

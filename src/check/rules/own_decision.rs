//! own-decision: an editor decides on what the editor's own organisation owns. Nobody approves their own.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("own-decision", Severity::Error, include_str!("own_decision.toml"));

/// The editor `handle` belongs to the organisation that owns the entry.
pub fn found(place: Place, handle: &str, organisation: &str) -> Finding {
    RULE.at(place, "default").with("handle", handle).with("organisation", organisation)
}

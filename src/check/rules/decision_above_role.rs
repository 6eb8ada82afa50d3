//! decision-above-role: an editor grants a step that the role may not grant.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("decision-above-role", Severity::Error, include_str!("decision_above_role.toml"));

/// The editor `handle`, who has the role, grants the status.
pub fn found(place: Place, handle: &str, role: &str, status: &str) -> Finding {
    RULE.at(place, "default").with("handle", handle).with("role", role).with("status", status)
}

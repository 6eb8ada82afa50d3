//! owners-and-editors: the forge's file of owners and the register of editors do not agree on who guards the desk.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("owners-and-editors", Severity::Error, include_str!("owners_and_editors.toml"));

/// `owner` guards the desk at the forge, and is no editor who serves today.
pub fn stranger(place: Place, owner: &str) -> Finding {
    RULE.at(place, "stranger").with("owner", owner)
}

/// Nobody guards `path`.
pub fn unguarded(place: Place, path: &str) -> Finding {
    RULE.at(place, "unguarded").with("path", path)
}

/// The editor `handle` guards no part of the desk.
pub fn left_out(place: Place, handle: &str) -> Finding {
    RULE.at(place, "left-out").with("handle", handle)
}

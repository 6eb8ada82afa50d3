//! decision-in-own-change: a decision by whoever edits the entry in the same change. Nobody approves their own work.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{EntryId, Place};

/// The rule.
pub static RULE: Rule = Rule::new("decision-in-own-change", Severity::Error, include_str!("decision_in_own_change.toml"));

/// The editor `handle` has decided on the entry `id`, and edits it in the same change.
pub fn found(place: Place, handle: &str, id: &EntryId) -> Finding {
    RULE.at(place, "default").with("handle", handle).with("id", id)
}

//! decision-on-other-bytes: a new decision is bound to another edition of the entry than the one that is proposed.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{EntryId, Place};

/// The rule.
pub static RULE: Rule = Rule::new("decision-on-other-bytes", Severity::Error, include_str!("decision_on_other_bytes.toml"));

/// The decision on `id` has the digest of other bytes.
pub fn found(place: Place, id: &EntryId) -> Finding {
    RULE.at(place, "default").with("id", id)
}

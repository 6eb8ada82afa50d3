//! decision-outside-domain: an editor decides on an entry outside the editor's domains.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{EntryId, Place};

/// The rule.
pub static RULE: Rule = Rule::new("decision-outside-domain", Severity::Error, include_str!("decision_outside_domain.toml"));

/// The editor `handle` decides on the entry.
pub fn found(place: Place, handle: &str, entry: &EntryId) -> Finding {
    RULE.at(place, "default").with("handle", handle).with("entry", entry)
}

//! decision-without-entry: a file of decisions on an entry that does not exist.

use super::Catalogued;
use crate::finding::{Finding, Rule, Severity};
use crate::model::{EntryId, Place};

/// The rule.
pub static RULE: Rule = Rule::new("decision-without-entry", Severity::Error, include_str!("decision_without_entry.toml"));

/// The file is about `entry`.
pub fn found(place: Place, entry: &EntryId, all: &Catalogued<'_>) -> Finding {
    if let Some(now) = all.resolve(entry.as_str()) {
        return RULE.at(place, "moved").with("entry", entry).with("now", now);
    }
    match all.nearest_id(entry.as_str()) {
        Some(meant) => RULE.at(place, "suggest").with("entry", entry).with("suggestion", meant),
        None => RULE.at(place, "default").with("entry", entry),
    }
}

//! renamed-without-alias: an entry has a new id, and its old address leads nowhere.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{EntryId, Place};

/// The rule.
pub static RULE: Rule = Rule::new("renamed-without-alias", Severity::Error, include_str!("renamed_without_alias.toml"));

/// The entry `new` was `old`.
pub fn found(place: Place, old: &EntryId, new: &EntryId) -> Finding {
    RULE.at(place, "default").with("old", old).with("new", new)
}

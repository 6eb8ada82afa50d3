//! alias-conflict: an old id in `aliases` that another entry has.

use super::Catalogued;
use crate::check::Entry;
use crate::finding::{Finding, Rule, Severity};
use crate::model::EntryId;
use std::collections::HashMap;
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule::new("alias-conflict", Severity::Error, include_str!("alias_conflict.toml"));

/// Every alias that cannot be kept.
pub fn check(entries: &[Arc<Entry>], all: &Catalogued<'_>) -> Vec<Finding> {
    let mut claimed: HashMap<&str, &Arc<Entry>> = HashMap::new();
    let mut findings = Vec::new();
    for entry in entries {
        for (alias, place) in &entry.aliases {
            let finding = |variant| RULE.at(place.clone(), variant).with("alias", alias);
            if EntryId::parse(alias).is_none() {
                findings.push(finding("malformed"));
            } else if all.is_entry(alias) {
                findings.push(finding("entry"));
            } else if let Some(first) = claimed.insert(alias, entry) {
                findings.push(finding("alias").with("other", first.id()));
            }
        }
    }
    findings
}

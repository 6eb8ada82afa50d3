//! duplicate-id: two files that claim one id, also by letter case or by the form in which letters are stored.

use crate::check;
use crate::finding::{Finding, Rule, Severity};
use crate::model::{Place, fold_name};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule::new("duplicate-id", Severity::Error, include_str!("duplicate_id.toml"));

/// Every entry whose id an earlier file (by path) has.
pub fn check(entries: &[Arc<check::Entry>]) -> Vec<Finding> {
    let mut seen: HashMap<String, &Arc<check::Entry>> = HashMap::with_capacity(entries.len());
    let mut findings = Vec::new();
    for entry in entries {
        let first = match seen.entry(fold_name(entry.id().as_str())) {
            Entry::Vacant(free) => {
                free.insert(entry);
                continue;
            }
            Entry::Occupied(taken) => *taken.get(),
        };
        let variant = if first.id() == entry.id() { "same" } else { "case" };
        let place = Place::file(entry.source().text().path().clone());
        findings.push(RULE.at(place, variant).with("id", entry.id()).with("other", first.source().text().path()));
    }
    findings
}

//! self-relation: an entry that points to itself.

use super::Catalogued;
use crate::check::{Entry, RelationUse};
use crate::finding::{Finding, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule::new("self-relation", Severity::Error, include_str!("self_relation.toml"));

/// Judges one relation of an entry.
pub fn check(entry: &Entry, used: &RelationUse, all: &Catalogued<'_>) -> Option<Finding> {
    let same = all.resolve(&used.target) == Some(entry.id().as_str());
    same.then(|| RULE.at(entry.source().text().place(used.span), "default").with("id", &used.target))
}

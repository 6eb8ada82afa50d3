//! relation-wrong-kind: a relation to an entry of a kind that the field does not take.

use super::Catalogued;
use crate::check::{Entry, RelationUse};
use crate::finding::{Finding, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule::new("relation-wrong-kind", Severity::Error, include_str!("relation_wrong_kind.toml"));

/// Judges one relation of an entry; an id that does not exist is another rule's.
pub fn check(entry: &Entry, used: &RelationUse, all: &Catalogued<'_>) -> Option<Finding> {
    let kind = all.resolve(&used.target)?.split('/').next()?;
    let to = &used.relation.to;
    let allowed = to.is_empty() || to.iter().any(|allowed| allowed == kind);
    (!allowed).then(|| RULE.at(entry.source().text().place(used.span), "default").with("id", &used.target).with("kinds", to.join(", ")))
}

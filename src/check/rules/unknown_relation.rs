//! unknown-relation: a relation names an entry that does not exist.

use super::{Catalogued, rewritten};
use crate::check::{Entry, RelationUse};
use crate::finding::{Finding, Rule, Severity};
use crate::model::{EntryId, certain, nearest};

/// The rule.
pub static RULE: Rule = Rule::new("unknown-relation", Severity::Error, include_str!("unknown_relation.toml"));

/// Judges one relation of an entry.
pub fn check(entry: &Entry, used: &RelationUse, all: &Catalogued<'_>) -> Option<Finding> {
    if all.has(&used.target) {
        return None;
    }
    let text = entry.source().text();
    let place = text.place(used.span);
    let kinds = used.relation.to.join(", ");
    let candidates = all.suggestions(&used.relation.to);
    let meant = candidates.iter().copied().find(|id| used.target == id.rsplit('/').next().unwrap_or(id));
    let Some(meant) = meant.or_else(|| all.once(|| nearest(&used.target, candidates.iter().copied()))) else {
        let malformed = EntryId::parse(&used.target).is_none();
        return Some(match malformed {
            true => RULE.at(place, "malformed").with("value", &used.target).with("kinds", kinds),
            false => RULE.at(place, "default").with("id", &used.target).with("kinds", kinds),
        });
    };
    let finding = RULE.at(place, "suggest").with("id", &used.target).with("suggestion", meant);
    Some(match all.once(|| certain(&used.target, candidates.iter().copied())) {
        Some(meant) => finding.mended_by(used.span, rewritten(text.slice(used.span), meant)),
        None => finding,
    })
}

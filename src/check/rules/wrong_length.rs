//! wrong-length: a text or a list that is too long or too short.

use super::Faulty;
use crate::finding::{Finding, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule::new("wrong-length", Severity::Error, include_str!("wrong_length.toml"));

fn text(faulty: &Faulty<'_>, variant: &'static str, limit: u64) -> Finding {
    let length = faulty.written().chars().count();
    RULE.at(faulty.place(), variant).with("field", faulty.name()).with("length", length).with("limit", limit)
}

fn list(faulty: &Faulty<'_>, variant: &'static str, limit: u64) -> Finding {
    let count = faulty.node.items().len().max(faulty.node.fields().len());
    RULE.at(faulty.place(), variant).with("field", faulty.name()).with("count", count).with("limit", limit)
}

/// More letters than `limit`.
pub fn too_long(faulty: &Faulty<'_>, limit: u64) -> Finding {
    text(faulty, "too-long", limit)
}

/// Fewer letters than `limit`.
pub fn too_short(faulty: &Faulty<'_>, limit: u64) -> Finding {
    if faulty.written().is_empty() { empty(faulty) } else { text(faulty, "too-short", limit) }
}

/// A required field without a value.
pub fn empty(faulty: &Faulty<'_>) -> Finding {
    RULE.at(faulty.place(), "empty").with("field", faulty.name())
}

/// More items than `limit`.
pub fn too_many(faulty: &Faulty<'_>, limit: u64) -> Finding {
    list(faulty, "too-many", limit)
}

/// Fewer items than `limit`.
pub fn too_few(faulty: &Faulty<'_>, limit: u64) -> Finding {
    list(faulty, "too-few", limit)
}

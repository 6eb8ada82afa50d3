//! kind-without-schema: a folder under `content/` that no schema describes.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Place, nearest};

/// The rule.
pub static RULE: Rule = Rule::new("kind-without-schema", Severity::Error, include_str!("kind_without_schema.toml"));

/// `known` are the kinds that have schemas.
pub fn found<'a>(kind: &str, known: impl IntoIterator<Item = &'a str>) -> Finding {
    let place = Place::file(format!("content/{kind}"));
    match nearest(kind, known) {
        Some(meant) => RULE.at(place, "suggest").with("kind", kind).with("suggestion", meant),
        None => RULE.at(place, "default").with("kind", kind),
    }
}

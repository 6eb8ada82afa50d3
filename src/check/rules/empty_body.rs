//! empty-body: an entry without a text.

use crate::check::text::Body;
use crate::finding::{Finding, Rule, Severity};
use crate::read::EntrySource;

/// The rule.
pub static RULE: Rule = Rule::new("empty-body", Severity::Warning, include_str!("empty_body.toml"));

/// Judges an entry whose front matter was found; pictures count as text.
pub fn check(source: &EntrySource, body: &Body) -> Option<Finding> {
    let empty = !body.has_text && body.references.is_empty() && source.front().closing.end > 0;
    empty.then(|| RULE.at(source.text().place(source.front().closing), "default"))
}

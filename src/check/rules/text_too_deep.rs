//! text-too-deep: quotes or lists nested deeper than the limit.

use crate::check::text::Body;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Text;

/// The rule.
pub static RULE: Rule = Rule::new("text-too-deep", Severity::Error, include_str!("text_too_deep.toml"));

/// The first place over `limit` levels.
pub fn check(text: &Text, body: &Body, limit: usize) -> Option<Finding> {
    body.too_deep.map(|span| RULE.at(text.place(span), "default").with("limit", limit))
}

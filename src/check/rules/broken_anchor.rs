//! broken-anchor: a link to a heading that does not exist.

use crate::check::text::Body;
use crate::finding::{Finding, Rule, Severity};
use crate::model::{Place, nearest, slugify};

/// The rule.
pub static RULE: Rule = Rule::new("broken-anchor", Severity::Warning, include_str!("broken_anchor.toml"));

/// Judges a link to the heading `anchor` of the text `body`, which `page` names.
pub fn check(place: impl FnOnce() -> Place, anchor: &str, page: &str, body: &Body) -> Option<Finding> {
    let slug = slugify(anchor);
    if anchor.is_empty() || body.headings.iter().any(|heading| heading.id == anchor || heading.id == slug) {
        return None;
    }
    Some(match nearest(&slug, body.headings.iter().map(|heading| heading.id.as_str())) {
        Some(meant) => RULE.at(place(), "suggest").with("anchor", anchor).with("suggestion", meant),
        None => RULE.at(place(), "default").with("anchor", anchor).with("page", page),
    })
}

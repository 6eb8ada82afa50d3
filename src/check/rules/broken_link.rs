//! broken-link: a link to an entry or a page that does not exist. The site shows its words without the link.

use super::Catalogued;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("broken-link", Severity::Warning, include_str!("broken_link.toml"));

/// A link that leads nowhere; `path` is what it would be from the root, when it stays inside it.
pub fn found(place: Place, target: &str, path: Option<&str>, all: &Catalogued<'_>) -> Finding {
    let Some(path) = path else { return RULE.at(place, "outside").with("target", target) };
    let slug = path.trim_end_matches('/').trim_end_matches("/index.md").trim_end_matches(".md");
    match all.nearest_id(slug.trim_start_matches("content/").trim_start_matches('/')) {
        Some(id) if target.starts_with('/') => RULE.at(place, "suggest").with("target", target).with("suggestion", format!("/{id}/")),
        Some(id) => {
            let meant = all.relative_path(&place.path, id);
            RULE.at(place, "suggest").with("target", target).with("suggestion", meant)
        }
        None => RULE.at(place, "default").with("target", target),
    }
}

/// A link to an entry of a kind whose entries have no pages.
pub fn pageless(place: Place, target: &str) -> Finding {
    RULE.at(place, "default").with("target", target)
}

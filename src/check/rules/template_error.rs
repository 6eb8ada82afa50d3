//! template-error: a template of the theme that is wrong.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("template-error", Severity::Error, include_str!("template_error.toml"));

/// A template that cannot be read or used, in the template engine's words.
pub fn found(place: Place, reason: &str) -> Finding {
    RULE.at(place, "default").with("reason", reason)
}

/// A template that the site needs and the theme lacks.
pub fn missing(place: Place, name: &str) -> Finding {
    RULE.at(place, "missing").with("name", name)
}

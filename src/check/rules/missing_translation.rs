//! missing-translation: a label or an interface text that lacks one of the site's languages.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("missing-translation", Severity::Warning, include_str!("missing_translation.toml"));

/// A label in a schema.
pub fn label(place: Place, name: &str, language: &str) -> Finding {
    RULE.at(place, "label").with("name", name).with("language", language)
}

/// A help text in a schema.
pub fn help(place: Place, name: &str, language: &str) -> Finding {
    RULE.at(place, "help").with("name", name).with("language", language)
}

/// An interface text of the theme.
pub fn text(place: Place, key: &str, language: &str) -> Finding {
    RULE.at(place, "text").with("key", key).with("language", language)
}

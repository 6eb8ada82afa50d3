//! untranslatable-field: a translation repeats a field that is the same in every language.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("untranslatable-field", Severity::Error, include_str!("untranslatable_field.toml"));

/// The field, whose name stands at `place`.
pub fn found(place: Place, field: &str) -> Finding {
    RULE.at(place, "default").with("field", field)
}

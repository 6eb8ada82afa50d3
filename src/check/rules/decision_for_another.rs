//! decision-for-another: a decision in another editor's name. It counts, and the one named should stand by it.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("decision-for-another", Severity::Warning, include_str!("decision_for_another.toml"));

/// The change of `actor` brings a decision in the name of `handle`.
pub fn found(place: Place, handle: &str, actor: &str) -> Finding {
    RULE.at(place, "default").with("handle", handle).with("actor", actor)
}

//! decision-rewritten: an earlier decision is changed, moved or gone. The log of decisions only grows.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Date, Place};

/// The rule.
pub static RULE: Rule = Rule::new("decision-rewritten", Severity::Error, include_str!("decision_rewritten.toml"));

/// Where the decision of `date` with this `status` stood, there is another.
pub fn changed(place: Place, date: Date, status: &str) -> Finding {
    RULE.at(place, "changed").with("date", date).with("status", status)
}

/// So many earlier decisions are gone.
pub fn removed(place: Place, count: usize) -> Finding {
    RULE.at(place, "removed").with("count", count)
}

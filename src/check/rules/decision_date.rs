//! decision-date: a decision from a day that has not come, or from before the one above it.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Date, Place};

/// The rule.
pub static RULE: Rule = Rule::new("decision-date", Severity::Error, include_str!("decision_date.toml"));

/// The day has not come.
pub fn future(place: Place, date: Date) -> Finding {
    RULE.at(place, "future").with("date", date)
}

/// The decision above it is from a later day.
pub fn before(place: Place, date: Date, previous: Date) -> Finding {
    RULE.at(place, "before").with("date", date).with("previous", previous)
}

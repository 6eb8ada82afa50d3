//! review-overdue: an approval that should have been reviewed again. For the editors to know; it is nobody's fault.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Date, Label, Place};

/// The rule.
pub static RULE: Rule = Rule::new("review-overdue", Severity::Info, include_str!("review_overdue.toml"));

/// The new review was due on that day.
pub fn found(place: Place, status: &Label, date: Date) -> Finding {
    RULE.at(place, "default").worded("status", status.clone()).with("date", date)
}

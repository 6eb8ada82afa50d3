//! changed-since-approval: an entry that is not as it was when it was approved. For the editors to know; it is nobody's fault.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Date, Label, Place};

/// The rule.
pub static RULE: Rule = Rule::new("changed-since-approval", Severity::Info, include_str!("changed_since_approval.toml"));

/// The entry was given the status on that day.
pub fn found(place: Place, status: &Label, date: Date) -> Finding {
    RULE.at(place, "default").worded("status", status.clone()).with("date", date)
}

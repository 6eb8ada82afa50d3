//! unknown-status: a decision that grants a step which the ladder does not have.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Place, nearest};

/// The rule.
pub static RULE: Rule = Rule::new("unknown-status", Severity::Error, include_str!("unknown_status.toml"));

/// The ladder has only these steps.
pub fn found<'a>(place: Place, status: &str, steps: impl Iterator<Item = &'a str>) -> Finding {
    let steps: Vec<&str> = steps.collect();
    match nearest(status, steps.iter().copied()) {
        Some(meant) => RULE.at(place, "suggest").with("status", status).with("suggestion", meant),
        None => RULE.at(place, "default").with("status", status).with("steps", steps.join(", ")),
    }
}

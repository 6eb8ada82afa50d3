//! route-taken: two things want one address on the site.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("route-taken", Severity::Error, include_str!("route_taken.toml"));

/// `route` belongs to `other` already.
pub fn found(place: Place, route: &str, other: &str) -> Finding {
    RULE.at(place, "default").with("route", route).with("other", other)
}

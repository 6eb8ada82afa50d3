//! unterminated-front-matter: no closing `---`.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("unterminated-front-matter", Severity::Error, include_str!("unterminated_front_matter.toml"));

/// `place` is that of the opening line.
pub fn found(place: Place) -> Finding {
    RULE.at(place, "default")
}

//! missing-front-matter: a file that does not begin with `---`.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("missing-front-matter", Severity::Error, include_str!("missing_front_matter.toml"));

/// `late`: there is one, but something stands before it.
pub fn found(place: Place, late: bool) -> Finding {
    RULE.at(place, if late { "late" } else { "default" })
}

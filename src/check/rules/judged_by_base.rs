//! judged-by-base: a change touches what it is judged by; the base's own edition judges it.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule::new("judged-by-base", Severity::Info, include_str!("judged_by_base.toml"));

/// The change touches the file at `path`.
pub fn found(path: &Arc<str>) -> Finding {
    RULE.at(Place::file(path.clone()), "default").with("path", path)
}

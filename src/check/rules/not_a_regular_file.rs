//! not-a-regular-file: links, pipes and devices, which could show what lies outside the catalogue or never end.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("not-a-regular-file", Severity::Error, include_str!("not_a_regular_file.toml"));

/// `symlink`: a symbolic link, rather than a pipe or device.
pub fn found(place: Place, symlink: bool) -> Finding {
    let path = place.path.clone();
    RULE.at(place, if symlink { "symlink" } else { "other" }).with("path", path)
}

//! wrong-place: a file where no entry can be.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;
use crate::read::Structure;

/// The rule.
pub static RULE: Rule = Rule::new("wrong-place", Severity::Error, include_str!("wrong_place.toml"));

/// The finding for a file that lies wrong in one of these ways.
pub fn found(place: Place, structure: &Structure) -> Finding {
    let path = place.path.clone();
    let variant = match structure {
        Structure::Loose => "loose",
        Structure::Deep | Structure::BadName(_) => "deep",
        Structure::NotMarkdown => "not-markdown",
        Structure::NoIndex => "no-index",
        Structure::Desk => "desk",
    };
    RULE.at(place, variant).with("path", path)
}

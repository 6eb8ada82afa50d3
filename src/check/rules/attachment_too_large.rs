//! attachment-too-large: an attachment over the limit.

use super::too_large::bytes;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;
use crate::read::Attachment;

/// The rule.
pub static RULE: Rule = Rule::new("attachment-too-large", Severity::Error, include_str!("attachment_too_large.toml"));

/// `limit` in bytes.
pub fn check(file: &Attachment, limit: u64) -> Option<Finding> {
    let place = Place::file(file.path.clone());
    (file.size > limit).then(|| RULE.at(place, "default").worded("size", bytes(file.size)).worded("limit", bytes(limit)))
}

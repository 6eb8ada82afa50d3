//! unused-attachment: a file beside an entry that the text never refers to.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;
use crate::read::Attachment;

/// The rule.
pub static RULE: Rule = Rule::new("unused-attachment", Severity::Warning, include_str!("unused_attachment.toml"));

/// The finding for such a file.
pub fn found(file: &Attachment) -> Finding {
    RULE.at(Place::file(file.path.clone()), "default").with("file", &file.name)
}

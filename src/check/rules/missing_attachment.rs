//! missing-attachment: a text that refers to a file which is not beside it.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Place, nearest};

/// The rule.
pub static RULE: Rule = Rule::new("missing-attachment", Severity::Warning, include_str!("missing_attachment.toml"));

/// `beside` are the names of the files that do lie there.
pub fn found<'a>(place: Place, file: &str, beside: impl IntoIterator<Item = &'a str>) -> Finding {
    match nearest(file, beside) {
        Some(meant) => RULE.at(place, "suggest").with("file", file).with("suggestion", meant),
        None => RULE.at(place, "default").with("file", file),
    }
}

//! unknown-editor: a decision by somebody who is no editor, or was none that day.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Date, Place, nearest};

/// The rule.
pub static RULE: Rule = Rule::new("unknown-editor", Severity::Error, include_str!("unknown_editor.toml"));

/// Nobody in the register has this handle.
pub fn found<'a>(place: Place, handle: &str, known: impl IntoIterator<Item = &'a str>) -> Finding {
    match nearest(handle, known) {
        Some(meant) => RULE.at(place, "suggest").with("handle", handle).with("suggestion", meant),
        None => RULE.at(place, "default").with("handle", handle),
    }
}

/// The editor held no office on that day.
pub fn out_of_term(place: Place, handle: &str, day: Date) -> Finding {
    RULE.at(place, "term").with("handle", handle).with("date", day)
}

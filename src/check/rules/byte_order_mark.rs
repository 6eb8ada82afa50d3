//! byte-order-mark: an invisible mark at the start of the file.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Span, Text};

/// The rule.
pub static RULE: Rule = Rule::new("byte-order-mark", Severity::Warning, include_str!("byte_order_mark.toml"));

/// The mark of this file.
pub fn check(text: &Text) -> Option<Finding> {
    let span = Span::new(0, '\u{feff}'.len_utf8());
    text.content().starts_with('\u{feff}').then(|| RULE.at(text.place(span), "default").mended_by(span, ""))
}

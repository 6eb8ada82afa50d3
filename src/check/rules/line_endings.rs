//! line-endings: Windows line endings. Everything works with them; they only make changes harder to read.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Span, Text};

/// The rule.
pub static RULE: Rule = Rule::new("line-endings", Severity::Info, include_str!("line_endings.toml"));

/// One finding for a file with such line endings.
pub fn check(text: &Text) -> Option<Finding> {
    let at = text.content().find("\r\n")?;
    let whole = Span::new(0, text.content().len());
    let place = text.place(Span::new(at, at + 1));
    Some(RULE.at(place, "default").mended_by(whole, text.content().replace("\r\n", "\n")))
}

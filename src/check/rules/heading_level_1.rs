//! heading-level-1: a level-1 heading in a text, whose title is already that.

use crate::check::text::Body;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Text;

/// The rule.
pub static RULE: Rule = Rule::new("heading-level-1", Severity::Warning, include_str!("heading_level_1.toml"));

/// Every such heading.
pub fn check<'a>(text: &'a Text, body: &'a Body) -> impl Iterator<Item = Finding> + 'a {
    let first = body.headings.iter().filter(|heading| heading.level == 1);
    first.map(|heading| RULE.at(text.place(heading.span), "default").with("text", &heading.text))
}

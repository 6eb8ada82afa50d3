//! heading-jump: heading levels that jump, so that a reader who moves by headings loses the way.

use crate::check::text::Body;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Text;

/// The rule.
pub static RULE: Rule = Rule::new("heading-jump", Severity::Warning, include_str!("heading_jump.toml"));

/// Every heading that is more than one level under the one before; the entry's title is level 1.
pub fn check<'a>(text: &'a Text, body: &'a Body) -> impl Iterator<Item = Finding> + 'a {
    let levels = std::iter::once(1).chain(body.headings.iter().map(|heading| heading.level));
    let jumps = levels.zip(&body.headings).filter(|(before, heading)| heading.level > before + 1);
    jumps.map(|(before, heading)| RULE.at(text.place(heading.span), "default").with("from", before).with("to", heading.level))
}

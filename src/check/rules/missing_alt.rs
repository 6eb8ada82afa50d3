//! missing-alt: a picture without alternative text (WCAG 2.2, success criterion 1.1.1).

use crate::check::text::{Body, Reference};
use crate::finding::{Finding, Rule, Severity};
use crate::model::Text;

/// The rule.
pub static RULE: Rule = Rule::new("missing-alt", Severity::Warning, include_str!("missing_alt.toml"));

/// Every such picture.
pub fn check<'a>(text: &'a Text, body: &'a Body) -> impl Iterator<Item = Finding> + 'a {
    let bare = |reference: &&Reference| reference.image && reference.words.trim().is_empty();
    body.references.iter().filter(bare).map(|image| RULE.at(text.place(image.span), "default").with("file", &image.target))
}

//! unknown-code: a code that the vocabulary does not have.

use super::rewritten;
use crate::check::Leaf;
use crate::check::schema::Vocabulary;
use crate::finding::{Finding, Rule, Severity};
use crate::model::{Text, certain};

/// The rule.
pub static RULE: Rule = Rule::new("unknown-code", Severity::Error, include_str!("unknown_code.toml"));

/// Judges a value that should be a code of `vocabulary`.
pub fn check(text: &Text, leaf: &Leaf<'_>, vocabulary: &Vocabulary) -> Option<Finding> {
    if vocabulary.concept(leaf.text).is_some() {
        return None;
    }
    let place = text.place(leaf.node.span);
    let Some(meant) = vocabulary.meant(leaf.text) else {
        return Some(RULE.at(place, "default").with("code", leaf.text).with("vocabulary", &vocabulary.name));
    };
    let codes = vocabulary.concepts.iter().map(|concept| concept.code.as_str());
    let finding = RULE.at(place, "suggest").with("code", leaf.text).with("suggestion", &meant.code).worded("label", meant.label.clone());
    Some(match certain(leaf.text, codes) {
        Some(code) => finding.mended_by(leaf.node.span, rewritten(text.slice(leaf.node.span), code)),
        None => finding,
    })
}

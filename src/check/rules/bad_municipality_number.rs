//! bad-municipality-number: the four digits of a municipality that exists (SSB, Klass 131, as of 2024).

use crate::check::Leaf;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Text;

/// The rule.
pub static RULE: Rule = Rule::new("bad-municipality-number", Severity::Error, include_str!("bad_municipality_number.toml"));

/// The numbers that are in use, one a line.
const NUMBERS: &str = include_str!("bad_municipality_number.txt");

/// Judges a value that should be such a number.
pub fn check(text: &Text, leaf: &Leaf<'_>) -> Option<Finding> {
    let at = |variant| Some(RULE.at(text.place(leaf.node.span), variant).with("value", leaf.text));
    if leaf.text.len() != 4 || !leaf.text.bytes().all(|b| b.is_ascii_digit()) {
        return at("format");
    }
    if NUMBERS.lines().any(|number| number == leaf.text) { None } else { at("unknown") }
}

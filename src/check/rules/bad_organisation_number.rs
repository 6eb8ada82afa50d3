//! bad-organisation-number: nine digits, of which the last checks the others (Enhetsregisteret, modulus 11).

use crate::check::Leaf;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Text;

/// The rule.
pub static RULE: Rule = Rule::new("bad-organisation-number", Severity::Error, include_str!("bad_organisation_number.toml"));

/// Judges a value that should be a number of Enhetsregisteret.
pub fn check(text: &Text, leaf: &Leaf<'_>) -> Option<Finding> {
    let at = |variant| Some(RULE.at(text.place(leaf.node.span), variant).with("value", leaf.text));
    let digits: Option<Vec<u32>> = leaf.text.chars().map(|c| c.to_digit(10)).collect();
    match digits.as_deref() {
        Some(digits @ [.., check]) if digits.len() == 9 => {
            let sum: u32 = digits.iter().zip([3, 2, 7, 6, 5, 4, 3, 2]).map(|(d, weight)| d * weight).sum();
            if (11 - sum % 11) % 11 == *check { None } else { at("checksum") }
        }
        _ => at("length"),
    }
}

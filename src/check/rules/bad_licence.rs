//! bad-licence: licences are SPDX licence expressions (SPDX specification 2.3, annex D).

use super::rewritten;
use crate::check::Leaf;
use crate::finding::{Finding, Rule, Severity};
use crate::model::{Text, certain, nearest};

/// The rule.
pub static RULE: Rule = Rule::new("bad-licence", Severity::Error, include_str!("bad_licence.toml"));

/// Identifiers that SPDX has replaced by others are still valid.
const MODE: spdx::ParseMode = spdx::ParseMode {
    allow_deprecated: true,
    allow_imprecise_license_names: false,
    allow_postfix_plus_on_gpl: true,
    allow_slash_as_or_operator: false,
    allow_unknown: false,
};

/// Judges a value that should be an expression.
pub fn check(text: &Text, leaf: &Leaf<'_>) -> Option<Finding> {
    let value = leaf.text;
    if spdx::Expression::parse_mode(value, MODE).is_ok() {
        return None;
    }
    let place = text.place(leaf.node.span);
    let names = || spdx::identifiers::LICENSES.iter().map(|licence| licence.name);
    let known_by = spdx::imprecise_license_id(value).filter(|(_, length)| *length == value.len()).map(|(licence, _)| licence.name);
    let Some(meant) = certain(value, names()).or(known_by).or_else(|| nearest(value, names())) else {
        return Some(RULE.at(place, "default").with("value", value));
    };
    let finding = RULE.at(place, "suggest").with("value", value).with("suggestion", meant);
    let same_letters = meant.eq_ignore_ascii_case(value);
    Some(if same_letters { finding.mended_by(leaf.node.span, rewritten(text.slice(leaf.node.span), meant)) } else { finding })
}

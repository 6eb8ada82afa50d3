//! value-not-allowed: not one of the allowed values.

use super::{Faulty, rewritten};
use crate::finding::{Finding, Rule, Severity};
use crate::model::{certain, nearest};

/// The rule.
pub static RULE: Rule = Rule::new("value-not-allowed", Severity::Error, include_str!("value_not_allowed.toml"));

/// The value is none of `allowed`.
pub fn found(faulty: &Faulty<'_>, allowed: &[String]) -> Finding {
    let value = faulty.written();
    let all = || allowed.iter().map(String::as_str);
    let with = |variant| RULE.at(faulty.place(), variant).with("field", faulty.name()).with("value", value);
    if let [only] = allowed {
        return with("constant").with("expected", only);
    }
    let Some(meant) = nearest(value, all()) else { return with("default").with("allowed", allowed.join(", ")) };
    let finding = with("suggest").with("suggestion", meant).with("allowed", allowed.join(", "));
    match certain(value, all()) {
        Some(meant) => finding.mended_by(faulty.node.span, rewritten(faulty.text.slice(faulty.node.span), meant)),
        None => finding,
    }
}

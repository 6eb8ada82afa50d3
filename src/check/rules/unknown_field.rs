//! unknown-field: a field that the kind does not have.

use super::Faulty;
use crate::finding::{Finding, Rule, Severity};
use crate::model::{certain, nearest};

/// The rule.
pub static RULE: Rule = Rule::new("unknown-field", Severity::Error, include_str!("unknown_field.toml"));

/// The field `name`, which nobody reads. Nothing when the schema does have it: a validator also names the fields
/// of a part of the schema that failed for another reason.
pub fn found(faulty: &Faulty<'_>, name: &str) -> Option<Finding> {
    let fields = faulty.shape.map(|shape| shape.fields.as_slice()).unwrap_or_default();
    if fields.iter().any(|field| &*field.name == name) {
        return None;
    }
    let (key, _) = faulty.node.entry(name)?;
    let place = faulty.text.place(key.span);
    let open = || fields.iter().map(|field| &*field.name).filter(|known| faulty.node.get(known).is_none());
    let Some(meant) = nearest(name, open()) else {
        let allowed: Vec<&str> = open().collect();
        return Some(RULE.at(place, "default").with("field", name).with("allowed", allowed.join(", ")));
    };
    let finding = RULE.at(place, "suggest").with("field", name).with("suggestion", meant);
    Some(match certain(name, open()) {
        Some(meant) => finding.mended_by(key.span, meant),
        None => finding,
    })
}

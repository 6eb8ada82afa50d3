//! duplicate-item: the same value twice in a list.

use super::Faulty;
use crate::check::schema::coerce;
use crate::finding::{Finding, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule::new("duplicate-item", Severity::Error, include_str!("duplicate_item.toml"));

/// Every item of the list that stood before.
pub fn found(faulty: &Faulty<'_>) -> Vec<Finding> {
    let shape = faulty.shape.and_then(|shape| shape.items.as_deref());
    let values: Vec<String> = faulty.node.items().iter().map(|item| coerce(item, shape).to_string()).collect();
    let again = values.iter().enumerate().filter(|(index, value)| values[..*index].contains(value));
    let items = again.map(|(index, _)| &faulty.node.items()[index]);
    items.map(|item| {
        let value = item.text().unwrap_or_else(|| faulty.text.slice(item.span));
        RULE.at(faulty.text.place(item.span), "default").with("field", faulty.name()).with("value", value)
    }).collect()
}

//! missing-field: a required field that is not there.

use super::Faulty;
use crate::check::schema::{Field, Types};
use crate::finding::{Finding, Rule, Severity};
use crate::model::{Label, Lang};
use serde_json::Value;

/// The rule.
pub static RULE: Rule = Rule::new("missing-field", Severity::Error, include_str!("missing_field.toml"));

/// The field `name` is missing in what `faulty` shows.
pub fn found(faulty: &Faulty<'_>, name: &str) -> Finding {
    let field = faulty.shape.and_then(|shape| shape.field(name));
    let label = field.map_or_else(|| Label::same(name), |f| f.label.clone());
    let finding = match faulty.parent() {
        None => RULE.at(faulty.text.line_place(1), "default"),
        Some((parent, span)) => RULE.at(faulty.text.place(span), "nested").with("parent", parent),
    };
    finding.with("field", name).worded("label", lower(&label)).with("example", example(name, field))
}

/// A label inside a sentence.
fn lower(label: &Label) -> Label {
    let first_lower = |text: &str| {
        let mut letters = text.chars();
        let acronym = text.chars().nth(1).is_some_and(char::is_uppercase);
        match letters.next() {
            Some(first) if !acronym => first.to_lowercase().chain(letters).collect(),
            _ => text.to_owned(),
        }
    };
    Lang::ALL.into_iter().fold(Label::default(), |out, lang| if label.has(lang) { out.with(lang, first_lower(label.get(lang))) } else { out })
}

/// A line that could be written: from the schema's examples, its allowed values or its type.
fn example(name: &str, field: Option<&Field>) -> String {
    let Some(field) = field else { return format!("{name}: …") };
    let written = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let given = field.examples.first().map(written);
    let relation = || field.shape.relation.as_ref().or(field.shape.items.as_ref().and_then(|i| i.relation.as_ref()));
    let value = given.or_else(|| field.shape.choices.first().cloned()).unwrap_or_else(|| match relation() {
        Some(relation) => format!("{}/…", relation.to.first().map_or("…", String::as_str)),
        None if field.shape.format.as_deref() == Some("date") => "2026-01-31".into(),
        None if field.shape.wants.is_some_and(|w| w.has(Types::BOOLEAN)) => "true".into(),
        None => "…".into(),
    });
    let is_list = field.shape.wants.is_some_and(|w| w.has(Types::ARRAY));
    if is_list && !value.starts_with('[') { format!("{name}: [{value}]") } else { format!("{name}: {value}") }
}

//! What the front matter of one file says, seen against its schema: what is missing, empty or of the wrong sort, and which
//! field is the title.

use super::entry::{Entry, Leaf};
use super::rules::*;
use super::schema::{Kind, Shape, Types, Violation, ViolationKind};
use crate::finding::Finding;
use crate::model::{Node, Text};
use serde_json::Value;

/// Properties by which a schema in another language tells that a field is the title.
pub(super) const TITLES: &[&str] = &["dct:title", "dcterms:title", "schema:name", "foaf:name", "rdfs:label", "skos:prefLabel"];
/// Properties by which a schema tells that a field is the summary.
pub(super) const SUMMARIES: &[&str] = &["dct:abstract", "dcterms:abstract", "dct:description", "dcterms:description", "schema:description"];

/// The text of the field `name`, or of the first that is one of the `properties` in linked data.
pub(super) fn named(entry: &Entry, name: &str, properties: &[&str]) -> Option<String> {
    let text = |name: &str| entry.data.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let fields = || entry.kind.iter().flat_map(|kind| &kind.shape.fields);
    let by_property = |property: &&str| fields().filter(|f| f.rdf.as_deref() == Some(*property)).find_map(|f| text(&f.name));
    text(name).or_else(|| properties.iter().find_map(by_property))
}

/// Required texts that are there but empty, where the schema itself has no least length.
pub(super) fn empty_fields(file: &Text, root: &Node, kind: &Kind) -> Vec<Finding> {
    let required = kind.shape.fields.iter().filter(|field| field.required);
    let empty = required.filter(|field| {
        let asks_for_text = field.shape.wants.is_some_and(|w| w.has(Types::STRING));
        asks_for_text && root.get(&field.name).is_some_and(|node| node.text().is_some_and(|text| text.trim().is_empty()))
    });
    empty
        .map(|field| {
            let path = [field.name.to_string()];
            wrong_length::empty(&Faulty::new(file, root, kind, &path))
        })
        .collect()
}

/// The findings for one violation of the schema.
pub(super) fn of_violation(file: &Text, root: &Node, kind: &Kind, violation: &Violation) -> Vec<Finding> {
    let faulty = Faulty::new(file, root, kind, &violation.path);
    let shape: Option<&Shape> = faulty.shape;
    // Formats and codes have rules of their own, which know more than the validator; so has an empty required text.
    let is_code = shape.is_some_and(|shape| shape.vocabulary.is_some());
    let empty_text = violation.path.len() == 1 && faulty.written().trim().is_empty() && faulty.field().is_some_and(|f| f.required);
    match &violation.kind {
        ViolationKind::Missing(name) => vec![missing_field::found(&faulty, name)],
        ViolationKind::Unknown(name) => unknown_field::found(&faulty, name).into_iter().collect(),
        ViolationKind::Choice(_) if is_code => Vec::new(),
        ViolationKind::Format(format) if has_rule(format) => Vec::new(),
        ViolationKind::TooShort(_) | ViolationKind::Pattern(_) | ViolationKind::Choice(_) | ViolationKind::Format(_)
            if empty_text && faulty.node.text().is_some() =>
        {
            Vec::new()
        }
        ViolationKind::Type(expected) => vec![wrong_type::found(&faulty, expected)],
        ViolationKind::Choice(allowed) => vec![value_not_allowed::found(&faulty, allowed)],
        ViolationKind::TooLong(limit) => vec![wrong_length::too_long(&faulty, *limit)],
        ViolationKind::TooShort(limit) => vec![wrong_length::too_short(&faulty, *limit)],
        ViolationKind::TooMany(limit) => vec![wrong_length::too_many(&faulty, *limit)],
        ViolationKind::TooFew(limit) => vec![wrong_length::too_few(&faulty, *limit)],
        ViolationKind::Pattern(pattern) => vec![wrong_pattern::found(&faulty, pattern)],
        ViolationKind::NotUnique => duplicate_item::found(&faulty),
        ViolationKind::TooSmall(limit) => vec![out_of_range::found(&faulty, "too-small", limit)],
        ViolationKind::TooLarge(limit) => vec![out_of_range::found(&faulty, "too-large", limit)],
        ViolationKind::NotMultiple(limit) => vec![out_of_range::found(&faulty, "not-multiple", limit)],
        other => vec![schema_violation::found(&faulty, other)],
    }
}

/// Whether a format is judged by [`of_format`].
fn has_rule(format: &str) -> bool {
    matches!(format, "date" | "email" | "idn-email" | "uri" | "iri" | "url") || rule_of_own(format)
}

/// Formats that JSON Schema does not know, under the names that people give them.
fn rule_of_own(format: &str) -> bool {
    is_licence(format) || is_organisation_number(format) || is_municipality_number(format)
}

pub(super) fn is_licence(format: &str) -> bool {
    matches!(format, "spdx" | "spdx-expression" | "spdx-license" | "spdx-licence" | "licence" | "license" | "lisens")
}

fn is_organisation_number(format: &str) -> bool {
    matches!(format, "organisation-number" | "organization-number" | "organisasjonsnummer" | "orgnr" | "orgnummer" | "org-number")
}

fn is_municipality_number(format: &str) -> bool {
    matches!(format, "municipality-number" | "kommunenummer" | "kommunenr" | "municipality")
}

/// Judges a value by the format that its field names.
pub(super) fn of_format(file: &Text, leaf: &Leaf<'_>) -> Option<Finding> {
    if leaf.text.is_empty() {
        return None;
    }
    match leaf.format? {
        "date" => bad_date::check(file, leaf),
        "email" | "idn-email" => bad_email::check(file, leaf),
        "uri" | "iri" | "url" => bad_url::check(file, leaf),
        format if is_licence(format) => bad_licence::check(file, leaf),
        format if is_organisation_number(format) => bad_organisation_number::check(file, leaf),
        format if is_municipality_number(format) => bad_municipality_number::check(file, leaf),
        _ => None,
    }
}

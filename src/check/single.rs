//! What can be said of one entry by itself: [`EntrySource`] → [`Entry`]. It depends on the file and the schemas
//! alone, so that a preview checks again only what has changed.

use super::entry::{CodeUse, Entry, Leaf, RelationUse, each_leaf};
use super::faults;
use super::rules::*;
use super::schema::{Kind, Schemas, Shape, Violation, ViolationKind, coerce, violations, withhold};
use super::text::{self, Body};
use crate::finding::{Finding, Findings};
use crate::model::{Node, Place, Span, Text, Tree};
use crate::read::{Attachment, EntrySource, FaultKind, Limits};
use serde_json::Value;
use std::sync::Arc;

/// Checks one entry by itself.
pub fn check(source: &Arc<EntrySource>, schemas: &Schemas, limits: &Limits) -> Entry {
    let kind = schemas.kind(source.kind()).cloned();
    let file = source.text();
    let mut findings = Findings::new();
    findings.extend(bad_name::check(source));
    findings.extend(hidden_or_unreadable(source));
    findings.extend(byte_order_mark::check(file));
    findings.extend(line_endings::check(file));
    for attachment in source.attachments() {
        findings.extend(attachment_too_large::check(attachment, limits.attachment));
        findings.extend(attachment_type::check(attachment));
        findings.extend(attachment_mismatch::check(attachment));
    }
    let mut entry = Entry {
        source: source.clone(),
        kind: kind.clone(),
        title: source.slug().to_owned(),
        summary: None,
        date: None,
        language: None,
        data: Value::Null,
        aliases: Vec::new(),
        relations: Vec::new(),
        codes: Vec::new(),
        body: body(source, limits, &mut findings),
        documents: documents(source, limits, &mut findings),
        findings,
    };
    let mut contacts = Vec::new();
    if let Some(root) = source.front().node.as_ref() {
        fields(&mut entry, root, kind.as_deref(), schemas, &mut contacts);
    }
    entry.date = entry.find_date();
    entry.language = entry.find_language();
    entry.findings.extend(personal_data(file, &contacts));
    entry
}

/// Faults of reading, and characters that cannot be seen; such a character in the front matter explains by itself
/// why it could not be read.
fn hidden_or_unreadable(source: &EntrySource) -> Vec<Finding> {
    let mut findings: Vec<Finding> = control_character::check(source.text()).collect();
    let hidden = findings.iter().any(|f| f.place.within.is_some_and(|w| w.0.start < source.front().body));
    let is_syntax = |fault: &&crate::read::Fault| matches!(fault.kind, FaultKind::Yaml(_));
    findings.extend(source.faults().iter().filter(|fault| !(hidden && is_syntax(fault))).filter_map(faults::of_reading));
    findings
}

fn body(source: &EntrySource, limits: &Limits, findings: &mut Findings) -> Body {
    let file = source.text();
    let body = text::scan(source.body(), source.front().body, limits.text_depth);
    findings.extend(empty_body::check(source, &body));
    findings.extend(heading_level_1::check(file, &body));
    findings.extend(heading_jump::check(file, &body));
    findings.extend(missing_alt::check(file, &body));
    findings.extend(raw_html::check(file, &body));
    findings.extend(text_too_deep::check(file, &body, limits.text_depth));
    body
}

/// The Markdown files beside an entry, judged as its own text is. Their first heading is their title.
fn documents(source: &EntrySource, limits: &Limits, findings: &mut Findings) -> Vec<(usize, Body)> {
    let files = source.attachments().iter().enumerate();
    let document = |(number, file): (usize, &Attachment)| {
        let text = file.text.as_ref()?;
        let body = text::scan(text.content(), 0, limits.text_depth);
        findings.extend(control_character::check(text));
        findings.extend(heading_jump::check(text, &body));
        findings.extend(missing_alt::check(text, &body));
        findings.extend(raw_html::check(text, &body));
        findings.extend(text_too_deep::check(text, &body, limits.text_depth));
        findings.extend(personal_data(text, &[]));
        Some((number, body))
    };
    files.filter_map(document).collect()
}

/// Everything about the front matter.
fn fields(entry: &mut Entry, root: &Node, kind: Option<&Kind>, schemas: &Schemas, contacts: &mut Vec<Span>) {
    let source = entry.source.clone();
    let file = source.text();
    let Tree::Map(_) = root.tree else {
        entry.findings.push(wrong_type::not_mapping(file.place(root.span)));
        return;
    };
    entry.findings.extend(control_character::check_escaped(file, root));
    entry.data = coerce(root, kind.map(|kind| &kind.shape));
    entry.title = named(entry, "title", TITLES).or_else(|| first_heading(entry)).unwrap_or_else(|| source.slug().to_owned());
    entry.summary = named(entry, "summary", SUMMARIES);
    entry.aliases = aliases(root, file);
    let Some(kind) = kind else { return };
    for violation in violations(&kind.validator, &entry.data) {
        entry.findings.extend(of_violation(file, root, kind, &violation));
    }
    entry.findings.extend(empty_fields(file, root, kind));
    each_leaf(root, kind, &mut |leaf| {
        let format = of_format(file, &leaf);
        let sound = format.is_none();
        entry.findings.extend(format);
        // A value with a format of its own is what its field says, not somebody's number by chance.
        if leaf.format.is_some() {
            contacts.push(leaf.node.span);
        }
        if sound && !leaf.text.is_empty() {
            codes(entry, &leaf, schemas);
        }
        if let Some(relation) = leaf.relation.filter(|_| !leaf.text.is_empty()) {
            let target = leaf.text.to_owned();
            let (field, relation) = (leaf.field.clone(), relation.clone());
            entry.relations.push(RelationUse { field, target, span: leaf.node.span, relation, withheld: leaf.withheld });
        }
    });
    withhold(&mut entry.data, &kind.shape);
}

/// The codes that a value names. A licence expression may name licences that the vocabulary does not explain: whether
/// they exist is for `bad-licence` to say.
fn codes(entry: &mut Entry, leaf: &Leaf<'_>, schemas: &Schemas) {
    let Some(vocabulary) = leaf.vocabulary else { return };
    let list = schemas.vocabulary(vocabulary);
    let named: Vec<&str> = if leaf.format.is_some_and(is_licence) {
        let names = leaf.text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')'));
        names.filter(|name| list.is_some_and(|list| list.concept(name).is_some())).collect()
    } else {
        entry.findings.extend(list.and_then(|list| unknown_code::check(entry.source.text(), leaf, list)));
        vec![leaf.text]
    };
    let (field, span, withheld) = (leaf.field, leaf.node.span, leaf.withheld);
    let used = |code: &str| CodeUse { field: field.clone(), vocabulary: vocabulary.clone(), code: code.to_owned(), span, withheld };
    entry.codes.extend(named.into_iter().map(used));
}

/// Properties by which a schema in another language tells that a field is the title.
const TITLES: &[&str] = &["dct:title", "dcterms:title", "schema:name", "foaf:name", "rdfs:label", "skos:prefLabel"];
/// Properties by which a schema tells that a field is the summary.
const SUMMARIES: &[&str] = &["dct:abstract", "dcterms:abstract", "dct:description", "dcterms:description", "schema:description"];

/// The text of the field `name`, or of the first that is one of the `properties` in linked data.
fn named(entry: &Entry, name: &str, properties: &[&str]) -> Option<String> {
    let text = |name: &str| entry.data.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let fields = || entry.kind.iter().flat_map(|kind| &kind.shape.fields);
    let by_property = |property: &&str| fields().filter(|f| f.rdf.as_deref() == Some(*property)).find_map(|f| text(&f.name));
    text(name).or_else(|| properties.iter().find_map(by_property))
}

/// The words of a text's first-level heading, for those who write their titles there.
fn first_heading(entry: &Entry) -> Option<String> {
    let heading = entry.body.headings.iter().find(|heading| heading.level == 1)?;
    Some(heading.text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn aliases(root: &Node, file: &Text) -> Vec<(String, Place)> {
    let items = root.get("aliases").map(Node::items).unwrap_or_default();
    items.iter().filter_map(|item| Some((item.text()?.to_owned(), file.place(item.span)))).collect()
}

/// Required texts that are there but empty, where the schema itself has no least length.
fn empty_fields(file: &Text, root: &Node, kind: &Kind) -> Vec<Finding> {
    let required = kind.shape.fields.iter().filter(|field| field.required);
    let empty = required.filter(|field| {
        let asks_for_text = field.shape.wants.is_some_and(|w| w.has(super::schema::Types::STRING));
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
fn of_violation(file: &Text, root: &Node, kind: &Kind, violation: &Violation) -> Vec<Finding> {
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

fn is_licence(format: &str) -> bool {
    matches!(format, "spdx" | "spdx-expression" | "spdx-license" | "spdx-licence" | "licence" | "license" | "lisens")
}

fn is_organisation_number(format: &str) -> bool {
    matches!(format, "organisation-number" | "organization-number" | "organisasjonsnummer" | "orgnr" | "orgnummer" | "org-number")
}

fn is_municipality_number(format: &str) -> bool {
    matches!(format, "municipality-number" | "kommunenummer" | "kommunenr" | "municipality")
}

/// Judges a value by the format that its field names.
fn of_format(file: &Text, leaf: &Leaf<'_>) -> Option<Finding> {
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

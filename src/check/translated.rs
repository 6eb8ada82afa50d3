//! An entry in another language: what its texts say there, checked as the entry's own are. All else it has from the entry.

use super::entry::Entry;
use super::fields::{SUMMARIES, TITLES, empty_fields, named, of_violation};
use super::file;
use super::rules::*;
use super::schema::{Kind, Shape, Types, Violation, ViolationKind, coerce, violations};
use crate::finding::{Finding, Findings};
use crate::model::{Node, Tree};
use crate::read::{Config, EntrySource};
use serde_json::Value;
use std::sync::Arc;

/// Checks the translation of `entry` into the language of `tag`.
pub fn check(entry: &Entry, tag: &str, source: &Arc<EntrySource>, config: &Config) -> Entry {
    let mut findings: Findings = file::check(source).into_iter().collect();
    findings.extend(translation_language::check(source, tag, entry.language().unwrap_or(config.language.tag())));
    let body = file::body(source, &config.limits, &mut findings);
    let mut translation = Entry {
        source: source.clone(),
        kind: entry.kind.clone(),
        title: entry.title.clone(),
        summary: entry.summary.clone(),
        date: entry.date,
        language: Some(tag.to_owned()),
        data: entry.data.clone(),
        aliases: Vec::new(),
        relations: entry.relations.clone(),
        codes: entry.codes.clone(),
        body,
        documents: Vec::new(),
        translations: Vec::new(),
        findings,
    };
    if let (Some(root), Some(kind)) = (source.front().node.as_ref(), entry.kind.as_deref()) {
        fields(&mut translation, root, kind);
    }
    translation.findings.extend(personal_data(source.text(), &[]));
    translation
}

/// Lays the translation's own texts over those of the entry.
fn fields(translation: &mut Entry, root: &Node, kind: &Kind) {
    let source = translation.source.clone();
    let text = source.text();
    let Tree::Map(written) = &root.tree else {
        translation.findings.push(wrong_type::not_mapping(text.place(root.span)));
        return;
    };
    translation.findings.extend(control_character::check_escaped(text, root));
    let mut own = coerce(root, Some(&kind.shape));
    for (key, _) in written.iter().filter(|(key, _)| !can_be_translated(kind, &key.name)) {
        translation.findings.push(untranslatable_field::found(text.place(key.span), &key.name));
        if let Value::Object(own) = &mut own {
            own.remove(&key.name);
        }
    }
    let title = title_field(kind);
    if root.get(title).is_none() {
        translation.findings.push(missing_field::found(&Faulty::new(text, root, kind, &[]), title));
    }
    if let (Value::Object(data), Value::Object(own)) = (&mut translation.data, &own) {
        data.extend(own.clone());
    }
    let wrong: Vec<Finding> = violations(&kind.validator, &translation.data)
        .into_iter()
        .filter(|violation| concerns(violation, &own))
        .flat_map(|violation| of_violation(text, root, kind, &violation))
        .collect();
    translation.findings.extend(wrong);
    translation.findings.extend(empty_fields(text, root, kind));
    translation.title = named(translation, "title", TITLES).unwrap_or_else(|| translation.title.clone());
    translation.summary = named(translation, "summary", SUMMARIES);
}

/// Whether a fault is in what the translation itself says: the entry's own faults are told of there.
fn concerns(violation: &Violation, own: &Value) -> bool {
    match (violation.path.first(), &violation.kind) {
        (Some(field), _) => own.get(field).is_some(),
        (None, ViolationKind::Unknown(field)) => own.get(field).is_some(),
        (None, _) => false,
    }
}

/// The field that holds the title.
fn title_field(kind: &Kind) -> &str {
    let is_title = |rdf: &str| TITLES.contains(&rdf);
    let by_property = kind.shape.fields.iter().find(|field| field.rdf.as_deref().is_some_and(is_title));
    match kind.shape.field("title") {
        Some(_) => "title",
        None => by_property.map_or("title", |field| &field.name),
    }
}

/// Whether a field says something in words: what it names or counts is the same in every language. A field that the schema
/// does not know may be said anew.
fn can_be_translated(kind: &Kind, name: &str) -> bool {
    name != "aliases" && kind.shape.field(name).is_none_or(|field| is_in_words(&field.shape))
}

fn is_in_words(shape: &Shape) -> bool {
    let wants = |types: Types| shape.wants.is_none_or(|wants| wants.has(types));
    let is_named = shape.relation.is_some() || shape.vocabulary.is_some() || shape.format.is_some() || !shape.choices.is_empty();
    match &shape.items {
        _ if is_named => false,
        Some(items) => is_in_words(items),
        None if shape.fields.is_empty() => wants(Types::STRING),
        None => shape.fields.iter().all(|field| is_in_words(&field.shape)),
    }
}

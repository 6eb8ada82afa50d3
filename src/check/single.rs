//! What can be said of one entry by itself: [`EntrySource`] → [`Entry`]. It depends on the file and the schemas
//! alone, so that a preview checks again only what has changed.

use super::entry::{CodeUse, Entry, Leaf, RelationUse, each_leaf};
use super::fields::{SUMMARIES, TITLES, empty_fields, is_licence, named, of_format, of_violation};
use super::file;
use super::rules::*;
use super::schema::{Kind, Schemas, coerce, violations, withhold};
use super::text::{self, Body};
use super::translated;
use crate::finding::Findings;
use crate::model::{Node, Place, Span, Text, Tree};
use crate::read::{Attachment, Config, EntrySource, Limits};
use serde_json::Value;
use std::sync::Arc;

/// Checks one entry by itself.
pub fn check(source: &Arc<EntrySource>, schemas: &Schemas, config: &Config) -> Entry {
    let kind = schemas.kind(source.kind()).cloned();
    let limits = &config.limits;
    let mut findings = Findings::new();
    findings.extend(bad_name::check(source));
    findings.extend(file::check(source));
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
        body: file::body(source, limits, &mut findings),
        documents: documents(source, limits, &mut findings),
        translations: Vec::new(),
        findings,
    };
    let mut contacts = Vec::new();
    if let Some(root) = source.front().node.as_ref() {
        fields(&mut entry, root, kind.as_deref(), schemas, &mut contacts);
    }
    entry.date = entry.find_date();
    entry.language = entry.find_language();
    entry.findings.extend(personal_data(source.text(), &contacts));
    let translations: Vec<Entry> = source.translations().iter().map(|(tag, own)| translated::check(&entry, tag, own, config)).collect();
    entry.findings.extend(translations.iter().flat_map(|translation| translation.findings.iter().cloned()));
    entry.translations = translations;
    entry
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

/// The words of a text's first-level heading, for those who write their titles there.
fn first_heading(entry: &Entry) -> Option<String> {
    let heading = entry.body.headings.iter().find(|heading| heading.level == 1)?;
    Some(heading.text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn aliases(root: &Node, file: &Text) -> Vec<(String, Place)> {
    let items = root.get("aliases").map(Node::items).unwrap_or_default();
    items.iter().filter_map(|item| Some((item.text()?.to_owned(), file.place(item.span)))).collect()
}

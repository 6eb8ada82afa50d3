//! What is different inside an entry: its fields, its text, the files beside it.

use super::change::{FieldChange, FileChange, Sort};
use super::words::{Words, compare};
use crate::check::Entry;
use crate::model::{Lang, Node, Tree};
use std::collections::BTreeMap;

/// The fields that are different, in the order in which they stand now.
pub fn fields(before: &Entry, after: &Entry, lang: Lang) -> Vec<FieldChange> {
    let (old, new) = (values(before), values(after));
    let names = new.iter().chain(old.iter().filter(|(name, _)| value(&new, name).is_none())).map(|(name, _)| *name);
    let changed = names.filter(|name| value(&old, name) != value(&new, name));
    let change = |name: &str| {
        let (was, is) = (value(&old, name), value(&new, name));
        let field = after.kind().or(before.kind()).and_then(|kind| kind.shape.field(name));
        let label = field.map(|field| field.label.get(lang)).filter(|label| !label.is_empty()).unwrap_or(name);
        FieldChange {
            field: name.to_owned(),
            label: label.to_owned(),
            there: (was.is_some(), is.is_some()),
            words: compare(was.unwrap_or_default(), is.unwrap_or_default()),
        }
    };
    changed.map(change).collect()
}

fn value<'a>(values: &'a [(&str, String)], name: &str) -> Option<&'a str> {
    values.iter().find(|(other, _)| *other == name).map(|(_, text)| text.as_str())
}

/// The fields as they were written, what is not published among them.
fn values(entry: &Entry) -> Vec<(&str, String)> {
    let fields = entry.source().front().node.as_ref().map(Node::fields).unwrap_or_default();
    fields.iter().map(|(key, node)| (key.name.as_str(), compact(node))).collect()
}

/// A value on one line.
fn compact(node: &Node) -> String {
    match &node.tree {
        Tree::Scalar(scalar) => scalar.text.split_whitespace().collect::<Vec<_>>().join(" "),
        Tree::List(items) => items.iter().map(compact).collect::<Vec<_>>().join(" ; "),
        Tree::Map(fields) => fields.iter().map(|(key, value)| format!("{}: {}", key.name, compact(value))).collect::<Vec<_>>().join(", "),
    }
}

/// What is different in the text below the front matter.
pub fn text(before: &Entry, after: &Entry) -> Option<Words> {
    different(before.source().body(), after.source().body())
}

/// What is different between two texts, in which the two ways to end a line are one.
fn different(before: &str, after: &str) -> Option<Words> {
    let lines = |text: &str| text.replace("\r\n", "\n");
    (before != after && lines(before) != lines(after)).then(|| compare(before, after))
}

/// The files beside it that are different, by name.
pub fn files(before: &Entry, after: &Entry) -> Vec<FileChange> {
    let digests = |entry: &Entry| entry.source().digests_beside().into_iter().collect::<BTreeMap<String, String>>();
    let document = |entry: &Entry, name: &str| {
        let documents = entry.documents().map(|file| (file.name.to_owned(), file.text));
        let translated = entry.translations().iter().map(|other| other.source().text());
        let translated = translated.map(|text| (text.path().rsplit('/').next().unwrap_or_default().to_owned(), text));
        documents.chain(translated).find(|(own, _)| own == name).map(|(_, text)| text.content().to_owned())
    };
    let (old, new) = (digests(before), digests(after));
    let names = old.keys().chain(new.keys().filter(|name| !old.contains_key(*name)));
    let changed = names.filter_map(|name| {
        let sort = match (old.get(name), new.get(name)) {
            (Some(was), Some(is)) if was == is => return None,
            (Some(_), Some(_)) => Sort::Changed,
            (None, _) => Sort::Added,
            (_, None) => Sort::Removed,
        };
        let texts = document(before, name).zip(document(after, name));
        Some(FileChange { name: name.clone(), sort, text: texts.and_then(|(was, is)| different(&was, &is)) })
    });
    let mut changed: Vec<FileChange> = changed.collect();
    changed.sort_by(|a, b| a.name.cmp(&b.name));
    changed
}

//! An entry that has been checked: its data with their types, its relations and codes, what its text holds.

use super::schema::{Field, Kind, Relation, Shape, Types};
use super::text::Body;
use crate::finding::Findings;
use crate::model::{Date, EntryId, Node, Place, Span, Text, Tree};
use crate::read::EntrySource;
use serde_json::Value;
use std::sync::Arc;

/// A checked entry. It may have faults; then the catalogue as a whole is not published.
#[derive(Debug)]
pub struct Entry {
    pub(super) source: Arc<EntrySource>,
    pub(super) kind: Option<Arc<Kind>>,
    pub(super) title: String,
    pub(super) summary: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) language: Option<String>,
    pub(super) data: Value,
    pub(super) aliases: Vec<(String, Place)>,
    pub(super) relations: Vec<RelationUse>,
    pub(super) codes: Vec<CodeUse>,
    pub(super) body: Body,
    /// The entry in other languages, by tag.
    pub(super) translations: Vec<Entry>,
    /// For each Markdown file beside the entry: its place among the attachments, and what it holds.
    pub(super) documents: Vec<(usize, Body)>,
    pub(super) findings: Findings,
}

/// A Markdown file beside an entry, which readers see on the entry's page.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The file's name.
    pub name: &'a str,
    /// The file's text.
    pub text: &'a Text,
    /// What the text holds.
    pub body: &'a Body,
}

/// One relation as an entry writes it.
#[derive(Debug, Clone)]
pub struct RelationUse {
    /// The top field that it stands in.
    pub field: Arc<str>,
    /// The id of the other entry, as written.
    pub target: String,
    /// Where the id stands.
    pub span: Span,
    /// What the schema says of it.
    pub relation: Arc<Relation>,
    /// It stands in a group that is not published.
    pub withheld: bool,
}

/// One use of a vocabulary's code.
#[derive(Debug, Clone)]
pub struct CodeUse {
    /// The top field that it stands in.
    pub field: Arc<str>,
    /// The vocabulary.
    pub vocabulary: Arc<str>,
    /// The code as written.
    pub code: String,
    /// Where it stands.
    pub span: Span,
    /// It stands in a group that is not published.
    pub withheld: bool,
}

impl Entry {
    /// The id.
    pub fn id(&self) -> &EntryId {
        self.source.id()
    }
    /// The file that it was read from.
    pub fn source(&self) -> &Arc<EntrySource> {
        &self.source
    }
    /// The kind, when its folder has a schema.
    pub fn kind(&self) -> Option<&Arc<Kind>> {
        self.kind.as_ref()
    }
    /// The title; the slug when it has none.
    pub fn title(&self) -> &str {
        &self.title
    }
    /// The text under the title.
    pub fn summary(&self) -> Option<&str> {
        self.summary.as_deref()
    }
    /// The front matter as it is published, with the types that the schema asks for.
    pub fn data(&self) -> &Value {
        &self.data
    }
    /// The old ids that lead here.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        self.aliases.iter().map(|(alias, _)| alias.as_str())
    }
    /// The relations, in the order written.
    pub fn relations(&self) -> &[RelationUse] {
        &self.relations
    }
    /// The codes, in the order written.
    pub fn codes(&self) -> &[CodeUse] {
        &self.codes
    }
    /// What the text holds.
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// The entry in other languages, by tag: each with texts of its own, and all else as it stands here.
    pub fn translations(&self) -> &[Entry] {
        &self.translations
    }

    /// The entry in the language of this tag, when somebody has translated it.
    pub fn in_language(&self, tag: &str) -> Option<&Entry> {
        self.translations.iter().find(|translation| translation.language() == Some(tag))
    }

    /// Whether the front matter of its own file has this field; a translation shows the others as the entry has them.
    pub fn says(&self, field: &str) -> bool {
        self.source.front().node.as_ref().is_some_and(|root| root.get(field).is_some())
    }

    /// The Markdown files beside it, by name.
    pub fn documents(&self) -> impl Iterator<Item = Document<'_>> {
        self.documents.iter().filter_map(|(file, body)| {
            let file = &self.source.attachments()[*file];
            Some(Document { name: &file.name, text: file.text.as_ref()?, body })
        })
    }

    /// When the entry says it was last changed (`dct:modified`), or first given out (`dct:issued`), or the latest day
    /// that any of its own date fields names.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// The language that the entry is written in, where a field of its kind says so (`dct:language`), as a BCP 47 tag.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// Looks the language up in the data.
    pub(super) fn find_language(&self) -> Option<String> {
        const PROPERTIES: &[&str] = &["dct:language", "dcterms:language", "schema:inLanguage"];
        let mut fields = self.kind.as_ref()?.shape.fields.iter();
        let field = fields.find(|field| field.rdf.as_deref().is_some_and(|rdf| PROPERTIES.contains(&rdf)))?;
        let tag = self.data.get(&*field.name)?.as_str()?;
        let is_tag = (2..=12).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        is_tag.then(|| tag.to_owned())
    }

    /// Looks the date up in the data.
    pub(super) fn find_date(&self) -> Option<Date> {
        let shape = &self.kind.as_ref()?.shape;
        let day = |field: &Field| self.data.get(&*field.name).and_then(Value::as_str).and_then(Date::parse);
        let with = |rdf: &str| shape.fields.iter().filter(|f| f.rdf.as_deref() == Some(rdf)).find_map(day);
        let dates = || shape.fields.iter().filter(|f| f.shape.format.as_deref() == Some("date")).filter_map(day).max();
        with("dct:modified").or_else(|| with("dct:issued")).or_else(dates)
    }
}

/// A single value with what the schema says of it.
#[derive(Debug, Clone, Copy)]
pub struct Leaf<'a> {
    /// The value.
    pub node: &'a Node,
    /// Its text.
    pub text: &'a str,
    /// The top field it stands in.
    pub field: &'a Arc<str>,
    /// The named format that it must have.
    pub format: Option<&'a str>,
    /// Set when it is an entry's id.
    pub relation: Option<&'a Arc<Relation>>,
    /// Set when it is a code of this vocabulary.
    pub vocabulary: Option<&'a Arc<str>>,
    /// It stands in a group that is not published.
    pub withheld: bool,
}

/// Visits every single value of the fields that the kind knows. A relation or a vocabulary that is named on a list or
/// a group holds for its items or its named member.
pub fn each_leaf<'a>(root: &'a Node, kind: &'a Kind, visit: &mut impl FnMut(Leaf<'a>)) {
    for (key, value) in root.fields() {
        if let Some(field) = kind.shape.field(&key.name) {
            descend(value, Some(&field.shape), &field.name, &HandedDown::default(), visit);
        }
    }
}

/// What a value takes over from the list or group that holds it.
#[derive(Default)]
struct HandedDown<'a> {
    relation: Option<&'a Arc<Relation>>,
    vocabulary: Option<&'a Arc<str>>,
    withheld: bool,
}

fn descend<'a>(node: &'a Node, shape: Option<&'a Shape>, field: &'a Arc<str>, outer: &HandedDown<'a>, visit: &mut impl FnMut(Leaf<'a>)) {
    let relation = shape.and_then(|s| s.relation.as_ref()).or(outer.relation);
    let vocabulary = shape.and_then(|s| s.vocabulary.as_ref()).or(outer.vocabulary);
    match &node.tree {
        Tree::Scalar(scalar) => {
            let format = shape.and_then(|s| s.format.as_deref());
            // A single value where a list or a group belongs is neither an id nor a code.
            let is_text = shape.and_then(|s| s.wants).is_none_or(|wants| wants.has(Types::STRING));
            let (relation, vocabulary) = (relation.filter(|_| is_text), vocabulary.filter(|_| is_text));
            visit(Leaf { node, text: &scalar.text, field, format, relation, vocabulary, withheld: outer.withheld });
        }
        Tree::List(items) => {
            let inner = shape.and_then(|s| s.items.as_deref());
            let handed = HandedDown { relation, vocabulary, withheld: outer.withheld };
            items.iter().for_each(|item| descend(item, inner, field, &handed, visit));
        }
        Tree::Map(fields) => {
            let value_of = |name: &str| node.get(name).and_then(Node::text);
            let withheld = outer.withheld || shape.is_some_and(|shape| shape.withholds(value_of));
            for (key, value) in fields {
                let is_member = relation.is_some_and(|r| r.member.as_deref() == Some(&key.name));
                let handed = HandedDown { relation: relation.filter(|_| is_member), vocabulary: None, withheld };
                descend(value, shape.and_then(|s| s.step(&key.name)), field, &handed, visit);
            }
        }
    }
}

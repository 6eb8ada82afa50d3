//! What is wrong with a schema or a vocabulary: facts, which the rules put into words.

use crate::model::Place;

/// A fault of a schema file.
#[derive(Debug, Clone)]
pub struct SchemaFault {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: SchemaFaultKind,
}

/// The sorts of fault a schema or vocabulary can have.
#[derive(Debug, Clone)]
pub enum SchemaFaultKind {
    /// No JSON, in the parser's words.
    Json(String),
    /// A keyword of JSON Schema is used wrongly, in the validator's words.
    Keyword(String),
    /// A `$ref` that leads nowhere.
    Reference(String),
    /// An `x-` annotation that cannot be used: its name and why.
    Annotation(&'static str, String),
    /// A relation to a kind that has no schema.
    UnknownKind(String),
    /// A vocabulary that does not exist.
    UnknownVocabulary(String),
    /// A label that lacks a language: what it labels, and the language.
    MissingLabel(String, &'static str),
    /// A help text that lacks a language: what it explains, and the language.
    MissingHelp(String, &'static str),
    /// A vocabulary's fault.
    Vocabulary(VocabularyFault),
}

/// The sorts of fault a vocabulary can have.
#[derive(Debug, Clone)]
pub enum VocabularyFault {
    /// Neither a list of codes nor a group with one.
    Shape,
    /// An item without a code.
    MissingCode,
    /// A code without a label.
    MissingLabel(String),
    /// A code that stands twice, and the line of the first.
    DuplicateCode(String, usize),
    /// A broader code that does not exist.
    UnknownBroader(String, String),
    /// A code that is broader than itself, by way of others.
    Circle(String),
}

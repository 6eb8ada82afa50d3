//! The schemas as the program uses them: one [`Kind`] per schema file, with a validator and a [`Shape`] that
//! says what each field is; and the vocabularies.
//!
//! Nothing here knows a kind or a field by name, except `title`, `summary` and `aliases`.

mod coerce;
mod compile;
mod fault;
mod labels;
mod places;
mod reading;
mod relation;
mod shape;
mod usage;
mod violation;
mod vocabulary;

pub use coerce::{coerce, withhold};
pub use compile::{built_in, compile};
pub use fault::{SchemaFault, SchemaFaultKind, VocabularyFault};
pub use relation::{Inverse, Relation};
pub use shape::{Answers, Field, Shape, Show, Types};
pub use violation::{Violation, ViolationKind, violations};
pub use vocabulary::{Concept, Vocabulary};

use crate::model::{Label, Text};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The schema files by name.
type Documents = HashMap<String, serde_json::Value>;

/// A sort of entry, as its schema describes it.
#[derive(Debug)]
pub struct Kind {
    /// The folder under `content/`.
    pub name: Arc<str>,
    /// What one entry of the kind is called.
    pub one: Label,
    /// What several are called.
    pub many: Label,
    /// What the kind is for.
    pub description: Label,
    /// What one entry of the kind is to search engines: a type of schema.org.
    pub sort: Option<String>,
    /// The name of its icon in the theme.
    pub icon: Option<String>,
    /// Where it stands among the kinds.
    pub order: i64,
    /// Whether its entries have pages of their own.
    pub page: bool,
    /// What its fields are.
    pub shape: Shape,
    /// Checks an entry's data against the schema.
    pub validator: jsonschema::Validator,
    /// The schema's file.
    pub text: Arc<Text>,
}

/// Every kind and vocabulary of a catalogue.
#[derive(Debug, Default)]
pub struct Schemas {
    kinds: BTreeMap<Arc<str>, Arc<Kind>>,
    vocabularies: BTreeMap<String, Arc<Vocabulary>>,
}

impl Schemas {
    /// The kind of that name.
    pub fn kind(&self, name: &str) -> Option<&Arc<Kind>> {
        self.kinds.get(name)
    }

    /// The kinds, by the order that their schemas give, then by name.
    pub fn kinds(&self) -> Vec<&Arc<Kind>> {
        let mut kinds: Vec<_> = self.kinds.values().collect();
        kinds.sort_by_key(|kind| (kind.order, kind.name.clone()));
        kinds
    }

    /// The vocabulary of that name.
    pub fn vocabulary(&self, name: &str) -> Option<&Arc<Vocabulary>> {
        self.vocabularies.get(name)
    }

    /// The name by which readers filter on a field: its own; with the kind before it where the program itself, or another
    /// kind, means something else by that name.
    pub fn filter(&self, kind: &Kind, field: &Field) -> String {
        let differs = |other: &Field| other.facet && (other.label != field.label || other.vocabulary() != field.vocabulary());
        let taken = matches!(&*field.name, "kind" | "status");
        let shared = self.kinds.values().filter_map(|other| other.shape.field(&field.name));
        if taken || shared.into_iter().any(differs) { format!("{}.{}", kind.name, field.name) } else { field.name.to_string() }
    }

    /// The vocabularies, by name.
    pub fn vocabularies(&self) -> impl Iterator<Item = &Arc<Vocabulary>> {
        self.vocabularies.values()
    }
}

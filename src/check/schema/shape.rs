//! What a kind's fields are and what their values look like: the part of JSON Schema that the program itself must
//! understand, to give a plain scalar its type, to find relations and codes, and to show a value. The validator
//! understands the rest.

use super::relation::Relation;
use crate::model::{Label, Lang};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A set of JSON types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Types(u8);

impl Types {
    /// No type at all.
    pub(super) const NONE: Types = Types(0);
    /// Text.
    pub const STRING: Types = Types(1);
    /// Any number.
    pub const NUMBER: Types = Types(2);
    /// A whole number.
    pub const INTEGER: Types = Types(4);
    /// True or false.
    pub const BOOLEAN: Types = Types(8);
    /// Nothing.
    pub const NULL: Types = Types(16);
    /// A group of fields.
    pub const OBJECT: Types = Types(32);
    /// A list.
    pub const ARRAY: Types = Types(64);

    /// Whether all of `other` is in this set.
    pub fn has(self, other: Types) -> bool {
        self.0 & other.0 == other.0
    }

    pub(super) fn and(self, other: Types) -> Types {
        Types(self.0 & other.0)
    }

    pub(super) fn or(self, other: Types) -> Types {
        Types(self.0 | other.0)
    }

    pub(super) fn named(name: &str) -> Types {
        match name {
            "string" => Types::STRING,
            "number" => Types::NUMBER.or(Types::INTEGER),
            "integer" => Types::INTEGER,
            "boolean" => Types::BOOLEAN,
            "null" => Types::NULL,
            "object" => Types::OBJECT,
            "array" => Types::ARRAY,
            _ => Types(0),
        }
    }

    /// The type of a value.
    pub fn of(value: &Value) -> Types {
        match value {
            Value::String(_) => Types::STRING,
            Value::Number(n) if n.is_f64() => Types::NUMBER,
            Value::Number(_) => Types::INTEGER,
            Value::Bool(_) => Types::BOOLEAN,
            Value::Null => Types::NULL,
            Value::Object(_) => Types::OBJECT,
            Value::Array(_) => Types::ARRAY,
        }
    }
}

/// What a value looks like.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// The types that the schema asks for; `None` when it leaves them open.
    pub wants: Option<Types>,
    /// The fields of a group, in the schema's order.
    pub fields: Vec<Field>,
    /// The names of the fields that must be there, also those that another part of the schema describes.
    pub(super) required: Vec<String>,
    /// What fields of any other name look like.
    pub rest: Option<Box<Shape>>,
    /// What the items of a list look like.
    pub items: Option<Box<Shape>>,
    /// The named format of a text.
    pub format: Option<Arc<str>>,
    /// The value is an entry's id.
    pub relation: Option<Arc<Relation>>,
    /// The value is a code of this vocabulary.
    pub vocabulary: Option<Arc<str>>,
    /// The texts that are allowed; empty when any.
    pub choices: Vec<String>,
    /// The texts by which a contributor keeps the group that holds the value from being published (`x-withhold`).
    pub(super) withhold: Vec<String>,
}

impl Shape {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| &*field.name == name)
    }

    /// Whether a group of this shape, whose members `value_of` gives, is kept from being published.
    pub fn withholds<'v>(&self, value_of: impl Fn(&str) -> Option<&'v str>) -> bool {
        let mut keys = self.fields.iter().filter(|field| !field.shape.withhold.is_empty());
        keys.any(|field| value_of(&field.name).is_some_and(|value| field.shape.withhold.iter().any(|word| word == value)))
    }

    /// The shape of what stands under `step` (a field's name or a list's index).
    pub fn step(&self, step: &str) -> Option<&Shape> {
        if let Some(field) = self.field(step) {
            return Some(&field.shape);
        }
        match &self.items {
            Some(items) if step.bytes().all(|b| b.is_ascii_digit()) => Some(items),
            _ => self.rest.as_deref(),
        }
    }
}

/// A field of a kind or of a group of fields.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name in the front matter.
    pub name: Arc<str>,
    /// The label for readers.
    pub label: Label,
    /// The help for contributors.
    pub help: Label,
    /// Whether it must be there.
    pub required: bool,
    /// Whether readers can filter on it.
    pub facet: bool,
    /// The weight of its text in the search; 0 when it is not searched.
    pub search: f32,
    /// Where the entry's page shows it.
    pub show: Show,
    /// Whether its list has an order that means something, such as steps.
    pub ordered: bool,
    /// The reader's question that it answers, so that the page answers it at a glance.
    pub answers: Option<Answers>,
    /// The values with which an entry still asks for something.
    pub open: Vec<String>,
    /// The property it becomes in linked data.
    pub rdf: Option<String>,
    /// Example values.
    pub examples: Vec<Value>,
    /// Labels of the allowed values.
    pub choices: BTreeMap<String, Label>,
    /// Whether kinds share it: it comes from a schema that the kind's schema refers to.
    pub common: bool,
    /// What its value looks like.
    pub shape: Shape,
}

/// Where the entry's page shows a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Among the badges under the title.
    Badge,
    /// In the list of facts.
    Row,
    /// As a part of its own, with a heading.
    Block,
    /// Not at all.
    Hidden,
}

/// What a reader wants to know first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// How to begin.
    Start,
    /// Where in the country it is.
    Place,
}

impl Answers {
    /// The names in schemas.
    pub const NAMES: [(&str, Answers); 2] = [("start", Answers::Start), ("place", Answers::Place)];

    pub(super) fn named(name: &str) -> Option<Answers> {
        Answers::NAMES.iter().find(|(known, _)| *known == name).map(|(_, answers)| *answers)
    }
}

impl Field {
    /// The vocabulary of its value, or of each item of its list.
    pub fn vocabulary(&self) -> Option<&Arc<str>> {
        self.shape.vocabulary.as_ref().or_else(|| self.shape.items.as_ref()?.vocabulary.as_ref())
    }

    /// What readers see for one of the allowed values.
    pub fn choice<'a>(&'a self, value: &'a str, lang: Lang) -> &'a str {
        self.choices.get(value).map(|label| label.get(lang)).filter(|text| !text.is_empty()).unwrap_or(value)
    }
}

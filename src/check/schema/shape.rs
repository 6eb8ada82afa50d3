//! What the value of a field looks like: the part of JSON Schema that the program itself must understand, to give a
//! plain scalar its type, to find relations and codes, and to show a value. The validator understands the rest.

use super::field::{Field, Relation};
use serde_json::{Map, Value};
use std::sync::Arc;

/// How deep schemas are followed; those that refer to themselves end here.
const DEEPEST: usize = 12;

/// A set of JSON types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Types(u8);

impl Types {
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

    fn or(self, other: Types) -> Types {
        Types(self.0 | other.0)
    }

    fn named(name: &str) -> Types {
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
}

impl Shape {
    /// The shape of a schema in which every reference is already replaced by what it refers to.
    pub(super) fn read(schema: &Value) -> Shape {
        Shape::at(schema, 0)
    }

    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| &*field.name == name)
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

    fn at(schema: &Value, depth: usize) -> Shape {
        let Some(schema) = schema.as_object().filter(|_| depth < DEEPEST) else { return Shape::default() };
        let mut shape = Shape::own(schema, depth);
        for part in parts(schema, &["allOf"]) {
            shape.and(Shape::at(part, depth + 1));
        }
        for keyword in ["anyOf", "oneOf"] {
            let branches: Vec<Shape> = parts(schema, &[keyword]).map(|part| Shape::at(part, depth + 1)).collect();
            if let Some(any) = branches.into_iter().reduce(Shape::either) {
                shape.and(any);
            }
        }
        for keyword in ["if", "then", "else"] {
            if let Some(part) = schema.get(keyword) {
                // A condition never narrows the types: it only tells of fields that may be there.
                shape.and(Shape { wants: None, ..Shape::at(part, depth + 1) });
            }
        }
        for part in schema.get("dependentSchemas").and_then(Value::as_object).into_iter().flat_map(Map::values) {
            shape.and(Shape { wants: None, ..Shape::at(part, depth + 1) });
        }
        shape
    }

    /// What the schema itself says, without its branches.
    fn own(schema: &Map<String, Value>, depth: usize) -> Shape {
        let required = |name: &str| {
            let list = schema.get("required").and_then(Value::as_array);
            list.is_some_and(|list| list.iter().any(|item| item.as_str() == Some(name)))
        };
        let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        let fields = properties.map(|(name, part)| Field::read(name, part, Shape::at(part, depth + 1), required(name)));
        let others = schema.get("patternProperties").and_then(Value::as_object).into_iter().flat_map(Map::values);
        let rest = others.chain(schema.get("additionalProperties")).filter(|part| part.is_object());
        let choices = choices(schema);
        let text = |key: &str| schema.get(key).and_then(Value::as_str);
        Shape {
            wants: wants(schema, &choices),
            fields: fields.collect(),
            rest: rest.map(|part| Shape::at(part, depth + 1)).reduce(Shape::either).map(Box::new),
            items: schema.get("items").filter(|part| part.is_object()).map(|part| Box::new(Shape::at(part, depth + 1))),
            format: text("format").map(Into::into),
            relation: schema.get("x-relation").and_then(|value| Relation::read(value).ok()).map(Arc::new),
            vocabulary: text("x-vocabulary").map(Into::into),
            choices,
        }
    }

    /// Both hold.
    fn and(&mut self, other: Shape) {
        self.wants = match (self.wants, other.wants) {
            (Some(a), Some(b)) => Some(Types(a.0 & b.0)),
            (a, b) => a.or(b),
        };
        self.join(other);
    }

    /// One of the two holds.
    fn either(mut self, other: Shape) -> Shape {
        self.wants = match (self.wants, other.wants) {
            (Some(a), Some(b)) => Some(a.or(b)),
            _ => None,
        };
        if self.format != other.format {
            self.format = None;
        }
        if self.choices.is_empty() || other.choices.is_empty() {
            self.choices.clear();
        }
        self.join(Shape { format: None, ..other });
        self
    }

    /// Takes over what the other one knows of fields, items and annotations.
    fn join(&mut self, other: Shape) {
        for field in other.fields {
            match self.fields.iter_mut().find(|mine| mine.name == field.name) {
                Some(mine) => {
                    mine.required |= field.required;
                    mine.shape.and(field.shape);
                }
                None => self.fields.push(field),
            }
        }
        self.rest = self.rest.take().or(other.rest);
        self.items = match (self.items.take(), other.items) {
            (Some(mut mine), Some(theirs)) => {
                mine.and(*theirs);
                Some(mine)
            }
            (mine, theirs) => mine.or(theirs),
        };
        self.format = self.format.take().or(other.format);
        self.relation = self.relation.take().or(other.relation);
        self.vocabulary = self.vocabulary.take().or(other.vocabulary);
        self.choices.extend(other.choices);
    }
}

fn parts<'a>(schema: &'a Map<String, Value>, keywords: &'a [&str]) -> impl Iterator<Item = &'a Value> {
    keywords.iter().filter_map(|keyword| schema.get(*keyword)).filter_map(Value::as_array).flatten()
}

/// The texts of `enum` and `const`.
fn choices(schema: &Map<String, Value>) -> Vec<String> {
    let listed = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
    listed.chain(schema.get("const")).filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The types that a schema asks for, in words or by the keywords it uses.
fn wants(schema: &Map<String, Value>, choices: &[String]) -> Option<Types> {
    let none = Types(0);
    match schema.get("type") {
        Some(Value::String(name)) => return Some(Types::named(name)),
        Some(Value::Array(names)) => {
            return Some(names.iter().filter_map(Value::as_str).fold(none, |types, name| types.or(Types::named(name))));
        }
        _ => {}
    }
    let listed = schema.get("enum").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let fixed = listed.iter().chain(schema.get("const")).map(Types::of).fold(none, Types::or);
    if fixed != none {
        return Some(if fixed.has(Types::NUMBER) { fixed.or(Types::INTEGER) } else { fixed });
    }
    let about_text = ["pattern", "minLength", "maxLength", "format", "x-vocabulary", "x-relation"];
    let is_text = about_text.iter().any(|key| schema.contains_key(*key)) || !choices.is_empty();
    is_text.then_some(Types::STRING).filter(|_| !schema.contains_key("items") && !schema.contains_key("properties"))
}

//! What the value of a field looks like: the part of JSON Schema that the program itself must understand, to give a
//! plain scalar its type, to find relations and codes, and to show a value. The validator understands the rest.

use super::Documents;
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
    /// The names of the fields that must be there, also those that another part of the schema describes.
    required: Vec<String>,
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
    /// The shape of the schema `schema` in the file `file`, whose references lead into `documents`.
    pub(super) fn read(schema: &Value, file: &str, documents: &Documents) -> Shape {
        Shape::at(schema, &From { file, documents, depth: 0 })
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

    fn at(schema: &Value, from: &From<'_>) -> Shape {
        let Some(fields) = schema.as_object().filter(|_| from.depth < DEEPEST) else { return Shape::default() };
        let from = &From { depth: from.depth + 1, ..*from };
        // What is referred to comes first, so that common fields stand before those of the kind.
        let mut shape = match from.follow(fields) {
            Some((target, file)) => Shape::at(target, &From { file, ..*from }).narrowed(Shape::own(fields, from)),
            None => Shape::own(fields, from),
        };
        for part in parts(fields, "allOf") {
            shape.and(Shape::at(part, from));
        }
        for keyword in ["anyOf", "oneOf"] {
            let branches: Vec<Shape> = parts(fields, keyword).map(|part| Shape::at(part, from)).collect();
            if let Some(any) = branches.into_iter().reduce(Shape::either) {
                shape.and(any);
            }
        }
        let conditions = ["if", "then", "else"].iter().filter_map(|keyword| fields.get(*keyword));
        let dependent = fields.get("dependentSchemas").and_then(Value::as_object).into_iter().flat_map(Map::values);
        for part in conditions.chain(dependent) {
            // A condition narrows nothing: it only tells of fields that may be there, and requires none of them.
            let mut inner = Shape { wants: None, ..Shape::at(part, from) };
            inner.fields.iter_mut().for_each(|field| field.required = false);
            shape.and(inner);
        }
        shape
    }

    /// What the schema itself says, without its branches.
    fn own(schema: &Map<String, Value>, from: &From<'_>) -> Shape {
        let required = |name: &str| {
            let list = schema.get("required").and_then(Value::as_array);
            list.is_some_and(|list| list.iter().any(|item| item.as_str() == Some(name)))
        };
        let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        let fields = properties.map(|(name, part)| Field::read(name, from.annotated(part), Shape::at(part, from), required(name)));
        let others = schema.get("patternProperties").and_then(Value::as_object).into_iter().flat_map(Map::values);
        let rest = others.chain(schema.get("additionalProperties")).filter(|part| part.is_object());
        let choices = choices(schema);
        let text = |key: &str| schema.get(key).and_then(Value::as_str);
        Shape {
            wants: wants(schema, &choices),
            fields: fields.collect(),
            required: schema
                .get("required")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            rest: rest.map(|part| Shape::at(part, from)).reduce(Shape::either).map(Box::new),
            items: schema.get("items").filter(|part| part.is_object()).map(|part| Box::new(Shape::at(part, from))),
            format: text("format").map(Into::into),
            relation: schema.get("x-relation").and_then(|value| Relation::read(value).ok()).map(Arc::new),
            vocabulary: text("x-vocabulary").map(Into::into),
            choices,
        }
    }

    /// This shape, made narrower by a schema that refers to it: what that one says of a field goes before.
    fn narrowed(mut self, own: Shape) -> Shape {
        self.fields.iter_mut().for_each(|field| field.common = true);
        for field in &own.fields {
            if let Some(mine) = self.fields.iter_mut().find(|mine| mine.name == field.name) {
                let common = std::mem::replace(&mut mine.shape, field.shape.clone());
                let required = mine.required || field.required;
                let before = std::mem::replace(mine, field.clone());
                mine.inherit(&before);
                mine.required = required;
                mine.shape.and(common);
            }
        }
        self.and(own);
        self
    }

    /// Both hold.
    fn and(&mut self, other: Shape) {
        self.wants = match (self.wants, other.wants) {
            (Some(a), Some(b)) => Some(Types(a.0 & b.0)),
            (a, b) => a.or(b),
        };
        self.required.extend(other.required.iter().cloned());
        self.join(other);
        for field in &mut self.fields {
            field.required |= self.required.iter().any(|name| **name == *field.name);
        }
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
        self.required.retain(|name| other.required.contains(name));
        let demanded = self.required.clone();
        self.join(Shape { format: None, ..other });
        self.fields.iter_mut().for_each(|field| field.required = demanded.iter().any(|name| **name == *field.name));
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

/// Where a schema stands: its file, and how deep we have followed.
struct From<'a> {
    file: &'a str,
    documents: &'a Documents,
    depth: usize,
}

impl<'a> From<'a> {
    /// What the `$ref` of a schema leads to, and the file that it stands in.
    fn follow(&self, schema: &Map<String, Value>) -> Option<(&'a Value, &'a str)> {
        let reference = schema.get("$ref").and_then(Value::as_str)?;
        let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let name = address.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or(self.file);
        let (file, document) = self.documents.get_key_value(name)?;
        let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        let target = if decoded.is_empty() || decoded.starts_with('/') { document.pointer(&decoded) } else { anchor(document, &decoded) };
        Some((target?, file))
    }

    /// The schema that holds a field's label and annotations: its own, or the one that it only refers to.
    fn annotated<'s>(&'s self, schema: &'s Value) -> &'s Value
    where
        'a: 's,
    {
        let only_refers = schema.as_object().filter(|fields| fields.len() == 1);
        only_refers.and_then(|fields| self.follow(fields)).map_or(schema, |(target, _)| target)
    }
}

/// The part of a document that has this `$anchor`.
fn anchor<'a>(document: &'a Value, name: &str) -> Option<&'a Value> {
    match document {
        Value::Object(fields) if fields.get("$anchor").and_then(Value::as_str) == Some(name) => Some(document),
        Value::Object(fields) => fields.values().find_map(|inner| anchor(inner, name)),
        Value::Array(items) => items.iter().find_map(|inner| anchor(inner, name)),
        _ => None,
    }
}

fn parts<'a>(schema: &'a Map<String, Value>, keyword: &str) -> impl Iterator<Item = &'a Value> {
    schema.get(keyword).and_then(Value::as_array).into_iter().flatten()
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

//! Schema → [`Shape`]: follows references, joins the parts of a schema, and reads the annotations of its fields.

use super::Documents;
use super::relation::Relation;
use super::shape::{Answers, Field, Shape, Show, Types};
use crate::model::{Label, Lang};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How deep schemas are followed; those that refer to themselves end here.
const DEEPEST: usize = 12;

impl Shape {
    /// The shape of the schema `schema` in the file `file`, whose references lead into `documents`.
    pub(super) fn read(schema: &Value, file: &str, documents: &Documents) -> Shape {
        Shape::at(schema, &From { file, documents, depth: 0 })
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
            required: words(schema.get("required")),
            rest: rest.map(|part| Shape::at(part, from)).reduce(Shape::either).map(Box::new),
            items: schema.get("items").filter(|part| part.is_object()).map(|part| Box::new(Shape::at(part, from))),
            format: text("format").map(Into::into),
            relation: schema.get("x-relation").and_then(|value| Relation::read(value).ok()).map(Arc::new),
            vocabulary: text("x-vocabulary").map(Into::into),
            choices,
            withhold: words(schema.get("x-withhold")),
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
            (Some(a), Some(b)) => Some(a.and(b)),
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
        self.withhold.extend(other.withhold);
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

/// The texts of a list.
fn words(list: Option<&Value>) -> Vec<String> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The texts of `enum` and `const`.
fn choices(schema: &Map<String, Value>) -> Vec<String> {
    let listed = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
    listed.chain(schema.get("const")).filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The types that a schema asks for, in words or by the keywords it uses.
fn wants(schema: &Map<String, Value>, choices: &[String]) -> Option<Types> {
    let none = Types::NONE;
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

impl Field {
    /// The field that the property `name` of a schema describes.
    pub(super) fn read(name: &str, schema: &Value, shape: Shape, required: bool) -> Field {
        let text = |key: &str| schema.get(key).map(Label::from_json).unwrap_or_default();
        let label = joined(text("title"), text("x-label"));
        let fallback = || Label::same(name.replace(['_', '-'], " "));
        Field {
            name: name.into(),
            label: if label.is_empty() { fallback() } else { label },
            help: joined(text("description"), text("x-help")),
            required,
            facet: schema.get("x-facet").and_then(Value::as_bool).unwrap_or(false),
            search: schema.get("x-search").map_or(0.0, |v| v.as_f64().unwrap_or(f64::from(v.as_bool() == Some(true))) as f32),
            show: show(schema),
            ordered: schema.get("x-ordered").and_then(Value::as_bool).unwrap_or(false),
            answers: schema.get("x-answers").and_then(Value::as_str).and_then(Answers::named),
            open: words(schema.get("x-open")),
            rdf: schema.get("x-rdf").and_then(Value::as_str).map(str::to_owned),
            examples: schema.get("examples").and_then(Value::as_array).cloned().unwrap_or_default(),
            choices: choice_labels(schema),
            common: false,
            shape,
        }
    }

    /// Takes over what `common` says where this field says nothing of its own.
    pub(super) fn inherit(&mut self, common: &Field) {
        if self.label == Label::same(self.name.replace(['_', '-'], " ")) {
            self.label = common.label.clone();
        }
        if self.help.is_empty() {
            self.help = common.help.clone();
        }
        if self.search == 0.0 {
            self.search = common.search;
        }
        self.facet |= common.facet;
        self.answers = self.answers.or(common.answers);
        if self.open.is_empty() {
            self.open.clone_from(&common.open);
        }
        self.rdf = self.rdf.take().or_else(|| common.rdf.clone());
    }
}

/// The bokmål text of the standard keyword and the other languages of the annotation, together.
pub(super) fn joined(base: Label, more: Label) -> Label {
    Lang::ALL.into_iter().fold(base, |label, lang| match (label.has(lang), more.has(lang)) {
        (false, true) => label.with(lang, more.get(lang)),
        _ => label,
    })
}

fn show(schema: &Value) -> Show {
    match schema.get("x-show").and_then(Value::as_str) {
        Some("badge") => Show::Badge,
        Some("block") => Show::Block,
        Some("none") => Show::Hidden,
        _ => Show::Row,
    }
}

/// Labels of allowed values: `x-labels`, on the field or on its items.
fn choice_labels(schema: &Value) -> BTreeMap<String, Label> {
    let here = schema.get("x-labels").or_else(|| schema.get("items").and_then(|items| items.get("x-labels")));
    let labels = here.and_then(Value::as_object).into_iter().flatten();
    labels.map(|(value, label)| (value.clone(), Label::from_json(label))).collect()
}

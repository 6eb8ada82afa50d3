//! One field of a kind: its name in the file, its label for readers, and what the annotations say of it.

use super::shape::Shape;
use crate::model::{Label, Lang};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

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

/// A field whose values are ids of other entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// The kinds it may point to; empty when any.
    pub to: Vec<String>,
    /// How the other end shows it.
    pub inverse: Option<Inverse>,
    /// The member of a group of fields that holds the id.
    pub member: Option<String>,
}

/// A relation seen from its other end.
#[derive(Debug, Clone, PartialEq)]
pub struct Inverse {
    /// The name in data.
    pub name: String,
    /// The label for readers.
    pub label: Label,
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
            rdf: schema.get("x-rdf").and_then(Value::as_str).map(str::to_owned),
            examples: schema.get("examples").and_then(Value::as_array).cloned().unwrap_or_default(),
            choices: choices(schema),
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
        self.rdf = self.rdf.take().or_else(|| common.rdf.clone());
    }

    /// What readers see for one of the allowed values.
    pub fn choice<'a>(&'a self, value: &'a str, lang: Lang) -> &'a str {
        self.choices.get(value).map(|label| label.get(lang)).filter(|text| !text.is_empty()).unwrap_or(value)
    }
}

/// The bokmål text of the standard keyword and the other languages of the annotation, together.
fn joined(base: Label, more: Label) -> Label {
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
fn choices(schema: &Value) -> BTreeMap<String, Label> {
    let here = schema.get("x-labels").or_else(|| schema.get("items").and_then(|items| items.get("x-labels")));
    let labels = here.and_then(Value::as_object).into_iter().flatten();
    labels.map(|(value, label)| (value.clone(), Label::from_json(label))).collect()
}

impl Relation {
    /// Reads `x-relation`; says why when it cannot be used.
    pub(super) fn read(value: &Value) -> Result<Relation, String> {
        let to = match value.get("to") {
            Some(Value::String(kind)) => vec![kind.clone()],
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => return Err("«to»".into()),
        };
        let inverse = value.get("inverse").filter(|inverse| !inverse.is_null()).map(|inverse| {
            let name = inverse.get("name").and_then(Value::as_str).or(inverse.as_str()).ok_or("«inverse.name»")?;
            let label = inverse.get("label").map(Label::from_json).filter(|label| !label.is_empty());
            let label = label.unwrap_or_else(|| Label::same(name.replace(['_', '-'], " ")));
            Ok::<_, String>(Inverse { name: name.to_owned(), label })
        });
        let member = value.get("member").and_then(Value::as_str).map(str::to_owned);
        Ok(Relation { to, inverse: inverse.transpose()?, member })
    }
}

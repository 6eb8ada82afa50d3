//! Schema files → [`Schemas`]. A schema that is wrong leaves faults at their place; the others work on.

use super::fault::{SchemaFault, SchemaFaultKind};
use super::labels;
use super::places::{DEPTH, Places, walk};
use super::reading::joined;
use super::relation::Relation;
use super::shape::{Answers, Shape};
use super::vocabulary::Vocabulary;
use super::{Documents, Kind, Schemas};
use crate::model::{Label, Lang, Place, Span, Text, is_slug};
use crate::read::{Fault, Sources, parse_yaml};
use jsonschema::{Retrieve, Uri, ValidationOptions};
use serde_json::Value;
use std::sync::Arc;

const ENDING: &str = ".schema.json";

/// Finds schema files by name, so that nothing is ever fetched from elsewhere.
struct Shelf(Arc<Documents>);

impl Retrieve for Shelf {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let name = uri.path().as_str().rsplit('/').next().unwrap_or("").to_owned();
        let found = self.0.get(&name).cloned();
        found.ok_or_else(|| name.into())
    }
}

/// Compiles every schema and vocabulary; `languages` are those in which labels must exist.
pub fn compile(sources: &Sources, faults: &mut Vec<SchemaFault>, yaml_faults: &mut Vec<Fault>) -> Schemas {
    let mut documents = Documents::new();
    for text in sources.schemas() {
        match serde_json::from_str(text.content().trim_start_matches('\u{feff}')) {
            Ok(value) => drop(documents.insert(file_name(text).to_owned(), value)),
            Err(error) => faults.push(broken_json(text, &error)),
        }
    }
    let documents = Arc::new(documents);
    let mut schemas = Schemas::default();
    for text in sources.vocabularies() {
        let whole = Span::new(0, text.content().len());
        if let Some(root) = parse_yaml(text, whole, DEPTH, yaml_faults) {
            let list = Arc::new(Vocabulary::read(text, &root, &sources.config().languages, faults));
            schemas.vocabularies.insert(list.name.to_string(), list);
        }
    }
    for text in sources.schemas() {
        let name = file_name(text).trim_end_matches(ENDING);
        let Some(document) = documents.get(file_name(text)) else { continue };
        let is_kind = document.get("x-kind").is_some() || sources.kinds().iter().any(|kind| &**kind == name);
        let compiler = Compiler { text, places: Places::of(text), documents: &documents };
        compiler.check_annotations(document, faults);
        labels::check(document, &compiler.places, &sources.config().languages, faults);
        if is_kind && let Some(kind) = compiler.kind(name, document, &sources.config().languages, faults) {
            schemas.kinds.insert(kind.name.clone(), Arc::new(kind));
        }
    }
    check_targets(sources, &schemas, &documents, faults);
    schemas
}

/// Compiles one schema file.
struct Compiler<'a> {
    text: &'a Arc<Text>,
    places: Places<'a>,
    documents: &'a Arc<Documents>,
}

impl Compiler<'_> {
    fn kind(&self, name: &str, document: &Value, languages: &[Lang], faults: &mut Vec<SchemaFault>) -> Option<Kind> {
        let options = options(self.documents, name);
        let fault = |kind| SchemaFault { place: Place::file(self.text.path().clone()), kind };
        if let Some(lost) = self.lost_reference(document) {
            faults.push(lost);
            return None;
        }
        let validator = match options.build(document) {
            Ok(validator) => validator,
            Err(error) => {
                let path: Vec<String> = error.instance_path().as_str().split('/').skip(1).map(str::to_owned).collect();
                faults.push(SchemaFault { place: self.place(&path), ..fault(SchemaFaultKind::Keyword(error.to_string())) });
                return None;
            }
        };
        let annotation = document.get("x-kind").cloned().unwrap_or_default();
        let label = |count: &str| kind_label(annotation.get("label"), count);
        let named = |label: Label| if label.is_empty() { Label::same(name.replace(['-', '_'], " ")) } else { label };
        self.check_kind_label(&annotation, name, &label("one"), languages, faults);
        let text = |key: &str| document.get(key).map(Label::from_json).unwrap_or_default();
        Some(Kind {
            name: name.into(),
            one: named(label("one")),
            many: named(label("many")),
            description: joined(text("description"), text("x-help")),
            sort: annotation.get("schema.org").and_then(Value::as_str).map(str::to_owned),
            icon: annotation.get("icon").and_then(Value::as_str).map(str::to_owned),
            order: annotation.get("order").and_then(Value::as_i64).unwrap_or(i64::MAX),
            page: annotation.get("page").and_then(Value::as_bool).unwrap_or(true),
            shape: Shape::read(document, file_name(self.text), self.documents),
            validator,
            text: self.text.clone(),
        })
    }

    /// What one entry of the kind is called must be known in every language of the site.
    fn check_kind_label(&self, annotation: &Value, name: &str, label: &Label, languages: &[Lang], faults: &mut Vec<SchemaFault>) {
        if annotation.is_object() {
            let place = self.place(&["x-kind".into(), "label".into()]);
            let missing = languages.iter().filter(|lang| !label.has(**lang));
            faults.extend(missing.map(|lang| missing_label(place.clone(), name, *lang)));
        }
    }

    /// The first `$ref` that leads nowhere.
    fn lost_reference(&self, document: &Value) -> Option<SchemaFault> {
        let mut broken = None;
        walk(document, &mut Vec::new(), &mut |path, value| {
            if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
                let file = reference.split('#').next().unwrap_or("").rsplit('/').next().unwrap_or("");
                let is_standard = reference.starts_with("https://json-schema.org/");
                let lost = !file.is_empty() && !is_standard && !self.documents.contains_key(file);
                let pointer = reference.rsplit_once('#').map_or("", |(_, pointer)| pointer);
                let nowhere = file.is_empty() && pointer.starts_with('/') && document.pointer(pointer).is_none();
                if broken.is_none() && (lost || nowhere) {
                    broken = Some(([path, &["$ref".to_owned()]].concat(), reference.to_owned()));
                }
            }
        });
        broken.map(|(path, reference)| SchemaFault { place: self.place(&path), kind: SchemaFaultKind::Reference(reference) })
    }

    /// Annotations of the wrong form, anywhere in the file.
    fn check_annotations(&self, document: &Value, faults: &mut Vec<SchemaFault>) {
        walk(document, &mut Vec::new(), &mut |path, value| {
            let mut wrong = |name: &'static str, reason: &str| {
                let at = [path, &[name.to_owned()]].concat();
                faults.push(SchemaFault { place: self.place(&at), kind: SchemaFaultKind::Annotation(name, reason.to_owned()) });
            };
            if let Some(reason) = value.get("x-relation").and_then(|r| Relation::read(r).err()) {
                wrong("x-relation", &reason);
            }
            if value.get("x-vocabulary").is_some_and(|v| !v.is_string()) {
                wrong("x-vocabulary", "en tekst / a string");
            }
            if value.get("x-show").is_some_and(|v| !matches!(v.as_str(), Some("badge" | "row" | "block" | "none"))) {
                wrong("x-show", "badge, row, block, none");
            }
            if value.get("x-answers").is_some_and(|v| v.as_str().and_then(Answers::named).is_none()) {
                wrong("x-answers", &Answers::NAMES.map(|(name, _)| name).join(", "));
            }
            for name in ["x-withhold", "x-open"] {
                if value.get(name).is_some_and(|v| !v.as_array().is_some_and(|words| words.iter().all(Value::is_string))) {
                    wrong(name, "[\"…\"]");
                }
            }
            if value.get("x-search").is_some_and(|v| !v.is_number() && !v.is_boolean()) {
                wrong("x-search", "et tall / a number");
            }
            for name in ["x-facet", "x-ordered"] {
                if value.get(name).is_some_and(|v| !v.is_boolean()) {
                    wrong(name, "true, false");
                }
            }
            if path.is_empty() && value.get("x-kind").is_some_and(|v| !v.is_object()) {
                wrong("x-kind", "{\"label\": …}");
            }
            let sort = value.get("x-kind").and_then(|kind| kind.get("schema.org"));
            if sort.is_some_and(|v| !v.as_str().is_some_and(|sort| sort.bytes().all(|byte| byte.is_ascii_alphanumeric()))) {
                wrong("x-kind", "\"schema.org\": \"CreativeWork\"");
            }
            let icon = value.get("x-kind").and_then(|kind| kind.get("icon"));
            if icon.is_some_and(|v| !v.as_str().is_some_and(is_slug)) {
                wrong("x-kind", "\"icon\": \"ark\"");
            }
        });
    }

    fn place(&self, path: &[String]) -> Place {
        self.places.at(path)
    }
}

/// What one or several (`count`) of a kind are called: for each language two words, or one that serves for both.
fn kind_label(label: Option<&Value>, count: &str) -> Label {
    let Some(label) = label else { return Label::default() };
    if let Some(word) = label.as_str() {
        return Label::same(word);
    }
    let of = |lang: Lang| label.get(lang.tag()).and_then(|words| words.get(count).unwrap_or(words).as_str());
    Lang::ALL.into_iter().fold(Label::default(), |label, lang| label.with(lang, of(lang).unwrap_or("")))
}

/// Relations and vocabularies that are named must exist.
fn check_targets(sources: &Sources, schemas: &Schemas, documents: &Documents, faults: &mut Vec<SchemaFault>) {
    for text in sources.schemas() {
        let Some(document) = documents.get(file_name(text)) else { continue };
        let places = Places::of(text);
        walk(document, &mut Vec::new(), &mut |path, value| {
            let mut fault = |name: &str, kind| {
                let at = [path, &[name.to_owned()]].concat();
                faults.push(SchemaFault { place: places.at(&at), kind });
            };
            let relation = value.get("x-relation").and_then(|value| Relation::read(value).ok());
            for kind in relation.iter().flat_map(|r| &r.to).filter(|kind| schemas.kind(kind).is_none()) {
                fault("x-relation", SchemaFaultKind::UnknownKind(kind.clone()));
            }
            if let Some(name) = value.get("x-vocabulary").and_then(Value::as_str).filter(|name| schemas.vocabulary(name).is_none()) {
                fault("x-vocabulary", SchemaFaultKind::UnknownVocabulary(name.to_owned()));
            }
        });
    }
}

fn missing_label(place: Place, what: &str, lang: Lang) -> SchemaFault {
    SchemaFault { place, kind: SchemaFaultKind::MissingLabel(what.to_owned(), lang.tag()) }
}

fn options<'a>(documents: &Arc<Documents>, name: &str) -> ValidationOptions<'a> {
    jsonschema::options()
        .with_base_uri(format!("json-schema:///{name}{ENDING}"))
        .with_retriever(Shelf(documents.clone()))
        .should_validate_formats(true)
}

fn broken_json(text: &Text, error: &serde_json::Error) -> SchemaFault {
    let line = text.line_start(error.line());
    let at = (line + error.column().saturating_sub(1)).min(text.content().len());
    SchemaFault { place: text.place(Span::new(at, at + 1)), kind: SchemaFaultKind::Json(error.to_string()) }
}

fn file_name(text: &Text) -> &str {
    text.path().rsplit('/').next().unwrap_or("")
}

/// A kind whose schema is a part of the program.
pub fn built_in(name: &str, source: &str) -> Schemas {
    let text = Arc::new(Text::new(format!("schemas/{name}{ENDING}"), source.to_owned()));
    let document: Value = serde_json::from_str(source).unwrap_or_default();
    let documents = Arc::new(Documents::from([(file_name(&text).to_owned(), document.clone())]));
    let compiler = Compiler { text: &text, places: Places::of(&text), documents: &documents };
    let kind = compiler.kind(name, &document, &[], &mut Vec::new());
    Schemas { kinds: kind.into_iter().map(|kind| (kind.name.clone(), Arc::new(kind))).collect(), ..Schemas::default() }
}

//! `completions vscode`: the schemas as snippets for an editor, so that a contributor picks fields and codes from a
//! list instead of remembering them. One snippet for each kind (a whole entry with what is required), and one for each
//! field.
//!
//! The form is that of Visual Studio Code's snippet files: <https://code.visualstudio.com/docs/editor/userdefinedsnippets>.

use super::new::{allowed, quoted};
use super::say::Say;
use crate::check::schema::{Field, Kind, Schemas, Shape, Types};
use serde_json::{Map, Value, json};

/// The most values that one choice of a snippet offers; a longer list is no help.
const CHOICES: usize = 60;

/// The snippet file of a catalogue.
pub fn snippets(schemas: &Schemas, say: Say) -> String {
    let mut all = Map::new();
    for kind in schemas.kinds() {
        let one = kind.one.get(say.0);
        let name = say.text("snippet_entry", &[("kind", one)]);
        let prefixes = [one, &*kind.name];
        all.insert(name, snippet(&prefixes, whole(kind, schemas, say), kind.description.get(say.0)));
    }
    for kind in schemas.kinds() {
        for field in &kind.shape.fields {
            let body = Stops::new(schemas).field(field);
            let label = field.label.get(say.0);
            let same = |known: &Value| known["prefix"][0] == *field.name && known["body"] == json!(body);
            if !all.values().any(same) {
                let name = format!("{} · {label} ({})", field.name, kind.one.get(say.0));
                all.insert(name, snippet(&[&field.name, label], body, field.help.get(say.0)));
            }
        }
    }
    format!("{:#}\n", Value::Object(all))
}

fn snippet(prefixes: &[&str], body: Vec<String>, description: &str) -> Value {
    json!({ "scope": "markdown", "prefix": prefixes, "body": body, "description": description })
}

/// An entry with the title, the summary and every field that must be there.
fn whole(kind: &Kind, schemas: &Schemas, say: Say) -> Vec<String> {
    let mut stops = Stops::new(schemas);
    let mut lines = vec!["---".to_owned()];
    let first = |field: &&Field| matches!(&*field.name, "title" | "summary");
    let (head, rest): (Vec<&Field>, Vec<&Field>) = kind.shape.fields.iter().filter(|f| f.required || first(f)).partition(first);
    for field in head.into_iter().chain(rest) {
        lines.extend(stops.field(field));
    }
    lines.extend(["---".to_owned(), format!("${{0:{}}}", escaped(&say.text("new_body", &[])))]);
    lines
}

/// The places of a snippet where the contributor writes, numbered as they come.
struct Stops<'a> {
    schemas: &'a Schemas,
    last: usize,
}

impl<'a> Stops<'a> {
    fn new(schemas: &'a Schemas) -> Stops<'a> {
        Stops { schemas, last: 0 }
    }

    /// The lines of a field, with the schema's example in the places to write.
    fn field(&mut self, field: &Field) -> Vec<String> {
        let inner = field.shape.items.as_deref();
        let example = field.examples.first();
        let is_list = field.shape.wants.is_some_and(|wants| wants.has(Types::ARRAY));
        let members = if is_list { inner } else { Some(&field.shape) }.map(|shape| shape.fields.as_slice()).unwrap_or_default();
        if !members.is_empty() {
            return self.group(field, members, is_list);
        }
        let example = if is_list { example.and_then(|list| list.get(0)) } else { example };
        let place = self.place(field, example);
        vec![if is_list { format!("{}: [{place}]", field.name) } else { format!("{}: {place}", field.name) }]
    }

    /// The lines of a group of fields, or of a list with one of them.
    fn group(&mut self, field: &Field, members: &[Field], is_list: bool) -> Vec<String> {
        let mut lines = vec![format!("{}:", field.name)];
        // What a group requires, or all of it when it requires nothing.
        let required: Vec<&Field> = members.iter().filter(|member| member.required).collect();
        let asked = if required.is_empty() { members.iter().collect() } else { required };
        for (number, member) in asked.into_iter().enumerate() {
            let indent = if !is_list {
                "  "
            } else if number == 0 {
                "  - "
            } else {
                "    "
            };
            let place = self.place(member, member.examples.first());
            lines.push(format!("{indent}{}: {place}", member.name));
        }
        lines
    }

    /// One place to write: a choice where the schema has a list of values, else its example.
    fn place(&mut self, field: &Field, example: Option<&Value>) -> String {
        self.last += 1;
        let number = self.last;
        let flag = || flags(&field.shape);
        let values = Some(allowed(field, self.schemas).0).filter(|values| !values.is_empty()).unwrap_or_else(flag);
        if (1..=CHOICES).contains(&values.len()) {
            let values: Vec<String> = values.into_iter().map(choice).collect();
            return format!("${{{number}|{}|}}", values.join(","));
        }
        match example.map(written).unwrap_or_default() {
            text if text.is_empty() => format!("${number}"),
            text => format!("${{{number}:{}}}", escaped(&text)),
        }
    }
}

/// The values of a field that is either true or false.
fn flags(shape: &Shape) -> Vec<&'static str> {
    if shape.wants == Some(Types::BOOLEAN) { vec!["true", "false"] } else { Vec::new() }
}

/// An example as YAML.
fn written(example: &Value) -> String {
    match example {
        Value::String(text) if text.chars().all(|c| c.is_ascii_alphanumeric() || "-./:_".contains(c)) => text.clone(),
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::Object(_) | Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// A text inside a placeholder.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

/// A value inside a choice.
fn choice(value: &str) -> String {
    value.replace('\\', "\\\\").replace('$', "\\$").replace(',', "\\,").replace('|', "\\|")
}

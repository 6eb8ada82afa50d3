//! `new`: an entry to fill in, made from its schema: what is required first, with help and allowed values beside it.

use super::arguments::New;
use super::say::Say;
use super::{Outcome, Ran, Session};
use crate::check::schema::{Field, Kind, Schemas, Types};
use crate::model::{nearest, slugify};
use serde_json::Value;
use std::fmt::Write;
use std::fs;

/// How many allowed values are listed before a scaffold only says where the rest are.
const CHOICES: usize = 16;
/// The width of a comment, in letters.
const WIDTH: usize = 96;

/// Writes a new entry.
pub fn run(session: &Session, options: &New) -> Ran {
    let edition = session.edition()?;
    let root = edition.sources.root();
    let schemas = edition.checked.schemas();
    let say = session.say();
    let Some(kind) = schemas.kind(&options.kind) else {
        let kinds: Vec<&str> = schemas.kinds().into_iter().map(|kind| &*kind.name).collect();
        let meant = nearest(&options.kind, kinds.iter().copied()).or_else(|| nearest(&slugify(&options.kind), kinds.iter().copied()));
        return Err(match meant {
            Some(meant) => say.stopped("unknown_kind_meant", &[("kind", &options.kind), ("meant", meant)]),
            None => say.stopped("unknown_kind", &[("kind", &options.kind), ("kinds", &kinds.join(", "))]),
        });
    };
    let title = options.title.clone().unwrap_or_else(|| say.text("new_title", &[]));
    let slug = slugify(&title);
    if slug.is_empty() {
        return Err(say.stopped("no_title", &[]));
    }
    let name = if options.folder { format!("content/{}/{slug}/index.md", kind.name) } else { format!("content/{}/{slug}.md", kind.name) };
    let file = root.join(&name);
    let folder = root.join("content").join(&*kind.name);
    if folder.join(format!("{slug}.md")).exists() || folder.join(&slug).exists() {
        return Err(say.stopped("exists", &[("path", &name)]));
    }
    let text = scaffold(kind, schemas, &title, say);
    let made = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&file, text));
    made.map_err(|error| session.failed(&file, &error))?;
    session.tell(&say.text("created", &[("path", &name)]));
    Ok(Outcome::Fine)
}

/// The text of a new entry.
pub fn scaffold(kind: &Kind, schemas: &Schemas, title: &str, say: Say) -> String {
    let mut out = format!("---\ntitle: {}\n", quoted(title));
    let others = || kind.shape.fields.iter().filter(|field| &*field.name != "title");
    if others().any(|field| field.required) {
        let _ = writeln!(out, "\n# === {} ===", say.text("new_required", &[]));
    }
    others().filter(|field| field.required).for_each(|field| write_field(&mut out, field, schemas, say, ""));
    if others().any(|field| !field.required) {
        let _ = writeln!(out, "\n# === {} ===", say.text("new_optional", &[]));
    }
    others().filter(|field| !field.required).for_each(|field| write_field(&mut out, field, schemas, say, "# "));
    let _ = write!(out, "---\n\n{}\n", say.text("new_body", &[]));
    out
}

/// A field with its help; `mark` goes before the line of the field itself.
fn write_field(out: &mut String, field: &Field, schemas: &Schemas, say: Say, mark: &str) {
    let label = field.label.get(say.0);
    let help = field.help.get(say.0);
    out.push('\n');
    comment(out, &if help.is_empty() { label.to_owned() } else { format!("{label}: {help}") });
    if let Some(choices) = choices(field, schemas, say) {
        comment(out, &choices);
    } else if let Some(example) = field.examples.first().and_then(spoken) {
        comment(out, &format!("{}: {example}", say.text("new_example", &[])));
    }
    let is_list = field.shape.wants.is_some_and(|wants| wants.has(Types::ARRAY));
    let group = if is_list { field.shape.items.as_deref() } else { Some(&field.shape) };
    let members = group.map(|shape| shape.fields.as_slice()).unwrap_or_default();
    if members.is_empty() {
        let line = if is_list { format!("{}: []", field.name) } else { format!("{}:", field.name) };
        let _ = writeln!(out, "{mark}{line}");
        return;
    }
    let _ = writeln!(out, "{mark}{}:", field.name);
    for (number, member) in members.iter().enumerate() {
        let indent = match (is_list, number) {
            (true, 0) => "  - ",
            (true, _) => "    ",
            (false, _) => "  ",
        };
        // Inside a group that must be there, only what the group requires is asked for.
        let off = if mark.is_empty() && !member.required && number > 0 { "# " } else { "" };
        let _ = writeln!(out, "{mark}{off}{indent}{}:", member.name);
    }
}

/// What may be written: allowed values, codes, or the kinds whose entries may be named.
fn choices(field: &Field, schemas: &Schemas, say: Say) -> Option<String> {
    let inner = field.shape.items.as_deref();
    let (values, path) = allowed(field, schemas);
    if !values.is_empty() {
        return Some(listed(&values, &path, say));
    }
    let relation = field.shape.relation.as_ref().or_else(|| inner?.relation.as_ref());
    relation.map(|relation| format!("{}: {}", say.text("new_relation", &[]), relation.to.join(", ")))
}

/// The values that a field, or each item of it, may have: a vocabulary's codes or the schema's own list; and where the
/// list stands.
pub fn allowed<'a>(field: &'a Field, schemas: &'a Schemas) -> (Vec<&'a str>, String) {
    if let Some(list) = field.vocabulary().and_then(|name| schemas.vocabulary(name)) {
        let codes = list.concepts.iter().map(|concept| concept.code.as_str()).collect();
        return (codes, format!("schemas/vocabularies/{}.yaml", list.name));
    }
    let own = Some(&field.shape.choices).filter(|own| !own.is_empty());
    let choices = own.or_else(|| Some(&field.shape.items.as_ref()?.choices)).map(Vec::as_slice).unwrap_or_default();
    (choices.iter().map(String::as_str).collect(), "schemas/".to_owned())
}

fn listed(values: &[&str], path: &str, say: Say) -> String {
    let shown = values.iter().take(CHOICES).copied().collect::<Vec<_>>().join(", ");
    let more = values.len().saturating_sub(CHOICES);
    let rest = if more > 0 { format!(" {}", say.text("new_more", &[("n", &more.to_string()), ("path", path)])) } else { String::new() };
    format!("{}: {shown}{rest}", say.text("new_choices", &[]))
}

/// An example in words: a single value, or those of a list. A group of fields has none of its own.
fn spoken(example: &Value) -> Option<String> {
    match example {
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => items.iter().map(spoken).collect::<Option<Vec<_>>>().map(|items| items.join(", ")),
        Value::Object(_) | Value::Null => None,
        other => Some(other.to_string()),
    }
}

/// A comment, broken into lines.
fn comment(out: &mut String, text: &str) {
    let mut line = String::from("#");
    let mut length = 1;
    for word in text.split_whitespace() {
        let letters = word.chars().count() + 1;
        if length + letters > WIDTH && length > 1 {
            let _ = writeln!(out, "{line}");
            line = String::from("#");
            length = 1;
        }
        line.push(' ');
        line.push_str(word);
        length += letters;
    }
    let _ = writeln!(out, "{line}");
}

/// A text that YAML takes for what it is.
pub fn quoted(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | ',' | '(' | ')' | '/' | 'é'))
        && text.starts_with(char::is_alphabetic);
    if plain && text.trim() == text { text.to_owned() } else { Value::from(text).to_string() }
}

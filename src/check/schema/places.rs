//! Where the parts of a schema file stand.

use crate::model::{Node, Place, Span, Text};
use crate::read::parse_yaml;
use serde_json::Value;

/// The deepest nesting in a schema or vocabulary file.
pub const DEPTH: usize = 64;

/// A schema file with the place of each of its parts.
pub struct Places<'a> {
    text: &'a Text,
    root: Option<Node>,
}

impl<'a> Places<'a> {
    /// JSON is YAML, so the YAML reader tells where everything stands.
    pub fn of(text: &'a Text) -> Places<'a> {
        Places { text, root: parse_yaml(text, Span::new(0, text.content().len()), DEPTH, &mut Vec::new()) }
    }

    /// The place of what stands at a path; the first line where that is not known.
    pub fn at(&self, path: &[String]) -> Place {
        match &self.root {
            Some(root) if !path.is_empty() => self.text.place(root.descend(path.iter().map(String::as_str)).span),
            _ => self.text.line_place(1),
        }
    }
}

/// Visits every object of a document with the path to it.
pub fn walk(value: &Value, path: &mut Vec<String>, visit: &mut impl FnMut(&[String], &Value)) {
    match value {
        Value::Object(fields) => {
            visit(path, value);
            for (name, inner) in fields {
                path.push(name.clone());
                walk(inner, path, visit);
                path.pop();
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                path.push(index.to_string());
                walk(inner, path, visit);
                path.pop();
            }
        }
        _ => {}
    }
}

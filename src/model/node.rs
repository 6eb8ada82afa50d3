//! Front matter as a tree that remembers where everything stood and how it was written.

use super::Span;
use serde_json::{Number, Value};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The bytes of the value as written, quotes included.
    pub span: Span,
    /// What stands there.
    pub tree: Tree,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// A single value.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// Fields, in the order written.
    Map(Vec<(Key, Node)>),
}

/// A field's name and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The name.
    pub name: String,
    /// Its bytes.
    pub span: Span,
}

/// A single value: its text, and whether it was written without quotes.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    /// The text after unescaping.
    pub text: String,
    /// Without quotes, so that its type is open until a field says what it wants.
    pub plain: bool,
}

impl Scalar {
    /// The value that the YAML 1.2 core schema gives a plain scalar; a quoted one is a text.
    /// Octal and hexadecimal forms stay texts: nobody means them in a catalogue.
    pub fn core_value(&self) -> Value {
        if !self.plain {
            return Value::String(self.text.clone());
        }
        match self.text.as_str() {
            "" | "~" | "null" | "Null" | "NULL" => Value::Null,
            "true" | "True" | "TRUE" => Value::Bool(true),
            "false" | "False" | "FALSE" => Value::Bool(false),
            text => number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
        }
    }
}

/// A decimal integer or float of the core schema.
fn number(text: &str) -> Option<Number> {
    let body = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !body.starts_with(|c: char| c.is_ascii_digit() || c == '.') || !body.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if body.bytes().all(|b| b.is_ascii_digit()) {
        let signed = text.strip_prefix('+').unwrap_or(text);
        return signed
            .parse::<i64>()
            .map(Number::from)
            .or_else(|_| signed.parse::<u64>().map(Number::from))
            .ok()
            .or_else(|| signed.parse().ok().and_then(Number::from_f64));
    }
    if !body.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-')) {
        return None;
    }
    text.parse().ok().and_then(Number::from_f64)
}

impl Node {
    /// The node of a field, when this is a group of fields that has it.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entry(name).map(|(_, node)| node)
    }

    /// A field's key and node.
    pub fn entry(&self, name: &str) -> Option<(&Key, &Node)> {
        self.fields().iter().find(|(key, _)| key.name == name).map(|(key, node)| (key, node))
    }

    /// The fields, when this is a group of fields.
    pub fn fields(&self) -> &[(Key, Node)] {
        match &self.tree {
            Tree::Map(fields) => fields,
            _ => &[],
        }
    }

    /// The items: of a list its own, of anything else the thing itself.
    pub fn items(&self) -> &[Node] {
        match &self.tree {
            Tree::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The text of a single value.
    pub fn text(&self) -> Option<&str> {
        match &self.tree {
            Tree::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// The node at a path of field names and list indices; as far down as the path leads.
    pub fn descend<'a>(&self, path: impl IntoIterator<Item = &'a str>) -> &Node {
        let mut node = self;
        for step in path {
            let next = match &node.tree {
                Tree::Map(_) => node.get(step),
                Tree::List(items) => step.parse::<usize>().ok().and_then(|i| items.get(i)),
                Tree::Scalar(_) => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_schema_decides_for_plain_scalars_only() {
        let plain = |text: &str| Scalar { text: text.into(), plain: true }.core_value();
        assert_eq!(plain("no"), Value::String("no".into()));
        assert_eq!(plain("0301"), serde_json::json!(301));
        assert_eq!(plain("1.5e3"), serde_json::json!(1500.0));
        assert_eq!(plain("2026-11-22"), Value::String("2026-11-22".into()));
        assert_eq!(plain("12:30"), Value::String("12:30".into()));
        assert_eq!(plain("1.2.3"), Value::String("1.2.3".into()));
        assert_eq!(plain("-"), Value::String("-".into()));
        assert_eq!(plain("~"), Value::Null);
        assert_eq!(plain("0x1F"), Value::String("0x1F".into()));
        assert_eq!(Scalar { text: "true".into(), plain: false }.core_value(), Value::String("true".into()));
    }
}

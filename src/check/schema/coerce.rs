//! Front matter → data: a plain scalar becomes what the schema asks for, exactly as written where it asks for a text.

use super::shape::{Shape, Types};
use crate::model::{Node, Scalar, Tree};
use serde_json::Value;

/// The value of a node, with the types that `shape` asks for.
pub fn coerce(node: &Node, shape: Option<&Shape>) -> Value {
    match &node.tree {
        Tree::Scalar(scalar) => scalar_value(scalar, shape.and_then(|s| s.wants)),
        Tree::List(items) => {
            let of = shape.and_then(|s| s.items.as_deref());
            Value::Array(items.iter().map(|item| coerce(item, of)).collect())
        }
        Tree::Map(fields) => {
            let entry = |(key, value): &(crate::model::Key, Node)| {
                let of = shape.and_then(|s| s.field(&key.name).map(|f| &f.shape).or(s.rest.as_deref()));
                (key.name.clone(), coerce(value, of))
            };
            Value::Object(fields.iter().map(entry).collect())
        }
    }
}

fn scalar_value(scalar: &Scalar, wants: Option<Types>) -> Value {
    let text = || Value::String(scalar.text.clone());
    let core = scalar.core_value();
    match wants {
        _ if !scalar.plain => core,
        None => core,
        Some(wants) if !wants.has(Types::STRING) => core,
        // A text among other types: the other type only where it says the same as what is written.
        Some(wants) if wants.has(Types::of(&core)) && says_the_same(&core, &scalar.text) => core,
        Some(_) => text(),
    }
}

/// Whether a value written out again is what stood there: `301` is not `0301`.
fn says_the_same(value: &Value, written: &str) -> bool {
    match value {
        Value::Number(number) => number.to_string() == written,
        _ => true,
    }
}

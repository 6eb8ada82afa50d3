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

/// Takes out every group that its contributor keeps from being published (see [`Shape::withholds`]).
pub fn withhold(value: &mut Value, shape: &Shape) {
    match value {
        Value::Array(items) => {
            let Some(inner) = &shape.items else { return };
            items.retain(|item| !is_withheld(item, inner));
            items.iter_mut().for_each(|item| withhold(item, inner));
        }
        Value::Object(fields) => {
            fields.retain(|name, field| shape.field(name).is_none_or(|known| !is_withheld(field, &known.shape)));
            for (name, field) in fields {
                if let Some(known) = shape.field(name) {
                    withhold(field, &known.shape);
                }
            }
        }
        _ => {}
    }
}

fn is_withheld(value: &Value, shape: &Shape) -> bool {
    value.is_object() && shape.withholds(|name| value.get(name).and_then(Value::as_str))
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

//! Relations between entries, as schemas describe them.

use crate::model::Label;
use serde_json::Value;

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
    /// Whether who points by it uses what it points to.
    pub uses: bool,
}

/// The question of a reader that a relation can answer, from its other end: who uses it.
const USERS: &str = "users";

impl Relation {
    /// Reads `x-relation`; says why when it cannot be used.
    pub(super) fn read(value: &Value) -> Result<Relation, String> {
        let to = match value.get("to") {
            Some(Value::String(kind)) => vec![kind.clone()],
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => return Err("«to»".into()),
        };
        let inverse = value.get("inverse").filter(|inverse| !inverse.is_null()).map(|inverse| {
            let name = inverse.get("name").and_then(Value::as_str).or(inverse.as_str()).ok_or_else(|| "«inverse.name»".to_owned())?;
            let label = inverse.get("label").map(Label::from_json).filter(|label| !label.is_empty());
            let label = label.unwrap_or_else(|| Label::same(name.replace(['_', '-'], " ")));
            let uses = match inverse.get("answers") {
                None => false,
                Some(answers) if answers.as_str() == Some(USERS) => true,
                Some(_) => return Err("«inverse.answers»: users".to_owned()),
            };
            Ok(Inverse { name: name.to_owned(), label, uses })
        });
        let member = value.get("member").and_then(Value::as_str).map(str::to_owned);
        Ok(Relation { to, inverse: inverse.transpose()?, member })
    }
}

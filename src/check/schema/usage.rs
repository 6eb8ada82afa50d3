//! Which kinds others can say that they use: those that a relation with `"answers": "users"` leads to.

use super::{Relation, Schemas, Shape};
use std::collections::HashSet;
use std::sync::Arc;

impl Schemas {
    /// The kinds whose entries somebody can say to use.
    pub fn usable(&self) -> HashSet<String> {
        let kinds = self.kinds();
        let used: Vec<&[String]> = kinds.iter().flat_map(|kind| used(&kind.shape)).collect();
        let is_usable = |name: &str| used.iter().any(|to| to.is_empty() || to.iter().any(|kind| kind == name));
        kinds.iter().map(|kind| kind.name.to_string()).filter(|name| is_usable(name)).collect()
    }
}

/// What the relations of a shape, and of all within it, lead to where they say that it is used.
fn used(shape: &Shape) -> Vec<&[String]> {
    let uses = |relation: &&Arc<Relation>| relation.inverse.as_ref().is_some_and(|inverse| inverse.uses);
    let own = shape.relation.as_ref().filter(uses).map(|relation| &*relation.to);
    let inner = shape.fields.iter().map(|field| &field.shape).chain(shape.items.as_deref());
    own.into_iter().chain(inner.flat_map(used)).collect()
}

//! Which kinds others can say that they use: those that a relation with `"answers": "users"` leads to.

use super::{Schemas, Shape};
use std::collections::HashSet;

impl Schemas {
    /// The kinds whose entries somebody can say to use.
    pub fn usable(&self) -> HashSet<String> {
        let kinds = self.kinds();
        let relations = kinds.iter().flat_map(|kind| relations(&kind.shape));
        let used: Vec<&[String]> = relations.filter(|relation| relation.1).map(|relation| relation.0).collect();
        let is_usable = |name: &str| used.iter().any(|to| to.is_empty() || to.iter().any(|kind| kind == name));
        kinds.iter().map(|kind| kind.name.to_string()).filter(|name| is_usable(name)).collect()
    }
}

/// The relations of a shape and of all within it: the kinds they lead to, and whether they say that something is used.
fn relations(shape: &Shape) -> Vec<(&[String], bool)> {
    let own = shape.relation.as_ref().map(|relation| (&*relation.to, relation.inverse.as_ref().is_some_and(|inverse| inverse.uses)));
    let inner = shape.fields.iter().map(|field| &field.shape).chain(shape.items.as_deref());
    own.into_iter().chain(inner.flat_map(relations)).collect()
}

//! What a kind can be narrowed by: the values of its facets that are in use, the most used first.

use crate::check::Entry;
use crate::check::schema::{Field, Kind};
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A facet of a kind.
#[derive(Debug)]
pub struct Facet {
    /// The field's place among those of the kind.
    field: usize,
    /// The values with how many entries have them.
    pub values: Vec<(String, usize)>,
}

impl Facet {
    /// The field.
    pub fn field<'a>(&self, kind: &'a Kind) -> &'a Field {
        &kind.shape.fields[self.field]
    }
}

/// The facets of a kind whose entries are `own`.
pub fn collect(kind: &Kind, own: &[usize], entries: &[Arc<Entry>]) -> Vec<Facet> {
    let fields = kind.shape.fields.iter().enumerate().filter(|(_, field)| field.facet);
    let facets = fields.map(|(number, field)| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for value in own.iter().filter_map(|&entry| entries[entry].data().get(&*field.name)) {
            let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            items.iter().filter_map(Value::as_str).for_each(|text| *counts.entry(text).or_default() += 1);
        }
        let mut values: Vec<(String, usize)> = counts.into_iter().map(|(value, count)| (value.to_owned(), count)).collect();
        values.sort_by_key(|(_, count)| Reverse(*count));
        Facet { field: number, values }
    });
    facets.filter(|facet| facet.values.len() > 1).collect()
}

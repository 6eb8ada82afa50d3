//! What a kind can be narrowed by: the values of its facets that are in use, the most used first.

use crate::check::Entry;
use crate::check::schema::{Field, Kind};
use crate::model::slugify;
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// How many values of a facet a list offers.
const OFFERED: usize = 12;

/// A facet of a kind.
#[derive(Debug)]
pub struct Facet {
    /// The field's place among those of the kind.
    field: usize,
    /// The values that a list offers.
    pub values: Vec<FacetValue>,
}

/// A value of a facet with what has it.
#[derive(Debug)]
pub struct FacetValue {
    /// The value, as entries write it.
    pub value: String,
    /// The entries of the kind that have it, in the order of the kind's list.
    pub entries: Vec<usize>,
    /// The value as a part of an address; nothing for one that has none of its own.
    pub slug: Option<String>,
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
    let facets = fields.filter_map(|(number, field)| {
        let mut having: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for &entry in own {
            let Some(value) = entries[entry].data().get(&*field.name) else { continue };
            let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            for text in items.iter().filter_map(Value::as_str) {
                let list = having.entry(text).or_default();
                if list.last() != Some(&entry) {
                    list.push(entry);
                }
            }
        }
        (having.len() > 1).then(|| Facet { field: number, values: offered(having) })
    });
    facets.collect()
}

fn offered(having: BTreeMap<&str, Vec<usize>>) -> Vec<FacetValue> {
    let mut values: Vec<(&str, Vec<usize>)> = having.into_iter().collect();
    values.sort_by_key(|(_, entries)| Reverse(entries.len()));
    let mut slugs = HashSet::new();
    let value = |(value, entries): (&str, Vec<usize>)| {
        let slug = Some(slugify(value)).filter(|slug| !slug.is_empty() && slugs.insert(slug.clone()));
        FacetValue { value: value.to_owned(), entries, slug }
    };
    values.into_iter().take(OFFERED).map(value).collect()
}

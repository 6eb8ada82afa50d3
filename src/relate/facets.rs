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
    /// The values in use, each with what has it.
    having: BTreeMap<String, Vec<usize>>,
    /// The values that a list offers, the most used first.
    pub values: Vec<FacetValue>,
}

/// A value that a list offers.
#[derive(Debug)]
pub struct FacetValue {
    /// The value, as entries write it.
    pub value: String,
    /// The value as a part of an address; nothing for one that has none of its own.
    pub slug: Option<String>,
}

impl Facet {
    /// The field.
    pub fn field<'a>(&self, kind: &'a Kind) -> &'a Field {
        &kind.shape.fields[self.field]
    }

    /// The entries of the kind that have a value, in the order of the kind's list.
    pub fn entries(&self, value: &str) -> &[usize] {
        self.having.get(value).map_or(&[], Vec::as_slice)
    }
}

/// The facets of a kind whose entries are `own`.
pub fn collect(kind: &Kind, own: &[usize], entries: &[Arc<Entry>]) -> Vec<Facet> {
    let fields = kind.shape.fields.iter().enumerate().filter(|(_, field)| field.facet);
    let facets = fields.filter_map(|(number, field)| {
        let mut having: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for &entry in own {
            for value in values(&entries[entry], field) {
                let list = having.entry(value).or_default();
                if list.last() != Some(&entry) {
                    list.push(entry);
                }
            }
        }
        let values = offered(&having);
        let having = having.into_iter().map(|(value, entries)| (value.to_owned(), entries)).collect::<BTreeMap<_, _>>();
        (having.len() > 1).then_some(Facet { field: number, having, values })
    });
    facets.collect()
}

/// The values of a field that an entry has.
pub fn values<'a>(entry: &'a Entry, field: &Field) -> impl Iterator<Item = &'a str> {
    let value = entry.data().get(&*field.name);
    let items = value.map_or(&[][..], |value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice));
    items.iter().filter_map(Value::as_str)
}

fn offered(having: &BTreeMap<&str, Vec<usize>>) -> Vec<FacetValue> {
    let mut values: Vec<(&str, usize)> = having.iter().map(|(value, entries)| (*value, entries.len())).collect();
    values.sort_by_key(|(_, entries)| Reverse(*entries));
    let mut slugs = HashSet::new();
    let value = |(value, _): (&str, usize)| {
        let slug = Some(slugify(value)).filter(|slug| !slug.is_empty() && slugs.insert(slug.clone()));
        FacetValue { value: value.to_owned(), slug }
    };
    values.into_iter().take(OFFERED).map(value).collect()
}

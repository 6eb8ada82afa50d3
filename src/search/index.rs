//! The inverted index: for each word, the entries that hold it and how much it says of them.

use super::words::words;
use crate::check::Entry;
use crate::relate::Catalogue;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// An entry that holds a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Posting {
    /// The entry's number in the catalogue.
    pub entry: u32,
    /// How much the word says of it: 1 and upwards.
    pub impact: u16,
}

/// The index.
#[derive(Debug, Default)]
pub struct Index {
    /// The words and filters, sorted, each with its entries by number.
    pub terms: BTreeMap<String, Vec<Posting>>,
    /// What can be filtered on.
    pub facets: Vec<Facet>,
}

/// Something to filter on.
#[derive(Debug, Clone)]
pub struct Facet {
    /// The name in filters.
    pub name: String,
    /// What readers see.
    pub label: String,
    /// The values in use with what readers see and how many entries have them, the most used first.
    pub values: Vec<(String, String, usize)>,
}

/// The weight of a title's words, beside which a schema's `x-search` is read.
const TITLE: f32 = 5.0;
/// The weight of a summary's words where the schema gives none.
const SUMMARY: f32 = 2.0;
/// The weight of the labels and synonyms of an entry's codes.
const CODE: f32 = 1.5;
/// The weight of the text's words.
const BODY: f32 = 1.0;
/// The weight of the words of a document beside the text.
const DOCUMENT: f32 = 0.3;
/// How soon a word's repetition says nothing more (the k1 of BM25).
const SATURATION: f32 = 1.2;
/// How many impacts one unit of score has.
const SCALE: f32 = 16.0;
/// How many entries are indexed at a time.
const CHUNK: usize = 256;

/// Builds the index of a catalogue. Entries without a page of their own are not in it.
pub fn build(catalogue: &Catalogue) -> Index {
    let numbers: Vec<usize> = (0..catalogue.entries().len()).filter(|&entry| catalogue.is_listed(entry)).collect();
    let parts: Vec<HashMap<String, Vec<(u32, f32)>>> = numbers
        .par_chunks(CHUNK)
        .map(|part| {
            let mut terms: HashMap<String, Vec<(u32, f32)>> = HashMap::new();
            for &entry in part {
                for (word, weight) in weights(catalogue, entry) {
                    terms.entry(word).or_default().push((entry as u32, weight));
                }
            }
            terms
        })
        .collect();
    let mut raw: BTreeMap<String, Vec<(u32, f32)>> = BTreeMap::new();
    for part in parts {
        for (word, postings) in part {
            raw.entry(word).or_default().extend(postings);
        }
    }
    let total = numbers.len() as f32;
    let mut terms: BTreeMap<String, Vec<Posting>> = raw
        .into_iter()
        .map(|(word, postings)| {
            let share = postings.len() as f32;
            let rarity = (1.0 + (total - share + 0.5) / (share + 0.5)).ln();
            let posting = |(entry, weight): (u32, f32)| {
                let prior = 1.0 + 0.1 * (catalogue.status(entry as usize).rank - 1) as f32;
                Posting { entry, impact: (weight * rarity * prior * SCALE).round().clamp(1.0, 65_535.0) as u16 }
            };
            (word, postings.into_iter().map(posting).collect())
        })
        .collect();
    let facets = facets(catalogue, &numbers, &mut terms);
    Index { terms, facets }
}

/// How much each word of an entry weighs.
fn weights(catalogue: &Catalogue, entry: usize) -> HashMap<String, f32> {
    let entry = &catalogue.entries()[entry];
    let mut counts: HashMap<String, f32> = HashMap::new();
    let mut add = |text: &str, weight: f32| {
        words(text, |word| match counts.get_mut(word) {
            Some(count) => *count += weight,
            None => drop(counts.insert(word.to_owned(), weight)),
        });
    };
    add(entry.title(), TITLE);
    add(entry.source().body(), BODY);
    entry.documents().for_each(|document| add(document.text.content(), DOCUMENT));
    if let Some(kind) = entry.kind() {
        for field in kind.shape.fields.iter().filter(|field| &*field.name != "title") {
            let default = if &*field.name == "summary" { SUMMARY } else { 0.0 };
            let weight = if field.search > 0.0 { field.search } else { default };
            if weight > 0.0
                && let Some(value) = entry.data().get(&*field.name)
            {
                each_text(value, &mut |text| add(text, weight));
            }
        }
    }
    for code in entry.codes().iter().filter(|code| !code.withheld) {
        let list = catalogue.schemas().vocabulary(&code.vocabulary);
        if let Some(concept) = list.and_then(|list| list.concept(&code.code)) {
            concept.label.all().chain(concept.synonyms.iter().map(String::as_str)).for_each(|text| add(text, CODE));
        }
    }
    counts.values_mut().for_each(|count| *count = *count * (SATURATION + 1.0) / (*count + SATURATION));
    counts
}

fn each_text(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => each(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, each)),
        Value::Object(fields) => fields.values().for_each(|item| each_text(item, each)),
        _ => {}
    }
}

/// Adds the filters to the terms: the kind, the status, and the fields that schemas call facets.
fn facets(catalogue: &Catalogue, numbers: &[usize], terms: &mut BTreeMap<String, Vec<Posting>>) -> Vec<Facet> {
    let filters = filters(catalogue);
    let mut facets: Vec<Facet> = Vec::new();
    let mut labels: BTreeMap<(String, String), String> = BTreeMap::new();
    for &number in numbers {
        let entry = &catalogue.entries()[number];
        for (name, label, value, shown) in values(catalogue, entry, number, &filters) {
            if !facets.iter().any(|facet| facet.name == name) {
                facets.push(Facet { name: name.clone(), label, values: Vec::new() });
            }
            let postings = terms.entry(format!("{name}:{value}")).or_default();
            if postings.last().is_none_or(|last| last.entry != number as u32) {
                postings.push(Posting { entry: number as u32, impact: 1 });
            }
            labels.entry((name, value)).or_insert(shown);
        }
    }
    for ((name, value), label) in labels {
        let count = terms.get(&format!("{name}:{value}")).map_or(0, Vec::len);
        if let Some(facet) = facets.iter_mut().find(|facet| facet.name == name) {
            facet.values.push((value, label, count));
        }
    }
    for facet in &mut facets {
        facet.values.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
    }
    facets
}

/// The names by which readers filter, by kind and field.
type Filters<'a> = HashMap<(&'a str, &'a str), String>;

fn filters(catalogue: &Catalogue) -> Filters<'_> {
    let schemas = catalogue.schemas();
    let mut filters = HashMap::new();
    for (kind, _) in catalogue.kinds() {
        for field in kind.shape.fields.iter().filter(|field| field.facet) {
            filters.insert((&*kind.name, &*field.name), schemas.filter(kind, field));
        }
    }
    filters
}

/// The filters of one entry: name, label, value and the value's label.
fn values(catalogue: &Catalogue, entry: &Arc<Entry>, number: usize, filters: &Filters<'_>) -> Vec<(String, String, String, String)> {
    let lang = catalogue.config().language;
    let mut found = Vec::new();
    let Some(kind) = entry.kind() else { return found };
    found.push(("kind".into(), String::new(), kind.name.to_string(), kind.many.get(lang).to_owned()));
    let step = catalogue.status(number);
    found.push(("status".into(), String::new(), step.code.clone(), step.label.get(lang).to_owned()));
    for field in kind.shape.fields.iter().filter(|field| field.facet) {
        let Some(value) = entry.data().get(&*field.name) else { continue };
        let Some(filter) = filters.get(&(&*kind.name, &*field.name)) else { continue };
        let list = field.vocabulary().and_then(|name| catalogue.schemas().vocabulary(name));
        each_text(value, &mut |text| {
            let concept = list.and_then(|list| list.concept(text)).map(|concept| concept.label.get(lang));
            let title = || catalogue.index(text).map(|other| catalogue.entries()[other].title());
            let shown = concept.or_else(title).unwrap_or_else(|| field.choice(text, lang)).to_owned();
            found.push((filter.clone(), field.label.get(lang).to_owned(), text.to_owned(), shown));
        });
    }
    found
}

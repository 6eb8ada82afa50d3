//! The inverted index: for each word, the entries that hold it and how much it says of them.

use super::asked::{asked, whole_title};
use super::compound::Compounds;
use super::norwegian::Keys;
use super::words::words;
use crate::check::Entry;
use crate::relate::Catalogue;
use rayon::prelude::*;
use serde_json::Value;
use std::borrow::Cow;
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
const CODE: f32 = 1.0;
/// The weight of the words of a document beside the text.
const DOCUMENT: f32 = 0.3;
/// The weight of the words of an entry's id.
const SLUG: f32 = 2.0;
/// The weight of the words for an entry's kind.
const KIND: f32 = 1.0;
/// What a compound gives to each of its parts, of its own weight.
const PART: f32 = 0.4;
/// How soon a word's repetition in a text says nothing more (the k1 of BM25).
const SATURATION: f32 = 1.2;
/// How much the length of a text counts (the b of BM25), and the usual length in words.
const LENGTH: f32 = 0.5;
const USUAL: f32 = 300.0;
/// How much what tells what an entry is counts beside its text, and how soon more of it says nothing more.
const FACE: f32 = 1.3;
const ENOUGH: f32 = 4.0;
/// How many impacts one unit of score has.
const SCALE: f32 = 16.0;
/// How many entries are indexed at a time.
const CHUNK: usize = 256;

/// Builds the index of a catalogue. Entries without a page of their own are not in it.
pub fn build(catalogue: &Catalogue) -> Index {
    let numbers: Vec<usize> = (0..catalogue.entries().len()).filter(|&entry| catalogue.is_listed(entry)).collect();
    let parts: Vec<HashMap<String, Vec<(u32, f32)>>> = numbers
        .par_chunks(CHUNK)
        .map_init(Keys::default, |keys, part| {
            let mut terms: HashMap<String, Vec<(u32, f32)>> = HashMap::new();
            for &entry in part {
                for (word, weight) in weights(catalogue, entry, keys) {
                    terms.entry(word).or_default().push((entry as u32, weight));
                }
                let title = whole_title(&asked(catalogue.entries()[entry].title()));
                terms.entry(title).or_default().push((entry as u32, 1.0));
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
    add_parts(&mut raw);
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

/// Gives the parts of compounds what the compounds weigh, less much; where an entry has the part by itself, that counts.
fn add_parts(raw: &mut BTreeMap<String, Vec<(u32, f32)>>) {
    let compounds = Compounds::of(raw.iter().filter(|(_, postings)| postings.len() >= 2).map(|(word, _)| word.as_str()));
    let split: Vec<(&String, Vec<String>)> =
        raw.par_iter().map(|(word, _)| (word, compounds.parts(word))).filter(|(_, parts)| !parts.is_empty()).collect();
    let mut more: BTreeMap<String, HashMap<u32, f32>> = BTreeMap::new();
    for (word, parts) in split {
        for part in parts {
            let weights = more.entry(part).or_default();
            for (entry, weight) in &raw[word] {
                let held = weights.entry(*entry).or_default();
                *held = held.max(weight * PART);
            }
        }
    }
    for (part, mut weights) in more {
        let postings = raw.entry(part).or_default();
        for (entry, weight) in postings.iter_mut() {
            *weight = weight.max(weights.remove(entry).unwrap_or_default());
        }
        postings.extend(weights);
        postings.sort_by_key(|(entry, _)| *entry);
    }
}

/// How much each word of an entry weighs: in what tells what the entry is, and in its text.
fn weights(catalogue: &Catalogue, entry: usize, keys: &mut Keys) -> HashMap<String, f32> {
    let entry = &catalogue.entries()[entry];
    let mut text = Counts::default();
    text.add(&without_targets(entry.source().body()), 1.0, keys);
    entry.documents().for_each(|document| text.add(&without_targets(document.text.content()), DOCUMENT, keys));
    let mut face = Counts::default();
    face.add(entry.title(), TITLE, keys);
    face.add(entry.id().slug(), SLUG, keys);
    if let Some(kind) = entry.kind() {
        kind.one.all().chain(kind.many.all()).for_each(|text| face.add(text, KIND, keys));
        for field in kind.shape.fields.iter().filter(|field| &*field.name != "title") {
            let default = if &*field.name == "summary" { SUMMARY } else { 0.0 };
            let weight = if field.search > 0.0 { field.search } else { default };
            if weight > 0.0
                && let Some(value) = entry.data().get(&*field.name)
            {
                each_text(value, &mut |text| face.add(text, weight, keys));
            }
        }
    }
    for code in entry.codes().iter().filter(|code| !code.withheld) {
        let list = catalogue.schemas().vocabulary(&code.vocabulary);
        if let Some(concept) = list.and_then(|list| list.concept(&code.code)) {
            concept.label.all().chain(concept.synonyms.iter().map(String::as_str)).for_each(|text| face.add(text, CODE, keys));
        }
    }
    // A word says less in a long text than in a short one.
    let length = 1.0 - LENGTH + LENGTH * text.words / USUAL;
    let mut weights: HashMap<String, f32> =
        text.of.into_iter().map(|(word, count)| (word, count * (SATURATION + 1.0) / (count + SATURATION * length))).collect();
    for (word, weight) in face.of {
        *weights.entry(word).or_default() += FACE * weight * (ENOUGH + 1.0) / (weight + ENOUGH);
    }
    weights
}

/// A text without where its links lead: the names of files are no words of it.
fn without_targets(text: &str) -> Cow<'_, str> {
    if !text.contains("](") {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split("](");
    let mut out = String::with_capacity(text.len());
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        out.push_str("] ");
        out.push_str(piece.split_once(')').map_or(piece, |(_, after)| after));
    }
    Cow::Owned(out)
}

/// How often words stand in texts, and how many there are in all.
#[derive(Default)]
struct Counts {
    of: HashMap<String, f32>,
    words: f32,
}

impl Counts {
    fn add(&mut self, text: &str, weight: f32, keys: &mut Keys) {
        words(text, |word| {
            let key = keys.of(word);
            self.words += weight;
            match self.of.get_mut(key) {
                Some(count) => *count += weight,
                None => drop(self.of.insert(key.to_owned(), weight)),
            }
        });
    }
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

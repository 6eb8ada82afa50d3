//! The inverted index: for each word, the entries that hold it and how much it says of them.

use super::also::also;
use super::asked::asked;
use super::compound::Compounds;
use super::ending::Ending;
use super::facets::{Facet, facets};
use super::numbers::Numbers;
use super::term::{Posting, Term};
use super::weigh::Scales;
use crate::relate::Catalogue;
use ahash::AHashMap;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// The index.
#[derive(Debug, Default)]
pub struct Index {
    /// The words and filters, sorted.
    pub terms: BTreeMap<String, Term>,
    /// What can be filtered on.
    pub facets: Vec<Facet>,
    /// The kinds by the keys of what one and many of them are called.
    pub kinds: BTreeMap<String, String>,
    /// How many entries the catalogue has.
    pub entries: usize,
}

impl Index {
    /// A word as texts write it, from its key.
    pub fn written(&self, key: &str) -> String {
        let ending = self.terms.get(key).and_then(|term| term.ending);
        format!("{key}{}", ending.map(Ending::letters).unwrap_or_default())
    }
}

/// What a compound gives to each of its parts, of its own weight.
const PART: f32 = 0.5;
/// What each step of the ladder gives an entry, of its own weight.
const PRIOR: f32 = 0.06;
/// How many impacts one unit of weight has.
const SCALE: f32 = 16.0;
/// How many entries are indexed at a time.
const CHUNK: usize = 256;

/// A word as it is collected: how it ends, and what it weighs in each entry.
struct Collected {
    ending: Ending,
    weights: Vec<(u32, f32)>,
}

impl Default for Collected {
    fn default() -> Collected {
        Collected { ending: Ending::UNKNOWN, weights: Vec::new() }
    }
}

/// Builds the index of a catalogue. Entries without a page of their own are not in it.
pub fn build(catalogue: &Catalogue) -> Index {
    let numbers: Vec<usize> = catalogue.listed().collect();
    let mut words = collect(catalogue, &numbers);
    add_parts(&mut words);
    let head = Numbers::standard().head;
    let mut terms: BTreeMap<String, Term> = words
        .into_par_iter()
        .map(|(word, collected)| (word, term(collected, catalogue, numbers.len(), head)))
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    for (key, others) in also(catalogue.schemas(), catalogue.config().language) {
        terms.entry(key).or_default().also = others;
    }
    let facets = facets(catalogue, &numbers, head, &mut terms);
    Index { terms, facets, kinds: kinds(catalogue), entries: catalogue.entries().len() }
}

/// The kinds by the keys of what one and many of them are called; what several are called says nothing.
fn kinds(catalogue: &Catalogue) -> BTreeMap<String, String> {
    let mut kinds: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (kind, _) in catalogue.kinds() {
        for label in kind.one.all().chain(kind.many.all()) {
            let words = asked(label);
            let [word] = words.as_slice() else { continue };
            let known = kinds.entry(word.key.clone()).or_insert_with(|| Some(kind.name.to_string()));
            if known.as_deref() != Some(&*kind.name) {
                *known = None;
            }
        }
    }
    kinds.into_iter().filter_map(|(key, kind)| Some((key, kind?))).collect()
}

/// The words of these entries.
fn collect(catalogue: &Catalogue, numbers: &[usize]) -> BTreeMap<String, Collected> {
    let chunks: Vec<Vec<(String, Collected)>> =
        numbers.par_chunks(CHUNK).map_init(Scales::default, |scales, chunk| of_chunk(catalogue, chunk, scales)).collect();
    let mut words: AHashMap<String, Collected> = AHashMap::new();
    for (word, collected) in chunks.into_iter().flatten() {
        let held = words.entry(word).or_default();
        held.ending = held.ending.min(collected.ending);
        held.weights.extend(collected.weights);
    }
    words.into_iter().collect()
}

fn of_chunk(catalogue: &Catalogue, chunk: &[usize], scales: &mut Scales) -> Vec<(String, Collected)> {
    let mut words: AHashMap<u32, Collected> = AHashMap::new();
    for &entry in chunk {
        for (word, weight) in scales.weights(catalogue, entry) {
            let collected = words.entry(word).or_default();
            collected.ending = collected.ending.min(weight.ending);
            collected.weights.push((entry as u32, weight.weight));
        }
    }
    words.into_iter().map(|(word, collected)| (scales.keys.text(word).to_owned(), collected)).collect()
}

/// Gives the parts of compounds what the compounds weigh, less much; where an entry has the part by itself, that counts.
fn add_parts(words: &mut BTreeMap<String, Collected>) {
    let compounds = Compounds::of(words.iter().filter(|(_, word)| word.weights.len() >= 2).map(|(word, _)| word.as_str()));
    let split: Vec<(&String, Vec<String>)> =
        words.par_iter().map(|(word, _)| (word, compounds.parts(word))).filter(|(_, parts)| !parts.is_empty()).collect();
    let mut more: BTreeMap<String, HashMap<u32, f32>> = BTreeMap::new();
    for (word, parts) in split {
        for part in parts {
            let weights = more.entry(part).or_default();
            for (entry, weight) in &words[word].weights {
                let held = weights.entry(*entry).or_default();
                *held = held.max(weight * PART);
            }
        }
    }
    for (part, mut weights) in more {
        let own = &mut words.entry(part).or_default().weights;
        for (entry, weight) in own.iter_mut() {
            *weight = weight.max(weights.remove(entry).unwrap_or_default());
        }
        own.extend(weights);
        own.sort_by_key(|(entry, _)| *entry);
    }
}

/// A word with the entries it says most of apart from the others. A rare word says more than a common one, and what editors have
/// approved comes before what they have not.
fn term(word: Collected, catalogue: &Catalogue, total: usize, head: usize) -> Term {
    let (total, share) = (total as f32, word.weights.len() as f32);
    let rarity = (1.0 + (total - share + 0.5) / (share + 0.5)).ln();
    let posting = |(entry, weight): (u32, f32)| {
        let prior = 1.0 + PRIOR * (catalogue.status(entry as usize).rank - 1) as f32;
        Posting { entry, level: Numbers::standard().level(weight * rarity * prior * SCALE) }
    };
    let mut all: Vec<Posting> = word.weights.into_iter().map(posting).collect();
    let mut tail = Vec::new();
    if all.len() > head {
        all.sort_by_key(|posting| (std::cmp::Reverse(posting.level), posting.entry));
        tail.extend(all.drain(head..).map(|posting| posting.entry));
        tail.sort_unstable();
        all.sort_by_key(|posting| posting.entry);
    }
    Term { head: all, tail, ending: Some(word.ending), also: Vec::new() }
}

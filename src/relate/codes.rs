//! Which entries each code of a vocabulary holds: those that name it, and those that name a code below it.

use crate::check::Entry;
use crate::check::schema::{Schemas, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A vocabulary with its codes in use.
#[derive(Debug)]
pub struct CodeList {
    /// The vocabulary.
    pub vocabulary: Arc<Vocabulary>,
    /// The codes in use and those above them, by their place in the vocabulary, each with its entries.
    pub used: BTreeMap<usize, Vec<usize>>,
}

impl CodeList {
    /// How many entries a code holds.
    pub fn count(&self, concept: usize) -> usize {
        self.used.get(&concept).map_or(0, Vec::len)
    }

    /// How many codes stand above a code.
    pub fn depth(&self, concept: usize) -> usize {
        self.above(concept).count() - 1
    }

    /// A code and those above it.
    fn above(&self, concept: usize) -> impl Iterator<Item = usize> {
        above(&self.vocabulary, concept)
    }
}

/// A code and those above it, nearest first; vocabularies with circles have been cut open by the checks.
fn above(vocabulary: &Vocabulary, concept: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(concept), |&at| vocabulary.index(vocabulary.concepts[at].broader.as_deref()?))
}

/// The vocabularies in use, with those entries that are `listed`: the ones that have pages.
pub fn collect(
    entries: &[Arc<Entry>],
    listed: &[usize],
    schemas: &Schemas,
    in_order: &dyn Fn(Vec<usize>) -> Vec<usize>,
) -> BTreeMap<String, CodeList> {
    let mut sets: BTreeMap<&str, BTreeMap<usize, BTreeSet<usize>>> = BTreeMap::new();
    for &index in listed {
        for used in entries[index].codes().iter().filter(|used| !used.withheld) {
            let Some(vocabulary) = schemas.vocabulary(&used.vocabulary) else { continue };
            let Some(concept) = vocabulary.index(&used.code) else { continue };
            let list = sets.entry(&used.vocabulary).or_default();
            for code in above(vocabulary, concept) {
                list.entry(code).or_default().insert(index);
            }
        }
    }
    let list = |(name, sets): (&str, BTreeMap<usize, BTreeSet<usize>>)| {
        let vocabulary = schemas.vocabulary(name)?.clone();
        let used = sets.into_iter().map(|(code, set)| (code, in_order(set.into_iter().collect()))).collect();
        Some((name.to_owned(), CodeList { vocabulary, used }))
    };
    sets.into_iter().filter_map(list).collect()
}

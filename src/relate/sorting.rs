//! The orders in which a kind's list can be read besides its own.

use super::backlink::Backlink;
use super::usage::most_used;
use crate::check::schema::Kind;
use std::collections::HashSet;
use std::sync::Arc;

/// An order of a kind's list besides its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorting {
    /// The latest date first; those without one last.
    Newest,
    /// The most used first; of as many users, in the order of lists.
    MostUsed,
    /// By title, as the alphabet of the language has it.
    Alphabetical,
}

/// What all entries are sorted by: for each, its place.
pub struct Places<'a> {
    /// Among the latest.
    pub newness: &'a [usize],
    /// In the alphabet.
    pub alphabet: &'a [usize],
    /// What points to each.
    pub backlinks: &'a [Vec<Backlink>],
}

/// The orders of each kind; `usable` are those whose entries others can say that they use.
pub fn collect(kinds: &[(Arc<Kind>, Vec<usize>)], usable: &HashSet<String>, places: &Places<'_>) -> Vec<Vec<(Sorting, Vec<usize>)>> {
    kinds.iter().map(|(kind, own)| sorted(own, usable.contains(&*kind.name), places)).collect()
}

/// The orders of a kind whose list is `own`; none where there is nothing to sort.
fn sorted(own: &[usize], is_usable: bool, places: &Places<'_>) -> Vec<(Sorting, Vec<usize>)> {
    if own.len() < 2 {
        return Vec::new();
    }
    let by = |places: &[usize]| {
        let mut list = own.to_vec();
        list.sort_by_key(|&entry| places[entry]);
        list
    };
    let used = || most_used(places.backlinks, own.iter().copied()).into_iter().map(|(entry, _)| entry).collect();
    let mut sorted = vec![(Sorting::Newest, by(places.newness))];
    sorted.extend(is_usable.then(|| (Sorting::MostUsed, used())));
    sorted.push((Sorting::Alphabetical, by(places.alphabet)));
    sorted
}

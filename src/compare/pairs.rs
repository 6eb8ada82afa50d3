//! Which entry was which: what is new, what is another, what has a new id, what is gone.

use super::alike::{Sieve, Title, runs};
use super::change::Sort;
use super::side::Side;
use crate::check::Entry;
use crate::read::DeskSource;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How many entries that are gone are compared by their text with those that are new; a change of more is a move of much.
const COMPARED: usize = 300;
/// From what share of the text in common, on both sides, an entry is one that was renamed.
const SAME: f64 = 0.6;

/// An entry before and after.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// What was done to it.
    pub sort: Sort,
    /// Its number before.
    pub before: Option<usize>,
    /// Its number after.
    pub after: Option<usize>,
}

impl Pair {
    /// Whether its bytes are others than before.
    pub fn is_edited(&self, before: &Side<'_>, after: &Side<'_>) -> bool {
        match (self.before, self.after) {
            (Some(old), Some(new)) => digest(before, old) != digest(after, new),
            _ => true,
        }
    }
}

fn digest<'a>(side: &'a Side<'_>, entry: usize) -> &'a str {
    side.entries()[entry].source().digest()
}

/// The entries that are not as they were, or whose decisions are not, by id.
pub fn pairs(before: &Side<'_>, after: &Side<'_>, touched: &[Arc<str>]) -> Vec<Pair> {
    let known: HashMap<&str, usize> = before.entries().iter().enumerate().map(|(number, entry)| (entry.id().as_str(), number)).collect();
    let kept: HashSet<&str> = after.entries().iter().map(|entry| entry.id().as_str()).collect();
    let gone: Vec<usize> = (0..before.entries().len()).filter(|&old| !kept.contains(before.entries()[old].id().as_str())).collect();
    let touched: HashSet<&str> = touched.iter().map(|path| &**path).collect();
    let (mut pairs, mut new) = (Vec::new(), Vec::new());
    for (number, entry) in after.entries().iter().enumerate() {
        let Some(&old) = known.get(entry.id().as_str()) else {
            new.push(number);
            continue;
        };
        let pair = |sort| Pair { sort, before: Some(old), after: Some(number) };
        let is_same = Arc::ptr_eq(entry.source(), before.entries()[old].source()) || digest(before, old) == digest(after, number);
        if !is_same {
            pairs.push(pair(Sort::Changed));
        } else if touched.contains(DeskSource::decisions_path(entry.id()).as_str()) {
            pairs.push(pair(Sort::Decided));
        }
    }
    let renamed = renamed(before, &gone, after, &new);
    let was: HashSet<usize> = renamed.values().copied().collect();
    pairs.extend(new.iter().map(|number| match renamed.get(number) {
        Some(old) => Pair { sort: Sort::Renamed, before: Some(*old), after: Some(*number) },
        None => Pair { sort: Sort::Added, before: None, after: Some(*number) },
    }));
    let removed = gone.into_iter().filter(|old| !was.contains(old));
    pairs.extend(removed.map(|old| Pair { sort: Sort::Removed, before: Some(old), after: None }));
    let id = |pair: &Pair| match (pair.after, pair.before) {
        (Some(new), _) => after.entries()[new].id().clone(),
        (_, old) => before.entries()[old.unwrap_or_default()].id().clone(),
    };
    pairs.sort_by_cached_key(|pair| (pair.sort, id(pair)));
    pairs
}

/// For each new entry that is an old one with another id, the old one: the id stands among its aliases, or it has the same
/// bytes, the same title, or nearly the same text.
fn renamed(before: &Side<'_>, gone: &[usize], after: &Side<'_>, new: &[usize]) -> HashMap<usize, usize> {
    let mut renamed: HashMap<usize, usize> = HashMap::new();
    let mut free: Vec<usize> = gone.to_vec();
    let by_text = similar(before, gone, after, new);
    let same_bytes = |old: usize, new: usize| digest(before, old) == digest(after, new);
    let is_alias = |old: usize, new: usize| after.entries()[new].aliases().any(|alias| alias == before.entries()[old].id().as_str());
    let titled = |old: usize, new: usize| {
        let (a, b): (&Entry, &Entry) = (&before.entries()[old], &after.entries()[new]);
        a.id().kind() == b.id().kind() && Title::of(a.title()).is_like(&Title::of(b.title()))
    };
    let is_similar = |old: usize, new: usize| by_text.contains(&(old, new));
    // The surest signs first, so that a weaker one takes no entry away from its true pair.
    let signs: [&dyn Fn(usize, usize) -> bool; 4] = [&is_alias, &same_bytes, &is_similar, &titled];
    let few = gone.len().saturating_mul(new.len()) <= COMPARED * COMPARED;
    for sign in signs.into_iter().take(if few { 4 } else { 2 }) {
        for &number in new {
            if renamed.contains_key(&number) {
                continue;
            }
            if let Some(place) = free.iter().position(|&old| sign(old, number)) {
                renamed.insert(number, free.remove(place));
            }
        }
    }
    renamed
}

/// The pairs of an old and a new entry that have most of their texts in common.
fn similar(before: &Side<'_>, gone: &[usize], after: &Side<'_>, new: &[usize]) -> HashSet<(usize, usize)> {
    if gone.is_empty() || new.is_empty() || gone.len() > COMPARED {
        return HashSet::new();
    }
    let body = |side: &Side<'_>, entry: usize| runs(side.entries()[entry].source().body());
    let sieve = Sieve::of(gone.iter().map(|&old| body(before, old)), 1);
    let shares = new.iter().flat_map(|&number| {
        let alike = sieve.shares(body(after, number)).into_iter().filter(|share| share.own >= SAME && share.other >= SAME);
        alike.map(move |share| (gone[share.text], number))
    });
    shares.collect()
}

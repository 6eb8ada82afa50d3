//! Which entry was which: what is new, what is another, what has a new id, what is gone.

use super::alike::{Share, Sieve, Title, runs};
use super::change::Sort;
use super::side::Side;
use crate::check::Entry;
use crate::read::DeskSource;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

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
/// bytes, nearly the same text, or the same title. The surest signs come first, so that a weaker one takes no entry away from
/// its true pair.
fn renamed(before: &Side<'_>, gone: &[usize], after: &Side<'_>, new: &[usize]) -> HashMap<usize, usize> {
    let mut renamed = Renamed::default();
    let id = |old: usize| before.entries()[old].id().as_str();
    renamed.pair(gone, new, id, |number| after.entries()[number].aliases().collect());
    renamed.pair(gone, new, |old| digest(before, old), |number| vec![digest(after, number)]);
    let similar = similar(before, gone, after, new);
    renamed.pair(gone, new, |old| old, |number| similar.get(&number).cloned().unwrap_or_default());
    let titled = |entry: &Entry| format!("{} {}", entry.id().kind(), Title::of(entry.title()).plain());
    renamed.pair(gone, new, |old| titled(&before.entries()[old]), |number| vec![titled(&after.entries()[number])]);
    renamed.now
}

/// The pairs so far.
#[derive(Default)]
struct Renamed {
    now: HashMap<usize, usize>,
    taken: HashSet<usize>,
}

impl Renamed {
    /// Pairs what is free on both sides and has the same sign.
    fn pair<S: Eq + Hash>(&mut self, gone: &[usize], new: &[usize], sign: impl Fn(usize) -> S, signs: impl Fn(usize) -> Vec<S>) {
        let mut by_sign: HashMap<S, Vec<usize>> = HashMap::new();
        let free = gone.iter().rev().filter(|old| !self.taken.contains(old));
        free.for_each(|&old| by_sign.entry(sign(old)).or_default().push(old));
        let open: Vec<usize> = new.iter().copied().filter(|number| !by_sign.is_empty() && !self.now.contains_key(number)).collect();
        for number in open {
            let found = signs(number).iter().find_map(|sign| by_sign.get_mut(sign)?.pop());
            if let Some(old) = found {
                self.now.insert(number, old);
                self.taken.insert(old);
            }
        }
    }
}

/// For each new entry, the old ones that it has most of its text in common with.
fn similar(before: &Side<'_>, gone: &[usize], after: &Side<'_>, new: &[usize]) -> HashMap<usize, Vec<usize>> {
    if gone.is_empty() || new.is_empty() {
        return HashMap::new();
    }
    let body = |side: &Side<'_>, entry: usize| runs(side.entries()[entry].source().body());
    let sieve = Sieve::of(gone.iter().map(|&old| body(before, old)), 1);
    let shares = new.iter().map(|&number| {
        let mut alike: Vec<Share> = sieve.shares(body(after, number));
        alike.retain(|share| share.own >= SAME && share.other >= SAME);
        alike.sort_by(|a, b| b.own.total_cmp(&a.own).then(a.text.cmp(&b.text)));
        (number, alike.iter().map(|share| gone[share.text]).collect())
    });
    shares.collect()
}

//! The ranking. The client's script does the same; a browser test holds the two together.

use super::index::{Index, Posting};
use super::words::words;
use std::collections::HashMap;

/// An entry that a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The entry's number in the catalogue.
    pub entry: usize,
    /// How well it fits; only the order means something.
    pub score: u32,
}

/// A word that only begins like the one that is asked for counts this many tenths.
const BEGINNING: u32 = 5;
/// The shortest word that may be the beginning of another, in letters.
const SHORTEST: usize = 2;
/// How many words one beginning may stand for.
const MOST: usize = 200;

/// The entries that fit a query, the best first: those that hold more of its words before those that hold fewer.
pub fn find(index: &Index, query: &str) -> Vec<Hit> {
    let mut asked = Vec::new();
    words(query, |word| asked.push(word.to_owned()));
    asked.dedup();
    let mut scores: HashMap<u32, (u32, u32)> = HashMap::new();
    for word in &asked {
        for (entry, score) in best(index, word) {
            let sum = scores.entry(entry).or_default();
            *sum = (sum.0 + 1, sum.1 + score);
        }
    }
    let mut hits: Vec<(u32, Hit)> = scores.into_iter().map(|(entry, (held, score))| (held, Hit { entry: entry as usize, score })).collect();
    hits.sort_by(|(held_a, a), (held_b, b)| held_b.cmp(held_a).then(b.score.cmp(&a.score)).then(a.entry.cmp(&b.entry)));
    hits.into_iter().map(|(_, hit)| hit).collect()
}

/// The best score that each entry gets for a word or one that begins like it.
fn best(index: &Index, word: &str) -> HashMap<u32, u32> {
    let mut best: HashMap<u32, u32> = HashMap::new();
    let mut take = |postings: &[Posting], tenths: u32| {
        for posting in postings {
            let score = u32::from(posting.impact) * tenths;
            let held = best.entry(posting.entry).or_default();
            *held = (*held).max(score);
        }
    };
    if let Some(postings) = index.terms.get(word) {
        take(postings, 10);
    }
    if word.chars().count() >= SHORTEST {
        let longer = index.terms.range(word.to_owned()..).take_while(|(term, _)| term.starts_with(word));
        longer
            .filter(|(term, _)| term.as_str() != word && !term.contains(':'))
            .take(MOST)
            .for_each(|(_, postings)| take(postings, BEGINNING));
    }
    best
}

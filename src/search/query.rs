//! The ranking. The client's script does the same; a browser test holds the two together.
//!
//! Every word of a query gives some entries a score: by itself, by words that begin like it, written together with its neighbour,
//! as a compound of known words, or, where nothing else is found, by words that differ by a slip. An entry need not hold
//! all words, but the more of them, the better.

use super::asked::{Asked, asked, whole_title};
use super::compound::{JOINTS, split};
use super::index::{Index, Posting};
use super::norwegian::Rules;
use std::collections::{BTreeMap, HashMap};

/// An entry that a search found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The entry's number in the catalogue.
    pub entry: usize,
    /// How well it fits; only the order means something.
    pub score: f64,
}

/// What counts for how much, in hundredths of a word that is found as it stands.
mod share {
    /// A word that begins like the last one, which may not be written out.
    pub const BEGINNING: u32 = 50;
    /// Two words of the query written as one.
    pub const JOINED: u32 = 110;
    /// How many times as much as its words a whole title counts.
    pub const TITLE: u32 = 3;
    /// A part of a word that is split.
    pub const SPLIT: u32 = 60;
    /// A word that one slip makes of it.
    pub const SLIP: u32 = 70;
    /// A word that two slips make of it.
    pub const SLIPS: u32 = 50;
}

/// The shortest word that may be the beginning of another, in letters.
const SHORTEST: usize = 3;
/// How many words one beginning may stand for.
const MOST: usize = 50;
/// The shortest word in which one slip is forgiven, and two, in letters.
const FORGIVEN: (usize, usize) = (4, 8);
/// How many words a slip may stand for.
const NEAREST: usize = 3;
/// How many first or last letters a word must share with what is sought by a slip.
const ANCHOR: usize = 2;

/// The entries that fit a query, the best first.
pub fn find(index: &Index, query: &str) -> Vec<Hit> {
    let asked = asked(query);
    let mut sums: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for place in 0..asked.len() {
        for (entry, score) in scores(index, &asked, place) {
            let sum = sums.entry(entry).or_default();
            *sum = (sum.0 + 1, sum.1 + score);
        }
    }
    // Whoever writes a whole title means that entry.
    for posting in index.terms.get(&whole_title(&asked)).into_iter().flatten() {
        let sum = sums.entry(posting.entry).or_default();
        sum.1 *= share::TITLE;
    }
    let all = asked.len() as f64;
    // Both factors are whole numbers, so that any two machines agree.
    let hit = |(entry, (held, score)): (u32, (u32, u32))| Hit { entry: entry as usize, score: f64::from(score) * f64::from(held) / all };
    let mut hits: Vec<Hit> = sums.into_iter().map(hit).collect();
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry)));
    hits
}

/// The best score that each entry gets for one word of a query, by its place.
fn scores(index: &Index, asked: &[Asked], place: usize) -> HashMap<u32, u32> {
    let mut scores = Scores(HashMap::new());
    let Asked { word, key } = &asked[place];
    let exact = index.terms.get(key);
    if let Some(postings) = exact {
        scores.take(postings, 100);
    }
    let joined = [place.checked_sub(1), Some(place)].into_iter().flatten().filter(|first| first + 1 < asked.len());
    let mut is_joined = false;
    for first in joined {
        for joint in JOINTS {
            let key = Rules::standard().key(&format!("{}{joint}{}", asked[first].word, asked[first + 1].word));
            if let Some(postings) = index.terms.get(&key) {
                scores.take(postings, share::JOINED);
                is_joined = true;
            }
        }
    }
    let letters = key.chars().count();
    if letters >= SHORTEST && (exact.is_none() || place + 1 == asked.len()) {
        let longer = index.terms.range(key.clone()..).take_while(|(term, _)| term.starts_with(key.as_str()));
        longer
            .filter(|(term, _)| *term != key && !term.contains(':'))
            .take(MOST)
            .for_each(|(_, postings)| scores.take(postings, share::BEGINNING));
    }
    if exact.is_none() {
        // What nobody writes may be a slip, also where its pieces happen to be words.
        let is_slip = scores.0.is_empty() && !is_joined;
        if let Some((head, tail)) = split(word, |key| index.terms.contains_key(key)) {
            scores.both(&index.terms[&head], &index.terms[&tail]);
        }
        if is_slip {
            slips(index, key).into_iter().for_each(|(term, share)| scores.take(&index.terms[term], share));
        }
    }
    scores.0
}

/// The best score of each entry for one word.
struct Scores(HashMap<u32, u32>);

impl Scores {
    fn take(&mut self, postings: &[Posting], share: u32) {
        for posting in postings {
            let score = u32::from(posting.impact) * share;
            let held = self.0.entry(posting.entry).or_default();
            *held = (*held).max(score);
        }
    }

    /// What the two parts of a word give: together as much as one word, alone half of that.
    fn both(&mut self, head: &[Posting], tail: &[Posting]) {
        let mut sums: HashMap<u32, u32> = HashMap::new();
        head.iter().chain(tail).for_each(|posting| *sums.entry(posting.entry).or_default() += u32::from(posting.impact) * share::SPLIT);
        for (entry, score) in sums {
            let held = self.0.entry(entry).or_default();
            *held = (*held).max(score);
        }
    }
}

/// The words that are nearest to one that nobody uses, among those that begin or end as it does.
fn slips<'a>(index: &'a Index, key: &str) -> Vec<(&'a str, u32)> {
    let letters: Vec<char> = key.chars().collect();
    let allowed = match letters.len() {
        length if length >= FORGIVEN.1 => 2,
        length if length >= FORGIVEN.0 => 1,
        _ => return Vec::new(),
    };
    let begins = |term: &[char]| term.len() >= ANCHOR && term[..ANCHOR] == letters[..ANCHOR];
    let ends = |term: &[char]| term.len() >= ANCHOR && term[term.len() - ANCHOR..] == letters[letters.len() - ANCHOR..];
    let near = |(term, postings): (&'a String, &Vec<Posting>)| {
        let other: Vec<char> = term.chars().collect();
        if other.len().abs_diff(letters.len()) > allowed || term.contains(':') || !(begins(&other) || ends(&other)) {
            return None;
        }
        let distance = strsim::osa_distance(key, term);
        (distance <= allowed).then_some((distance, std::cmp::Reverse(postings.len()), term.as_str()))
    };
    let mut found: Vec<_> = index.terms.iter().filter_map(near).collect();
    found.sort();
    let nearest = found.first().map_or(0, |(distance, ..)| *distance);
    let shares = [share::SLIP, share::SLIP, share::SLIPS];
    found
        .into_iter()
        .filter(|(distance, ..)| *distance == nearest)
        .take(NEAREST)
        .map(|(distance, _, term)| (term, shares[distance]))
        .collect()
}

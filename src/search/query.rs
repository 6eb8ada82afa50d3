//! The ranking. The client's script does the same; a browser test holds the two together.
//!
//! Every word of a query gives some entries a score: by itself, by what vocabularies call the same, by words that begin like it,
//! written together with its neighbour, as a compound of known words, or, where nothing else is found, by words that differ by a
//! slip. An entry need not hold all words, but the more of them, and the rarer they are, the better.

use super::also::Also;
use super::asked::{Asked, asked};
use super::compound::split;
use super::index::Index;
use super::norwegian::Rules;
use super::numbers::Numbers;
use super::slips::slips;
use super::term::Term;
use std::collections::{BTreeMap, HashMap, HashSet};

/// An entry that a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The entry's number in the catalogue.
    pub entry: usize,
    /// How well it fits; only the order means something.
    pub score: u64,
}

/// What a search found.
#[derive(Debug, Default)]
pub struct Answer {
    /// The entries, the best first.
    pub hits: Vec<Hit>,
    /// The words of the query that nobody writes, each with the words that it was taken for.
    pub meant: Vec<(String, Vec<String>)>,
    /// What was searched for besides, since vocabularies call it the same.
    pub also: Vec<String>,
}

/// The answer to a query.
pub fn find(index: &Index, query: &str) -> Answer {
    let asked = asked(query);
    let mut answer = Answer::default();
    let mut sums: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    for place in 0..asked.len() {
        let word = word(index, &asked, place, &mut answer);
        let rarity = rarity(index.entries, word.count);
        for (entry, score) in word.scores {
            let sum = sums.entry(entry).or_default();
            *sum = (sum.0 + u64::from(score), sum.1 + rarity);
        }
        for entry in word.tails.into_iter().flatten() {
            sums.entry(*entry).or_default();
        }
    }
    let meant = of_kinds(index, &asked);
    let share = |entry: u32| if meant.contains(&entry) { Numbers::standard().kind } else { 100 };
    let hit = |(entry, (score, held)): (u32, (u64, u64))| Hit { entry: entry as usize, score: score * held * u64::from(share(entry)) };
    answer.hits = sums.into_iter().map(hit).collect();
    answer.hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.entry));
    answer
}

/// The entries of the kinds that a query names beside what it seeks: who asks for a «mal» of something wants one, but is shown the rest too.
fn of_kinds(index: &Index, asked: &[Asked]) -> HashSet<u32> {
    let named = asked.iter().filter(|_| asked.len() > 1).filter_map(|asked| index.kinds.get(&asked.key));
    let terms = named.filter_map(|kind| held(index, &format!("kind:{kind}")));
    terms.flat_map(|term| term.head.iter().map(|posting| posting.entry).chain(term.tail.iter().copied())).collect()
}

/// How much it counts that an entry has a word which so many have: how often the catalogue can be halved before only they are left.
fn rarity(entries: usize, count: usize) -> u64 {
    u64::from((entries / count.max(1)).max(1).ilog2()) + 1
}

/// What one word of a query finds.
#[derive(Default)]
struct Word<'a> {
    /// The best score of each entry.
    scores: HashMap<u32, u32>,
    /// Entries that have it too.
    tails: Vec<&'a [u32]>,
    /// How many entries have the most common word it was sought by.
    count: usize,
}

impl<'a> Word<'a> {
    fn take(&mut self, term: &'a Term, share: u32) {
        self.take_sum(&[term], share);
    }

    /// What several words give together: the sum of what each gives.
    fn take_sum(&mut self, terms: &[&'a Term], share: u32) {
        let mut sums: HashMap<u32, u32> = HashMap::new();
        for term in terms {
            for posting in &term.head {
                *sums.entry(posting.entry).or_default() += Numbers::standard().impact(posting.level) * share;
            }
            self.tails.push(&term.tail);
            self.count = self.count.max(term.count());
        }
        for (entry, score) in sums {
            let held = self.scores.entry(entry).or_default();
            *held = (*held).max(score);
        }
    }

    /// What the vocabularies call the same as a term.
    fn take_also(&mut self, index: &'a Index, term: &'a Term, answer: &mut Answer) {
        let numbers = Numbers::standard();
        let is_rare = term.count() < numbers.few;
        for Also { text, .. } in term.also.iter().filter(|also| also.short || is_rare) {
            let words = asked(text);
            let terms: Vec<&Term> = words.iter().filter_map(|asked| held(index, &asked.key)).collect();
            if terms.len() == words.len() && !terms.is_empty() {
                self.take_sum(&terms, numbers.also[usize::from(is_rare)] / terms.len() as u32);
                if !answer.also.contains(text) {
                    answer.also.push(text.clone());
                }
            }
        }
    }
}

/// The term of a key, if any entry has it.
fn held<'a>(index: &'a Index, key: &str) -> Option<&'a Term> {
    index.terms.get(key).filter(|term| term.count() > 0)
}

/// What the word at a place of the query finds.
fn word<'a>(index: &'a Index, asked: &[Asked], place: usize, answer: &mut Answer) -> Word<'a> {
    let numbers = Numbers::standard();
    let mut found = Word::default();
    let Asked { word, key } = &asked[place];
    let exact = held(index, key);
    if let Some(term) = exact {
        found.take(term, numbers.exact);
    }
    if let Some(term) = index.terms.get(key) {
        found.take_also(index, term, answer);
    }
    for first in [place.checked_sub(1), Some(place)].into_iter().flatten().filter(|first| first + 1 < asked.len()) {
        for (key, share) in joined(&asked[first].word, &asked[first + 1].word) {
            if let Some(term) = index.terms.get(&key) {
                found.take(term, share);
                found.take_also(index, term, answer);
            }
        }
    }
    if exact.is_some() {
        return found;
    }
    // What nobody writes may be a slip, also where its pieces happen to be words.
    let is_known = !found.scores.is_empty();
    let alike = [beginning(index, key), ending(index, key)].concat();
    alike.iter().for_each(|term| found.take(term, numbers.beginning));
    let parts = split(word, |key| held(index, key).is_some());
    if let Some((head, tail)) = &parts {
        found.take_sum(&[&index.terms[head], &index.terms[tail]], numbers.split);
    }
    if !is_known && alike.iter().all(|term| term.count() < numbers.few) {
        let near = slips(index, word, key, parts.is_some());
        near.iter().for_each(|(term, share)| found.take(&index.terms[*term], *share));
        if !near.is_empty() {
            answer.meant.push((word.clone(), near.iter().map(|(term, _)| index.written(term)).collect()));
        } else if let Some(term) = last_part(index, key).filter(|_| parts.is_none() && alike.is_empty()) {
            found.take(term, numbers.beginning);
        }
    }
    found
}

/// The keys of two words written as one, with what they count: in their order, and turned, since a «gebyr for bevilling» is a
/// «bevillingsgebyr».
fn joined(one: &str, other: &str) -> impl Iterator<Item = (String, u32)> {
    let numbers = Numbers::standard();
    let key = |head: &str, joint: &str, tail: &str| Rules::standard().key(&format!("{head}{joint}{tail}"));
    let ways = [(one, other, numbers.joined), (other, one, numbers.turned)];
    let keys = ways.map(|(head, tail, share)| numbers.joints.map(|joint| (key(head, joint, tail), share)));
    keys.into_iter().flatten()
}

/// The words that begin like a key: it may not be written out.
fn beginning<'a>(index: &'a Index, key: &str) -> Vec<&'a Term> {
    let numbers = Numbers::standard();
    let most = if key.chars().count() < numbers.shortest { 0 } else { numbers.most };
    let longer = index.terms.range(key.to_owned()..).take_while(|(term, _)| term.starts_with(key));
    longer.filter(|(term, held)| held.is_word(term)).map(|(_, term)| term).take(most).collect()
}

/// The words that end like a key: it may be the last part of compounds.
fn ending<'a>(index: &'a Index, key: &str) -> Vec<&'a Term> {
    let numbers = Numbers::standard();
    let most = if key.chars().count() <= numbers.shortest { 0 } else { numbers.most };
    let longer = index.terms.iter().filter(|(term, held)| term.ends_with(key) && held.is_word(term));
    let mut longer: Vec<(String, &Term)> = longer.map(|(term, held)| (term.chars().rev().collect(), held)).collect();
    longer.sort_by(|a, b| a.0.cmp(&b.0));
    longer.into_iter().map(|(_, term)| term).take(most).collect()
}

/// The longest word that a key ends with.
fn last_part<'a>(index: &'a Index, key: &str) -> Option<&'a Term> {
    let shortest = Numbers::standard().shortest;
    let starts = key.char_indices().map(|(at, _)| at).skip(shortest);
    starts.map(|at| &key[at..]).take_while(|part| part.chars().count() > shortest).find_map(|part| held(index, part))
}

//! Slips of the hand: the words that are nearest to one that nobody uses.
//!
//! A slip may stand in the ending, and a word with a slip may lose another ending than it should. So what was written is compared
//! with words as texts have them, and what is left of it with their keys.

use super::index::Index;
use super::norwegian::Rules;
use super::numbers::Numbers;
use super::term::Term;
use std::cmp::Reverse;
use std::collections::HashSet;

/// What was written, in the forms in which it is compared.
struct Written {
    /// As it stands.
    word: String,
    /// What is left of it; see [`stems`].
    stems: Vec<String>,
    is_compound: bool,
}

/// The words that are nearest to one, among those that begin or end as it does, with what each counts.
/// Where the word is a compound of known words (`is_compound`), what it begins with is no word that it was meant for.
pub fn slips<'a>(index: &'a Index, word: &str, key: &str, is_compound: bool) -> Vec<(&'a str, u32)> {
    let numbers = Numbers::standard();
    if numbers.allowed(letters(word)) == 0 {
        return Vec::new();
    }
    let written = Written { word: word.to_owned(), stems: stems(word, key), is_compound };
    let anchors = anchors(&written);
    let mut found: Vec<(usize, Reverse<usize>, &str)> = Vec::new();
    for (term, held) in index.terms.iter().filter(|(term, held)| held.is_word(term)) {
        if letters(term) >= numbers.shortest
            && anchors.iter().any(|(start, end)| term.starts_with(start.as_str()) || term.ends_with(end.as_str()))
            && let Some(apart) = written.apart(term, held)
        {
            found.push((apart, Reverse(held.count()), term));
        }
    }
    found.sort();
    let nearest = found.first().map_or(0, |(distance, ..)| *distance);
    let near = found.into_iter().filter(|(distance, ..)| *distance == nearest).take(numbers.nearest);
    near.map(|(distance, _, term)| (term, numbers.slips[distance])).collect()
}

/// The key; the word without the longest ending that it could have, where that leaves enough; and the keys of the word without a
/// letter that stands twice.
fn stems(word: &str, key: &str) -> Vec<String> {
    let rules = Rules::standard();
    let ending = rules.endings.iter().find(|ending| word.ends_with(**ending));
    let rest = ending.map(|ending| &word[..word.len() - ending.len()]).filter(|rest| letters(rest) > Numbers::standard().shortest);
    let all: Vec<char> = word.chars().collect();
    let twice = (1..all.len()).filter(|at| all[*at] == all[at - 1]);
    let once =
        twice.map(|at| rules.key(&all.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, letter)| letter).collect::<String>()));
    let mut stems: Vec<String> = std::iter::once(key).chain(rest).map(str::to_owned).chain(once).collect();
    let mut seen = HashSet::new();
    stems.retain(|stem| seen.insert(stem.clone()));
    stems
}

/// The first and the last letters of what is compared.
fn anchors(written: &Written) -> Vec<(String, String)> {
    let anchor = |text: &String| {
        let all: Vec<char> = text.chars().collect();
        let long = Numbers::standard().anchor(all.len()).min(all.len());
        (all[..long].iter().collect(), all[all.len() - long..].iter().collect())
    };
    written.stems.iter().map(anchor).collect()
}

impl Written {
    /// By how many slips a term is apart from this, when they are few enough.
    fn apart(&self, term: &str, held: &Term) -> Option<usize> {
        let form = held.ending.map(|ending| format!("{term}{}", ending.letters()));
        let as_written = form.and_then(|form| distance(&self.word, &form));
        let as_keys = self.stems.iter().filter_map(|stem| distance(stem, term));
        // An ending that is none may hide a word: «temadr».
        let numbers = Numbers::standard();
        let is_short = |rest: &&str| !self.is_compound && letters(term) > numbers.shortest && letters(rest) <= numbers.shortest;
        let rest = self.word.strip_prefix(term).filter(is_short);
        as_written.into_iter().chain(as_keys).chain(rest.map(|_| 1)).min()
    }
}

/// The distance of two words, when it is forgiven in the first.
fn distance(written: &str, word: &str) -> Option<usize> {
    let allowed = Numbers::standard().allowed(letters(written));
    let is_near = allowed > 0 && letters(written).abs_diff(letters(word)) <= allowed;
    is_near.then(|| strsim::osa_distance(&folded(written), &folded(word))).filter(|distance| *distance <= allowed)
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

/// A word without the difference between Norwegian letters and those that stand in for them: «soknad» is no slip of «søknad».
fn folded(word: &str) -> String {
    let plain = |letter| match letter {
        'å' | 'æ' => 'a',
        'ø' => 'o',
        other => other,
    };
    word.chars().map(plain).collect()
}

//! Slips of the hand: the words that are nearest to one that nobody uses.

use super::index::Index;
use super::numbers::Numbers;
use std::cmp::Reverse;

/// The words that are nearest to a key, among those that begin or end as it does, with what each counts.
pub fn slips<'a>(index: &'a Index, key: &str) -> Vec<(&'a str, u32)> {
    let numbers = Numbers::standard();
    let plain = folded(key);
    let letters: Vec<char> = key.chars().collect();
    let allowed = numbers.allowed(letters.len());
    if allowed == 0 {
        return Vec::new();
    }
    let anchor = numbers.anchor(letters.len());
    let begins = |term: &[char]| term.get(..anchor) == letters.get(..anchor);
    let ends = |term: &[char]| term.len() >= anchor && letters.len() >= anchor && term[term.len() - anchor..] == letters[letters.len() - anchor..];
    let mut found: Vec<(usize, Reverse<usize>, &str)> = Vec::new();
    for (term, held) in index.terms.iter().filter(|(term, held)| held.count() > 0 && !term.contains(':')) {
        let other: Vec<char> = term.chars().collect();
        if other.len().abs_diff(letters.len()) > allowed || !(begins(&other) || ends(&other)) {
            continue;
        }
        let distance = strsim::osa_distance(&plain, &folded(term));
        if distance <= allowed {
            found.push((distance, Reverse(held.count()), term));
        }
    }
    found.sort();
    let nearest = found.first().map_or(0, |(distance, ..)| *distance);
    let near = found.into_iter().filter(|(distance, ..)| *distance == nearest).take(numbers.nearest);
    near.map(|(distance, _, term)| (term, numbers.slips[distance])).collect()
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

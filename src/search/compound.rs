//! Compounds and their parts: «foreldrebetaling» is also found by «betaling». What the parts can be, the catalogue's own words say.

use super::norwegian::Rules;
use std::collections::HashSet;

/// The shortest part of a compound, in letters.
pub const SHORTEST: usize = 3;
/// The shortest compound, in letters.
const LEAST: usize = 7;
/// What may join the parts of a compound.
pub const JOINTS: &[&str] = &["", "s", "e"];

/// The words that parts of compounds can be.
pub struct Compounds<'a>(HashSet<&'a str>);

impl<'a> Compounds<'a> {
    /// What can be parts: these keys.
    pub fn of(keys: impl Iterator<Item = &'a str>) -> Compounds<'a> {
        Compounds(keys.filter(|key| key.chars().count() >= SHORTEST && key.chars().all(char::is_alphabetic)).collect())
    }

    /// The keys of the parts of a word; none when it is no compound of known words.
    pub fn parts(&self, word: &str) -> Vec<String> {
        let is_word = word.chars().count() >= LEAST && word.chars().all(char::is_alphabetic);
        let Some((head, tail)) = is_word.then(|| split(word, |key| self.0.contains(key))).flatten() else { return Vec::new() };
        // A key may be longer than what it is the key of.
        let shorter = [&head, &tail].into_iter().filter(|part| part.chars().count() < word.chars().count());
        let mut parts: Vec<String> = shorter.flat_map(|part| self.parts(part)).collect();
        parts.extend([head, tail]);
        parts.sort();
        parts.dedup();
        parts
    }
}

/// The keys of the two parts of a word that are known, as equal in length as they can be.
pub fn split(word: &str, is_known: impl Fn(&str) -> bool) -> Option<(String, String)> {
    let rules = Rules::standard();
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let count = letters.len();
    let mut cuts: Vec<usize> = (SHORTEST..=count.saturating_sub(SHORTEST)).collect();
    cuts.sort_by_key(|cut| cut.abs_diff(count - cut));
    cuts.into_iter().find_map(|cut| {
        let (head, tail) = word.split_at(letters[cut].0);
        let tail = rules.key(tail);
        let known = |head: &str| Some(rules.key(head)).filter(|key| key.chars().count() >= SHORTEST && is_known(key));
        let tail = Some(tail).filter(|tail| tail.chars().count() >= SHORTEST && is_known(tail))?;
        let head = JOINTS.iter().filter_map(|joint| head.strip_suffix(joint)).find_map(known)?;
        Some((head, tail))
    })
}

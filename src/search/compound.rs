//! Compounds and their parts: «foreldrebetaling» is also found by «betaling». What the parts can be, the catalogue's own words say.

use super::norwegian::Rules;
use super::numbers::Numbers;
use std::collections::HashSet;

/// The shortest compound, in letters.
const LEAST: usize = 7;

/// The words that parts of compounds can be.
pub struct Compounds<'a>(HashSet<&'a str>);

impl<'a> Compounds<'a> {
    /// What can be parts: these keys.
    pub fn of(keys: impl Iterator<Item = &'a str>) -> Compounds<'a> {
        Compounds(keys.filter(|key| key.chars().count() >= Numbers::standard().shortest && key.chars().all(char::is_alphabetic)).collect())
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

/// The keys of the two parts of a word that are known, as equal in length as they can be. Of three like consonants where two
/// parts meet, one is not written: «handikapparkering».
pub fn split(word: &str, is_known: impl Fn(&str) -> bool) -> Option<(String, String)> {
    let (rules, numbers) = (Rules::standard(), Numbers::standard());
    let letters: Vec<char> = word.chars().collect();
    let count = letters.len();
    let part = |letters: &[char]| {
        let key = rules.key(&letters.iter().collect::<String>());
        Some(key).filter(|key| key.chars().count() >= numbers.shortest && is_known(key))
    };
    let mut cuts: Vec<usize> = (numbers.shortest..=count.saturating_sub(numbers.shortest)).collect();
    cuts.sort_by_key(|cut| cut.abs_diff(count - cut));
    cuts.into_iter().find_map(|cut| {
        let (head, tail) = letters.split_at(cut);
        let doubled = head[cut - 1] == head[cut - 2];
        let tail = part(tail).or_else(|| doubled.then(|| part(&letters[cut - 1..])).flatten())?;
        let without = |joint: &&str| head.len().checked_sub(joint.len()).filter(|at| head[*at..].iter().copied().eq(joint.chars()));
        let head = numbers.joints.iter().filter_map(without).find_map(|end| part(&head[..end]))?;
        Some((head, tail))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_has_two_parts_with_a_joint_between() {
        let known = ["barn", "hage", "rett", "side", "handikapp", "parkering"].map(|word| Rules::standard().key(word));
        let split = |word: &str| split(word, |key| known.iter().any(|known| known == key));
        let keys = |head: &str, tail: &str| Some((Rules::standard().key(head), Rules::standard().key(tail)));
        assert_eq!(split("barnehage"), keys("barn", "hage"));
        assert_eq!(split("rettsside"), keys("rett", "side"));
        assert_eq!(split("handikapparkering"), keys("handikapp", "parkering"));
        assert_eq!(split("parkeringsplass"), None);
    }
}

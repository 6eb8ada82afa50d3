//! How much of one text is found in another: texts as sets of words, or of runs of words, that are sought in many others at once.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many words make a run.
const RUN: usize = 4;

/// Texts as sets of pieces, to be sought in other texts.
#[derive(Debug, Default)]
pub struct Sieve {
    slots: HashMap<u64, usize>,
    holders: Vec<Vec<usize>>,
    sizes: Vec<usize>,
}

/// What a text of a sieve and another text have in common.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    /// The text's place in the sieve.
    pub text: usize,
    /// How large a share of its own pieces the other has, from 0 to 1.
    pub own: f64,
    /// How large a share of the other's pieces it has, from 0 to 1.
    pub other: f64,
}

impl Sieve {
    /// A sieve of these texts, each as its pieces. One with fewer than `least` pieces is never found.
    pub fn of(texts: impl Iterator<Item = Vec<u64>>, least: usize) -> Sieve {
        let mut sieve = Sieve::default();
        for (text, pieces) in texts.enumerate() {
            let pieces = distinct(pieces);
            sieve.sizes.push(pieces.len());
            for piece in pieces.into_iter().filter(|_| sieve.sizes[text] >= least) {
                let slot = *sieve.slots.entry(piece).or_insert(sieve.holders.len());
                if slot == sieve.holders.len() {
                    sieve.holders.push(Vec::new());
                }
                sieve.holders[slot].push(text);
            }
        }
        sieve
    }

    /// Whether nothing can be found in it.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// What another text has in common with each of the sieve's, where it has anything.
    pub fn shares(&self, pieces: Vec<u64>) -> Vec<Share> {
        let pieces = distinct(pieces);
        let mut found: HashMap<usize, usize> = HashMap::new();
        let slots = pieces.iter().filter_map(|piece| self.slots.get(piece));
        slots.flat_map(|slot| &self.holders[*slot]).for_each(|text| *found.entry(*text).or_default() += 1);
        let share = |(text, count): (usize, usize)| Share {
            text,
            own: count as f64 / self.sizes[text] as f64,
            other: count as f64 / pieces.len() as f64,
        };
        let mut shares: Vec<Share> = found.into_iter().map(share).collect();
        shares.sort_by_key(|share| share.text);
        shares
    }
}

fn distinct(mut pieces: Vec<u64>) -> Vec<u64> {
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// The words of a text, without regard to case.
pub fn words(text: &str) -> Vec<u64> {
    let word = |word: &str| {
        let mut hasher = DefaultHasher::new();
        word.chars().flat_map(char::to_lowercase).for_each(|letter| letter.hash(&mut hasher));
        hasher.finish()
    };
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(word).collect()
}

/// The runs of words of a text.
pub fn runs(text: &str) -> Vec<u64> {
    let run = |words: &[u64]| {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        hasher.finish()
    };
    words(text).windows(RUN).map(run).collect()
}

/// A text as its words alone, for comparing titles letter by letter.
pub fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether two folded titles are the same, in words or nearly in letters.
pub fn same_title(a: &str, b: &str) -> bool {
    let sorted = |title: &str| {
        let mut words: Vec<String> = title.split(' ').map(str::to_owned).collect();
        words.sort();
        words
    };
    let apart = a.len().abs_diff(b.len());
    let near = || apart <= 3 && a.len().min(b.len()) >= 8 && strsim::normalized_damerau_levenshtein(a, b) >= 0.9;
    a == b || (apart == 0 && sorted(a) == sorted(b)) || (near() && numbers(a) == numbers(b))
}

/// The numbers in a title: «fase 1» is not «fase 2».
fn numbers(title: &str) -> Vec<&str> {
    title.split(' ').filter(|word| word.contains(|c: char| c.is_ascii_digit())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_texts_have_in_common_is_a_share_of_each() {
        let sieve = Sieve::of(["a b c d", "x y"].into_iter().map(words), 1);
        let shares = sieve.shares(words("A b, z"));
        assert_eq!(shares.len(), 1);
        assert!((shares[0].own - 0.5).abs() < 1e-9 && (shares[0].other - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn titles_are_the_same_with_other_case_order_or_a_slip() {
        let same = |a: &str, b: &str| same_title(&folded(a), &folded(b));
        assert!(same("Digital byggesak", "Byggesak – digital"));
        assert!(same("Redusert foreldrebetaling", "Redusert foreldrebetalling"));
        assert!(!same("Innføring, fase 1", "Innføring, fase 2"));
        assert!(!same("Mal for DPIA", "Mal for ROS"));
    }
}

//! How much of one text is found in another: texts as sets of words, or of runs of words, that are sought in many others at once.

use std::collections::{BTreeMap, HashMap};

/// How many words make a run.
const RUN: usize = 4;
/// How many holes the mesh of a sieve has.
const MESH: usize = 1 << 16;

/// Texts as sets of pieces, to be sought in other texts.
#[derive(Debug, Default)]
pub struct Sieve {
    slots: HashMap<u64, usize>,
    /// A bit for each piece, by its last letters: most pieces of other texts fall through here, at little cost.
    mesh: Vec<bool>,
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
        let mut sieve = Sieve { mesh: vec![false; MESH], ..Sieve::default() };
        for (text, pieces) in texts.enumerate() {
            let pieces = distinct(pieces);
            sieve.sizes.push(pieces.len());
            for piece in pieces.into_iter().filter(|_| sieve.sizes[text] >= least) {
                sieve.mesh[hole(piece)] = true;
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
        // Most texts have nothing in common: only what is found is worth sorting.
        let slots =
            distinct(pieces.iter().filter(|piece| self.mesh[hole(**piece)]).filter_map(|piece| self.slots.get(piece)).copied().collect());
        if slots.is_empty() {
            return Vec::new();
        }
        let count = distinct(pieces).len();
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        slots.into_iter().flat_map(|slot| &self.holders[slot]).for_each(|text| *found.entry(*text).or_default() += 1);
        let share = |(text, common): (usize, usize)| Share {
            text,
            own: common as f64 / self.sizes[text] as f64,
            other: common as f64 / count as f64,
        };
        found.into_iter().map(share).collect()
    }
}

/// The place in the mesh where a piece falls.
fn hole(piece: u64) -> usize {
    (piece >> 32) as usize % MESH
}

fn distinct<T: Ord>(mut pieces: Vec<T>) -> Vec<T> {
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// The words of a text, without regard to case, each as a number (FNV-1a): a whole catalogue is read for a few new entries.
pub fn words(text: &str) -> Vec<u64> {
    const NOTHING: u64 = 0xcbf2_9ce4_8422_2325;
    let mix = |word: u64, letter: char| (word ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3);
    let (mut words, mut word) = (Vec::with_capacity(text.len() / 6), NOTHING);
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            word = mix(word, letter.to_ascii_lowercase());
        } else if !letter.is_ascii() && letter.is_alphanumeric() {
            word = letter.to_lowercase().fold(word, mix);
        } else if word != NOTHING {
            words.push(std::mem::replace(&mut word, NOTHING));
        }
    }
    words.extend((word != NOTHING).then_some(word));
    words
}

/// The runs of words of a text.
pub fn runs(text: &str) -> Vec<u64> {
    // The words are hashes already; what is left is to tell their order.
    let run = |words: &[u64]| words.iter().fold(0u64, |run, word| run.rotate_left(13).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word);
    words(text).windows(RUN).map(run).collect()
}

/// A title, for comparing word by word and letter by letter.
#[derive(Debug)]
pub struct Title {
    plain: String,
    sorted: Vec<String>,
}

impl Title {
    /// A title without regard to case and to what is no letter or digit.
    pub fn of(title: &str) -> Title {
        let lower = title.to_lowercase();
        let words: Vec<String> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let plain = words.join(" ");
        let mut sorted = words;
        sorted.sort();
        Title { plain, sorted }
    }

    /// The words, in their order.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// Whether two titles are the same, in words or nearly in letters. «Fase 1» is not «fase 2».
    pub fn is_like(&self, other: &Title) -> bool {
        let (a, b) = (&self.plain, &other.plain);
        let numbers =
            |title: &Title| title.sorted.iter().filter(|word| word.contains(|c: char| c.is_ascii_digit())).cloned().collect::<Vec<_>>();
        let apart = a.len().abs_diff(b.len());
        let near = || apart <= 3 && a.len().min(b.len()) >= 8 && strsim::normalized_damerau_levenshtein(a, b) >= 0.9;
        self.sorted == other.sorted || (near() && numbers(self) == numbers(other))
    }
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
        let same = |a: &str, b: &str| Title::of(a).is_like(&Title::of(b));
        assert!(same("Digital byggesak", "Byggesak – digital"));
        assert!(same("Redusert foreldrebetaling", "Redusert foreldrebetalling"));
        assert!(!same("Innføring, fase 1", "Innføring, fase 2"));
        assert!(!same("Mal for DPIA", "Mal for ROS"));
    }
}

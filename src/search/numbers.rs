//! What counts for how much in the ranking. The script of the search page gets these numbers with the index, so that they stand in
//! one place.

use serde::Serialize;
use std::sync::LazyLock;

/// The numbers of the ranking. A share is in hundredths of what a word counts that is found as it stands.
#[derive(Debug, Serialize)]
pub struct Numbers {
    /// The impacts that a posting may have, by their level.
    pub levels: Vec<u32>,
    /// How many entries of a word are ranked by it: those it says most of. The others are found, and come last.
    pub head: usize,
    /// A word as it stands.
    pub exact: u32,
    /// A word that begins like one that may not be written out.
    pub beginning: u32,
    /// Two words of the query written as one.
    pub joined: u32,
    /// Two words of the query written as one the other way round.
    pub turned: u32,
    /// A part of a word that is split.
    pub split: u32,
    /// A word that so many slips make of it.
    pub slips: [u32; 3],
    /// What vocabularies call the same: where the word itself is found, and where it is not, or seldom.
    pub also: [u32; 2],
    /// What entries of a kind that the query names count, in hundredths of what they would.
    pub kind: u32,
    /// From how many entries a word is found often enough to need no other.
    pub few: usize,
    /// The shortest word that may be the beginning of another, and the shortest part of a compound, in letters.
    pub shortest: usize,
    /// How many words one beginning may stand for.
    pub most: usize,
    /// The shortest word in which one slip is forgiven, and two, in letters.
    pub forgiven: [usize; 2],
    /// How many words a slip may stand for.
    pub nearest: usize,
    /// How many first or last letters a word must share with what is sought by a slip: in short words, and in longer ones.
    pub anchor: [usize; 2],
    /// From how many letters a word is long in that sense.
    pub anchored: usize,
    /// What may join the parts of a compound.
    pub joints: [&'static str; 3],
}

impl Numbers {
    /// The numbers of the program.
    pub fn standard() -> &'static Numbers {
        static NUMBERS: LazyLock<Numbers> = LazyLock::new(|| Numbers {
            levels: levels(),
            head: 1_000,
            exact: 100,
            beginning: 50,
            joined: 110,
            turned: 90,
            split: 60,
            slips: [90, 70, 50],
            also: [40, 80],
            kind: 150,
            few: 3,
            shortest: 3,
            most: 50,
            forgiven: [4, 8],
            nearest: 3,
            anchor: [2, 3],
            anchored: 7,
            joints: ["", "s", "e"],
        });
        &NUMBERS
    }

    /// The level whose impact is nearest below a weight.
    pub fn level(&self, weight: f32) -> u8 {
        let impact = weight.round().max(1.0) as u32;
        let above = self.levels.partition_point(|level| *level <= impact);
        above.saturating_sub(1).min(usize::from(u8::MAX)) as u8
    }

    /// The impact of a level.
    pub fn impact(&self, level: u8) -> u32 {
        self.levels.get(usize::from(level)).copied().unwrap_or(1)
    }

    /// How many slips are forgiven in a word of so many letters.
    pub fn allowed(&self, letters: usize) -> usize {
        self.forgiven.iter().filter(|least| letters >= **least).count()
    }

    /// How many first or last letters a word of so many letters must keep.
    pub fn anchor(&self, letters: usize) -> usize {
        self.anchor[usize::from(letters >= self.anchored)]
    }
}

/// Impacts from 1 upwards, each about a tenth more than the one before: what is finer than that nobody sees in an order, and one
/// byte holds it. Whole numbers, so that any two machines agree.
fn levels() -> Vec<u32> {
    let next = |impact: &u32| Some((impact + 1).max(impact * 11 / 10));
    std::iter::successors(Some(1), next).take_while(|impact| *impact < 6_000).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_keeps_its_size() {
        let numbers = Numbers::standard();
        assert!(numbers.levels.len() <= 256);
        for weight in [1, 2, 9, 10, 57, 1_000, 5_000] {
            let kept = numbers.impact(numbers.level(weight as f32));
            assert!(kept <= weight && kept * 112 / 100 >= weight, "{weight} {kept}");
        }
    }
}

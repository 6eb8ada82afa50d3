//! What a key lacks to be a word that people write: «kommun» + «e».

/// What stands after a key in the shortest form that texts have of it; at most three plain letters. The shorter comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ending(u32);

impl Ending {
    /// No form begins with the key.
    pub const UNKNOWN: Ending = Ending(u32::MAX);

    /// The ending of a word with this key.
    pub fn of(word: &str, key: &str) -> Ending {
        match word.strip_prefix(key).map(str::as_bytes) {
            Some(rest) if rest.len() <= 3 && rest.is_ascii() => {
                let letters = rest.iter().fold(0, |all, byte| all << 8 | u32::from(*byte));
                Ending((rest.len() as u32) << 24 | letters)
            }
            _ => Ending::UNKNOWN,
        }
    }

    /// The letters.
    pub fn letters(self) -> String {
        let count = if self == Ending::UNKNOWN { 0 } else { (self.0 >> 24) as usize };
        self.0.to_be_bytes()[4 - count.min(3)..].iter().map(|byte| char::from(*byte)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_and_its_ending_are_a_word() {
        for (word, key, letters) in
            [("kommune", "kommun", "e"), ("rot", "rot", ""), ("kommunene", "kommun", "ene"), ("løysing", "løsning", "")]
        {
            assert_eq!(Ending::of(word, key).letters(), letters);
        }
        assert!(Ending::of("kommune", "kommun") < Ending::of("kommunene", "kommun"));
        assert!(Ending::of("kommunene", "kommun") < Ending::UNKNOWN);
    }
}

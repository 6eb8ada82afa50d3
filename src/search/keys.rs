//! Words that have been met before, by number: what texts say again and again is worked out once.

use super::ending::Ending;
use super::norwegian::Rules;
use ahash::AHashMap;

/// A word that has been met.
#[derive(Debug, Clone, Copy)]
pub struct Met {
    /// The number of its key.
    pub key: u32,
    /// How it ends.
    pub ending: Ending,
    /// Whether it says nothing of what is sought.
    pub is_stop: bool,
}

/// The keys of all words that have been met, numbered as they came.
#[derive(Debug, Default)]
pub struct Keys {
    words: AHashMap<String, Met>,
    numbers: AHashMap<String, u32>,
    keys: Vec<String>,
}

impl Keys {
    /// What is known of a word in lower case.
    pub fn of(&mut self, word: &str) -> Met {
        if let Some(met) = self.words.get(word) {
            return *met;
        }
        let rules = Rules::standard();
        let text = rules.key(word);
        let met = Met { ending: Ending::of(word, &text), is_stop: rules.is_stop(word), key: self.number(text) };
        self.words.insert(word.to_owned(), met);
        met
    }

    /// A key by its number.
    pub fn text(&self, key: u32) -> &str {
        &self.keys[key as usize]
    }

    fn number(&mut self, text: String) -> u32 {
        let keys = &mut self.keys;
        *self.numbers.entry(text).or_insert_with_key(|text| {
            keys.push(text.clone());
            (keys.len() - 1) as u32
        })
    }
}

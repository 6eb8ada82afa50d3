//! A term of the index: a word or a filter, and the entries that have it.

use super::also::Also;
use super::ending::Ending;
use serde_json::Value;

/// An entry that a word ranks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// The entry's number in the catalogue.
    pub entry: u32,
    /// How much the word says of it; see [`super::numbers::Numbers::impact`].
    pub level: u8,
}

/// A word or filter of the index.
#[derive(Debug, Default)]
pub struct Term {
    /// The entries that it says most of, by number.
    pub head: Vec<Posting>,
    /// The others that have it, by number.
    pub tail: Vec<u32>,
    /// How the word ends in texts.
    pub ending: Option<Ending>,
    /// Other words for it.
    pub also: Vec<Also>,
}

impl Term {
    /// How many entries have it.
    pub fn count(&self) -> usize {
        self.head.len() + self.tail.len()
    }

    /// Whether any entry has it, and it is no filter: what it is called tells.
    pub fn is_word(&self, name: &str) -> bool {
        self.count() > 0 && !name.contains(':')
    }

    /// Adds the next entry that has a filter's value.
    pub fn add(&mut self, entry: u32, head: usize) {
        let last = self.tail.last().copied().or(self.head.last().map(|posting| posting.entry));
        if last == Some(entry) {
            return;
        }
        if self.head.len() < head { self.head.push(Posting { entry, level: 0 }) } else { self.tail.push(entry) }
    }
}

/// Calls `each` for every text of a value.
pub fn each_text(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => each(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, each)),
        Value::Object(fields) => fields.values().for_each(|item| each_text(item, each)),
        _ => {}
    }
}

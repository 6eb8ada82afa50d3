//! The words of the index as pieces: with the entries that have them; by their first letters and by their last, for slips; and the
//! entries that the more common words have besides.

use super::index::Index;
use super::numbers::Numbers;
use super::pieces::{Piece, number};
use super::term::Term;

/// About how many bytes a piece has when it is packed: little in a small catalogue, where a reader fetches little else; more in a
/// large one, where the list of pieces is what grows. So many at least, one more for so many entries, and so many at most.
const PIECE: (usize, usize, usize) = (2_500, 20, 8_000);
/// About what share of their bytes words and numbers keep when they are packed, in hundredths.
const PACKED: (usize, usize) = (35, 70);
/// How many entries a piece of tails holds.
const TAIL: usize = 16_000;

/// The words as pieces.
pub struct Lexicon {
    /// The words and filters with their entries.
    pub words: Vec<Piece>,
    /// The entries that the more common words have besides.
    pub tails: Vec<Piece>,
    /// The words by their first letters.
    pub begins: Vec<Piece>,
    /// The words by their last letters.
    pub ends: Vec<Piece>,
}

/// The words of an index.
pub fn lexicon(index: &Index) -> Lexicon {
    let size = (PIECE.0 + index.entries / PIECE.1).min(PIECE.2);
    let (words, tails) = words(index, size);
    let least = Numbers::standard().shortest;
    let is_word = |(term, held): &(&String, &Term)| held.is_word(term) && term.chars().count() >= least;
    let plain: Vec<(&str, &Term)> = index.terms.iter().filter(is_word).map(|(word, term)| (word.as_str(), term)).collect();
    let begins = listed(plain.iter().map(|(word, term)| ((*word).to_owned(), *word, *term)), size);
    let mut turned: Vec<(String, &str, &Term)> = plain.iter().map(|(word, term)| (word.chars().rev().collect(), *word, *term)).collect();
    turned.sort_by(|a, b| a.0.cmp(&b.0));
    let ends = listed(turned.into_iter(), size);
    Lexicon { words, tails, begins, ends }
}

/// A piece of words that is being filled.
#[derive(Default)]
struct Filling {
    first: String,
    last: String,
    count: usize,
    text: String,
    counts: Vec<u8>,
    entries: Vec<u8>,
    levels: Vec<u8>,
}

impl Filling {
    fn begin(&mut self, sorted: &str, line: &str) {
        if self.count == 0 {
            sorted.clone_into(&mut self.first);
        } else {
            self.text.push('\n');
        }
        sorted.clone_into(&mut self.last);
        self.count += 1;
        self.text.push_str(line);
    }

    /// The piece, when it is so large.
    fn take(&mut self, size: usize) -> Option<Piece> {
        let numbers = self.counts.len() + self.entries.len() + self.levels.len();
        let is_full = (self.text.len() * PACKED.0 + numbers * PACKED.1) / 100 >= size;
        if self.count == 0 || !is_full {
            return None;
        }
        let done = std::mem::take(self);
        let mut bytes = Vec::with_capacity(done.text.len() + numbers + 8);
        number(&mut bytes, done.count);
        number(&mut bytes, done.text.len());
        bytes.extend_from_slice(done.text.as_bytes());
        [done.counts, done.entries, done.levels].iter().for_each(|part| bytes.extend_from_slice(part));
        Some(Piece { first: done.first, last: done.last, bytes })
    }
}

/// The words with their entries, and the entries beside.
fn words(index: &Index, size: usize) -> (Vec<Piece>, Vec<Piece>) {
    let (mut pieces, mut tails) = (Vec::new(), Vec::new());
    let mut filling = Filling::default();
    for (word, term) in &index.terms {
        filling.begin(word, &line(word, term));
        number(&mut filling.counts, term.count());
        if !term.tail.is_empty() {
            number(&mut filling.counts, tails.len());
            number(&mut filling.counts, term.tail.chunks(TAIL).len());
            tails.extend(term.tail.chunks(TAIL).map(tail));
        }
        differences(&mut filling.entries, term.head.iter().map(|posting| posting.entry));
        filling.levels.extend(term.head.iter().map(|posting| posting.level));
        pieces.extend(filling.take(size));
    }
    pieces.extend(filling.take(0));
    (pieces, tails)
}

/// A word and how it ends.
fn ended(word: &str, term: &Term) -> String {
    let ending = term.ending.map(|ending| ending.letters()).unwrap_or_default();
    if ending.is_empty() { word.to_owned() } else { format!("{word}\t{ending}") }
}

/// A word, how it ends, and what is called the same; an abbreviation has an equals sign before what it is short for.
fn line(word: &str, term: &Term) -> String {
    let mut line = ended(word, term);
    if !term.also.is_empty() && !line.contains('\t') {
        line.push('\t');
    }
    for also in &term.also {
        line.push('\t');
        line.push_str(if also.short { "=" } else { "" });
        line.push_str(&also.text.replace(['\t', '\n'], " "));
    }
    line
}

/// Entries beside.
fn tail(entries: &[u32]) -> Piece {
    let mut bytes = Vec::new();
    differences(&mut bytes, entries.iter().copied());
    Piece { bytes, ..Piece::default() }
}

/// Adds entries in order, each as the difference from the one before.
fn differences(out: &mut Vec<u8>, entries: impl Iterator<Item = u32>) {
    let mut before = 0;
    for entry in entries {
        number(out, (entry - before) as usize);
        before = entry;
    }
}

/// Words in some order, each with how it ends and how many entries have it.
fn listed<'a>(words: impl Iterator<Item = (String, &'a str, &'a Term)>, size: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut filling = Filling::default();
    for (sorted, word, term) in words {
        filling.begin(&sorted, &ended(word, term));
        number(&mut filling.counts, term.count());
        pieces.extend(filling.take(size));
    }
    pieces.extend(filling.take(0));
    pieces
}

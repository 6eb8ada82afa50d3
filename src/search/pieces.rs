//! Sorted lists as files: cut into pieces that are compressed each by itself, and packed so many to a file that no host has to keep
//! thousands. A reader's browser asks for the bytes of one piece (RFC 9110, section 14), or takes the whole file.
//!
//! A piece begins with the edition of the index. A piece of words goes on with the number of words; the length of their text; the text, a word on each line with what
//! belongs to it behind tabs; for each word how many entries have it, and, where that is more than are ranked, the first piece of
//! the others and their number; then the entries of all words, each as the difference from the one before; then their levels, a byte
//! each. Numbers are LEB128: seven bits to a byte, the lowest first.

use flate2::{Compression, GzBuilder};
use rayon::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::Write;

/// A piece before it is compressed.
#[derive(Debug, Default, Clone)]
pub struct Piece {
    /// Its first word and its last.
    pub first: String,
    /// See `first`.
    pub last: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Files that are packed, and how to find a piece in them.
#[derive(Debug, Default)]
pub struct Packs {
    /// The files, in order.
    pub files: Vec<Vec<u8>>,
    /// What the reader's browser must know to find a piece: how many each file holds (`each`), how many bytes each has (`sizes`) and
    /// the word from which on it is the right one (`firsts`); or, where pieces are many and small, how much room the pieces of each
    /// file have (`slots`).
    pub plan: Value,
}

impl Packs {
    /// Packs pieces of an edition of the index into at most so many files.
    pub fn of(pieces: &[Piece], edition: Edition, most: usize) -> Packs {
        let packed: Vec<Vec<u8>> = pieces.par_iter().map(|piece| edition.packed(&piece.bytes)).collect();
        let each = packed.len().div_ceil(most).max(1);
        let sizes: Vec<usize> = packed.iter().map(Vec::len).collect();
        let plan = json!({"each": each, "sizes": sizes, "firsts": firsts(pieces)});
        Packs { files: packed.chunks(each).map(<[Vec<u8>]>::concat).collect(), plan }
    }

    /// Packs pieces that are found by their number alone. All pieces of a file have the same room, and say in two bytes how long they
    /// are: a list of ten thousands of lengths would be more than a reader wants to fetch.
    pub fn in_slots(pieces: &[Piece], edition: Edition, most: usize) -> Packs {
        let packed: Vec<Vec<u8>> = pieces.par_iter().map(|piece| edition.packed(&piece.bytes)).collect();
        let each = packed.len().div_ceil(most).max(1);
        let room = |chunk: &[Vec<u8>]| chunk.iter().map(Vec::len).max().unwrap_or_default() + 2;
        let slots: Vec<usize> = packed.chunks(each).map(room).collect();
        let fill = |(chunk, slot): (&[Vec<u8>], &usize)| chunk.iter().flat_map(|piece| in_slot(piece, *slot)).collect();
        Packs { files: packed.chunks(each).zip(&slots).map(fill).collect(), plan: json!({"each": each, "slots": slots}) }
    }
}

/// A piece with its length before it and nothing behind it, as long as the slot.
fn in_slot(piece: &[u8], slot: usize) -> Vec<u8> {
    let mut bytes = (piece.len() as u16).to_le_bytes().to_vec();
    bytes.extend_from_slice(piece);
    bytes.resize(slot, 0);
    bytes
}

/// The shortest beginnings of the pieces' first words that come after the last word of the piece before.
fn firsts(pieces: &[Piece]) -> Vec<String> {
    let before = std::iter::once("").chain(pieces.iter().map(|piece| piece.last.as_str()));
    let shortest = |(piece, before): (&Piece, &str)| {
        let same = piece.first.chars().zip(before.chars()).take_while(|(a, b)| a == b).count();
        piece.first.chars().take(same + 1).collect()
    };
    pieces.iter().zip(before).map(shortest).collect()
}

/// What tells the files of one index from those of another: a browser may hold some from before the site was published anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition([u8; 4]);

impl Edition {
    /// The edition of an index with this content.
    pub fn of<'a>(pieces: impl Iterator<Item = &'a Piece>) -> Edition {
        let mut digest = Sha256::new();
        for piece in pieces {
            digest.update(piece.bytes.len().to_le_bytes());
            digest.update(&piece.bytes);
        }
        let digest = digest.finalize();
        Edition([digest[0], digest[1], digest[2], digest[3]])
    }

    /// Its name in addresses.
    pub fn name(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Bytes as gzip (RFC 1952) without a time or a name in it, the edition before them.
    pub fn packed(self, bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzBuilder::new().write(Vec::new(), Compression::best());
        // Writing into memory cannot fail.
        let _ = encoder.write_all(&self.0).and_then(|()| encoder.write_all(bytes));
        encoder.finish().unwrap_or_default()
    }
}

/// Adds a number as LEB128.
pub fn number(out: &mut Vec<u8>, mut value: usize) {
    while value > 0x7f {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(first: &str, last: &str) -> Piece {
        Piece { first: first.into(), last: last.into(), bytes: b"abc".to_vec() }
    }

    #[test]
    fn a_piece_is_told_from_the_one_before_by_few_letters() {
        assert_eq!(firsts(&[piece("ark", "arkiva"), piece("arkivar", "azur"), piece("barn", "å")]), ["a", "arkivar", "b"]);
    }

    #[test]
    fn numbers_have_seven_bits_to_a_byte() {
        let mut out = Vec::new();
        [0, 127, 128, 300].into_iter().for_each(|value| number(&mut out, value));
        assert_eq!(out, [0, 127, 128, 1, 172, 2]);
    }

    #[test]
    fn files_are_no_more_than_asked_for() {
        let pieces = vec![piece("a", "b"); 10];
        let edition = Edition::of(pieces.iter());
        let packs = Packs::of(&pieces, edition, 4);
        let sizes: u64 = packs.plan["sizes"].as_array().into_iter().flatten().filter_map(Value::as_u64).sum();
        assert_eq!((packs.files.len(), &packs.plan["each"]), (4, &json!(3)));
        assert_eq!(packs.files.concat().len() as u64, sizes);
        let slots = Packs::in_slots(&pieces, edition, 4);
        let slot = slots.plan["slots"][0].as_u64().unwrap_or_default() as usize;
        assert_eq!((slots.files.len(), slots.files[0].len(), slots.files[3].len()), (4, 3 * slot, slot));
    }
}

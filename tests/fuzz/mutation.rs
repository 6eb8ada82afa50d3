//! Bytes that somebody might send: those of a valid file, cut, doubled, mixed with others, and with what parsers stumble over.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// What parsers of YAML, TOML, JSON, Markdown, HTML and addresses stumble over.
const PIECES: &[&str] = &[
    "---\n",
    "\n---\n",
    "...",
    "&a",
    "*a",
    "!!python/object:x",
    "<<: *a",
    "? ",
    ": ",
    "- ",
    "|\n",
    ">-\n",
    "\"",
    "'",
    "#",
    "%YAML 1.1\n",
    "{",
    "}",
    "[",
    "]",
    "[[",
    "]]",
    ",",
    "\t",
    "\r",
    "\r\n",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{2028}",
    "\u{85}",
    "ﬁ",
    "İ",
    "ß",
    "👩‍👧",
    "e\u{301}",
    "~",
    "null",
    "true",
    "0x1f",
    "1e999",
    ".inf",
    "-9223372036854775809",
    "2026-02-30",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<img src=x onerror=1>",
    "javascript:",
    "data:text/html,",
    "//",
    "\\\\",
    "../",
    "%2e%2e%2f",
    "%00",
    "&#106;",
    "&colon;",
    "![",
    "](",
    "](<",
    ")",
    "[^1]",
    "[^1]: ",
    "```",
    "~~~",
    "> ",
    ">>>>>>>>",
    "*",
    "**",
    "_",
    "`",
    "| a |\n|---|\n",
    "- [ ] ",
    "# ",
    "{{ 1 }}",
    "{% if %}",
    "{#",
    "=1+1",
    "::error ::x",
    "\u{1b}[31m",
    "$ref",
    "x-",
    "id: ",
    "aliases: [../x]",
    "title: ",
    "spraak: zz",
    "erstattet_av: ",
];

/// What is done to a file.
#[derive(Debug, Clone)]
enum Change {
    Put(Index, Index),
    Cut(Index, Index),
    Double(Index, Index, usize),
    Byte(Index, u8),
    Mix(Index, Index, Index),
    End(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let place = any::<Index>;
    prop_oneof![
        6 => (place(), place()).prop_map(|(at, piece)| Change::Put(at, piece)),
        3 => (place(), place()).prop_map(|(from, to)| Change::Cut(from, to)),
        2 => (place(), place(), 1..200_usize).prop_map(|(from, to, times)| Change::Double(from, to, times)),
        3 => (place(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        2 => (place(), place(), place()).prop_map(|(at, other, from)| Change::Mix(at, other, from)),
        1 => place().prop_map(Change::End),
    ]
}

/// What is sent.
#[derive(Clone)]
pub struct Sent {
    /// Which file it was made of, by its place among them.
    pub file: usize,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Sent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} b\"{}\"", self.file, self.bytes.escape_ascii())
    }
}

/// One of these files, changed a little.
pub fn mutated(files: &'static [Vec<u8>]) -> impl Strategy<Value = Sent> {
    (any::<Index>(), vec(change(), 1..6)).prop_map(|(file, changes)| {
        let file = file.index(files.len());
        Sent { file, bytes: changes.iter().fold(files[file].clone(), |bytes, change| apply(bytes, change, files)) }
    })
}

fn apply(mut bytes: Vec<u8>, change: &Change, files: &[Vec<u8>]) -> Vec<u8> {
    let place = |at: &Index| at.index(bytes.len() + 1);
    let range = |one: &Index, other: &Index| place(one).min(place(other))..place(one).max(place(other));
    match change {
        Change::Put(at, piece) => {
            let at = place(at);
            bytes.splice(at..at, piece.get(PIECES).bytes());
        }
        Change::Cut(from, to) => drop(bytes.drain(range(from, to))),
        Change::Double(from, to, times) => {
            let range = range(from, to);
            let range = range.start..range.end.min(range.start + 40);
            let again = bytes[range.clone()].repeat(*times);
            bytes.splice(range.end..range.end, again);
        }
        Change::Byte(at, byte) => {
            let at = place(at);
            bytes.splice(at..(at + 1).min(bytes.len()), [*byte]);
        }
        Change::Mix(at, other, from) => {
            let (at, other) = (place(at), &files[other.index(files.len())]);
            let from = from.index(other.len() + 1);
            bytes.splice(at..at, other[from..(from + 200).min(other.len())].iter().copied());
        }
        Change::End(at) => bytes.truncate(place(at)),
    }
    bytes
}

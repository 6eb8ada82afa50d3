//! Where something stands: byte spans inside the program, lines and columns towards people.

use std::sync::Arc;

/// A half-open range of bytes in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end: end.max(start) }
    }

    /// This span moved `by` bytes further into the text.
    pub fn shifted(self, by: usize) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }
}

/// A line and a column, both from 1; the column counts Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

/// A place in the catalogue: a file, and where in it when the fault is not the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The path from the catalogue's root, with `/`.
    pub path: Arc<str>,
    /// Where in the file: the bytes, and the first and the last position (the last one exclusive).
    pub within: Option<(Span, Position, Position)>,
}

impl Place {
    /// The file as a whole.
    pub fn file(path: impl Into<Arc<str>>) -> Place {
        Place { path: path.into(), within: None }
    }

    /// What findings are sorted by: path, then place.
    pub fn sort_key(&self) -> (&str, usize, usize) {
        (&self.path, self.within.map_or(0, |w| w.1.line), self.within.map_or(0, |w| w.1.column))
    }
}

//! A file's text, with its path and the way from bytes to lines and columns.

use super::{Place, Position, Span};
use std::sync::{Arc, OnceLock};

/// A text file as it was read: nothing is removed, so that every place is the place in the file.
#[derive(Debug)]
pub struct Text {
    path: Arc<str>,
    content: String,
    line_starts: OnceLock<Vec<usize>>,
}

/// Two texts are the same when their files are: path and content.
impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        self.path == other.path && self.content == other.content
    }
}

impl Eq for Text {}

impl Text {
    /// The text of the file at `path` (from the catalogue's root, with `/`).
    pub fn new(path: impl Into<Arc<str>>, content: String) -> Text {
        Text { path: path.into(), content, line_starts: OnceLock::new() }
    }

    /// The path from the catalogue's root.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// The whole content.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// The part of the text that `span` covers, clipped to character boundaries.
    pub fn slice(&self, span: Span) -> &str {
        self.content.get(span.start..span.end.min(self.content.len())).unwrap_or("")
    }

    /// The place of `span` in this file.
    pub fn place(&self, span: Span) -> Place {
        let span = Span::new(self.boundary(span.start), self.boundary(span.end));
        Place { path: self.path.clone(), within: Some((span, self.position(span.start), self.position(span.end))) }
    }

    /// The place of the whole of a line (from 1), without its line break.
    pub fn line_place(&self, line: usize) -> Place {
        let starts = self.starts();
        let start = starts.get(line.saturating_sub(1)).copied().unwrap_or(self.content.len());
        let rest = &self.content[start..];
        let length = rest.find('\n').unwrap_or(rest.len());
        self.place(Span::new(start, start + rest[..length].trim_end_matches('\r').len()))
    }

    /// The first line of what `span` covers, without the space at its end, so that an excerpt stays short.
    pub fn first_line(&self, span: Span) -> Span {
        let length = self.slice(span).lines().next().map_or(0, |line| line.trim_end().len());
        Span::new(span.start, span.start + length)
    }

    /// The line and column of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let starts = self.starts();
        let line = starts.partition_point(|&start| start <= byte).max(1);
        let before = &self.content[starts[line - 1]..self.boundary(byte)];
        // A byte order mark has no width: editors show the first letter in column 1.
        let column = before.chars().filter(|&c| c != '\u{feff}').count() + 1;
        Position { line, column }
    }

    /// The byte where a line (from 1) begins, or the end of the text.
    pub fn line_start(&self, line: usize) -> usize {
        self.starts().get(line.saturating_sub(1)).copied().unwrap_or(self.content.len())
    }

    fn starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let breaks = self.content.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }

    /// The nearest character boundary at or before `byte`.
    fn boundary(&self, byte: usize) -> usize {
        self.content.floor_char_boundary(byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_letters_and_a_byte_order_mark_has_no_width() {
        let text = Text::new("x.md", "\u{feff}æøå: b\r\nto".into());
        assert_eq!(text.position("\u{feff}æøå: ".len()), Position { line: 1, column: 6 });
        assert_eq!(text.position(text.content().len()), Position { line: 2, column: 3 });
        assert_eq!(text.place(Span::new(900, 901)).within.map(|w| w.1.line), Some(2));
    }
}

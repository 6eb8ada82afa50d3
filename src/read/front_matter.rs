//! Where the front matter of a Markdown file begins and ends, and the tree it holds.

use super::fault::{Fault, FaultKind};
use super::{Limits, yaml};
use crate::model::{Node, Span, Text};

/// The front matter of a file and the place of its body.
#[derive(Debug, Default)]
pub struct FrontMatter {
    /// The fields, when they could be read.
    pub node: Option<Node>,
    /// The closing line of the front matter, or the start of the file.
    pub closing: Span,
    /// The byte where the body begins.
    pub body: usize,
    /// Whether there is a front matter at all, readable or not.
    pub found: bool,
}

/// Splits `text` at its `---` lines and reads what stands between them.
pub fn read(text: &Text, limits: &Limits, faults: &mut Vec<Fault>) -> FrontMatter {
    let content = text.content();
    let start = if content.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let Some(first) = fence(content, start) else {
        let late = lines(content, start).find(|line| !content[line.start..line.end].trim().is_empty());
        let is_late = late.is_some_and(|l| is_fence(&content[l.start..l.end])) || late_fields(content, start);
        faults.push(Fault { place: text.line_place(1), kind: FaultKind::NoFrontMatter(is_late) });
        return FrontMatter { body: start, ..FrontMatter::default() };
    };
    let Some(closing) = lines(content, first.end).skip(1).find(|line| is_fence(&content[line.start..line.end])) else {
        faults.push(Fault { place: text.line_place(1), kind: FaultKind::Unterminated });
        return FrontMatter { body: content.len(), found: true, ..FrontMatter::default() };
    };
    let (from, to) = (next_line(content, first.end), closing.start);
    let size = (to - from) as u64;
    let node = if size > limits.front_matter {
        faults.push(Fault::at(text, first, FaultKind::FrontMatterTooLarge(size, limits.front_matter)));
        None
    } else {
        yaml::parse(text, Span::new(from, to), limits.depth, faults)
    };
    FrontMatter { node, closing, body: next_line(content, closing.end), found: true }
}

/// Text stands before what looks like a front matter: a `---` line with a `field:` line after it, near the top.
fn late_fields(content: &str, start: usize) -> bool {
    let near: Vec<Span> = lines(content, start).take(12).collect();
    near.windows(2).any(|pair| {
        let next = &content[pair[1].start..pair[1].end];
        is_fence(&content[pair[0].start..pair[0].end])
            && next.split_once(':').is_some_and(|(key, _)| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_'))
    })
}

/// The line at `start`, when it is a fence.
fn fence(content: &str, start: usize) -> Option<Span> {
    lines(content, start).next().filter(|line| is_fence(&content[line.start..line.end]))
}

/// Three hyphens and nothing else but white space after them.
fn is_fence(line: &str) -> bool {
    line.strip_prefix("---").is_some_and(|rest| rest.trim().is_empty())
}

/// The byte after the line break at or after `at`.
fn next_line(content: &str, at: usize) -> usize {
    content[at..].find('\n').map_or(content.len(), |i| at + i + 1)
}

/// The lines from the byte `from` on, without their breaks.
fn lines(content: &str, from: usize) -> impl Iterator<Item = Span> {
    let mut at = Some(from);
    std::iter::from_fn(move || {
        let start = at?;
        let length = content[start..].find('\n');
        at = length.map(|n| start + n + 1);
        Some(Span::new(start, length.map_or(content.len(), |n| start + n)))
    })
}

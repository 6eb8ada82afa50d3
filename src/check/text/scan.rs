//! One pass over a text: everything that a rule may want to know of it.

use super::parser::parser;
use super::target::heading_id;
use crate::model::Span;
use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};
use std::collections::HashSet;

/// What a text holds.
#[derive(Debug, Default)]
pub struct Body {
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The links and pictures, in order.
    pub references: Vec<Reference>,
    /// Where raw HTML begins and ends, one span for each run of it.
    pub html: Vec<Span>,
    /// The first place where quotes or lists are nested deeper than the limit.
    pub too_deep: Option<Span>,
    /// Whether there is any text at all.
    pub has_text: bool,
}

/// A heading.
#[derive(Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The words.
    pub text: String,
    /// The anchor; unique in the text.
    pub id: String,
    /// The bytes of the heading, from the start of the file.
    pub span: Span,
}

/// A link or a picture.
#[derive(Debug)]
pub struct Reference {
    /// The address after all decoding.
    pub target: String,
    /// The bytes of the whole construct, from the start of the file.
    pub span: Span,
    /// A picture rather than a link.
    pub image: bool,
    /// The words: the link's text or the picture's alternative text.
    pub words: String,
}

/// Scans `body`, which begins at the byte `offset` of its file; nesting over `limit` levels is noted.
pub fn scan(body: &str, offset: usize, limit: usize) -> Body {
    let mut scanner = Scanner { offset, limit, body: Body::default(), depth: 0, heading: None, open: Vec::new(), ids: HashSet::new() };
    for (event, range) in parser(body) {
        // The break after a block is no part of what is said of it.
        let written = body[range.clone()].trim_end_matches(['\n', '\r']).len();
        let end = if matches!(event, Event::Html(_)) { range.end } else { range.start + written };
        scanner.take(event, Span::new(range.start, end).shifted(offset));
    }
    scanner.body
}

struct Scanner {
    offset: usize,
    limit: usize,
    body: Body,
    depth: usize,
    heading: Option<Heading>,
    open: Vec<Reference>,
    ids: HashSet<String>,
}

impl Scanner {
    fn take(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.words(&text),
            Event::Html(_) | Event::InlineHtml(_) => self.html(span),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::BlockQuote(_) | Tag::Item => {
                self.depth += 1;
                if self.depth > self.limit && self.body.too_deep.is_none() {
                    self.body.too_deep = Some(span);
                }
            }
            Tag::Heading { level, .. } => {
                self.heading = Some(Heading { level: number(level), text: String::new(), id: String::new(), span });
            }
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => self.refer(format!("mailto:{dest_url}"), span, false),
            Tag::Link { dest_url, .. } => self.refer(dest_url.into_string(), span, false),
            Tag::Image { dest_url, .. } => self.refer(dest_url.into_string(), span, true),
            _ => {}
        }
    }

    fn refer(&mut self, target: String, span: Span, image: bool) {
        self.open.push(Reference { target, span, image, words: String::new() });
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::Item => self.depth = self.depth.saturating_sub(1),
            TagEnd::Heading(_) => {
                if let Some(mut heading) = self.heading.take() {
                    heading.id = heading_id(&heading.text, &mut self.ids);
                    self.body.headings.push(heading);
                }
            }
            TagEnd::Link | TagEnd::Image => self.body.references.extend(self.open.pop()),
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        self.body.has_text |= !text.trim().is_empty();
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        for reference in &mut self.open {
            reference.words.push_str(text);
        }
    }

    fn html(&mut self, span: Span) {
        debug_assert!(span.start >= self.offset);
        self.body.has_text = true;
        match self.body.html.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => self.body.html.push(span),
        }
    }
}

/// A heading's level as a number.
fn number(level: HeadingLevel) -> u8 {
    level as u8
}

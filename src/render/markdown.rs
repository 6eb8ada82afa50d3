//! Markdown → HTML that is safe by construction: raw HTML is text, every link has passed the allow-list, and what
//! leads nowhere is shown without its link.

use super::texts::Texts;
use crate::check::text::{heading_id, parser};
use crate::model::{escape, slugify};
use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{BlockQuoteKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};
use std::collections::HashSet;

/// Gives the address that a link or picture of the text shall have on the page; `None` when it leads nowhere.
pub type Rewrite<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// The HTML of a text. Headings get anchors; those of the first level become second, since the title is the first.
pub fn html(body: &str, texts: &Texts, rewrite: &Rewrite<'_>) -> String {
    let mut writer = Writer { texts, rewrite, out: Vec::new(), ids: HashSet::new(), alerts: Vec::new(), dropped: Vec::new(), quiet: 0 };
    for (event, _) in parser(body) {
        writer.take(event);
    }
    let mut html = String::with_capacity(body.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, writer.out.into_iter());
    html
}

struct Writer<'a, 'e> {
    texts: &'a Texts,
    rewrite: &'a Rewrite<'a>,
    out: Vec<Event<'e>>,
    ids: HashSet<String>,
    /// For each open quote: whether it is an alert, which is no quote on the page.
    alerts: Vec<bool>,
    /// For each open link or picture: whether it is left out.
    dropped: Vec<bool>,
    /// How many links, pictures and code blocks are open, in which addresses stay as they are.
    quiet: usize,
}

impl<'e> Writer<'_, 'e> {
    fn take(&mut self, event: Event<'e>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Html(html) | Event::InlineHtml(html) => self.out.push(Event::Text(html)),
            Event::Text(text) if self.quiet == 0 && text.contains("://") => self.addresses(&text),
            Event::FootnoteReference(label) => self.out.push(Event::FootnoteReference(footnote(&label))),
            other => self.out.push(other),
        }
    }

    fn start(&mut self, tag: Tag<'e>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.out.push(Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }))
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                let address = (self.rewrite)(&if link_type == LinkType::Email { format!("mailto:{dest_url}").into() } else { dest_url });
                self.dropped.push(address.is_none());
                self.quiet += 1;
                if let Some(address) = address {
                    // The type no longer says anything once the address is whole.
                    let tag = Tag::Link { link_type: LinkType::Inline, dest_url: address.into(), title, id: CowStr::Borrowed("") };
                    self.out.push(Event::Start(tag));
                }
            }
            Tag::Image { dest_url, title, .. } => {
                let address = (self.rewrite)(&dest_url).filter(|address| address.starts_with('/'));
                self.dropped.push(address.is_none());
                self.quiet += 1;
                if let Some(address) = address {
                    let tag = Tag::Image { link_type: LinkType::Inline, dest_url: address.into(), title, id: CowStr::Borrowed("") };
                    self.out.push(Event::Start(tag));
                }
            }
            Tag::BlockQuote(kind) => self.quote(kind),
            Tag::Table(columns) => {
                let label = escape(&self.texts.get("table_region"));
                self.html(format!("<div class=\"tabell\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">"));
                self.out.push(Event::Start(Tag::Table(columns)));
            }
            Tag::FootnoteDefinition(label) => self.out.push(Event::Start(Tag::FootnoteDefinition(footnote(&label)))),
            Tag::HtmlBlock => self.out.push(Event::Start(Tag::Paragraph)),
            tag => {
                self.quiet += usize::from(matches!(tag, Tag::CodeBlock(_)));
                self.out.push(Event::Start(tag));
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Link | TagEnd::Image => {
                self.quiet = self.quiet.saturating_sub(1);
                if self.dropped.pop() == Some(false) {
                    self.out.push(Event::End(tag));
                }
            }
            TagEnd::BlockQuote(kind) => match self.alerts.pop() {
                Some(true) => self.html("</div>\n".into()),
                _ => self.out.push(Event::End(TagEnd::BlockQuote(kind))),
            },
            TagEnd::Table => {
                self.out.push(Event::End(tag));
                self.html("</div>\n".into());
            }
            TagEnd::HtmlBlock => self.out.push(Event::End(TagEnd::Paragraph)),
            tag => {
                self.quiet -= usize::from(matches!(tag, TagEnd::CodeBlock));
                self.out.push(Event::End(tag));
            }
        }
    }

    /// Gives a heading that has just ended its anchor, now that its words are known.
    fn heading(&mut self, level: HeadingLevel) {
        let start = self.out.iter().rposition(|event| matches!(event, Event::Start(Tag::Heading { .. }))).unwrap_or(0);
        let words: String = self.out[start..]
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
                Event::SoftBreak | Event::HardBreak => Some(" "),
                _ => None,
            })
            .collect();
        let id = heading_id(&words, &mut self.ids);
        let shown = if level == HeadingLevel::H1 { HeadingLevel::H2 } else { level };
        self.out[start] = Event::Start(Tag::Heading { level: shown, id: Some(id.clone().into()), classes: Vec::new(), attrs: Vec::new() });
        let label = escape(&self.texts.filled("heading_anchor", &[("name", &words)]));
        self.html(format!(" <a class=\"anker\" href=\"#{id}\" aria-label=\"{label}\">#</a>"));
        self.out.push(Event::End(TagEnd::Heading(shown)));
    }

    /// A quote, or an alert: a box with a title.
    fn quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.alerts.push(kind.is_some());
        let Some(kind) = kind else { return self.out.push(Event::Start(Tag::BlockQuote(None))) };
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let title = escape(&self.texts.get(&format!("alert_{name}")));
        self.html(format!("<div class=\"varsel varsel-{name}\"><p class=\"varsel-tittel\">{title}</p>\n"));
    }

    /// Bare web addresses in a text become links.
    fn addresses(&mut self, text: &str) {
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url]);
        for part in finder.spans(text) {
            let words = part.as_str().to_owned();
            match part.kind().and_then(|_| (self.rewrite)(&words)).filter(|address| address.starts_with("http")) {
                Some(address) => {
                    let tag = Tag::Link {
                        link_type: LinkType::Inline,
                        dest_url: address.into(),
                        title: CowStr::Borrowed(""),
                        id: CowStr::Borrowed(""),
                    };
                    self.out.extend([Event::Start(tag), Event::Text(words.into()), Event::End(TagEnd::Link)]);
                }
                None => self.out.push(Event::Text(words.into())),
            }
        }
    }

    /// HTML of the program's own.
    fn html(&mut self, html: String) {
        self.out.push(Event::InlineHtml(html.into()));
    }
}

/// A footnote's label that no heading can have.
fn footnote(label: &str) -> CowStr<'static> {
    format!("fn-{}", slugify(label)).into()
}

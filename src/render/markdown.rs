//! Markdown → HTML that is safe by construction: raw HTML is text, every link has passed the allow-list, and what
//! leads nowhere is shown without its link.

use super::texts::Texts;
use crate::check::text::{heading_id, parser};
use crate::model::{escape, slugify};
use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};
use std::collections::HashSet;

/// Gives the address that a link or picture of the text shall have on the page; `None` when it leads nowhere.
pub type Rewrite<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// What the addresses of a text are on the page.
pub struct Addressed<'a> {
    /// Where each leads.
    pub rewrite: &'a Rewrite<'a>,
    /// How wide and high the picture there is, in pixels, where that is known: room is kept for it before it comes.
    pub size: &'a dyn Fn(&str) -> Option<(usize, usize)>,
}

/// Where on a page a text stands.
#[derive(Debug, Clone, Copy)]
pub enum Setting<'a> {
    /// It is the page's text: headings of the first level become second, since the page's title is the first.
    Page,
    /// It is a part of the page, under a heading of this level; its anchors begin with the prefix.
    Part {
        /// The level of the heading above it.
        level: u8,
        /// What its anchors begin with.
        prefix: &'a str,
    },
}

impl<'a> Setting<'a> {
    /// What the anchors of the text begin with.
    pub fn prefix(&self) -> &'a str {
        match self {
            Setting::Page => "",
            Setting::Part { prefix, .. } => prefix,
        }
    }

    /// The level on the page of a heading that has `level` in the text.
    fn shown(&self, level: HeadingLevel) -> HeadingLevel {
        let shown = match self {
            Setting::Page => (level as usize).max(2),
            Setting::Part { level: above, .. } => level as usize + usize::from(*above),
        };
        HeadingLevel::try_from(shown).unwrap_or(HeadingLevel::H6)
    }
}

/// The HTML of a text. Headings get anchors.
pub fn html(body: &str, texts: &Texts, addressed: &Addressed<'_>, setting: &Setting<'_>) -> String {
    let mut writer = Writer {
        texts,
        addressed,
        setting,
        out: Vec::new(),
        ids: HashSet::new(),
        alerts: Vec::new(),
        links: Vec::new(),
        quiet: 0,
        under: String::new(),
        table: Table::default(),
        footnotes: Vec::new(),
        open_note: None,
    };
    for (event, _) in parser(body) {
        writer.take(event);
    }
    let mut html = String::with_capacity(body.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, writer.out.into_iter());
    html
}

struct Writer<'a, 'e> {
    texts: &'a Texts,
    addressed: &'a Addressed<'a>,
    setting: &'a Setting<'a>,
    out: Vec<Event<'e>>,
    ids: HashSet<String>,
    /// For each open quote: whether it is an alert, which is no quote on the page.
    alerts: Vec<bool>,
    /// The open links and pictures, each with the place in `out` where its words begin.
    links: Vec<(Open, usize)>,
    /// How many links, pictures and code blocks are open, in which addresses stay as they are.
    quiet: usize,
    /// The words of the last heading.
    under: String,
    /// The table that is open.
    table: Table,
    /// The labels of the footnotes, in the order of their numbers.
    footnotes: Vec<String>,
    /// The footnote that is open: its number, and whether nothing has mentioned it.
    open_note: Option<(usize, bool)>,
}

/// What an open link or picture has become.
enum Open {
    /// A link to this address.
    Link(String),
    /// A picture: its tag as far as it goes without the words that stand for it.
    Image(String),
    /// Only words.
    Words,
}

/// The words of an event.
fn words<'t>(event: &'t Event<'_>) -> Option<&'t str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    }
}

/// A table as far as it is written.
#[derive(Default)]
struct Table {
    columns: Vec<Alignment>,
    column: usize,
    head: bool,
}

impl<'e> Writer<'_, 'e> {
    fn take(&mut self, event: Event<'e>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Html(html) | Event::InlineHtml(html) => self.out.push(Event::Text(html)),
            Event::Text(text) if self.quiet == 0 && text.contains("://") => self.addresses(&text),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::TaskListMarker(done) => self.task(done),
            Event::Rule => self.html("<hr>\n".into()),
            other => self.out.push(other),
        }
    }

    fn start(&mut self, tag: Tag<'e>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.out.push(Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }))
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                let address = if link_type == LinkType::Email { format!("mailto:{dest_url}").into() } else { dest_url };
                self.link((self.addressed.rewrite)(&address), title);
            }
            Tag::Image { dest_url, title, .. } => self.image(&dest_url, title),
            Tag::BlockQuote(kind) => self.quote(kind),
            Tag::Table(columns) => {
                let label = match self.under.as_str() {
                    "" => escape(&self.texts.get("table_region")),
                    heading => escape(&self.texts.filled("table_under", &[("name", heading)])),
                };
                self.table = Table { columns, column: 0, head: false };
                self.html(format!("<div class=\"tabell\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\"><table>"));
            }
            Tag::TableHead => {
                self.table.head = true;
                self.html("<thead><tr>".into());
            }
            Tag::TableRow => self.html("<tr>".into()),
            Tag::TableCell => self.cell(),
            Tag::FootnoteDefinition(label) => self.footnote_definition(&label),
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
            TagEnd::Link | TagEnd::Image => self.link_end(),
            TagEnd::BlockQuote(kind) => match self.alerts.pop() {
                Some(true) => self.html("</div>\n".into()),
                _ => self.out.push(Event::End(TagEnd::BlockQuote(kind))),
            },
            TagEnd::Table => self.html("</tbody></table></div>\n".into()),
            TagEnd::TableHead => {
                self.table = Table { column: 0, head: false, ..std::mem::take(&mut self.table) };
                self.html("</tr></thead><tbody>\n".into());
            }
            TagEnd::TableRow => {
                self.table.column = 0;
                self.html("</tr>\n".into());
            }
            TagEnd::TableCell => self.html(if self.table.head { "</th>" } else { "</td>" }.into()),
            TagEnd::FootnoteDefinition => self.footnote_end(),
            TagEnd::HtmlBlock => self.out.push(Event::End(TagEnd::Paragraph)),
            tag => {
                self.quiet -= usize::from(matches!(tag, TagEnd::CodeBlock));
                self.out.push(Event::End(tag));
            }
        }
    }

    /// A link; without an address, or inside another link, only its words.
    fn link(&mut self, address: Option<String>, title: CowStr<'e>) {
        let address = address.filter(|_| self.links.is_empty());
        let open = match &address {
            Some(address) => {
                // The type no longer says anything once the address is whole.
                let dest_url = address.clone().into();
                self.out.push(Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id: CowStr::Borrowed("") }));
                Open::Link(address.clone())
            }
            None => Open::Words,
        };
        self.links.push((open, self.out.len()));
        self.quiet += 1;
    }

    /// A picture of the site itself, fetched when the reader comes near it. One that lies elsewhere is a link to it: a page loads
    /// nothing from other hosts.
    fn image(&mut self, address: &str, title: CowStr<'e>) {
        let is_inside = self.links.iter().any(|(open, _)| matches!(open, Open::Image(_)));
        match (self.addressed.rewrite)(address) {
            // Of a picture in the words for another, only the words are left.
            _ if is_inside => self.links.push((Open::Words, self.out.len())),
            Some(path) if path.starts_with('/') => {
                let mut tag = format!("<img src=\"{}\" loading=\"lazy\" decoding=\"async\"", escape(&path));
                if let Some((width, height)) = (self.addressed.size)(address) {
                    tag.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
                }
                if !title.is_empty() {
                    tag.push_str(&format!(" title=\"{}\"", escape(&title)));
                }
                self.links.push((Open::Image(tag), self.out.len()));
            }
            path => return self.link(path, title),
        }
        self.quiet += 1;
    }

    /// Closes the innermost link or picture; a link without words gets its address as words.
    fn link_end(&mut self) {
        self.quiet = self.quiet.saturating_sub(1);
        match self.links.pop() {
            Some((Open::Link(address), start)) => {
                let says =
                    |event: &Event<'_>| matches!(event, Event::InlineHtml(_)) || words(event).is_some_and(|text| !text.trim().is_empty());
                if !self.out[start..].iter().any(says) {
                    self.out.push(Event::Text(address.into()));
                }
                self.out.push(Event::End(TagEnd::Link));
            }
            Some((Open::Image(tag), start)) => {
                let alt: String = self.out.drain(start..).filter_map(|event| words(&event).map(escape)).collect();
                self.out.push(Event::InlineHtml(format!("{tag} alt=\"{alt}\">").into()));
            }
            Some((Open::Words, _)) | None => {}
        }
    }

    /// A cell of a table; how its column is set stands in a class, since a page has no styles of its own.
    fn cell(&mut self) {
        let class = match self.table.columns.get(self.table.column) {
            Some(Alignment::Center) => " class=\"midt\"",
            Some(Alignment::Right) => " class=\"hoyre\"",
            _ => "",
        };
        self.table.column += 1;
        self.html(if self.table.head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") });
    }

    /// The box of a task, which says in words whether the task is done.
    fn task(&mut self, done: bool) {
        let label = escape(&self.texts.get(if done { "task_done" } else { "task_open" }));
        let checked = if done { " checked" } else { "" };
        self.html(format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "));
    }

    /// The number of a footnote: that of its first mention.
    fn footnote(&mut self, label: &str) -> (usize, bool) {
        let label = slugify(label);
        match self.footnotes.iter().position(|known| *known == label) {
            Some(index) => (index + 1, false),
            None => {
                self.footnotes.push(label);
                (self.footnotes.len(), true)
            }
        }
    }

    fn footnote_reference(&mut self, label: &str) {
        let (number, first) = self.footnote(label);
        let prefix = self.setting.prefix();
        // The way back leads to the first mention.
        let id = if first { format!(" id=\"{prefix}fn_{number}_ref\"") } else { String::new() };
        self.html(format!("<sup class=\"footnote-reference\"{id}><a href=\"#{prefix}fn_{number}\">{number}</a></sup>"));
    }

    fn footnote_definition(&mut self, label: &str) {
        let (number, unused) = self.footnote(label);
        let prefix = self.setting.prefix();
        self.open_note = Some((number, unused));
        self.html(format!(
            "<div class=\"footnote-definition\" id=\"{prefix}fn_{number}\"><span class=\"footnote-definition-label\">{number}.</span><div>\n"
        ));
    }

    fn footnote_end(&mut self) {
        if let Some((number, false)) = self.open_note.take() {
            let prefix = self.setting.prefix();
            let label = escape(&self.texts.get("footnote_back"));
            self.html(format!("<a href=\"#{prefix}fn_{number}_ref\" aria-label=\"{label}\">↩</a>"));
        }
        self.html("</div></div>\n".into());
    }

    /// Gives a heading that has just ended its anchor, now that its words are known.
    fn heading(&mut self, level: HeadingLevel) {
        let start = self.out.iter().rposition(|event| matches!(event, Event::Start(Tag::Heading { .. }))).unwrap_or(0);
        let words: String = self.out[start..].iter().filter_map(words).collect();
        let id = format!("{}{}", self.setting.prefix(), heading_id(&words, &mut self.ids));
        let shown = self.setting.shown(level);
        self.out[start] = Event::Start(Tag::Heading { level: shown, id: Some(id.clone().into()), classes: Vec::new(), attrs: Vec::new() });
        // For those who point: the heading's name stays its own, and the way through the page short.
        self.html(format!(" <a class=\"anker\" href=\"#{id}\" aria-hidden=\"true\" tabindex=\"-1\">#</a>"));
        self.under = words;
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
            match part.kind().and_then(|_| (self.addressed.rewrite)(&words)).filter(|address| address.starts_with("http")) {
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

//! `allmenning.toml`: the catalogue's settings, each with a default.

use super::CONFIG_FILE;
use super::fault::{ConfigFault, Fault, FaultKind};
use crate::model::{Lang, Span, Text};
use std::io;
use std::path::Path;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The settings of a catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The site's name.
    pub title: String,
    /// The address at which the site is published, without a final slash.
    pub base_url: String,
    /// The language of the interface.
    pub language: Lang,
    /// The languages in which labels must exist.
    pub languages: Vec<Lang>,
    /// The web address of the repository, for «foreslå endring» and «meld feil».
    pub repository: Option<String>,
    /// The repository's forms for readers.
    pub forms: Forms,
    /// Whether pages name whoever changed an entry, as git knows them.
    pub authors: bool,
    /// Whether each entry gets a picture for those who share its address: a millisecond of work, and some 17 kB.
    pub card_images: bool,
    /// The theme's name: a folder under `themes/`, or the embedded one.
    pub theme: String,
    /// The file of the organisation's own design tokens: its path from the root, or in the theme's assets.
    pub tokens: Option<String>,
    /// Whether to write a plain elasticlunr index beside the site's own.
    pub elasticlunr: bool,
    /// The bounds on what contributors send.
    pub limits: Limits,
}

/// Forms in the repository for what readers tell and ask about an entry: the names of files among its issue templates.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Forms {
    /// To say that one uses it.
    pub used: Option<String>,
    /// To ask about it.
    pub question: Option<String>,
}

/// Bounds on what contributors send: sizes in bytes, depths in levels, counts in pieces.
#[derive(Debug, Clone, PartialEq)]
pub struct Limits {
    /// The largest entry, in bytes.
    pub entry: u64,
    /// The largest front matter, in bytes.
    pub front_matter: u64,
    /// The deepest nesting of fields.
    pub depth: usize,
    /// The deepest nesting of quotes and lists in a text.
    pub text_depth: usize,
    /// The largest attachment, in bytes.
    pub attachment: u64,
    /// How many entries a list page holds.
    pub page: usize,
    /// How many entries a feed holds.
    pub feed: usize,
    /// How many per cent of the published entries may be gone in a new site.
    pub shrink: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { entry: 1_000_000, front_matter: 65_536, depth: 8, text_depth: 64, attachment: 25_000_000, page: 50, feed: 50, shrink: 25 }
    }
}

impl Default for Config {
    fn default() -> Config {
        Config {
            title: String::new(),
            base_url: "http://localhost".into(),
            language: Lang::Nb,
            languages: vec![Lang::Nb],
            repository: None,
            forms: Forms::default(),
            authors: true,
            card_images: false,
            theme: "standard".into(),
            tokens: None,
            elasticlunr: false,
            limits: Limits::default(),
        }
    }
}

const TOP_KEYS: &[&str] =
    &["title", "base_url", "language", "languages", "repository", "authors", "card_images", "theme", "forms", "search", "limits"];
const THEME_KEYS: &[&str] = &["name", "tokens"];
const FORM_KEYS: &[&str] = &["used", "question"];
const SEARCH_KEYS: &[&str] = &["elasticlunr"];
const LIMIT_KEYS: &[&str] = &["entry", "front_matter", "depth", "text_depth", "attachment", "page", "feed", "shrink"];

/// Reads the file, when it is there.
pub(super) fn read_text(root: &Path, faults: &mut Vec<Fault>) -> io::Result<Option<Arc<Text>>> {
    let path: Arc<str> = CONFIG_FILE.into();
    std::fs::read_dir(root)?;
    match super::read_text(root, &path) {
        Ok(text) => Ok(Some(Arc::new(text))),
        Err(fault) => {
            faults.push(*fault);
            Ok(None)
        }
    }
}

/// The settings in `text`; what cannot be used keeps its default and leaves a fault.
pub(super) fn parse(text: Option<&Text>, faults: &mut Vec<Fault>) -> Config {
    let Some(text) = text else { return Config::default() };
    let (table, errors) = DeTable::parse_recoverable(text.content().trim_start_matches('\u{feff}'));
    let shift = text.content().len() - text.content().trim_start_matches('\u{feff}').len();
    let mut reader = Reader { text, shift, faults };
    let mut line = 0;
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        // What follows on the same line follows from the first fault.
        let before = std::mem::replace(&mut line, text.position(span.start + shift).line);
        if before == line {
            continue;
        }
        reader.fault(Span::new(span.start, span.end), ConfigFault::Syntax(error.message().to_owned()));
    }
    reader.config(table.get_ref(), errors.is_empty())
}

/// Takes values out of the table and notes what is wrong with them.
struct Reader<'a> {
    text: &'a Text,
    shift: usize,
    faults: &'a mut Vec<Fault>,
}

impl Reader<'_> {
    fn config(&mut self, table: &DeTable<'_>, whole: bool) -> Config {
        let default = Config::default();
        self.unknown(table, "", TOP_KEYS);
        let languages = self.languages(table);
        let language = self.string(table, "language").and_then(|value| self.language("language", &value));
        let empty = DeTable::new();
        let (theme, tokens) = self.theme(table);
        let search = self.table(table, "search").unwrap_or(&empty);
        self.unknown(search, "search.", SEARCH_KEYS);
        let forms = self.table(table, "forms").unwrap_or(&empty);
        self.unknown(forms, "forms.", FORM_KEYS);
        let limits = self.table(table, "limits").unwrap_or(&empty);
        self.unknown(limits, "limits.", LIMIT_KEYS);
        let title = self.string(table, "title").map(|t| t.0).filter(|t| !t.trim().is_empty());
        if title.is_none() && whole && !table.contains_key("title") {
            self.fault(Span::new(0, 0), ConfigFault::MissingTitle);
        }
        Config {
            title: title.unwrap_or_else(|| "Allmenning".into()),
            base_url: self.url(table, "base_url").unwrap_or(default.base_url),
            language: language.or(languages.first().copied()).unwrap_or(default.language),
            languages: if languages.is_empty() { vec![language.unwrap_or_default()] } else { languages },
            repository: self.url(table, "repository"),
            forms: Forms { used: self.string(forms, "used").map(|t| t.0), question: self.string(forms, "question").map(|t| t.0) },
            authors: self.boolean(table, "authors").unwrap_or(default.authors),
            card_images: self.boolean(table, "card_images").unwrap_or(default.card_images),
            theme: theme.unwrap_or(default.theme),
            tokens,
            elasticlunr: self.boolean(search, "elasticlunr").unwrap_or(default.elasticlunr),
            limits: self.limits(limits),
        }
    }

    /// The theme's name, and the file of the organisation's own tokens: `theme` is a name, or a table of both.
    fn theme(&mut self, table: &DeTable<'_>) -> (Option<String>, Option<String>) {
        let Some(own) = table.get("theme").and_then(|theme| theme.get_ref().as_table()) else {
            return (self.string(table, "theme").map(|t| t.0), None);
        };
        self.unknown(own, "theme.", THEME_KEYS);
        (self.string(own, "name").map(|t| t.0), self.string(own, "tokens").map(|t| t.0))
    }

    fn limits(&mut self, table: &DeTable<'_>) -> Limits {
        let default = Limits::default();
        let mut number = |key: &str, or: u64| self.number(table, key).unwrap_or(or);
        Limits {
            entry: number("entry", default.entry),
            front_matter: number("front_matter", default.front_matter),
            depth: number("depth", default.depth as u64).clamp(1, 64) as usize,
            text_depth: number("text_depth", default.text_depth as u64).clamp(1, 256) as usize,
            attachment: number("attachment", default.attachment),
            page: number("page", default.page as u64).max(1) as usize,
            feed: number("feed", default.feed as u64).max(1) as usize,
            shrink: number("shrink", default.shrink as u64).min(100) as usize,
        }
    }

    fn languages(&mut self, table: &DeTable<'_>) -> Vec<Lang> {
        let Some(value) = table.get("languages") else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong(value, "languages", "list");
            return Vec::new();
        };
        let mut languages = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(tag) => languages.extend(self.language("languages", &(tag.to_owned(), self.span(item)))),
                None => self.wrong(item, "languages", "string"),
            }
        }
        languages.dedup();
        languages
    }

    fn language(&mut self, key: &str, (tag, span): &(String, Span)) -> Option<Lang> {
        let lang = Lang::from_tag(tag);
        if lang.is_none() {
            self.fault(*span, ConfigFault::Language(key.into(), tag.clone()));
        }
        lang
    }

    /// A web address with `http` or `https` and a host, without its final slash.
    fn url(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        let (value, span) = self.string(table, key)?;
        let rest = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
        let sound = rest.is_some_and(|r| !r.is_empty() && !r.starts_with('/')) && !value.contains([' ', '"', '<', '>', '@', '?', '#']);
        if !sound {
            self.fault(span, ConfigFault::Url(key.into(), value));
            return None;
        }
        Some(value.trim_end_matches('/').to_owned())
    }

    fn string(&mut self, table: &DeTable<'_>, key: &str) -> Option<(String, Span)> {
        let value = table.get(key)?;
        let text = value.get_ref().as_str().map(|text| (text.to_owned(), self.span(value)));
        if text.is_none() {
            self.wrong(value, key, "string");
        }
        text
    }

    fn boolean(&mut self, table: &DeTable<'_>, key: &str) -> Option<bool> {
        let value = table.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(value, key, "boolean");
        }
        flag
    }

    fn number(&mut self, table: &DeTable<'_>, key: &str) -> Option<u64> {
        let value = table.get(key)?;
        let number = value.get_ref().as_integer().and_then(|i| u64::from_str_radix(i.as_str(), i.radix()).ok());
        if number.is_none() {
            self.wrong(value, key, "integer");
        }
        number
    }

    fn table<'t, 'i>(&mut self, table: &'t DeTable<'i>, key: &str) -> Option<&'t DeTable<'i>> {
        let value = table.get(key)?;
        let inner = value.get_ref().as_table();
        if inner.is_none() {
            self.wrong(value, key, "object");
        }
        inner
    }

    fn unknown(&mut self, table: &DeTable<'_>, prefix: &str, known: &'static [&'static str]) {
        for (key, _) in table.iter().filter(|(key, _)| !known.contains(&key.get_ref().as_ref())) {
            let span = key.span();
            let name = format!("{prefix}{}", key.get_ref());
            self.fault(Span::new(span.start, span.end), ConfigFault::UnknownKey(name, known));
        }
    }

    fn wrong(&mut self, value: &Spanned<DeValue<'_>>, key: &str, expected: &'static str) {
        let span = self.span(value);
        self.fault(span, ConfigFault::Type(key.into(), expected));
    }

    fn span(&self, value: &Spanned<DeValue<'_>>) -> Span {
        Span::new(value.span().start, value.span().end)
    }

    fn fault(&mut self, span: Span, fault: ConfigFault) {
        self.faults.push(Fault::at(self.text, span.shifted(self.shift), FaultKind::Config(fault)));
    }
}

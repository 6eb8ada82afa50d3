//! The interface's texts: one TOML file a language in the theme, `key = "text"` or a table with `one` and `other`.

use crate::check::rules::missing_translation;
use crate::finding::Finding;
use crate::model::{Lang, Text};
use crate::read::ThemeSource;
use ahash::AHashMap;

/// The texts of one language.
#[derive(Debug, Default, Clone)]
pub struct Texts {
    lang: Lang,
    texts: AHashMap<String, Wording>,
    foreign: Option<Foreign>,
}

/// What a theme says in a language that the interface does not speak: any part of the texts. The rest stays in the
/// interface's language, which is the page's; what is said here is marked with its own.
#[derive(Debug, Clone)]
struct Foreign {
    tag: String,
    texts: AHashMap<String, Wording>,
}

#[derive(Debug, Clone)]
enum Wording {
    Always(String),
    Counted { one: String, other: String },
}

impl Texts {
    /// The texts of `lang`; what it lacks is taken from the nearest language and leaves a finding, and so does a file
    /// that is no TOML.
    pub fn load(theme: &ThemeSource, lang: Lang, tag: &str, findings: &mut Vec<Finding>) -> Texts {
        let files: Vec<(Lang, &Text)> = Lang::ALL.into_iter().filter_map(|l| Some((l, file(theme, l.tag())?))).collect();
        let mut own = Texts { lang, texts: AHashMap::new(), foreign: None };
        for other in lang.fallbacks() {
            let Some((_, text)) = files.iter().find(|(l, _)| *l == other) else { continue };
            for (key, wording) in parse(text, findings) {
                if other != lang && !own.texts.contains_key(&key) {
                    let place = file(theme, lang.tag()).map_or_else(|| text.line_place(1), |own| own.line_place(1));
                    findings.push(missing_translation::text(place, &key, lang.tag()));
                }
                own.texts.entry(key).or_insert(wording);
            }
        }
        let foreign = Some(tag).filter(|tag| *tag != lang.tag()).and_then(|tag| file(theme, tag));
        own.foreign = foreign.map(|text| Foreign { tag: tag.to_owned(), texts: parse(text, findings).into_iter().collect() });
        own
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is such a text.
    pub fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// A text; its key when there is none.
    pub fn get(&self, key: &str) -> String {
        self.filled(key, &[])
    }

    /// A text with `{name}` replaced by the arguments; the argument `n` chooses between one and several.
    pub fn filled(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.texts.get(key).map_or_else(|| key.to_owned(), |wording| wording.filled(args))
    }

    /// A text for a template. One in a language that the interface does not speak is between marks, from which
    /// [`Texts::told`] makes the page tell which language it is.
    pub fn for_page(&self, key: &str, args: &[(&str, &str)]) -> String {
        match self.foreign.as_ref().and_then(|foreign| foreign.texts.get(key)) {
            Some(wording) => format!("{BEGIN}{}{END}", wording.filled(args)),
            None => self.filled(key, args),
        }
    }

    /// A page in which every marked text tells its language, where markup can stand; elsewhere the marks go.
    pub fn told(&self, page: Vec<u8>) -> Vec<u8> {
        match &self.foreign {
            Some(foreign) => told(&String::from_utf8_lossy(&page), &foreign.tag).into_bytes(),
            None => page,
        }
    }
}

impl Wording {
    fn filled(&self, args: &[(&str, &str)]) -> String {
        let is_one = args.iter().any(|(name, value)| *name == "n" && *value == "1");
        let text = match self {
            Wording::Always(text) => text,
            Wording::Counted { one, .. } if is_one => one,
            Wording::Counted { other, .. } => other,
        };
        let mut filled = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let named = after.split_once('}').and_then(|(name, after)| Some((args.iter().find(|(known, _)| *known == name)?.1, after)));
            let (put, left) = named.unwrap_or(("{", after));
            filled.push_str(put);
            rest = left;
        }
        filled + rest
    }
}

/// The marks around a text in another language: private letters, which mean nothing elsewhere.
const BEGIN: char = '\u{f0001}';
const END: char = '\u{f0002}';
/// The elements that hold text alone.
const TEXT_ALONE: [&str; 5] = ["title", "script", "style", "textarea", "option"];

/// See [`Texts::told`]. Whoever writes the marks, each element that begins here ends before any other markup.
fn told(page: &str, tag: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let (mut markup, mut open, mut alone) = (None::<String>, false, false);
    for letter in page.chars() {
        let in_text = markup.is_none() && !alone;
        let ends = open && matches!(letter, END | '<');
        if ends {
            out.push_str("</span>");
        }
        if in_text && letter == BEGIN && !open {
            out.push_str(&format!("<span lang=\"{tag}\">"));
        }
        open = (open && !ends) || (in_text && letter == BEGIN);
        if !matches!(letter, BEGIN | END) {
            out.push(letter);
        }
        match (&mut markup, letter) {
            (None, '<') => markup = Some(String::new()),
            (Some(name), '>') => {
                alone = TEXT_ALONE.contains(&name.split_whitespace().next().unwrap_or_default());
                markup = None;
            }
            (Some(name), _) => name.push(letter),
            _ => {}
        }
    }
    out
}

fn file<'a>(theme: &'a ThemeSource, tag: &str) -> Option<&'a Text> {
    let name = format!("texts/{tag}.toml");
    theme.files().iter().find(|file| file.name == name)?.text()
}

fn parse(text: &Text, findings: &mut Vec<Finding>) -> Vec<(String, Wording)> {
    let table: toml::Table = match toml::from_str(text.content()) {
        Ok(table) => table,
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            let place = text.place(crate::model::Span::new(span.start, span.end));
            findings.push(crate::check::rules::template_error::found(place, error.message()));
            return Vec::new();
        }
    };
    let wording = |value: toml::Value| match value {
        toml::Value::String(text) => Some(Wording::Always(text)),
        toml::Value::Table(table) => {
            let text = |key: &str| table.get(key).and_then(toml::Value::as_str).map(str::to_owned);
            Some(Wording::Counted { one: text("one")?, other: text("other")? })
        }
        _ => None,
    };
    table.into_iter().filter_map(|(key, value)| Some((key, wording(value)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_its_language_where_markup_can_stand() {
        let page = format!("<title>{BEGIN}a{END}</title><p title=\"{BEGIN}b{END}\">{BEGIN}c{END} d</p>");
        assert_eq!(told(&page, "se"), "<title>a</title><p title=\"b\"><span lang=\"se\">c</span> d</p>");
        assert_eq!(told(&format!("{END}<p>{BEGIN}{BEGIN}x</p>{END}"), "se"), "<p><span lang=\"se\">x</span></p>");
    }
}

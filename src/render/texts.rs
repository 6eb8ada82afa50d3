//! The interface's texts: one TOML file a language in the theme, `key = "text"` or a table with `one` and `other`.

use crate::check::rules::missing_translation;
use crate::finding::Finding;
use crate::model::{Lang, Text};
use crate::read::ThemeSource;
use std::collections::BTreeMap;

/// The texts of one language.
#[derive(Debug, Default, Clone)]
pub struct Texts {
    lang: Lang,
    texts: BTreeMap<String, Wording>,
}

#[derive(Debug, Clone)]
enum Wording {
    Always(String),
    Counted { one: String, other: String },
}

impl Texts {
    /// The texts of `lang`; what it lacks is taken from the nearest language and leaves a finding, and so does a file
    /// that is no TOML.
    pub fn load(theme: &ThemeSource, lang: Lang, findings: &mut Vec<Finding>) -> Texts {
        let files: Vec<(Lang, &Text)> = Lang::ALL.into_iter().filter_map(|l| Some((l, file(theme, l)?))).collect();
        let mut own = Texts { lang, texts: BTreeMap::new() };
        for other in lang.fallbacks() {
            let Some((_, text)) = files.iter().find(|(l, _)| *l == other) else { continue };
            for (key, wording) in parse(text, findings) {
                if other != lang && !own.texts.contains_key(&key) {
                    let place = file(theme, lang).map_or_else(|| text.line_place(1), |own| own.line_place(1));
                    findings.push(missing_translation::text(place, &key, lang.tag()));
                }
                own.texts.entry(key).or_insert(wording);
            }
        }
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
        let is_one = args.iter().any(|(name, value)| *name == "n" && *value == "1");
        let text = match self.texts.get(key) {
            None => return key.to_owned(),
            Some(Wording::Always(text)) => text,
            Some(Wording::Counted { one, .. }) if is_one => one,
            Some(Wording::Counted { other, .. }) => other,
        };
        let mut out = text.clone();
        for (name, value) in args {
            out = out.replace(&format!("{{{name}}}"), value);
        }
        out
    }
}

fn file(theme: &ThemeSource, lang: Lang) -> Option<&Text> {
    let name = format!("texts/{lang}.toml");
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

//! The report's own words, in three languages, and how what others wrote is put into them.

use crate::model::Lang;
use std::collections::BTreeMap;
use std::sync::LazyLock;

type Texts = BTreeMap<String, BTreeMap<String, String>>;

// The file is a part of the program; a test reads it.
static TEXTS: LazyLock<Texts> = LazyLock::new(|| toml::from_str(include_str!("texts.toml")).unwrap_or_default());

/// A run of text on a line.
#[derive(Debug, Clone)]
pub enum Run {
    /// The program's own words.
    Text(String),
    /// What others wrote.
    Said(String),
    /// A name, as it is written in files.
    Code(String),
    /// The name of an entry.
    Name(String),
    /// Words that are gone.
    Removed(String),
    /// Words that are new.
    Added(String),
}

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub Lang);

impl Words {
    /// A text of the program's own.
    pub fn get(self, key: &'static str) -> &'static str {
        TEXTS.get(self.0.tag()).and_then(|texts| texts.get(key)).map_or(key, String::as_str)
    }

    /// A text with what others wrote in the places of its arguments, kept apart from the program's own words.
    pub fn runs(self, key: &'static str, args: &[(&str, &str)]) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut rest = self.get(key);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else { break };
            runs.push(Run::Text(before.to_owned()));
            runs.extend(args.iter().find(|(arg, _)| *arg == name).map(|(_, value)| Run::Said((*value).to_owned())));
            rest = tail;
        }
        runs.push(Run::Text(rest.to_owned()));
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_in_every_language() {
        let keys = |lang: Lang| TEXTS.get(lang.tag()).map(|texts| texts.keys().cloned().collect::<Vec<_>>());
        assert!(keys(Lang::Nb).is_some_and(|keys| keys.len() > 30));
        assert!(Lang::ALL.into_iter().all(|lang| keys(lang) == keys(Lang::Nb)));
    }
}

//! What the program says to people, beside findings: one TOML file a language.

use super::Stopped;
use crate::finding::visible;
use crate::model::Lang;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static TEXTS: LazyLock<[BTreeMap<String, String>; 3]> = LazyLock::new(|| {
    let files = [include_str!("texts/nb.toml"), include_str!("texts/nn.toml"), include_str!("texts/en.toml")];
    // The files are a part of the program; a test reads them.
    files.map(|file| toml::from_str(file).unwrap_or_default())
});

/// The program's voice in one language.
#[derive(Debug, Clone, Copy)]
pub struct Say(pub Lang);

impl Say {
    /// A text with its arguments filled in.
    pub fn text(self, key: &str, args: &[(&str, &str)]) -> String {
        let text = TEXTS[self.0 as usize].get(key).map_or(key, String::as_str);
        args.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), &visible(value)))
    }

    /// A reason to stop.
    pub fn stopped(self, key: &str, args: &[(&str, &str)]) -> Stopped {
        Stopped(self.text(key, args))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_in_every_language() {
        let keys = |lang: Lang| TEXTS[lang as usize].keys().cloned().collect::<Vec<_>>();
        assert!(!keys(Lang::Nb).is_empty());
        assert_eq!(keys(Lang::Nb), keys(Lang::Nn));
        assert_eq!(keys(Lang::Nb), keys(Lang::En));
    }
}

//! One text in several languages.

use super::{Lang, Node};

/// A short text in up to three languages; a reader always gets some language rather than nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    texts: [Option<String>; 3],
}

impl Label {
    /// A label that says the same in every language (a proper name, a code).
    pub fn same(text: impl Into<String>) -> Label {
        let text = text.into();
        Label { texts: [Some(text.clone()), Some(text.clone()), Some(text)] }
    }

    /// This label with `text` as its wording in `lang`; an empty text is no wording.
    pub fn with(mut self, lang: Lang, text: impl Into<String>) -> Label {
        let text = text.into();
        if !text.trim().is_empty() {
            self.texts[lang as usize] = Some(text);
        }
        self
    }

    /// The wording in `lang`, or in the nearest language that has one, or an empty text.
    pub fn get(&self, lang: Lang) -> &str {
        lang.fallbacks().into_iter().find_map(|l| self.texts[l as usize].as_deref()).unwrap_or("")
    }

    /// Whether `lang` has a wording of its own.
    pub fn has(&self, lang: Lang) -> bool {
        self.texts[lang as usize].is_some()
    }

    /// Whether no language has a wording.
    pub fn is_empty(&self) -> bool {
        self.texts.iter().all(Option::is_none)
    }

    /// Every wording that exists, in the order of [`Lang::ALL`].
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().flatten().map(String::as_str)
    }

    /// `{nb: …, nn: …, en: …}`, or one text for all, as the catalogue's YAML files write it.
    pub fn from_node(node: &Node) -> Label {
        let said = |lang: Lang| node.get(lang.tag()).and_then(Node::text).unwrap_or_default();
        let each = || Lang::ALL.into_iter().fold(Label::default(), |label, lang| label.with(lang, said(lang)));
        node.text().map_or_else(each, Label::same)
    }

    /// `{"nb": …, "nn": …, "en": …}` or one plain text (which then counts as bokmål), as schemas write it.
    pub fn from_json(value: &serde_json::Value) -> Label {
        let mut label = Label::default();
        if let Some(text) = value.as_str() {
            return label.with(Lang::Nb, text);
        }
        for lang in Lang::ALL {
            if let Some(text) = value.get(lang.tag()).and_then(|v| v.as_str()) {
                label = label.with(lang, text);
            }
        }
        label
    }
}

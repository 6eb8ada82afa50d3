//! likely-duplicate: a new entry that is much like one that is there already.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{EntryId, Label, Lang, Place};
use serde::{Deserialize, Serialize};

/// The rule.
pub static RULE: Rule = Rule::new("likely-duplicate", Severity::Warning, include_str!("likely_duplicate.toml"));

/// In what two entries are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likeness {
    /// The same title, or nearly.
    Title,
    /// Nearly the same words under the title.
    Summary,
    /// The same address of the source code.
    Repository,
    /// The same organisation number.
    OrganisationNumber,
    /// Most of the text.
    Text,
}

impl Likeness {
    /// In words: bokmål, nynorsk, English.
    fn words(self) -> [&'static str; 3] {
        match self {
            Likeness::Title => ["så godt som samme tittel", "så godt som same tittel", "practically the same title"],
            Likeness::Summary => ["nesten samme sammendrag", "nesten same samandrag", "nearly the same summary"],
            Likeness::Repository => ["samme kildekode", "same kjeldekode", "the same source code"],
            Likeness::OrganisationNumber => ["samme organisasjonsnummer", "same organisasjonsnummer", "the same organisation number"],
            Likeness::Text => ["stort sett samme tekst", "stort sett same tekst", "mostly the same text"],
        }
    }
}

/// Likenesses in words, as a list: «a, b og c».
pub fn in_words(likenesses: &[Likeness]) -> Label {
    let list = |lang: Lang| {
        let words: Vec<&str> = likenesses.iter().map(|likeness| likeness.words()[lang as usize]).collect();
        let and = if lang == Lang::En { "and" } else { "og" };
        match words.as_slice() {
            [most @ .., last] if !most.is_empty() => format!("{} {and} {last}", most.join(", ")),
            words => words.concat(),
        }
    };
    Lang::ALL.into_iter().fold(Label::default(), |label, lang| label.with(lang, list(lang)))
}

/// The entry is like `id`, which is called `title`.
pub fn found(place: Place, id: &EntryId, title: &str, likenesses: &[Likeness]) -> Finding {
    RULE.at(place, "default").with("id", id).with("title", title).worded("reasons", in_words(likenesses))
}

//! What vocabularies call the same: «RPA» and «Robotprosess». Who searches for the one is shown the other too, and told so.

use super::asked::asked;
use super::norwegian::Rules;
use crate::check::schema::{Concept, Schemas};
use crate::model::Lang;
use std::collections::BTreeMap;

/// Other words for what somebody seeks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Also {
    /// Whether one is short for the other, so that both are always meant; else the other helps where the word finds little.
    pub short: bool,
    /// The other words, as the vocabulary writes them.
    pub text: String,
}

/// The longest abbreviation, in letters.
const SHORT: usize = 6;
/// The most words that have a key together.
const WORDS: usize = 2;

/// The other words for each key: what the whole sector shortens, and what the vocabularies say.
pub fn also(schemas: &Schemas, lang: Lang) -> BTreeMap<String, Vec<Also>> {
    let concepts = schemas.vocabularies().flat_map(|list| &list.concepts);
    let mut all: BTreeMap<String, Vec<Also>> = BTreeMap::new();
    let mut same: Vec<(&str, &str)> = common().collect();
    same.extend(concepts.flat_map(|concept| pairs(concept, lang)));
    for (from, to) in same {
        let Some(key) = key(from).filter(|own| key(to).as_ref() != Some(own)) else { continue };
        let others = all.entry(key).or_default();
        if !others.iter().any(|known| known.text.eq_ignore_ascii_case(to)) {
            others.push(Also { short: is_short(from) || is_short(to), text: to.to_owned() });
        }
    }
    all.values_mut().for_each(|others| others.sort());
    all
}

/// Abbreviations and what they are short for, both ways.
fn common() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = include_str!("short.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.flat_map(|(short, long)| long.split('\t').flat_map(move |long| [(short, long), (long, short)]))
}

/// A concept's synonyms lead to its label, and the label to its abbreviations.
fn pairs(concept: &Concept, lang: Lang) -> impl Iterator<Item = (&str, &str)> {
    let label = concept.label.get(lang);
    let to_label = concept.synonyms.iter().map(move |synonym| (synonym.as_str(), label));
    let to_short = concept.synonyms.iter().filter(|synonym| is_short(synonym)).map(move |synonym| (label, synonym.as_str()));
    to_label.chain(to_short)
}

/// Whether a text is an abbreviation: capitals and digits alone.
fn is_short(text: &str) -> bool {
    let plain = |c: char| c.is_uppercase() || c.is_ascii_digit();
    (2..=SHORT).contains(&text.chars().count()) && text.chars().all(plain) && text.chars().any(char::is_uppercase)
}

/// The key of a phrase: that of its words written as one. None when it is too long to be looked for.
fn key(phrase: &str) -> Option<String> {
    let words: Vec<String> = asked(phrase).into_iter().map(|asked| asked.word).collect();
    (1..=WORDS).contains(&words.len()).then(|| Rules::standard().key(&words.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_is_short_and_in_capitals() {
        assert!(["RPA", "KI", "M365", "ROS"].into_iter().all(is_short));
        assert!(["A", "Altinn", "robot", "365", "INTEGRASJON"].into_iter().all(|text| !is_short(text)));
    }

    #[test]
    fn two_words_have_the_key_of_one() {
        assert_eq!(key("kunstig intelligens"), key("kunstigintelligens"));
        assert_eq!(key("robotic process automation"), None);
    }
}

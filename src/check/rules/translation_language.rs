//! translation-language: the file of a translation names a language that nobody is offered, or the entry's own.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Place, WRITTEN, own_name};
use crate::read::EntrySource;

/// The rule.
pub static RULE: Rule = Rule::new("translation-language", Severity::Error, include_str!("translation_language.toml"));

/// Judges the language `tag` of a translation of what is written in the language `own`.
pub fn check(source: &EntrySource, tag: &str, own: &str) -> Option<Finding> {
    let place = Place::file(source.text().path().clone());
    if tag.eq_ignore_ascii_case(own) {
        return Some(RULE.at(place, "same").with("tag", tag));
    }
    let known = || WRITTEN.iter().map(|(tag, name)| format!("{tag} ({name})")).collect::<Vec<_>>().join(", ");
    own_name(tag).is_none().then(|| RULE.at(place, "unknown").with("tag", tag).with("known", known()))
}

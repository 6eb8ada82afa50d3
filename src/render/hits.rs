//! What a list of hits shows of an entry.

use super::press::Press;
use super::wording::shortened;
use super::{fields, languages, standing};
use crate::check::Entry;
use crate::check::schema::{Field, Show};
use crate::search::Shown;
use serde_json::Value;

/// The longest summary of a hit, in letters.
const SUMMARY: usize = 240;
/// How many owners, and how many themes, a hit names.
const NAMED: usize = 2;
/// How many short texts a hit has in all.
const TELLS: usize = 8;

/// What hits show of an entry.
pub fn hit(press: &Press, number: usize) -> Shown {
    let entry = &press.catalogue.entries()[number];
    Shown {
        url: press.entry_url(number),
        summary: shortened(entry.summary().unwrap_or(""), SUMMARY),
        lang: languages::foreign(press, entry),
        note: standing::note(press, number).map(|note| (note.code, note.label)),
        tells: tells(press, entry),
    }
}

/// What the entry is, who owns it, and what it is about.
fn tells(press: &Press, entry: &Entry) -> Vec<String> {
    let Some(kind) = entry.kind() else { return Vec::new() };
    let badges = fields::shown(press, entry, kind, Show::Badge);
    let mut tells: Vec<String> = badges.iter().flat_map(|field| &field.values).filter_map(fields::text_of).collect();
    let facets = || kind.shape.fields.iter().filter(|field| field.facet && field.show != Show::Badge);
    let owners = facets().filter(|field| field.shape.relation.is_some());
    let themes = facets().filter(|field| field.vocabulary().is_some() && field.search > 0.0);
    for field in owners.chain(themes) {
        tells.extend(named(press, entry, field));
    }
    let mut seen = std::collections::HashSet::new();
    tells.retain(|text| seen.insert(text.clone()));
    tells.truncate(TELLS);
    tells
}

/// The first values of a field: the titles of entries, the labels of codes.
fn named(press: &Press, entry: &Entry, field: &Field) -> Vec<String> {
    let catalogue = &press.catalogue;
    let lang = press.lang;
    let value = entry.data().get(&*field.name);
    let items = value.map_or(&[][..], |value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice));
    let list = field.vocabulary().and_then(|name| catalogue.schemas().vocabulary(name));
    let name = |text: &str| match list {
        Some(list) => list.concept(text).map(|concept| concept.label.get(lang).to_owned()),
        None => catalogue.index(text).filter(|other| catalogue.is_listed(*other)).map(|other| catalogue.name_of(other).to_owned()),
    };
    items.iter().filter_map(Value::as_str).filter_map(name).take(NAMED).collect()
}

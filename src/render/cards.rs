//! Entries as they stand in lists, and the small things that several pages show.

use super::site::Site;
use super::views::{CardView, StatusView};
use super::{dates, fields};
use crate::check::schema::Show;
use crate::review::Step;
use crate::route::paths;

/// The longest summary in a list, in letters.
const SUMMARY: usize = 300;

/// An entry in a list.
pub fn card(site: &Site, number: usize) -> CardView {
    let catalogue = site.catalogue();
    let entry = &catalogue.entries()[number];
    let lang = catalogue.config().language;
    let kind = entry.kind();
    let badges = kind.map(|kind| fields::shown(site, entry, kind, Show::Badge)).unwrap_or_default();
    CardView {
        title: entry.title().to_owned(),
        url: site.entry_url(number),
        summary: shortened(entry.summary().unwrap_or(""), SUMMARY),
        kind: capitalised(kind.map_or("", |kind| kind.one.get(lang))),
        kind_name: entry.id().kind().to_owned(),
        status: status(site, catalogue.status(number)),
        badges: badges.iter().flat_map(|field| &field.values).filter_map(fields::text_of).take(6).collect(),
        date: entry.date().map(|date| dates::written(date, site.theme().texts())),
    }
}

/// A step of the ladder.
pub fn status(site: &Site, step: &Step) -> StatusView {
    let lang = site.catalogue().config().language;
    StatusView {
        code: step.code.clone(),
        label: step.label.get(lang).to_owned(),
        meaning: step.meaning.get(lang).to_owned(),
        url: site.url(&paths::status(&step.code)),
    }
}

/// The text with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The text on one line and with at most `most` letters, cut between words where that is possible.
pub fn shortened(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = text.char_indices().nth(most) else { return text };
    let end = text[..cut].rfind(' ').filter(|space| *space > cut / 2).unwrap_or(cut);
    format!("{}…", text[..end].trim_end_matches([',', '.', ' ', '–']))
}

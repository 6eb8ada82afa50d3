//! Entries as they stand in lists, and the small things that several pages show.

use super::press::{Press, link};
use super::views::{CardView, LinkView, StatusView};
use super::wording::{capitalised, shortened};
use super::{dates, fields};
use crate::check::Entry;
use crate::check::schema::Show;
use crate::review::Step;
use crate::route::paths;

/// The longest summary in a list, in letters.
const SUMMARY: usize = 300;

/// An entry in a list.
pub fn card(press: &Press, number: usize) -> CardView {
    let catalogue = &press.catalogue;
    let entry = &catalogue.entries()[number];
    let lang = catalogue.config().language;
    let kind = entry.kind();
    let badges = kind.map(|kind| fields::shown(press, entry, kind, Show::Badge)).unwrap_or_default();
    CardView {
        title: entry.title().to_owned(),
        url: press.entry_url(number),
        summary: shortened(entry.summary().unwrap_or(""), SUMMARY),
        lang: language(press, entry),
        kind: capitalised(kind.map_or("", |kind| kind.one.get(lang))),
        kind_name: entry.id().kind().to_owned(),
        status: status(press, catalogue.status(number)),
        badges: badges.iter().flat_map(|field| &field.values).filter_map(fields::text_of).take(6).collect(),
        date: entry.date().map(|date| dates::written(date, press.theme.texts())),
    }
}

/// The tag of the language of an entry's texts, when it is not the site's.
pub fn language(press: &Press, entry: &Entry) -> Option<String> {
    let own = press.catalogue.config().language.tag();
    entry.language().filter(|tag| !tag.eq_ignore_ascii_case(own)).map(str::to_owned)
}

/// A step of the ladder.
pub fn status(press: &Press, step: &Step) -> StatusView {
    let lang = press.catalogue.config().language;
    StatusView {
        code: step.code.clone(),
        label: step.label.get(lang).to_owned(),
        meaning: step.meaning.get(lang).to_owned(),
        url: press.url(&paths::status(&step.code)),
    }
}

/// The way back to the front page.
pub fn home(press: &Press) -> LinkView {
    link(press.theme.texts().get("home"), press.url("/"))
}

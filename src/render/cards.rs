//! Entries as they stand in lists, and the small things that several pages show.

use super::press::{Press, icon};
use super::views::CardView;
use super::wording::{capitalised, shortened};
use super::{dates, fields, languages, standing};
use crate::check::schema::Show;

/// The longest summary in a list, in letters.
const SUMMARY: usize = 300;

/// An entry in a list.
pub fn card(press: &Press, number: usize) -> CardView {
    let catalogue = &press.catalogue;
    let entry = &catalogue.entries()[number];
    let lang = press.lang;
    let kind = entry.kind();
    let listed = catalogue.is_listed(number);
    let badges = kind.filter(|_| listed).map(|kind| fields::shown(press, entry, kind, Show::Badge)).unwrap_or_default();
    CardView {
        id: entry.id().to_string(),
        // Of what is withdrawn, lists tell only that it is.
        title: catalogue.name_of(number).to_owned(),
        url: press.entry_url(number),
        summary: shortened(entry.summary().filter(|_| listed).unwrap_or(""), SUMMARY),
        lang: languages::foreign(press, entry),
        kind: capitalised(kind.map_or("", |kind| kind.one.get(lang))),
        kind_name: entry.id().kind().to_owned(),
        icon: kind.map(|kind| icon(kind)).unwrap_or_default(),
        status: standing::status(press, number),
        badges: badges.iter().flat_map(|field| &field.values).filter_map(fields::text_of).take(6).collect(),
        date: entry.date().filter(|_| listed).map(|date| dates::written(date, press.theme.texts())),
    }
}

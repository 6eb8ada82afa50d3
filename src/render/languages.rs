//! Languages: of an entry's words, and those that one page can be read in.

use super::press::Press;
use super::views::LanguageView;
use crate::check::Entry;
use crate::model::own_name;
use crate::route::paths;

/// The path of a page whose original is at `base`.
pub fn path(base: &str, translation: Option<&Entry>) -> String {
    translation.and_then(Entry::language).map_or_else(|| base.to_owned(), |tag| paths::in_language(base, tag))
}

/// The languages of `original`, its own first; none when there is only that. `here` is the one that the page shows.
pub fn of(press: &Press, original: &Entry, base: &str, here: &Entry) -> Vec<LanguageView> {
    if original.translations().is_empty() {
        return Vec::new();
    }
    let view = |entry: &Entry, path: String| {
        let tag = spoken(press, entry);
        LanguageView {
            tag: tag.to_owned(),
            name: own_name(tag).unwrap_or(tag).to_owned(),
            url: press.url(&path),
            address: press.addresses.address(&path),
            first: std::ptr::eq(entry, original),
            here: std::ptr::eq(entry, here),
        }
    };
    let others = original.translations().iter().map(|entry| view(entry, path(base, Some(entry))));
    std::iter::once(view(original, base.to_owned())).chain(others).collect()
}

/// What the page of an entry, or of a translation of it, is called among open windows: two with one name are told apart by their language.
pub fn page_title(original: &Entry, here: &Entry) -> String {
    match here.language().filter(|_| !std::ptr::eq(here, original) && here.title() == original.title()) {
        Some(tag) => format!("{} ({})", here.title(), own_name(tag).unwrap_or(tag)),
        None => here.title().to_owned(),
    }
}

/// The tag of the language of an entry's texts, when it is not the page's.
pub fn foreign(press: &Press, entry: &Entry) -> Option<String> {
    let tag = spoken(press, entry);
    (!tag.eq_ignore_ascii_case(press.lang.tag())).then(|| tag.to_owned())
}

/// The tag of the language of an entry's texts: the site's unless the entry says another.
pub fn spoken<'a>(press: &'a Press, entry: &'a Entry) -> &'a str {
    entry.language().unwrap_or(press.catalogue.config().language.tag())
}

/// What an entry is called on a page that names it, in the page's language where it has been translated; and the tag of
/// the language of that, when it is another than the page's.
pub fn name(press: &Press, number: usize) -> (String, Option<String>) {
    let catalogue = &press.catalogue;
    let entry = &catalogue.entries()[number];
    if !catalogue.is_listed(number) {
        return (catalogue.name_of(number).to_owned(), None);
    }
    let shown = press.translated(entry).unwrap_or(entry);
    (shown.title().to_owned(), foreign(press, shown))
}

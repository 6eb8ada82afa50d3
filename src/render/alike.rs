//! What an entry's page says of others that are about the same, and why, with a way to see the two beside each other.

use super::press::Press;
use super::views::AlikeView;
use super::{languages, lists};
use crate::model::EntryId;
use crate::route::paths;

/// How many values of those that two share are named.
const NAMED: usize = 3;

/// The entries that are about the same as one.
pub fn alike(press: &Press, number: usize) -> Vec<AlikeView> {
    let id = press.catalogue.entries()[number].id();
    let view = |alike: crate::relate::Alike<'_>| {
        let (title, lang) = languages::name(press, alike.entry);
        let shared = alike.shared.iter().take(NAMED).map(|shared| lists::value_label(press, shared.field, shared.value));
        AlikeView {
            title,
            lang,
            url: press.entry_url(alike.entry),
            shared: shared.collect(),
            compare: compared(press, [id, press.catalogue.entries()[alike.entry].id()]),
        }
    };
    press.catalogue.alike(number).into_iter().map(view).collect()
}

/// The page that shows entries beside each other.
fn compared(press: &Press, ids: [&EntryId; 2]) -> String {
    let ids = ids.map(|id| format!("id={}/{}", paths::in_query(id.kind()), paths::in_query(id.slug())));
    format!("{}?{}", press.view.compare, ids.join("&"))
}

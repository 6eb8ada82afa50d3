//! How one refers to an entry's page, and sends it to others.

use super::press::Press;
use super::views::{CiteDateView, CiteView, FieldView};
use super::{dates, fields, standing};
use crate::check::Entry;
use crate::check::schema::Kind;
use crate::route::paths;

/// What schemas say of those who have given a thing out, or else made it (DCMI Metadata Terms).
const OWNERS: [&str; 2] = ["dct:publisher", "dct:creator"];

/// How one refers to the page of an entry, or of a translation of it, at `address`.
pub fn cite(press: &Press, number: usize, entry: &Entry, kind: &Kind, address: String) -> CiteView {
    // A title on several lines would be several headers of a letter.
    let title = entry.title().split_whitespace().collect::<Vec<_>>().join(" ");
    CiteView {
        mail: format!("mailto:?subject={}&body={}", paths::in_query(&title), paths::in_query(&address)),
        title: if title.ends_with(['.', '?', '!', '…']) { title } else { format!("{title}.") },
        owners: owners(press, entry, kind),
        site: press.view.title.clone(),
        date: date(press, number),
        address,
    }
}

/// Those who have given an entry out, or else made it.
pub fn owners(press: &Press, entry: &Entry, kind: &Kind) -> Vec<String> {
    let said = OWNERS.iter().flat_map(|property| kind.shape.fields.iter().filter(|field| field.rdf.as_deref() == Some(*property)));
    let view = said.into_iter().find_map(|field| fields::one(press, entry, field));
    view.iter().flat_map(|FieldView { values, .. }| values).filter_map(fields::text_of).collect()
}

/// When an entry was last changed, or which day it says itself; else when it was approved.
fn date(press: &Press, number: usize) -> Option<CiteDateView> {
    let texts = press.theme.texts();
    let approved = press.catalogue.standing(number).filter(|standing| !standing.changed);
    let (label, date) = standing::dated(press, number).or_else(|| Some(("glance_decided", approved?.decision()?.date)))?;
    Some(CiteDateView { label: texts.get(label), date: dates::written(date, texts) })
}

//! The front page: the ways in, what is new, what is used most, what is asked for, and who answers for what.

use super::lists::count;
use super::press::{Press, link};
use super::views::{FrontView, RequestsView, ReusedView, VocabularyCountView};
use super::wording::capitalised;
use super::{cards, desk, linked};
use crate::check::Entry;
use crate::check::schema::{Field, Kind};
use crate::finding::Finding;
use crate::relate::Catalogue;
use crate::route::paths;
use serde_json::Value;
use std::cmp::Reverse;
use std::sync::Arc;
use tera::Context;

/// How many of the latest entries the front page shows.
const NEWEST: usize = 6;
/// How many codes of each vocabulary the front page shows.
const CODES: usize = 12;
/// How many of the entries that most use.
const REUSED: usize = 5;
/// How many requests that nobody has met.
const REQUESTS: usize = 5;
/// How many domains with those who answer for them.
const DOMAINS: usize = 12;

type Rendered = Result<Vec<u8>, Box<Finding>>;

/// The front page.
pub fn front(press: &Press, path: &str) -> Rendered {
    let catalogue = &press.catalogue;
    let lang = press.lang;
    let newest = newest(catalogue);
    let is_newest = newest.iter().any(|&entry| catalogue.date(entry).is_some());
    let newest = newest.into_iter().map(|entry| cards::card(press, entry)).collect();
    let vocabularies = catalogue.codes().iter().map(|(name, codes)| {
        let mut used: Vec<usize> = codes.used.keys().copied().filter(|&code| codes.depth(code) == 0).collect();
        used.sort_by_key(|&code| (Reverse(codes.count(code)), code));
        VocabularyCountView {
            label: capitalised(codes.vocabulary.title.get(lang)),
            url: press.url(&paths::vocabulary(name)),
            codes: used.into_iter().take(CODES).map(|code| count(press, codes, code)).collect(),
        }
    });
    let view = FrontView {
        total: catalogue.entries().len(),
        newest,
        is_newest,
        reused: reused(press),
        requests: requests(press),
        domains: desk::domains(press).into_iter().filter(|domain| !domain.editors.is_empty()).take(DOMAINS).collect(),
        vocabularies: vocabularies.collect(),
    };
    let description = press.theme.texts().filled("front_description", &[("name", &press.view.title)]);
    let mut page = press.page("front", path, &press.view.title, &description);
    page.feed = Some(link(press.theme.texts().get("feed_all"), press.view.feed.clone()));
    let mut context = Context::new();
    context.insert("page", &page);
    context.insert("front", &view);
    context.insert_value("linked", linked::site(press));
    press.theme.render("front.html", &context)
}

/// The latest entries. Of those with the same date the kinds take turns, so that a day's work in one of them does not
/// hide the rest. Where nothing carries a date, one of each kind shows what there is.
fn newest(catalogue: &Catalogue) -> Vec<usize> {
    let kinds = || catalogue.kinds().iter().filter(|(kind, _)| kind.page);
    let mut turns: Vec<_> = kinds()
        .flat_map(|(_, entries)| catalogue.latest_of(entries.iter().copied(), NEWEST).into_iter().enumerate())
        .filter_map(|(turn, entry)| Some((catalogue.date(entry)?, turn, entry)))
        .collect();
    // The sort is stable: within a turn the kinds keep their order.
    turns.sort_by_key(|&(date, turn, _)| (Reverse(date), turn));
    let newest: Vec<usize> = turns.into_iter().take(NEWEST).map(|(_, _, entry)| entry).collect();
    if newest.is_empty() { kinds().filter_map(|(_, entries)| entries.first().copied()).take(NEWEST).collect() } else { newest }
}

/// What most say that they use, the most used first; of as many users, the latest.
fn reused(press: &Press) -> Vec<ReusedView> {
    let catalogue = &press.catalogue;
    let newest = catalogue.newest().iter().copied().filter(|&entry| catalogue.is_listed(entry));
    let used = catalogue.most_used(newest).into_iter().take_while(|(_, users)| *users > 0);
    used.take(REUSED).map(|(entry, users)| ReusedView { card: cards::card(press, entry), users }).collect()
}

/// What is asked for and not met, the latest first; with more of them than there is room for, the way to all.
fn requests(press: &Press) -> Option<RequestsView> {
    let catalogue = &press.catalogue;
    let (field, (kind, entries)) = catalogue.kinds().iter().filter(|(kind, _)| kind.page).find_map(|own| Some((asking(&own.0)?, own)))?;
    let open: Vec<usize> = entries.iter().copied().filter(|&entry| is_open(&catalogue.entries()[entry], field)).collect();
    let total = open.len();
    let filter = paths::in_query(&catalogue.schemas().filter(kind, field));
    let values: String = field.open.iter().map(|value| format!("&{filter}={}", paths::in_query(value))).collect();
    let all = format!("{}?kind={}{values}", press.url(paths::SEARCH), paths::in_query(&kind.name));
    let latest = catalogue.latest_of(open.into_iter(), REQUESTS);
    let cards = latest.into_iter().map(|entry| cards::card(press, entry)).collect();
    (total > 0).then_some(RequestsView { total, cards, all })
}

/// The field of a kind that says whether an entry still asks for something.
fn asking(kind: &Arc<Kind>) -> Option<&Field> {
    kind.shape.fields.iter().find(|field| !field.open.is_empty() && field.facet)
}

fn is_open(entry: &Entry, field: &Field) -> bool {
    entry.data().get(&*field.name).and_then(Value::as_str).is_some_and(|value| field.open.iter().any(|open| open == value))
}

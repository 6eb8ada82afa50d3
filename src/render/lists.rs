//! Pages that list entries: of a kind, a step of the ladder, a code; and the vocabularies themselves.

use super::plain::not_found;
use super::press::{Press, icon, link};
use super::views::{
    CountView, FacetView, FieldView, LinkView, ListView, NarrowedView, PagerLinkView, PagerView, SortingView, ValueView, VocabularyView,
};
use super::wording::capitalised;
use super::{cards, languages};
use crate::check::schema::{Field, Kind};
use crate::finding::Finding;
use crate::model::slugify;
use crate::relate::{CodeList, Facet, FacetValue, Sorting};
use crate::route::paths;
use std::cmp::Reverse;
use std::collections::BTreeMap;

type Rendered = Result<Vec<u8>, Box<Finding>>;

/// A page of a kind's list.
pub fn kind(press: &Press, number: usize, page: usize) -> Rendered {
    let (kind, entries) = &press.catalogue.kinds()[number];
    let base = paths::top(&kind.name);
    let view = kind_list(press, number, None, list(press, &base, entries, page));
    render(press, "kind", &base, page, view, Some(&base))
}

/// A page of a kind's list in another order.
pub fn sorted(press: &Press, number: usize, sorting: Sorting, page: usize) -> Rendered {
    let catalogue = &press.catalogue;
    let kind = &catalogue.kinds()[number].0;
    let Some((_, entries)) = catalogue.sortings(number).iter().find(|(other, _)| *other == sorting) else { return not_found(press) };
    let base = paths::sorted(&kind.name, sorting);
    let view = kind_list(press, number, Some(sorting), list(press, &base, entries, page));
    let own = paths::top(&kind.name);
    let crumb = link(&view.heading, press.url(&own));
    render_under(press, ("kind", Some(crumb)), &base, page, view, Some(&own))
}

/// The first of a kind's entries that have a value; whoever wants the rest, or a second value, finds them in the search.
pub fn narrowed(press: &Press, number: usize, facet: usize, value: usize) -> Rendered {
    let catalogue = &press.catalogue;
    let kind = &catalogue.kinds()[number].0;
    let facet = &catalogue.facets(number)[facet];
    let held = &facet.values[value];
    let field = facet.field(kind);
    let base = paths::narrowed(&kind.name, &field.name, held.slug.as_deref().unwrap_or_default());
    let CountView { label, .. } = facet_value(press, kind, facet, held);
    let mut view = kind_list(press, number, None, list(press, &base, facet.entries(&held.value), 1));
    let own = paths::top(&kind.name);
    let crumb = link(&view.heading, press.url(&own));
    let narrowed = NarrowedView { field: capitalised(field.label.get(press.lang)), value: label.clone(), all: crumb.url.clone() };
    view.heading = press.theme.texts().filled("narrowed_heading", &[("kind", &view.heading), ("value", &label)]);
    view.lead = String::new();
    (view.pager, view.sortings) = (None, Vec::new());
    view.combine = Some(search_with(press, kind, field, &held.value));
    view.order = Some(label);
    view.narrowed = Some(narrowed);
    render_under(press, ("kind", Some(crumb)), &base, 1, view, None)
}

/// The address of the search for the entries of a kind that have a value.
fn search_with(press: &Press, kind: &Kind, field: &Field, value: &str) -> String {
    let filter = press.catalogue.schemas().filter(kind, field);
    let (name, filter, value) = (paths::in_query(&kind.name), paths::in_query(&filter), paths::in_query(value));
    format!("{}?kind={name}&{filter}={value}", press.url(paths::SEARCH))
}

/// A list with what every list of a kind has.
fn kind_list(press: &Press, number: usize, current: Option<Sorting>, list: ListView) -> ListView {
    let catalogue = &press.catalogue;
    let lang = press.lang;
    let kind = &catalogue.kinds()[number].0;
    let other = |(sorting, _): &(Sorting, Vec<usize>)| Some(*sorting);
    let orders = catalogue.sortings(number).iter().map(other);
    let view = |sorting: Option<Sorting>| SortingView {
        label: press.theme.texts().get(order_name(sorting)),
        url: press.url(&sorting.map_or_else(|| paths::top(&kind.name), |sorting| paths::sorted(&kind.name, sorting))),
        current: sorting == current,
    };
    let facets = facets(press, number);
    let combine = format!("{}?kind={}", press.url(paths::SEARCH), paths::in_query(&kind.name));
    ListView {
        heading: capitalised(kind.many.get(lang)),
        lead: kind.description.get(lang).to_owned(),
        icon: icon(kind),
        combine: (!facets.is_empty()).then_some(combine),
        facets,
        sortings: if catalogue.sortings(number).is_empty() { Vec::new() } else { [None].into_iter().chain(orders).map(view).collect() },
        order: current.map(|_| press.theme.texts().get(order_name(current))),
        ..list
    }
}

/// The text that names an order; nothing is the list's own.
fn order_name(sorting: Option<Sorting>) -> &'static str {
    match sorting {
        None => "sort_own",
        Some(Sorting::Newest) => "sort_newest",
        Some(Sorting::MostUsed) => "sort_used",
        Some(Sorting::Alphabetical) => "sort_alphabet",
    }
}

/// A page of the entries of a step of the ladder.
pub fn status(press: &Press, number: usize, page: usize) -> Rendered {
    let catalogue = &press.catalogue;
    let lang = press.lang;
    let Some((step, entries)) = catalogue.steps().nth(number) else { return not_found(press) };
    let base = paths::status(&step.code);
    let mut view = list(press, &base, entries, page);
    view.heading = step.label.get(lang).to_owned();
    view.lead = step.meaning.get(lang).to_owned();
    render(press, "status", &base, page, view, None)
}

/// A page of the entries of a code.
pub fn code(press: &Press, vocabulary: &str, code: usize, page: usize) -> Rendered {
    let catalogue = &press.catalogue;
    let lang = press.lang;
    let Some(codes) = catalogue.codes().get(vocabulary) else { return not_found(press) };
    let concept = &codes.vocabulary.concepts[code];
    let base = paths::code(vocabulary, &concept.slug);
    let entries = codes.used.get(&code).map(Vec::as_slice).unwrap_or_default();
    let mut view = list(press, &base, entries, page);
    view.heading = label(codes, code, press);
    view.lead = concept.description.get(lang).to_owned();
    view.synonyms.clone_from(&concept.synonyms);
    view.tells = concept.tells.iter().map(|(heading, text)| told(heading.get(lang), text.get(lang))).collect();
    view.uri = concept.uri.clone().filter(|uri| uri.starts_with("https://") || uri.starts_with("http://"));
    let broader = concept.broader.as_deref().and_then(|code| codes.vocabulary.index(code));
    view.broader = broader.map(|index| link(label(codes, index, press), code_url(press, codes, index)));
    let below = |index: &&usize| codes.vocabulary.concepts[**index].broader.as_deref() == Some(&concept.code);
    view.narrower = codes.used.keys().filter(below).map(|&index| count(press, codes, index)).collect();
    view.overview = Some(press.url(&paths::overview(&base)));
    let mut crumb = link(codes.vocabulary.title.get(lang), press.url(&paths::vocabulary(vocabulary)));
    crumb.label = capitalised(&crumb.label);
    render_under(press, ("code", Some(crumb)), &base, page, view, Some(&base))
}

/// What a vocabulary tells of a code, under a heading of its own.
fn told(heading: &str, text: &str) -> FieldView {
    let values = vec![ValueView::Text { text: text.to_owned(), lang: None }];
    FieldView { name: slugify(heading), label: capitalised(heading), values, ordered: false }
}

/// A vocabulary: its codes in use.
pub fn vocabulary(press: &Press, name: &str) -> Rendered {
    let lang = press.lang;
    let Some(codes) = press.catalogue.codes().get(name) else { return not_found(press) };
    let title = capitalised(codes.vocabulary.title.get(lang));
    let description = codes.vocabulary.description.get(lang).to_owned();
    let mut page = press.page("vocabulary", &paths::vocabulary(name), &title, &description);
    page.crumbs = vec![press.home()];
    let view = VocabularyView { title, description, codes: tree(codes).into_iter().map(|code| count(press, codes, code)).collect() };
    press.with("vocabulary.html", &page, "vocabulary", &view)
}

/// The codes in use, each followed by those below it.
fn tree(codes: &CodeList) -> Vec<usize> {
    let parent = |code: usize| codes.vocabulary.concepts[code].broader.as_deref().and_then(|b| codes.vocabulary.index(b));
    let mut below: BTreeMap<Option<usize>, Vec<usize>> = Default::default();
    codes.used.keys().for_each(|&code| below.entry(parent(code)).or_default().push(code));
    let mut open: Vec<usize> = below.get(&None).cloned().unwrap_or_default();
    open.reverse();
    let mut ordered = Vec::new();
    while let Some(code) = open.pop() {
        ordered.push(code);
        open.extend(below.get(&Some(code)).into_iter().flatten().rev());
    }
    ordered
}

/// A code with the number of entries behind it.
pub fn count(press: &Press, codes: &CodeList, code: usize) -> CountView {
    CountView { label: label(codes, code, press), url: code_url(press, codes, code), count: codes.count(code), depth: codes.depth(code) }
}

/// Codes with numbers of their own, the highest first.
pub fn counted(press: &Press, codes: &CodeList, counts: &BTreeMap<usize, usize>) -> Vec<CountView> {
    let mut views: Vec<CountView> = counts.iter().map(|(&code, &count)| CountView { count, ..self::count(press, codes, code) }).collect();
    views.sort_by_key(|view| Reverse(view.count));
    views
}

/// What a code is called.
pub fn label(codes: &CodeList, code: usize, press: &Press) -> String {
    let concept = &codes.vocabulary.concepts[code];
    let label = concept.label.get(press.lang);
    capitalised(if label.is_empty() { &concept.code } else { label })
}

fn code_url(press: &Press, codes: &CodeList, code: usize) -> String {
    press.url(&paths::code(&codes.vocabulary.name, &codes.vocabulary.concepts[code].slug))
}

/// The entries of one page, and the way to the others.
fn list(press: &Press, base: &str, entries: &[usize], page: usize) -> ListView {
    let size = press.catalogue.config().limits.page;
    let cards = entries.chunks(size).nth(page - 1).unwrap_or_default();
    ListView {
        heading: String::new(),
        lead: String::new(),
        icon: String::new(),
        total: entries.len(),
        cards: cards.iter().map(|&entry| cards::card(press, entry)).collect(),
        pager: pager(press, base, page, entries.len().div_ceil(size)),
        synonyms: Vec::new(),
        tells: Vec::new(),
        uri: None,
        broader: None,
        narrower: Vec::new(),
        narrowed: None,
        facets: Vec::new(),
        sortings: Vec::new(),
        order: None,
        combine: None,
        overview: None,
    }
}

/// The first and the last page, and those around this one.
pub fn pager(press: &Press, base: &str, current: usize, last: usize) -> Option<PagerView> {
    if last < 2 {
        return None;
    }
    let url = |page: usize| press.url(&paths::numbered(base, page));
    let near = |page: &usize| *page == 1 || *page == last || page.abs_diff(current) <= 2;
    let mut pages: Vec<PagerLinkView> = Vec::new();
    for number in (1..=last).filter(near) {
        let before = pages.last().map_or(0, |page| page.number);
        if number > before + 1 {
            pages.push(PagerLinkView { number: 0, url: String::new() });
        }
        pages.push(PagerLinkView { number, url: url(number) });
    }
    Some(PagerView {
        current,
        last,
        previous: (current > 1).then(|| url(current - 1)),
        next: (current < last).then(|| url(current + 1)),
        pages,
    })
}

/// The facets of a kind.
fn facets(press: &Press, number: usize) -> Vec<FacetView> {
    let catalogue = &press.catalogue;
    let (kind, _) = &catalogue.kinds()[number];
    let view = |facet: &Facet| {
        let field = facet.field(kind);
        let values = facet.values.iter().map(|held| facet_value(press, kind, facet, held));
        FacetView { label: capitalised(field.label.get(press.lang)), values: values.collect() }
    };
    catalogue.facets(number).iter().map(view).collect()
}

/// A value of a facet, with the page of what has it; a value without a page leads to the search.
fn facet_value(press: &Press, kind: &Kind, facet: &Facet, held: &FacetValue) -> CountView {
    let field = facet.field(kind);
    let page = held.slug.as_ref().map(|slug| press.url(&paths::narrowed(&kind.name, &field.name, slug)));
    let url = page.unwrap_or_else(|| search_with(press, kind, field, &held.value));
    CountView { label: value_label(press, field, &held.value), url, count: facet.entries(&held.value).len(), depth: 0 }
}

/// What a value of a field is called, whether it is a code, an entry or a choice.
pub fn value_label(press: &Press, field: &Field, value: &str) -> String {
    let catalogue = &press.catalogue;
    let codes = field.vocabulary().and_then(|name| catalogue.codes().get(&**name));
    let named = codes.and_then(|codes| Some(label(codes, codes.vocabulary.index(value)?, press)));
    let title = || catalogue.index(value).map(|other| languages::name(press, other).0);
    named.or_else(title).unwrap_or_else(|| field.choice(value, press.lang).to_owned())
}

fn render(press: &Press, sort: &'static str, base: &str, page: usize, view: ListView, feed: Option<&str>) -> Rendered {
    render_under(press, (sort, None), base, page, view, feed)
}

fn render_under(
    press: &Press,
    under: (&'static str, Option<LinkView>),
    base: &str,
    page: usize,
    view: ListView,
    feed: Option<&str>,
) -> Rendered {
    let (sort, crumb) = under;
    let mut head = press.page(sort, &paths::numbered(base, page), &view.heading, &view.lead);
    if let Some(order) = &view.order {
        head.title = format!("{} – {order}", head.title);
    }
    if page > 1 {
        head.title = format!("{} ({page})", head.title);
    }
    head.crumbs = std::iter::once(press.home()).chain(crumb).collect();
    head.feed = feed.map(|of| link(press.theme.texts().filled("feed_of", &[("name", &view.heading)]), press.url(&paths::feed(of))));
    press.with("list.html", &head, "list", &view)
}

//! Pages that list entries: of a kind, a step of the ladder, a code; and the vocabularies themselves.

use super::cards;
use super::site::{Site, link};
use super::views::{CountView, FacetView, ListView, PagerLinkView, PagerView, VocabularyView};
use crate::finding::Finding;
use crate::relate::CodeList;
use crate::route::paths;

/// How many values of a facet a list offers.
const VALUES: usize = 12;

type Rendered = Result<Vec<u8>, Box<Finding>>;

/// A page of a kind's list.
pub fn kind(site: &Site, number: usize, page: usize) -> Rendered {
    let catalogue = site.catalogue();
    let lang = catalogue.config().language;
    let (kind, entries) = &catalogue.kinds()[number];
    let base = paths::top(&kind.name);
    let mut view = list(site, &base, entries, page);
    view.heading = cards::capitalised(kind.many.get(lang));
    view.lead = kind.description.get(lang).to_owned();
    view.facets = facets(site, number);
    render(site, "kind", &base, page, view, true)
}

/// A page of the entries of a step of the ladder.
pub fn status(site: &Site, number: usize, page: usize) -> Rendered {
    let catalogue = site.catalogue();
    let lang = catalogue.config().language;
    let Some((step, entries)) = catalogue.steps().nth(number) else { return super::pages::not_found(site) };
    let base = paths::status(&step.code);
    let mut view = list(site, &base, entries, page);
    view.heading = step.label.get(lang).to_owned();
    view.lead = step.meaning.get(lang).to_owned();
    render(site, "status", &base, page, view, false)
}

/// A page of the entries of a code.
pub fn code(site: &Site, vocabulary: &str, code: usize, page: usize) -> Rendered {
    let catalogue = site.catalogue();
    let lang = catalogue.config().language;
    let Some(codes) = catalogue.codes().get(vocabulary) else { return super::pages::not_found(site) };
    let concept = &codes.vocabulary.concepts[code];
    let base = paths::code(vocabulary, &concept.slug);
    let entries = codes.used.get(&code).map(Vec::as_slice).unwrap_or_default();
    let mut view = list(site, &base, entries, page);
    view.heading = label(codes, code, site);
    view.lead = concept.description.get(lang).to_owned();
    view.synonyms.clone_from(&concept.synonyms);
    view.uri = concept.uri.clone().filter(|uri| uri.starts_with("https://") || uri.starts_with("http://"));
    let broader = concept.broader.as_deref().and_then(|code| codes.vocabulary.index(code));
    view.broader = broader.map(|index| link(label(codes, index, site), code_url(site, codes, index)));
    let below = |index: &&usize| codes.vocabulary.concepts[**index].broader.as_deref() == Some(&concept.code);
    view.narrower = codes.used.keys().filter(below).map(|&index| count(site, codes, index)).collect();
    let mut crumb = link(codes.vocabulary.title.get(lang), site.url(&paths::vocabulary(vocabulary)));
    crumb.label = cards::capitalised(&crumb.label);
    render_under(site, ("code", Some(crumb)), &base, page, view, true)
}

/// A vocabulary: its codes in use.
pub fn vocabulary(site: &Site, name: &str) -> Rendered {
    let lang = site.catalogue().config().language;
    let Some(codes) = site.catalogue().codes().get(name) else { return super::pages::not_found(site) };
    let title = cards::capitalised(codes.vocabulary.title.get(lang));
    let description = codes.vocabulary.description.get(lang).to_owned();
    let mut page = site.page("vocabulary", &paths::vocabulary(name), &title, &description);
    page.crumbs = vec![home(site)];
    let view = VocabularyView { title, description, codes: tree(codes).into_iter().map(|code| count(site, codes, code)).collect() };
    site.with("vocabulary.html", &page, "vocabulary", &view)
}

/// The codes in use, each followed by those below it.
fn tree(codes: &CodeList) -> Vec<usize> {
    let parent = |code: usize| codes.vocabulary.concepts[code].broader.as_deref().and_then(|b| codes.vocabulary.index(b));
    let mut below: std::collections::BTreeMap<Option<usize>, Vec<usize>> = Default::default();
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
pub fn count(site: &Site, codes: &CodeList, code: usize) -> CountView {
    CountView { label: label(codes, code, site), url: code_url(site, codes, code), count: codes.count(code), depth: codes.depth(code) }
}

fn label(codes: &CodeList, code: usize, site: &Site) -> String {
    let concept = &codes.vocabulary.concepts[code];
    let label = concept.label.get(site.catalogue().config().language);
    cards::capitalised(if label.is_empty() { &concept.code } else { label })
}

fn code_url(site: &Site, codes: &CodeList, code: usize) -> String {
    site.url(&paths::code(&codes.vocabulary.name, &codes.vocabulary.concepts[code].slug))
}

/// The entries of one page, and the way to the others.
fn list(site: &Site, base: &str, entries: &[usize], page: usize) -> ListView {
    let size = site.catalogue().config().limits.page;
    let cards = entries.chunks(size).nth(page - 1).unwrap_or_default();
    ListView {
        heading: String::new(),
        lead: String::new(),
        total: entries.len(),
        cards: cards.iter().map(|&entry| cards::card(site, entry)).collect(),
        pager: pager(site, base, page, entries.len().div_ceil(size)),
        synonyms: Vec::new(),
        uri: None,
        broader: None,
        narrower: Vec::new(),
        facets: Vec::new(),
    }
}

/// The first and the last page, and those around this one.
fn pager(site: &Site, base: &str, current: usize, last: usize) -> Option<PagerView> {
    if last < 2 {
        return None;
    }
    let url = |page: usize| site.url(&paths::numbered(base, page));
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

/// The facets of a kind. A vocabulary's code leads to its page, any other value to the search with that filter.
fn facets(site: &Site, number: usize) -> Vec<FacetView> {
    let catalogue = site.catalogue();
    let (kind, _) = &catalogue.kinds()[number];
    let view = |facet: &crate::relate::Facet| {
        let field = facet.field(kind);
        let values = facet.values.iter().take(VALUES).map(|(value, count)| facet_value(site, field, &kind.name, value, *count));
        FacetView { label: cards::capitalised(field.label.get(catalogue.config().language)), values: values.collect() }
    };
    catalogue.facets(number).iter().map(view).collect()
}

fn facet_value(site: &Site, field: &crate::check::schema::Field, kind: &str, value: &str, count: usize) -> CountView {
    let catalogue = site.catalogue();
    let vocabulary = field.shape.vocabulary.as_ref().or(field.shape.items.as_ref().and_then(|items| items.vocabulary.as_ref()));
    let codes = vocabulary.and_then(|name| catalogue.codes().get(&**name));
    if let Some((codes, index)) = codes.and_then(|codes| Some((codes, codes.vocabulary.index(value)?))) {
        return CountView { count, ..self::count(site, codes, index) };
    }
    let title = catalogue.index(value).map(|other| catalogue.entries()[other].title());
    let label = title.unwrap_or_else(|| field.choice(value, catalogue.config().language)).to_owned();
    let filter = format!("?kind={}&{}={}", query(kind), query(&field.name), query(value));
    CountView { label, url: format!("{}{filter}", site.url(paths::SEARCH)), count, depth: 0 }
}

/// A text as it stands in a query (application/x-www-form-urlencoded).
fn query(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// The way back to the front page.
pub fn home(site: &Site) -> super::views::LinkView {
    link(site.theme().texts().get("home"), site.url("/"))
}

fn render(site: &Site, sort: &'static str, base: &str, page: usize, view: ListView, has_feed: bool) -> Rendered {
    render_under(site, (sort, None), base, page, view, has_feed)
}

fn render_under(
    site: &Site,
    under: (&'static str, Option<super::views::LinkView>),
    base: &str,
    page: usize,
    view: ListView,
    has_feed: bool,
) -> Rendered {
    let (sort, crumb) = under;
    let mut head = site.page(sort, &paths::numbered(base, page), &view.heading, &view.lead);
    if page > 1 {
        head.title = format!("{} ({page})", head.title);
    }
    head.crumbs = std::iter::once(home(site)).chain(crumb).collect();
    head.feed = has_feed.then(|| link(site.theme().texts().filled("feed_of", &[("name", &view.heading)]), site.url(&paths::feed(base))));
    site.with("list.html", &head, "list", &view)
}

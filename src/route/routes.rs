//! Every path of the site and its one owner. A second claim on a path is a finding, never an overwrite.

use super::paths;
use crate::check::rules::{self, bad_name, route_taken};
use crate::check::{Entry, Link};
use crate::finding::Findings;
use crate::model::{EntryId, Place, fold_name};
use crate::relate::{Catalogue, Sorting};
use std::collections::{HashMap, HashSet};

/// What stands behind a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The front page.
    Front,
    /// The picture for those who share the address of a page that has none of its own.
    SiteCardImage,
    /// A page (from 1) of a kind's list.
    Kind(usize, usize),
    /// A page (from 1) of a kind's list in another order.
    Sorted(usize, Sorting, usize),
    /// The first of a kind's entries that have a value: the facet's place among those of the kind, and the value's in it.
    Narrowed(usize, usize, usize),
    /// A page (from 1) of the entries of a step of the ladder, by its number among those in use.
    Status(usize, usize),
    /// A vocabulary.
    Vocabulary(String),
    /// A page (from 1) of the entries of a code, by its place in the vocabulary.
    Code(String, usize, usize),
    /// A page (from 1) of the overview of the entries of a code.
    CodeOverview(String, usize, usize),
    /// An entry.
    Entry(usize),
    /// An entry in another language, by the place among its translations.
    Translation(usize, usize),
    /// A page (from 1) of the overview of what points to an entry by a relation.
    Overview(usize, usize),
    /// What is left of an entry that was withdrawn.
    Withdrawn(usize),
    /// An entry as JSON.
    EntryJson(usize),
    /// The picture for those who share the address of an entry, or of a translation of it by the place among them.
    CardImage(usize, Option<usize>),
    /// A file beside an entry, by its place among them.
    Attachment(usize, usize),
    /// An old address of an entry.
    Moved(usize),
    /// An about page, by its place among them.
    About(usize),
    /// An about page in another language, by the place among its translations.
    AboutTranslation(usize, usize),
    /// A file beside an about page.
    AboutFile(usize, usize),
    /// The search page.
    Search,
    /// What tells browsers how to search the site.
    OpenSearch,
    /// What the steps of the ladder mean.
    Ladder,
    /// The comparison of entries.
    Compare,
    /// The catalogue in numbers.
    Statistics,
    /// The editors and their domains.
    Editors,
    /// A page (from 1) of the log of decisions.
    Decisions(usize),
    /// The list of rules.
    Rules,
    /// A rule, by its place in the list.
    Rule(usize),
    /// A feed.
    Feed(FeedOf),
    /// The catalogue as JSON: the overview.
    Json,
    /// A part (from 1) of the catalogue as JSON.
    JsonPart(usize),
    /// The sitemap.
    Sitemap,
    /// A part (from 1) of a sitemap that is too large for one file.
    SitemapPart(usize),
    /// What crawlers may read.
    Robots,
    /// What is shown for an address that leads nowhere.
    NotFound,
    /// A file of the theme.
    Asset(usize),
}

/// What a feed is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedOf {
    /// Everything.
    All,
    /// A kind.
    Kind(usize),
    /// A code.
    Code(String, usize),
    /// The editors' decisions.
    Decisions,
}

/// How many must point to an entry before there is an overview of them.
const OVERVIEW_LEAST: usize = 3;
/// How many rows a page of an overview holds.
pub const OVERVIEW_ROWS: usize = 500;
/// How many entries a part of the catalogue as JSON holds.
pub const JSON_PART: usize = 500;
/// How many addresses a sitemap holds (sitemaps.org allows 50,000).
pub const SITEMAP_PART: usize = 40_000;

/// The routes of a site, by path.
#[derive(Debug, Default)]
pub struct Routes {
    list: Vec<(String, Route)>,
    by_path: HashMap<String, usize>,
    owners: HashMap<String, String>,
}

impl Routes {
    /// All routes, in the order in which they were claimed.
    pub fn all(&self) -> &[(String, Route)] {
        &self.list
    }

    /// The route of a path.
    pub fn get(&self, path: &str) -> Option<&Route> {
        self.by_path.get(path).map(|&index| &self.list[index].1)
    }

    /// Claims a path for `owner`, whose file is at `place`.
    fn claim(&mut self, path: String, route: Route, owner: &str, place: impl FnOnce() -> Place, findings: &mut Findings) {
        // Two paths that differ only by letter case are one file on some machines.
        let key = fold_name(&paths::on_disk(&path));
        if let Some(other) = self.owners.get(&key) {
            findings.push(route_taken::found(place(), &path, other));
            return;
        }
        self.owners.insert(key, owner.to_owned());
        self.by_path.insert(path.clone(), self.list.len());
        self.list.push((path, route));
    }
}

/// The routes of a catalogue whose theme publishes these `assets`.
pub fn routes(catalogue: &Catalogue, assets: &[&str]) -> (Routes, Findings) {
    let mut claims = Claims { catalogue, routes: Routes::default(), findings: Findings::new(), ids: HashSet::new() };
    claims.generated(assets);
    claims.kinds();
    for entry in 0..catalogue.entries().len() {
        claims.entry(entry);
    }
    for (number, page) in catalogue.pages().iter().enumerate() {
        claims.about(number, page);
    }
    claims.lists();
    claims.parts();
    for entry in 0..catalogue.entries().len() {
        claims.moved(entry);
    }
    (claims.routes, claims.findings)
}

struct Claims<'a> {
    catalogue: &'a Catalogue,
    routes: Routes,
    findings: Findings,
    ids: HashSet<String>,
}

impl Claims<'_> {
    /// What the generator itself makes, whose places no entry can take.
    fn own(&mut self, path: String, route: Route) {
        let at = Place::file("content");
        self.routes.claim(path, route, "Allmenning", || at, &mut self.findings);
    }

    fn generated(&mut self, assets: &[&str]) {
        let single = [
            ("/", Route::Front),
            (paths::SEARCH, Route::Search),
            (paths::RULES, Route::Rules),
            (paths::LADDER, Route::Ladder),
            (paths::STATISTICS, Route::Statistics),
            (paths::COMPARE, Route::Compare),
            (paths::FEED, Route::Feed(FeedOf::All)),
            (paths::JSON, Route::Json),
            (paths::SITEMAP, Route::Sitemap),
            (paths::ROBOTS, Route::Robots),
            (paths::OPENSEARCH, Route::OpenSearch),
            (paths::NOT_FOUND, Route::NotFound),
        ];
        for (path, route) in single {
            self.own(path.to_owned(), route);
        }
        if self.catalogue.config().card_images {
            self.own(paths::card_image("/"), Route::SiteCardImage);
        }
        for (number, rule) in rules::ALL.iter().enumerate() {
            self.own(paths::rule(rule.name), Route::Rule(number));
        }
        for (number, asset) in assets.iter().enumerate() {
            self.own(paths::asset(asset), Route::Asset(number));
        }
    }

    fn kinds(&mut self) {
        let catalogue = self.catalogue;
        for (number, (kind, entries)) in catalogue.kinds().iter().enumerate().filter(|(_, (kind, _))| kind.page) {
            let base = paths::top(&kind.name);
            let owner = format!("schemas/{}.schema.json", kind.name);
            let at = || Place::file(format!("content/{}", kind.name));
            for page in 1..=self.pages(entries.len()) {
                self.routes.claim(paths::numbered(&base, page), Route::Kind(number, page), &owner, at, &mut self.findings);
            }
            for (sorting, sorted) in catalogue.sortings(number) {
                let base = paths::sorted(&kind.name, *sorting);
                for page in 1..=self.pages(sorted.len()) {
                    let route = Route::Sorted(number, *sorting, page);
                    self.routes.claim(paths::numbered(&base, page), route, &owner, at, &mut self.findings);
                }
            }
            for (place, facet) in catalogue.facets(number).iter().enumerate() {
                let field = &facet.field(kind).name;
                for (value, slug) in facet.values.iter().enumerate().filter_map(|(value, held)| Some((value, held.slug.as_ref()?))) {
                    let path = paths::narrowed(&kind.name, field, slug);
                    self.routes.claim(path, Route::Narrowed(number, place, value), &owner, at, &mut self.findings);
                }
            }
            self.routes.claim(paths::feed(&base), Route::Feed(FeedOf::Kind(number)), &owner, at, &mut self.findings);
        }
    }

    fn entry(&mut self, number: usize) {
        let entry = &self.catalogue.entries()[number];
        // Of two entries with one id, also by letter case, the second is a finding of the checks already.
        if !self.catalogue.has_page(number) || !self.ids.insert(fold_name(entry.id().as_str())) {
            return;
        }
        let file = entry.source().text().path();
        let at = || Place::file(file.clone());
        let base = paths::entry(entry.id());
        let listed = self.catalogue.is_listed(number);
        let page = if listed { Route::Entry(number) } else { Route::Withdrawn(number) };
        self.routes.claim(base.clone(), page, file, at, &mut self.findings);
        self.routes.claim(format!("{base}index.json"), Route::EntryJson(number), file, at, &mut self.findings);
        // Of what is withdrawn only its own page stays.
        if listed {
            self.files(entry, entry.id(), |file| Route::Attachment(number, file));
            self.translations(entry, &base, |translation| Route::Translation(number, translation));
            self.card_images(entry, &base, |translation| Route::CardImage(number, translation));
            self.overviews(entry, number, &base);
        }
    }

    /// What points to an entry by a relation, to print.
    fn overviews(&mut self, entry: &Entry, number: usize, base: &str) {
        let file = entry.source().text().path();
        let rows = self.catalogue.backlinks(number).iter().filter(|link| link.is_relation()).count();
        // Fewer are seen at a glance on the entry's own page.
        let pages = if rows < OVERVIEW_LEAST { 0 } else { rows.div_ceil(OVERVIEW_ROWS) };
        for page in 1..=pages {
            let path = paths::numbered(&paths::overview(base), page);
            self.routes.claim(path, Route::Overview(number, page), file, || Place::file(file.clone()), &mut self.findings);
        }
    }

    fn card_images(&mut self, entry: &Entry, base: &str, route: impl Fn(Option<usize>) -> Route) {
        if !self.catalogue.config().card_images {
            return;
        }
        let others = entry.translations().iter().enumerate();
        let others = others.map(|(place, other)| (Some(place), paths::in_language(base, other.language().unwrap_or_default())));
        for (translation, base) in std::iter::once((None, base.to_owned())).chain(others) {
            let file = entry.source().text().path();
            self.routes.claim(paths::card_image(&base), route(translation), file, || Place::file(file.clone()), &mut self.findings);
        }
    }

    fn translations(&mut self, entry: &Entry, base: &str, route: impl Fn(usize) -> Route) {
        for (number, translation) in entry.translations().iter().enumerate() {
            let file = translation.source().text().path();
            let path = paths::in_language(base, translation.language().unwrap_or_default());
            self.routes.claim(path, route(number), file, || Place::file(file.clone()), &mut self.findings);
        }
    }

    fn files(&mut self, entry: &Entry, id: &EntryId, route: impl Fn(usize) -> Route) {
        for (number, file) in entry.source().attachments().iter().enumerate() {
            let at = || Place::file(file.path.clone());
            // A name that could lead out of the site's folder is refused here too, whatever the checks said.
            if file.name.contains(['/', '\\']) {
                self.findings.push(bad_name::attachment(at(), &file.name));
                continue;
            }
            self.routes.claim(paths::file(id, &file.name), route(number), &file.path, at, &mut self.findings);
        }
    }

    fn about(&mut self, number: usize, page: &Entry) {
        let file = page.source().text().path();
        let slug = page.id().slug();
        self.routes.claim(paths::top(slug), Route::About(number), file, || Place::file(file.clone()), &mut self.findings);
        for (index, beside) in page.source().attachments().iter().enumerate() {
            let path = format!("/{slug}/{}", beside.name);
            self.routes.claim(path, Route::AboutFile(number, index), &beside.path, || Place::file(beside.path.clone()), &mut self.findings);
        }
        self.translations(page, &paths::top(slug), |translation| Route::AboutTranslation(number, translation));
    }

    /// The vocabularies with their codes, and the steps of the ladder.
    fn lists(&mut self) {
        let catalogue = self.catalogue;
        for (name, list) in catalogue.codes() {
            self.own(paths::vocabulary(name), Route::Vocabulary(name.clone()));
            for (&code, entries) in &list.used {
                let base = paths::code(name, &list.vocabulary.concepts[code].slug);
                for page in 1..=self.pages(entries.len()) {
                    self.own(paths::numbered(&base, page), Route::Code(name.clone(), code, page));
                }
                self.own(paths::feed(&base), Route::Feed(FeedOf::Code(name.clone(), code)));
                for page in 1..=entries.len().div_ceil(OVERVIEW_ROWS) {
                    self.own(paths::numbered(&paths::overview(&base), page), Route::CodeOverview(name.clone(), code, page));
                }
            }
        }
        if !catalogue.register().editors.is_empty() {
            self.own(paths::EDITORS.to_owned(), Route::Editors);
        }
        if !catalogue.log().is_empty() {
            for page in 1..=self.pages(catalogue.log().len()) {
                self.own(paths::numbered(paths::DECISIONS, page), Route::Decisions(page));
            }
            self.own(paths::feed(paths::DECISIONS), Route::Feed(FeedOf::Decisions));
        }
        for (number, (step, entries)) in catalogue.steps().enumerate() {
            for page in 1..=self.pages(entries.len()) {
                self.own(paths::numbered(&paths::status(&step.code), page), Route::Status(number, page));
            }
        }
    }

    /// The parts of files that would grow with the catalogue.
    fn parts(&mut self) {
        for part in 1..=self.catalogue.entries().len().div_ceil(JSON_PART) {
            self.own(format!("/katalog/{part}.json"), Route::JsonPart(part));
        }
        let parts = self.routes.pages().count().div_ceil(SITEMAP_PART);
        if parts > 1 {
            (1..=parts).for_each(|part| self.own(format!("/sitemap/{part}.xml"), Route::SitemapPart(part)));
        }
    }

    fn moved(&mut self, number: usize) {
        let entry = &self.catalogue.entries()[number];
        if !self.catalogue.has_page(number) {
            return;
        }
        let file = entry.source().text().path();
        // An old id that another entry has, or claims too, is a finding of the checks already.
        let own = |id: &EntryId| self.catalogue.index(id.as_str()) == Some(number);
        for id in entry.aliases().filter_map(EntryId::parse).filter(own).collect::<Vec<_>>() {
            self.routes.claim(paths::entry(&id), Route::Moved(number), file, || Place::file(file.clone()), &mut self.findings);
        }
    }

    /// How many pages a list takes; an empty one takes one.
    fn pages(&self, entries: usize) -> usize {
        entries.div_ceil(self.catalogue.config().limits.page).max(1)
    }
}

impl Routes {
    /// The paths that a sitemap names: pages for readers, each once, and none whose entries another page lists already.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.list
            .iter()
            .filter(|(path, route)| {
                let again = matches!(route, Route::Sorted(..) | Route::Narrowed(..) | Route::Overview(..) | Route::CodeOverview(..));
                let bare = matches!(route, Route::Moved(_) | Route::Withdrawn(_) | Route::Search | Route::Compare);
                path.ends_with('/') && !again && !bare
            })
            .map(|(path, _)| path.as_str())
    }

    /// The path on the site that a link of a text has; `None` when nothing stands behind it.
    pub fn path_of(&self, link: &Link) -> Option<String> {
        let (path, heading) = match link {
            Link::Entry(id, heading) => (paths::entry(id), heading.as_ref()),
            Link::Page(slug, heading) => (paths::top(slug), heading.as_ref()),
            Link::Attachment(id, name) => (paths::file(id, name), None),
            Link::Site(path, heading) => (path.clone(), heading.as_ref()),
            _ => return None,
        };
        let with_slash = format!("{path}/");
        let path = if self.get(&path).is_some() { path } else { Some(with_slash).filter(|path| self.get(path).is_some())? };
        let heading = heading.map(|heading| format!("#{}", crate::model::slugify(heading))).unwrap_or_default();
        Some(format!("{}{heading}", paths::escaped(&path)))
    }
}

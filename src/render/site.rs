//! The finished site: its routes, and the bytes behind each of them.

use super::theme::Theme;
use super::views::{LinkView, NavView, PageView, SiteView};
use super::{cards, lists, pages};
use crate::check::{Entry, resolve};
use crate::export::Export;
use crate::finding::{Finding, Findings};
use crate::read::Sources;
use crate::relate::Catalogue;
use crate::route::{Addresses, Route, Routes, paths, routes};
use crate::search;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use tera::Context;

/// The bytes of a page, or the file that is copied.
#[derive(Debug)]
pub enum Page {
    /// Made by the program.
    Bytes(Vec<u8>),
    /// Copied as it is.
    File(PathBuf),
}

/// A site, ready to be rendered.
pub struct Site {
    catalogue: Arc<Catalogue>,
    theme: Theme,
    routes: Routes,
    addresses: Addresses,
    site: SiteView,
    index: OnceLock<search::Index>,
    search_files: OnceLock<search::Files>,
}

impl Site {
    /// The site of a catalogue, published at `base_url`.
    pub fn new(catalogue: Arc<Catalogue>, sources: &Sources, base_url: &str) -> (Site, Findings) {
        let (mut theme, mut findings) = Theme::load(sources.theme(), catalogue.config().language);
        let assets: Vec<&str> = theme.assets().iter().map(|asset| asset.published.as_str()).collect();
        let (routes, taken) = routes(&catalogue, &assets);
        findings.extend(taken);
        let addresses = Addresses::new(base_url);
        let site = site_view(&catalogue, &theme, &addresses);
        theme.set_site(&site);
        (Site { catalogue, theme, routes, addresses, site, index: OnceLock::new(), search_files: OnceLock::new() }, findings)
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }
    /// The theme.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }
    /// The routes.
    pub fn routes(&self) -> &Routes {
        &self.routes
    }
    /// What every template sees.
    pub fn view(&self) -> &SiteView {
        &self.site
    }

    /// The index of the search, made when it is first asked for.
    pub fn index(&self) -> &search::Index {
        self.index.get_or_init(|| search::build(&self.catalogue))
    }

    /// The files of the search's index, under [`paths::SEARCH_INDEX`].
    pub fn search_files(&self) -> &search::Files {
        self.search_files.get_or_init(|| search::files(self.index(), &self.catalogue, |entry| self.entry_url(entry)))
    }

    /// The link to a path of the site.
    pub fn url(&self, path: &str) -> String {
        self.addresses.url(path)
    }

    /// The link to an entry; to its kind's list when it has no page of its own.
    pub fn entry_url(&self, entry: usize) -> String {
        self.url(&self.addresses.entry_path(&self.catalogue, entry))
    }

    /// The bytes behind a route.
    ///
    /// # Errors
    /// The finding of a template that is wrong.
    pub fn render(&self, path: &str, route: &Route) -> Result<Page, Box<Finding>> {
        let export = Export { catalogue: &self.catalogue, routes: &self.routes, addresses: &self.addresses };
        let html = match route {
            Route::Front => pages::front(self, path),
            Route::Kind(number, page) => lists::kind(self, *number, *page),
            Route::Status(number, page) => lists::status(self, *number, *page),
            Route::Code(vocabulary, code, page) => lists::code(self, vocabulary, *code, *page),
            Route::Vocabulary(name) => lists::vocabulary(self, name),
            Route::Entry(number) => pages::entry(self, *number),
            Route::About(number) => pages::about(self, *number),
            Route::Search => pages::search(self),
            Route::Rules => pages::rules(self),
            Route::Rule(number) => pages::rule(self, *number),
            Route::NotFound => pages::not_found(self),
            Route::Moved(number) => pages::moved(self, *number),
            Route::EntryJson(number) => Ok(export.entry_json(*number)),
            Route::Json => Ok(export.overview_json()),
            Route::JsonPart(part) => Ok(export.part_json(*part)),
            Route::Feed(of) => Ok(export.feed(path, of)),
            Route::Sitemap => Ok(export.sitemap()),
            Route::SitemapPart(part) => Ok(export.sitemap_part(*part)),
            Route::Robots => Ok(export.robots()),
            Route::Asset(number) => Ok(self.theme.assets()[*number].bytes.to_vec()),
            Route::Attachment(entry, file) => return Ok(attachment(&self.catalogue.entries()[*entry], *file)),
            Route::AboutFile(page, file) => return Ok(attachment(&self.catalogue.pages()[*page], *file)),
        };
        html.map(Page::Bytes)
    }

    /// Renders one page of every sort, so that a fault in a template is found without rendering the whole site.
    pub fn try_templates(&self) -> Findings {
        let mut tried = std::collections::HashSet::new();
        let sort = |route: &Route| match route {
            Route::Entry(entry) => (std::mem::discriminant(route), self.catalogue.entries()[*entry].id().kind()),
            other => (std::mem::discriminant(other), ""),
        };
        let is_page = |path: &str| path.ends_with('/') || path.ends_with(".html");
        let first = self.routes.all().iter().filter(|(path, _)| is_page(path)).filter(|(_, route)| tried.insert(sort(route)));
        let mut findings: Vec<Finding> = Vec::new();
        for (path, route) in first {
            if let Err(finding) = self.render(path, route)
                && !findings.iter().any(|known| known.place == finding.place)
            {
                findings.push(*finding);
            }
        }
        findings.into_iter().collect()
    }

    /// The HTML of an entry's text.
    pub(super) fn body(&self, entry: &Entry) -> String {
        let rewrite = |address: &str| match resolve(entry.source(), address, &*self.catalogue) {
            crate::check::Link::Outside(url) => Some(url),
            crate::check::Link::Heading(anchor) => {
                let slug = crate::model::slugify(&anchor);
                let known = entry.body().headings.iter().any(|heading| heading.id == anchor || heading.id == slug);
                known.then(|| format!("#{}", if slug.is_empty() { anchor } else { slug }))
            }
            link => self.routes.path_of(&link).map(|path| self.addresses.with_base(&path)),
        };
        super::markdown::html(entry.source().body(), self.theme.texts(), &rewrite)
    }

    /// What a template sees as `page`.
    pub(super) fn page(&self, sort: &'static str, path: &str, title: &str, description: &str) -> PageView {
        PageView {
            title: title.to_owned(),
            description: cards::shortened(description, 200),
            path: self.url(path),
            canonical: self.addresses.address(path),
            crumbs: Vec::new(),
            feed: None,
            sort,
        }
    }

    /// Renders a template with `page` and one view of its own.
    pub(super) fn with<V: serde::Serialize>(
        &self,
        template: &str,
        page: &PageView,
        name: &'static str,
        view: &V,
    ) -> Result<Vec<u8>, Box<Finding>> {
        let mut context = Context::new();
        context.insert("page", page);
        context.insert(name, view);
        self.theme.render(template, &context)
    }
}

fn attachment(entry: &Entry, file: usize) -> Page {
    Page::File(entry.source().attachments()[file].file.clone())
}

fn site_view(catalogue: &Catalogue, theme: &Theme, addresses: &Addresses) -> SiteView {
    let config = catalogue.config();
    let lang = config.language;
    let url = |path: &str| addresses.url(path);
    let kinds = catalogue.kinds().iter().filter(|(kind, _)| kind.page).map(|(kind, entries)| NavView {
        name: kind.name.to_string(),
        label: cards::capitalised(kind.many.get(lang)),
        url: url(&paths::top(&kind.name)),
        count: entries.len(),
        description: kind.description.get(lang).to_owned(),
    });
    let pages = catalogue.pages().iter().map(|page| NavView {
        name: page.id().slug().to_owned(),
        label: page.title().to_owned(),
        url: url(&paths::top(page.id().slug())),
        count: 0,
        description: page.summary().unwrap_or("").to_owned(),
    });
    SiteView {
        title: config.title.clone(),
        language: lang.tag().to_owned(),
        url: addresses.site().to_owned(),
        home: url("/"),
        search: url(paths::SEARCH),
        feed: url(paths::FEED),
        rules: url(paths::RULES),
        json: url(paths::JSON),
        repository: config.repository.clone(),
        issues: config.repository.as_ref().map(|repository| format!("{repository}/issues/new")),
        kinds: kinds.collect(),
        pages: pages.collect(),
        assets: theme.assets().iter().map(|asset| (asset.name.clone(), url(&paths::asset(&asset.published)))).collect(),
        search_index: url(paths::SEARCH_INDEX),
    }
}

/// A link with its words.
pub(super) fn link(label: impl Into<String>, url: impl Into<String>) -> LinkView {
    LinkView { label: label.into(), url: url.into() }
}

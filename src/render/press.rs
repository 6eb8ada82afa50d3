//! What every page is made with: the catalogue, the theme, the routes, and the addresses at which they are published.

use super::forge;
use super::markdown::Setting;
use super::theme::Theme;
use super::views::{LinkView, NavView, PageView, SiteView};
use super::wording::{capitalised, shortened};
use crate::check::text::Body;
use crate::check::{Document, Entry, Link, resolve};
use crate::finding::{Finding, Findings};
use crate::model::slugify;
use crate::read::{Sources, token_asset};
use crate::relate::Catalogue;
use crate::route::{Addresses, Routes, paths, routes};
use std::collections::HashSet;
use std::sync::Arc;
use tera::Context;

/// What every page is made with.
pub struct Press {
    /// The catalogue.
    pub catalogue: Arc<Catalogue>,
    /// The theme.
    pub theme: Theme,
    /// The routes.
    pub routes: Routes,
    /// Where the site is published.
    pub addresses: Addresses,
    /// What every template sees.
    pub view: SiteView,
    /// The kinds whose entries somebody can say to use.
    pub usable: HashSet<String>,
}

impl Press {
    /// Makes everything ready for a site that is published at `base_url`.
    pub fn new(catalogue: Arc<Catalogue>, sources: &Sources, base_url: &str) -> (Press, Findings) {
        let (mut theme, mut findings) = Theme::load(sources.theme(), catalogue.config().language);
        let assets: Vec<&str> = theme.assets().iter().map(|asset| asset.published.as_str()).collect();
        let (routes, taken) = routes(&catalogue, &assets);
        findings.extend(taken);
        let addresses = Addresses::new(base_url);
        let view = site_view(&catalogue, &theme, &addresses);
        theme.set_site(&view);
        let usable = catalogue.schemas().usable();
        (Press { catalogue, theme, routes, addresses, view, usable }, findings)
    }

    /// The way back to the front page.
    pub fn home(&self) -> LinkView {
        link(self.theme.texts().get("home"), self.url("/"))
    }

    /// The link to a path of the site.
    pub fn url(&self, path: &str) -> String {
        self.addresses.url(path)
    }

    /// The link to an entry; empty when it has no page of its own.
    pub fn entry_url(&self, entry: usize) -> String {
        self.addresses.entry(&self.catalogue, entry).unwrap_or_default()
    }

    /// The HTML of an entry's text.
    pub fn body(&self, entry: &Entry) -> String {
        self.prose(entry, entry.source().body(), entry.body(), &Setting::Page)
    }

    /// The HTML of a document beside an entry, for a part of the entry's page whose heading has the given level and
    /// whose anchors begin with `prefix`.
    pub fn document(&self, entry: &Entry, document: &Document<'_>, level: u8, prefix: &str) -> String {
        self.prose(entry, document.text.content(), document.body, &Setting::Part { level, prefix })
    }

    fn prose(&self, entry: &Entry, text: &str, body: &Body, setting: &Setting<'_>) -> String {
        let rewrite = |address: &str| match resolve(entry.source(), address, &*self.catalogue) {
            Link::Outside(url) => Some(url),
            Link::Heading(anchor) => {
                let slug = slugify(&anchor);
                let known = body.headings.iter().any(|heading| heading.id == anchor || heading.id == slug);
                known.then(|| format!("#{}{}", setting.prefix(), if slug.is_empty() { anchor } else { slug }))
            }
            link => self.routes.path_of(&link).map(|path| self.addresses.with_base(&path)),
        };
        super::markdown::html(text, self.theme.texts(), &rewrite, setting)
    }

    /// What a template sees as `page`.
    pub fn page(&self, sort: &'static str, path: &str, title: &str, description: &str) -> PageView {
        PageView {
            title: title.to_owned(),
            description: shortened(description, 200),
            path: self.url(path),
            canonical: self.addresses.address(path),
            crumbs: Vec::new(),
            feed: None,
            sort,
        }
    }

    /// Renders a template with `page` and one view of its own.
    pub fn with<V: serde::Serialize>(
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

fn site_view(catalogue: &Catalogue, theme: &Theme, addresses: &Addresses) -> SiteView {
    let config = catalogue.config();
    let lang = config.language;
    let url = |path: &str| addresses.url(path);
    let kinds = catalogue.kinds().iter().filter(|(kind, _)| kind.page).map(|(kind, entries)| NavView {
        name: kind.name.to_string(),
        label: capitalised(kind.many.get(lang)),
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
        opensearch: url(paths::OPENSEARCH),
        feed: url(paths::FEED),
        rules: url(paths::RULES),
        ladder: url(paths::LADDER),
        compare: url(paths::COMPARE),
        statistics: url(paths::STATISTICS),
        editors: (!catalogue.register().editors.is_empty()).then(|| url(paths::EDITORS)),
        json: url(paths::JSON),
        repository: config.repository.clone(),
        issues: config.repository.as_deref().map(forge::new_issue),
        kinds: kinds.collect(),
        pages: pages.collect(),
        assets: theme.assets().iter().map(|asset| (asset.name.clone(), url(&paths::asset(&asset.published)))).collect(),
        tokens: config.tokens.as_deref().and_then(|file| theme.asset(token_asset(file))).map(|asset| url(&paths::asset(&asset.published))),
        search_index: url(paths::SEARCH_INDEX),
    }
}

/// A link with its words.
pub fn link(label: impl Into<String>, url: impl Into<String>) -> LinkView {
    LinkView { label: label.into(), url: url.into() }
}

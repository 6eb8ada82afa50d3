//! What every page is made with: the catalogue, the theme, the routes, and the addresses at which they are published.

use super::forge;
use super::markdown::{Addressed, Setting};
use super::theme::Theme;
use super::views::{LinkView, NavView, PageView, SiteView};
use super::wording::{capitalised, shortened};
use crate::check::schema::Kind;
use crate::check::text::Body;
use crate::check::{Document, Entry, Known, Link, resolve};
use crate::finding::{Finding, Findings};
use crate::model::{Lang, slugify};
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
    pub routes: Arc<Routes>,
    /// Where the site is published.
    pub addresses: Addresses,
    /// What every template sees.
    pub view: SiteView,
    /// The kinds whose entries somebody can say to use.
    pub usable: HashSet<String>,
    /// The language of the interface.
    pub lang: Lang,
    /// The tag of the language that the pages are for: the interface's, or one that it does not speak.
    pub tag: String,
}

impl Press {
    /// Makes everything ready for a site that is published at `base_url`.
    pub fn new(catalogue: Arc<Catalogue>, sources: &Sources, base_url: &str) -> (Press, Findings) {
        let lang = catalogue.config().language;
        let (theme, mut findings) = Theme::load(sources.theme(), lang, lang.tag());
        let assets: Vec<&str> = theme.assets().iter().map(|asset| asset.published.as_str()).collect();
        let (routes, taken) = routes(&catalogue, &assets);
        findings.extend(taken);
        let usable = catalogue.schemas().usable();
        let (view, addresses) = (SiteView::default(), Addresses::new(base_url));
        let press = Press { catalogue, theme, routes: Arc::new(routes), addresses, view, usable, lang, tag: lang.tag().to_owned() };
        (press.furnished(), findings)
    }

    /// The same for pages in another language. An interface that does not speak it keeps its own, but for what the theme
    /// says in it.
    pub fn in_language(&self, sources: &Sources, tag: &str) -> (Press, Findings) {
        let lang = Lang::from_tag(tag).unwrap_or(self.lang);
        let (theme, findings) = Theme::load(sources.theme(), lang, tag);
        let (catalogue, routes, addresses) = (self.catalogue.clone(), self.routes.clone(), self.addresses.clone());
        let (view, usable) = (self.view.clone(), self.usable.clone());
        let press = Press { catalogue, theme, routes, addresses, view, usable, lang, tag: tag.to_owned() };
        (press.furnished(), findings)
    }

    /// With what every template sees of the site.
    fn furnished(mut self) -> Press {
        self.view = site_view(&self);
        self.theme.set_site(&self.view);
        self
    }

    /// The way back to the front page.
    pub fn home(&self) -> LinkView {
        link(self.theme.texts().get("home"), self.url("/"))
    }

    /// The link to a path of the site.
    pub fn url(&self, path: &str) -> String {
        self.addresses.url(path)
    }

    /// The link to an entry, in the language of the page where it can be read in that; empty when it has no page of its own.
    pub fn entry_url(&self, entry: usize) -> String {
        let is_translated = self.translated(&self.catalogue.entries()[entry]).is_some() && self.catalogue.is_listed(entry);
        match self.addresses.entry(&self.catalogue, entry) {
            Some(url) if is_translated => paths::in_language(&url, &self.tag),
            url => url.unwrap_or_default(),
        }
    }

    /// An entry in the language of the page, when that is not the site's: in the site's own, every entry is what it is.
    pub fn translated<'a>(&self, entry: &'a Entry) -> Option<&'a Entry> {
        entry.in_language(&self.tag).filter(|_| self.tag != self.catalogue.config().language.tag())
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
            link => self.in_page_language(&link).or_else(|| self.routes.path_of(&link)).map(|path| self.addresses.with_base(&path)),
        };
        let size = |address: &str| match resolve(entry.source(), address, &*self.catalogue) {
            Link::Attachment(id, name) => {
                let own = if id == *entry.id() { Some(entry) } else { self.catalogue.entry(id.as_str()).map(|other| &**other) };
                own?.source().attachments().iter().find(|file| file.name == name)?.dimensions
            }
            _ => None,
        };
        super::markdown::html(text, self.theme.texts(), &Addressed { rewrite: &rewrite, size: &size }, setting)
    }

    /// The path of what a link leads to in the language of the page, where that is not the site's and it has been translated.
    /// A heading is another in another language.
    fn in_page_language(&self, link: &Link) -> Option<String> {
        let (entry, base) = match link {
            Link::Entry(id, None) => (self.catalogue.entry(id.as_str())?, paths::entry(id)),
            Link::Page(slug, None) => (self.catalogue.page(slug)?, paths::top(slug)),
            _ => return None,
        };
        self.translated(entry)?;
        let path = paths::in_language(&base, &self.tag);
        self.routes.get(&path).map(|_| paths::escaped(&path))
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
            image: self.card_image("/"),
            languages: Vec::new(),
            sort,
        }
    }

    /// The address of the picture for those who share the page at `base`.
    pub fn card_image(&self, base: &str) -> Option<String> {
        self.catalogue.config().card_images.then(|| self.addresses.address(&paths::card_image(base)))
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

fn site_view(press: &Press) -> SiteView {
    let (catalogue, theme, lang) = (&press.catalogue, &press.theme, press.lang);
    let config = catalogue.config();
    let url = |path: &str| press.url(path);
    let kinds = catalogue.kinds().iter().filter(|(kind, _)| kind.page).map(|(kind, entries)| NavView {
        name: kind.name.to_string(),
        label: capitalised(kind.many.get(lang)),
        url: url(&paths::top(&kind.name)),
        count: entries.len(),
        description: kind.description.get(lang).to_owned(),
        icon: icon(kind),
    });
    let pages = catalogue.pages().iter().map(|page| {
        let (own, base) = (press.translated(page), paths::top(page.id().slug()));
        let said = own.unwrap_or(page);
        NavView {
            name: page.id().slug().to_owned(),
            label: said.title().to_owned(),
            url: url(&own.map_or(base.clone(), |_| paths::in_language(&base, &press.tag))),
            count: 0,
            description: said.summary().unwrap_or("").to_owned(),
            icon: String::new(),
        }
    });
    SiteView {
        title: config.title.clone(),
        language: lang.tag().to_owned(),
        url: press.addresses.site().to_owned(),
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

/// The name of a kind's icon; that of one without is known to no theme, which then draws its common one.
pub fn icon(kind: &Kind) -> String {
    kind.icon.clone().unwrap_or_default()
}

/// A link with its words.
pub fn link(label: impl Into<String>, url: impl Into<String>) -> LinkView {
    LinkView { label: label.into(), url: url.into() }
}

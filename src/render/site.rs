//! The finished site: its routes, and the bytes behind each of them.

use super::card_image::Fonts;
use super::press::Press;
use super::views::SiteView;
use super::{desk, front, hits, lists, overview, pages, plain, sharing, standing, statistics};
use crate::check::Entry;
use crate::export::Export;
use crate::finding::{Finding, Findings};
use crate::read::Sources;
use crate::relate::Catalogue;
use crate::route::{Route, Routes};
use crate::search;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

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
    press: Press,
    /// For the pages in other languages, by tag.
    others: BTreeMap<String, Press>,
    index: OnceLock<search::Index>,
    search_files: OnceLock<search::Files>,
    fonts: OnceLock<Fonts>,
}

impl Site {
    /// The site of a catalogue, published at `base_url`.
    pub fn new(catalogue: Arc<Catalogue>, sources: &Sources, base_url: &str) -> (Site, Findings) {
        let (press, mut findings) = Press::new(catalogue, sources, base_url);
        let mut others = BTreeMap::new();
        for tag in written_in(&press) {
            let (other, more) = press.in_language(sources, &tag);
            findings.extend(more);
            others.insert(tag, other);
        }
        (Site { press, others, index: OnceLock::new(), search_files: OnceLock::new(), fonts: OnceLock::new() }, findings)
    }

    /// What a translation's page is made with.
    fn press_of(&self, translation: &Entry) -> &Press {
        translation.language().and_then(|tag| self.others.get(tag)).unwrap_or(&self.press)
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.press.catalogue
    }
    /// The routes.
    pub fn routes(&self) -> &Routes {
        &self.press.routes
    }
    /// What every template sees.
    pub fn view(&self) -> &SiteView {
        &self.press.view
    }
    /// The link to a path of the site.
    pub fn url(&self, path: &str) -> String {
        self.press.url(path)
    }

    /// The index of the search, made when it is first asked for.
    pub fn index(&self) -> &search::Index {
        self.index.get_or_init(|| search::build(self.catalogue()))
    }

    /// The files of the search's index, by name.
    pub fn search_files(&self) -> &search::Files {
        self.search_files.get_or_init(|| search::files(self.index(), self.catalogue(), |entry| hits::hit(&self.press, entry)))
    }

    /// The fonts of the card images, made ready when the first is drawn.
    fn fonts(&self) -> &Fonts {
        self.fonts.get_or_init(Fonts::standard)
    }

    /// The bytes behind a route.
    ///
    /// # Errors
    /// The finding of a template that is wrong.
    pub fn render(&self, path: &str, route: &Route) -> Result<Page, Box<Finding>> {
        let press = &self.press;
        let export = Export { catalogue: &press.catalogue, routes: &press.routes, addresses: &press.addresses };
        let html = match route {
            Route::Front => front::front(press, path),
            Route::Kind(number, page) => lists::kind(press, *number, *page),
            Route::Sorted(number, sorting, page) => lists::sorted(press, *number, *sorting, *page),
            Route::Narrowed(number, facet, value) => lists::narrowed(press, *number, *facet, *value),
            Route::Status(number, page) => lists::status(press, *number, *page),
            Route::Code(vocabulary, code, page) => lists::code(press, vocabulary, *code, *page),
            Route::CodeOverview(vocabulary, code, page) => overview::code(press, vocabulary, *code, *page),
            Route::Vocabulary(name) => lists::vocabulary(press, name),
            Route::Entry(number) => pages::entry(press, *number, None),
            Route::Translation(number, place) => {
                let translation = &press.catalogue.entries()[*number].translations()[*place];
                pages::entry(self.press_of(translation), *number, Some(translation))
            }
            Route::Overview(number, page) => overview::entry(press, *number, *page),
            Route::Withdrawn(number) => standing::withdrawn(press, *number),
            Route::About(number) => plain::about(press, *number, None),
            Route::AboutTranslation(number, place) => {
                let translation = &press.catalogue.pages()[*number].translations()[*place];
                plain::about(self.press_of(translation), *number, Some(translation))
            }
            Route::Search => plain::search(press),
            Route::Ladder => desk::ladder(press),
            Route::Compare => plain::compare(press),
            Route::Statistics => statistics::statistics(press),
            Route::Editors => desk::editors(press),
            Route::Decisions(page) => desk::log(press, *page),
            Route::Rules => plain::rules(press),
            Route::Rule(number) => plain::rule(press, *number),
            Route::NotFound => plain::not_found(press),
            Route::Moved(number) => plain::moved(press, *number),
            Route::CardImage(number, place) => {
                let translation = place.map(|place| &press.catalogue.entries()[*number].translations()[place]);
                let press = translation.map_or(press, |translation| self.press_of(translation));
                Ok(sharing::entry(press, *number, translation, self.fonts()))
            }
            Route::SiteCardImage => Ok(sharing::site(press, self.fonts())),
            Route::EntryJson(number) => Ok(export.entry_json(*number)),
            Route::Json => Ok(export.overview_json()),
            Route::JsonPart(part) => Ok(export.part_json(*part)),
            Route::Feed(of) => Ok(export.feed(path, of)),
            Route::Sitemap => Ok(export.sitemap()),
            Route::SitemapPart(part) => Ok(export.sitemap_part(*part)),
            Route::Robots => Ok(export.robots()),
            Route::OpenSearch => Ok(export.opensearch(&press.theme.texts().get("search_label"))),
            Route::Asset(number) => Ok(press.theme.assets()[*number].bytes.to_vec()),
            Route::Attachment(entry, file) => return Ok(attachment(&press.catalogue.entries()[*entry], *file)),
            Route::AboutFile(page, file) => return Ok(attachment(&press.catalogue.pages()[*page], *file)),
        };
        html.map(Page::Bytes)
    }

    /// Renders one page of every sort, so that a fault in a template is found without rendering the whole site.
    pub fn try_templates(&self) -> Findings {
        let mut tried = std::collections::HashSet::new();
        let sort = |route: &Route| match route {
            Route::Entry(entry) => (std::mem::discriminant(route), self.catalogue().entries()[*entry].id().kind()),
            other => (std::mem::discriminant(other), ""),
        };
        let is_page = |path: &str| path.ends_with('/') || path.ends_with(".html");
        let first = self.routes().all().iter().filter(|(path, _)| is_page(path)).filter(|(_, route)| tried.insert(sort(route)));
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
}

/// The languages, other than the site's own, that something is translated into.
fn written_in(press: &Press) -> BTreeSet<String> {
    let all = press.catalogue.entries().iter().chain(press.catalogue.pages());
    let tags = all.flat_map(|entry| entry.translations()).filter_map(Entry::language);
    tags.filter(|tag| *tag != press.tag).map(str::to_owned).collect()
}

fn attachment(entry: &Entry, file: usize) -> Page {
    Page::File(entry.source().attachments()[file].file.clone())
}

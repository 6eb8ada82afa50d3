//! [`Reviewed`] → [`Catalogue`]: links in both directions, lists in their order, codes with what they hold. Frozen.

mod alike;
mod backlink;
mod codes;
mod facets;
mod order;
mod sorting;
mod usage;

pub use alike::Alike;
pub use backlink::{Backlink, Via};
pub use codes::CodeList;
pub use facets::{Facet, FacetValue};
pub use sorting::Sorting;

use crate::check::schema::{Kind, Schemas};
use crate::check::{Entry, Known};
use crate::finding::Findings;
use crate::model::Date;
use crate::read::{Config, History, Sources, Trace};
use crate::review::{Ladder, Register, Reviewed, Standing, Step, Visibility};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The finished catalogue: all that pages, feeds and exports are made of. Entries are named by their number.
#[derive(Debug)]
pub struct Catalogue {
    config: Config,
    today: Date,
    schemas: Arc<Schemas>,
    ladder: Arc<Ladder>,
    register: Arc<Register>,
    standings: Arc<BTreeMap<usize, Standing>>,
    log: Vec<(usize, usize)>,
    entries: Vec<Arc<Entry>>,
    statuses: Vec<usize>,
    by_id: HashMap<String, usize>,
    kinds: Vec<(Arc<Kind>, Vec<usize>)>,
    steps: Vec<(usize, Vec<usize>)>,
    codes: BTreeMap<String, CodeList>,
    backlinks: Vec<Vec<Backlink>>,
    traces: Vec<Option<Trace>>,
    newest: Vec<usize>,
    newness: Vec<usize>,
    sortings: Vec<Vec<(Sorting, Vec<usize>)>>,
    facets: Vec<Vec<Facet>>,
    pages: Vec<Arc<Entry>>,
}

impl Catalogue {
    /// The settings.
    pub fn config(&self) -> &Config {
        &self.config
    }
    /// The day on which the site is made.
    pub fn today(&self) -> Date {
        self.today
    }
    /// The kinds and vocabularies.
    pub fn schemas(&self) -> &Schemas {
        &self.schemas
    }
    /// All entries, by path.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }
    /// The step of the ladder that an entry stands on.
    pub fn status(&self, entry: usize) -> &Step {
        &self.ladder.steps[self.statuses[entry]]
    }
    /// The same as its place on the ladder.
    pub fn status_number(&self, entry: usize) -> usize {
        self.statuses[entry]
    }
    /// What pages may call an entry: its title; of what is withdrawn, only the id.
    pub fn name_of(&self, entry: usize) -> &str {
        let shown = &self.entries[entry];
        if self.status(entry).visibility == Visibility::Withdrawn { shown.id().as_str() } else { shown.title() }
    }
    /// Where an entry with decisions stands; nothing for one without.
    pub fn standing(&self, entry: usize) -> Option<&Standing> {
        self.standings.get(&entry)
    }
    /// The decisions that count, the latest first: the entry, and the decision's place among its own.
    pub fn log(&self) -> &[(usize, usize)] {
        &self.log
    }
    /// The editors' ladder.
    pub fn ladder(&self) -> &Ladder {
        &self.ladder
    }
    /// The editors.
    pub fn register(&self) -> &Register {
        &self.register
    }
    /// Whether lists, feeds, the search and the data show an entry: it has a page, and is not withdrawn.
    pub fn is_listed(&self, entry: usize) -> bool {
        self.has_page(entry) && self.status(entry).visibility != Visibility::Withdrawn
    }
    /// The entries that lists, feeds, the search and the data show, by path.
    pub fn listed(&self) -> impl Iterator<Item = usize> {
        (0..self.entries.len()).filter(|&entry| self.is_listed(entry))
    }
    /// The number of the entry that has, or had, this id.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
    /// The kinds in their order, each with its entries in the order of lists.
    pub fn kinds(&self) -> &[(Arc<Kind>, Vec<usize>)] {
        &self.kinds
    }
    /// The steps in use, each with its entries.
    pub fn steps(&self) -> impl Iterator<Item = (&Step, &[usize])> {
        self.steps.iter().map(|(step, entries)| (&self.ladder.steps[*step], entries.as_slice()))
    }
    /// The vocabularies in use, by name, each with its codes in use.
    pub fn codes(&self) -> &BTreeMap<String, CodeList> {
        &self.codes
    }
    /// The entries that point to an entry.
    pub fn backlinks(&self, entry: usize) -> &[Backlink] {
        &self.backlinks[entry]
    }
    /// What git remembers of an entry.
    pub fn trace(&self, entry: usize) -> Option<&Trace> {
        self.traces[entry].as_ref()
    }
    /// The day that an entry is sorted by: its own, else that of its last change.
    pub fn date(&self, entry: usize) -> Option<Date> {
        order::date(&self.entries[entry], self.traces[entry].as_ref())
    }
    /// All entries, the latest first.
    pub fn newest(&self) -> &[usize] {
        &self.newest
    }
    /// The latest of some entries, at most `limit` of them, the latest first.
    pub fn latest_of(&self, entries: impl Iterator<Item = usize>, limit: usize) -> Vec<usize> {
        let mut latest: Vec<usize> = entries.collect();
        if latest.len() > limit && limit > 0 {
            latest.select_nth_unstable_by_key(limit - 1, |&entry| self.newness[entry]);
            latest.truncate(limit);
        }
        latest.sort_by_key(|&entry| self.newness[entry]);
        latest
    }
    /// The other orders of a kind's list, by its place among the kinds, each with the entries in it.
    pub fn sortings(&self, kind: usize) -> &[(Sorting, Vec<usize>)] {
        &self.sortings[kind]
    }
    /// The facets of a kind, by its place among the kinds.
    pub fn facets(&self, kind: usize) -> &[Facet] {
        &self.facets[kind]
    }
    /// The about pages in their order.
    pub fn pages(&self) -> &[Arc<Entry>] {
        &self.pages
    }
    /// Whether an entry has a page of its own.
    pub fn has_page(&self, entry: usize) -> bool {
        self.entries[entry].kind().is_some_and(|kind| kind.page)
    }
}

impl Known for Catalogue {
    fn entry(&self, id: &str) -> Option<&Arc<Entry>> {
        self.index(id).map(|index| &self.entries[index])
    }
    fn page(&self, slug: &str) -> Option<&Arc<Entry>> {
        self.pages.iter().find(|page| page.id().slug() == slug)
    }
    fn has_kind(&self, kind: &str) -> bool {
        self.kinds.iter().any(|(known, _)| &*known.name == kind)
    }
}

/// Relates the entries to each other. `sources` gives the settings, `history` what git remembers, `today` the only clock.
pub fn relate(reviewed: &Reviewed, sources: &Sources, history: Option<&History>, today: Date) -> (Catalogue, Findings) {
    let checked = reviewed.checked();
    let entries = checked.entries().to_vec();
    let statuses = reviewed.statuses().to_vec();
    let ladder = reviewed.ladder().clone();
    let is_withdrawn = |entry: usize| ladder.steps[statuses[entry]].visibility == Visibility::Withdrawn;
    let alphabetical = order::alphabetical(&entries, sources.config().language);
    let ranks = order::places(&order::listed(&alphabetical, &statuses, &ladder));
    let in_order = |mut list: Vec<usize>| {
        list.sort_by_key(|&entry| ranks[entry]);
        list
    };
    let by_id = ids(&entries);
    let with_page: Vec<usize> = (0..entries.len()).filter(|&entry| entries[entry].kind().is_some_and(|kind| kind.page)).collect();
    let listed: Vec<usize> = with_page.iter().copied().filter(|&entry| !is_withdrawn(entry)).collect();
    let backlinks = backlink::collect(checked, &by_id, &ranks, &is_withdrawn);
    let codes = codes::collect(&entries, &listed, checked.schemas(), &in_order);
    let kinds = checked.schemas().kinds().into_iter().filter(|kind| has_folder(kind, sources)).map(|kind| {
        let own = (0..entries.len()).filter(|&entry| entries[entry].id().kind() == &*kind.name && !is_withdrawn(entry)).collect();
        (kind.clone(), in_order(own))
    });
    let kinds: Vec<(Arc<Kind>, Vec<usize>)> = kinds.collect();
    let facets = kinds.iter().map(|(kind, own)| facets::collect(kind, own, &entries)).collect();
    let mut steps: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    with_page.iter().for_each(|&entry| steps.entry(statuses[entry]).or_default().push(entry));
    let steps = steps.into_iter().map(|(step, list)| (step, in_order(list))).collect();
    let traces: Vec<_> = entries.iter().map(|entry| history.and_then(|history| history.trace(entry.id(), entry.aliases()))).collect();
    let newest = order::newest(&entries, &traces);
    let newness = order::places(&newest);
    let places = sorting::Places { newness: &newness, alphabet: &order::places(&alphabetical), backlinks: &backlinks };
    let sortings = sorting::collect(&kinds, &checked.schemas().usable(), &places);
    let pages = order::pages(checked.pages());
    let config = sources.config().clone();
    let schemas = checked.schemas().clone();
    (
        Catalogue {
            config,
            today,
            schemas,
            ladder: ladder.clone(),
            register: reviewed.register().clone(),
            standings: reviewed.standings().clone(),
            log: order::log(reviewed.standings(), &entries),
            entries,
            statuses,
            by_id,
            kinds,
            steps,
            codes,
            backlinks,
            traces,
            newest,
            newness,
            sortings,
            facets,
            pages,
        },
        Findings::new(),
    )
}

/// A kind without a folder has no page yet.
fn has_folder(kind: &Kind, sources: &Sources) -> bool {
    sources.kinds().contains(&kind.name)
}

/// New ids and old ones; a new one always wins, and of two who claim an old one the first by path.
fn ids(entries: &[Arc<Entry>]) -> HashMap<String, usize> {
    let old = entries.iter().enumerate().rev().flat_map(|(index, entry)| entry.aliases().map(move |alias| (alias.to_owned(), index)));
    let mut ids: HashMap<String, usize> = old.collect();
    ids.extend(entries.iter().enumerate().map(|(index, entry)| (entry.id().as_str().to_owned(), index)));
    ids
}

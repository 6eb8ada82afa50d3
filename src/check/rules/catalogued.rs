//! What exists in the catalogue as a whole: the ids, old and new, the pages, the kinds.

use crate::check::entry::Entry;
use crate::check::links::Known;
use crate::model::nearest;
use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;

/// How many times in one run a name is compared with every id, which takes a while in a large catalogue. A catalogue
/// with more unknown names than this has one cause, and the first findings show it.
const SUGGESTIONS: usize = 400;

/// Everything that a relation or a link may name.
pub struct Catalogued<'a> {
    entries: HashMap<&'a str, &'a Arc<Entry>>,
    aliases: HashMap<&'a str, &'a str>,
    pages: HashMap<&'a str, &'a Arc<Entry>>,
    by_kind: HashMap<&'a str, Vec<&'a str>>,
    asked: Cell<usize>,
}

impl<'a> Catalogued<'a> {
    /// The index of these entries and about pages.
    pub fn new(entries: &'a [Arc<Entry>], pages: &'a [Arc<Entry>]) -> Catalogued<'a> {
        let mut by_kind: HashMap<&str, Vec<&str>> = HashMap::new();
        for entry in entries {
            by_kind.entry(entry.id().kind()).or_default().push(entry.id().as_str());
        }
        Catalogued {
            entries: entries.iter().map(|entry| (entry.id().as_str(), entry)).collect(),
            aliases: entries.iter().rev().flat_map(|entry| entry.aliases().map(|alias| (alias, entry.id().as_str()))).collect(),
            pages: pages.iter().map(|page| (page.id().slug(), page)).collect(),
            by_kind,
            asked: Cell::new(0),
        }
    }

    /// Whether an entry has this id now.
    pub fn is_entry(&self, id: &str) -> bool {
        self.entries.contains_key(id)
    }

    /// Whether an entry has or had this id.
    pub fn has(&self, id: &str) -> bool {
        self.resolve(id).is_some()
    }

    /// The id that an entry has now which has or had this one.
    pub fn resolve(&self, id: &str) -> Option<&str> {
        self.entry(id).map(|entry| entry.id().as_str())
    }

    /// The ids of these kinds; of all, when none is named.
    pub fn suggestions(&self, kinds: &[String]) -> Vec<&'a str> {
        match kinds {
            [] => self.entries.keys().copied().collect(),
            kinds => kinds.iter().filter_map(|kind| self.by_kind.get(kind.as_str())).flatten().copied().collect(),
        }
    }

    /// The id that was most likely meant.
    pub fn nearest_id(&self, written: &str) -> Option<&'a str> {
        self.once(|| {
            let kind = written.split('/').next().filter(|kind| self.has_kind(kind));
            let kinds: Vec<String> = kind.into_iter().map(str::to_owned).collect();
            nearest(written, self.suggestions(&kinds))
        })
    }

    /// Does a costly search, as long as there have not been too many.
    pub fn once<T>(&self, search: impl FnOnce() -> Option<T>) -> Option<T> {
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() <= SUGGESTIONS { search() } else { None }
    }

    /// The path from the file `from` to the file of the entry `id`.
    pub fn relative_path(&self, from: &str, id: &str) -> String {
        let Some(to) = self.entries.get(id).map(|entry| entry.source().text().path().clone()) else { return id.to_owned() };
        let folder: Vec<&str> = from.split('/').collect();
        let folder = &folder[..folder.len() - 1];
        let target: Vec<&str> = to.split('/').collect();
        let common = folder.iter().zip(&target).take_while(|(a, b)| a == b).count();
        let up = std::iter::repeat_n("..", folder.len() - common);
        up.chain(target[common..].iter().copied()).collect::<Vec<_>>().join("/")
    }
}

impl Known for Catalogued<'_> {
    fn entry(&self, id: &str) -> Option<&Arc<Entry>> {
        self.entries.get(id).or_else(|| self.entries.get(self.aliases.get(id)?)).copied()
    }

    fn page(&self, slug: &str) -> Option<&Arc<Entry>> {
        self.pages.get(slug).copied()
    }

    fn has_kind(&self, kind: &str) -> bool {
        self.by_kind.contains_key(kind)
    }
}

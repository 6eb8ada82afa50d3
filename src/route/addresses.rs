//! From paths to links and whole addresses.

use super::paths;
use crate::model::EntryId;
use crate::relate::Catalogue;

/// Where the site is published.
#[derive(Debug, Clone)]
pub struct Addresses {
    address: String,
    base: String,
}

impl Addresses {
    /// The addresses of a site that is published at `base_url`.
    pub fn new(base_url: &str) -> Addresses {
        let address = base_url.trim_end_matches('/').to_owned();
        let after_scheme = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
        let base = after_scheme.find('/').map_or("", |at| &after_scheme[at..]).to_owned();
        Addresses { address, base }
    }

    /// The address of the site as a whole, without a final slash.
    pub fn site(&self) -> &str {
        &self.address
    }

    /// The link to a path: with the folder at which the site is published, and escaped.
    pub fn url(&self, path: &str) -> String {
        self.with_base(&paths::escaped(path))
    }

    /// The link to a path that is escaped already.
    pub fn with_base(&self, escaped: &str) -> String {
        format!("{}{escaped}", self.base)
    }

    /// The whole address of a path.
    pub fn address(&self, path: &str) -> String {
        format!("{}{}", self.address, paths::escaped(path))
    }

    /// The path of an entry; of its kind's list when it has no page of its own.
    pub fn entry_path(&self, catalogue: &Catalogue, entry: usize) -> String {
        let id: &EntryId = catalogue.entries()[entry].id();
        if catalogue.has_page(entry) { paths::entry(id) } else { paths::top(id.kind()) }
    }
}

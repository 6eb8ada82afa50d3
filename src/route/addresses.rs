//! From paths to links and whole addresses.

use super::paths;
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

    /// The whole address of a link of the site.
    pub fn of_link(&self, link: &str) -> String {
        format!("{}{}", self.address, link.strip_prefix(&self.base).unwrap_or(link))
    }

    /// The link to an entry; nothing when it has no page of its own.
    pub fn entry(&self, catalogue: &Catalogue, entry: usize) -> Option<String> {
        catalogue.has_page(entry).then(|| self.url(&paths::entry(catalogue.entries()[entry].id())))
    }
}

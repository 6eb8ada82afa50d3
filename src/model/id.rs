//! The identity of an entry.

use super::is_slug;
use std::fmt;
use std::sync::Arc;

/// An entry's id, `<kind>/<slug>`: its folder under `content/` and its file name. It is also its address on the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(Arc<str>);

impl EntryId {
    /// The id of the entry `slug` of the kind `kind`.
    pub fn new(kind: &str, slug: &str) -> EntryId {
        EntryId(format!("{kind}/{slug}").into())
    }

    /// Reads `<kind>/<slug>`, where both are slugs.
    pub fn parse(text: &str) -> Option<EntryId> {
        let (kind, slug) = text.split_once('/')?;
        (is_slug(kind) && is_slug(slug)).then(|| EntryId(text.into()))
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The kind: what stands before the slash.
    pub fn kind(&self) -> &str {
        self.0.split_once('/').map_or("", |(kind, _)| kind)
    }

    /// The slug: what stands after the slash.
    pub fn slug(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, slug)| slug)
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for EntryId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

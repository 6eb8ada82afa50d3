//! The languages of a page.

use serde::Serialize;

/// A language that a page can be read in.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageView {
    /// The BCP 47 tag.
    pub tag: String,
    /// The language's name in itself.
    pub name: String,
    /// The path.
    pub url: String,
    /// The whole address.
    pub address: String,
    /// Whether it is the one that the others are translated from.
    pub first: bool,
    /// Whether this page is in it.
    pub here: bool,
}

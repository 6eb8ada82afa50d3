//! Entries that are about the same, in views.

use serde::Serialize;

/// An entry that is about the same as the page's, as one of `entry.alike`.
#[derive(Debug, Clone, Serialize)]
pub struct AlikeView {
    /// Its title.
    pub title: String,
    /// The tag of the title's language, when it is not the page's.
    pub lang: Option<String>,
    /// Its page.
    pub url: String,
    /// What both have, what fewest others have first.
    pub shared: Vec<String>,
    /// The page with the two beside each other.
    pub compare: String,
}

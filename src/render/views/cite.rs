//! How one refers to an entry's page, in views.

use super::DateView;
use serde::Serialize;

/// A reference to an entry's page, and ways to share it, as `entry.cite`.
#[derive(Debug, Clone, Serialize)]
pub struct CiteView {
    /// The title, with a mark that ends a sentence.
    pub title: String,
    /// Those who have given it out or made it, where the schema says who that is.
    pub owners: Vec<String>,
    /// The site's name.
    pub site: String,
    /// When it was last changed, or which day it says itself; else when it was approved.
    pub date: Option<CiteDateView>,
    /// The page's whole address.
    pub address: String,
    /// A letter with the title and the address (`mailto:`).
    pub mail: String,
}

/// A day, and what happened on it.
#[derive(Debug, Clone, Serialize)]
pub struct CiteDateView {
    /// What happened.
    pub label: String,
    /// The day.
    pub date: DateView,
}

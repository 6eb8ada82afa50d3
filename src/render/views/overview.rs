//! An overview to print, in views: what has to do with an entry or a code, in tables.

use super::{DateView, LinkView, PagerView};
use serde::Serialize;

/// An overview, as `overview`.
#[derive(Debug, Clone, Serialize)]
pub struct OverviewView {
    /// What it is of: an entry or a code, with its page.
    pub subject: LinkView,
    /// The tag of the language of its name, when it is not the site's.
    pub lang: Option<String>,
    /// The day on which it was made.
    pub made: DateView,
    /// How many entries it tells of.
    pub total: usize,
    /// How many of them are of each kind.
    pub kinds: Vec<TallyView>,
    /// How many of them have each editorial status.
    pub statuses: Vec<TallyView>,
    /// The tables, or what of them stands on this page.
    pub tables: Vec<OverviewTableView>,
    /// The way to its other pages; nothing when there is only one.
    pub pager: Option<PagerView>,
}

/// A number of entries.
#[derive(Debug, Clone, Serialize)]
pub struct TallyView {
    /// What they have in common.
    pub label: String,
    /// How many there are.
    pub count: usize,
}

/// The entries of one relation, or of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct OverviewTableView {
    /// What they have in common.
    pub caption: String,
    /// How many there are on all pages.
    pub total: usize,
    /// Whether it begins on a page before this one.
    pub continued: bool,
    /// Whether it tells of which kind each is.
    pub kind: bool,
    /// What the column of the kinds' first badge is called, when any row has one.
    pub badge: Option<String>,
    /// Whether any row has a licence.
    pub licence: bool,
    /// What the column of the days is called, when any row has one.
    pub date: Option<String>,
    /// The entries.
    pub rows: Vec<OverviewRowView>,
}

/// An entry in an overview.
#[derive(Debug, Clone, Serialize)]
pub struct OverviewRowView {
    /// The title.
    pub title: String,
    /// The path; empty for what has no page.
    pub url: String,
    /// The tag of the title's language, when it is not the site's.
    pub lang: Option<String>,
    /// What one of its kind is called.
    pub kind: String,
    /// The editorial status, with what a reader should know beside it.
    pub status: String,
    /// What its life cycle is, or its kind's first badge says.
    pub badge: String,
    /// The licence.
    pub licence: String,
    /// When it was last changed, or which day it says itself.
    pub date: Option<DateView>,
}

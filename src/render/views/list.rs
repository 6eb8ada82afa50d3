//! Lists of entries in views, with the ways to their other pages and orders.

use super::{CardView, CountView, FieldView, LinkView};
use serde::Serialize;

/// A list of entries, as `list`: of a kind, a code or a status.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// The heading.
    pub heading: String,
    /// The text under it.
    pub lead: String,
    /// The name of a kind's icon; empty where the list is of something else.
    pub icon: String,
    /// How many entries there are on all its pages.
    pub total: usize,
    /// The entries of this page.
    pub cards: Vec<CardView>,
    /// The way to its other pages; nothing when there is only one.
    pub pager: Option<PagerView>,
    /// Other words for a code.
    pub synonyms: Vec<String>,
    /// A code's identifier in the world.
    pub uri: Option<String>,
    /// What else its vocabulary tells of a code.
    pub tells: Vec<FieldView>,
    /// The code above this one.
    pub broader: Option<LinkView>,
    /// The codes below this one that are in use.
    pub narrower: Vec<CountView>,
    /// The value that a kind's list is narrowed to.
    pub narrowed: Option<NarrowedView>,
    /// Fields to narrow a kind by, with the values in use.
    pub facets: Vec<FacetView>,
    /// The orders in which a kind can be read, its own first; none where there is nothing to sort.
    pub sortings: Vec<SortingView>,
    /// The order that it stands in, when that is not its own.
    pub order: Option<String>,
    /// Where several of a kind's filters can be chosen at a time.
    pub combine: Option<String>,
    /// The overview to print of a code.
    pub overview: Option<String>,
}

/// An order in which a kind can be read.
#[derive(Debug, Clone, Serialize)]
pub struct SortingView {
    /// What it is called.
    pub label: String,
    /// Its first page.
    pub url: String,
    /// Whether this page has it.
    pub current: bool,
}

/// What a kind's list is narrowed to.
#[derive(Debug, Clone, Serialize)]
pub struct NarrowedView {
    /// The field's label.
    pub field: String,
    /// What readers see for the value.
    pub value: String,
    /// The path of the whole list.
    pub all: String,
}

/// A field to narrow a list by.
#[derive(Debug, Clone, Serialize)]
pub struct FacetView {
    /// The field's label.
    pub label: String,
    /// The values in use, the most used first, each with the page of what has it.
    pub values: Vec<CountView>,
}

/// The pages of a list.
#[derive(Debug, Clone, Serialize)]
pub struct PagerView {
    /// This page, from 1.
    pub current: usize,
    /// How many there are.
    pub last: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The pages to offer: number, path, and 0 for a gap.
    pub pages: Vec<PagerLinkView>,
}

/// A page of a list.
#[derive(Debug, Clone, Serialize)]
pub struct PagerLinkView {
    /// The number, from 1; 0 for a gap.
    pub number: usize,
    /// The path.
    pub url: String,
}

//! The front page in views.

use super::{CardView, CountView, DomainView};
use serde::Serialize;

/// The front page, as `front`.
#[derive(Debug, Clone, Serialize)]
pub struct FrontView {
    /// How many entries there are.
    pub total: usize,
    /// The latest entries, or some of each kind.
    pub newest: Vec<CardView>,
    /// Whether they are the latest.
    pub is_newest: bool,
    /// What most say that they use, the most used first.
    pub reused: Vec<ReusedView>,
    /// What is asked for and not met.
    pub requests: Option<RequestsView>,
    /// Domains with those who answer for them.
    pub domains: Vec<DomainView>,
    /// The vocabularies in use, each with its most used codes.
    pub vocabularies: Vec<VocabularyCountView>,
}

/// A vocabulary on the front page.
#[derive(Debug, Clone, Serialize)]
pub struct VocabularyCountView {
    /// What it is called.
    pub label: String,
    /// Its page.
    pub url: String,
    /// Its most used codes.
    pub codes: Vec<CountView>,
}

/// An entry that others use.
#[derive(Debug, Clone, Serialize)]
pub struct ReusedView {
    /// The entry.
    pub card: CardView,
    /// How many use it.
    pub users: usize,
}

/// What is asked for and not met.
#[derive(Debug, Clone, Serialize)]
pub struct RequestsView {
    /// How many there are.
    pub total: usize,
    /// The latest of them.
    pub cards: Vec<CardView>,
    /// Where all of them are listed.
    pub all: String,
}

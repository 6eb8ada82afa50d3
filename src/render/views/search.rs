//! What the search page offers to those who would rather look than search.

use super::{CountView, LinkView};
use serde::Serialize;

/// The ways in without a search, as `search`.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// The steps of the ladder that entries have, each with how many.
    pub statuses: Vec<CountView>,
    /// The vocabularies in use.
    pub vocabularies: Vec<LinkView>,
    /// The names by which readers filter, as a list in JSON.
    pub filters: String,
}

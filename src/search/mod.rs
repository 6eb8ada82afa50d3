//! The search: an inverted index over the catalogue, cut into small files that the reader's browser fetches as it
//! needs them, and the same ranking here for `find`.
//!
//! What may be filtered on is a term like any other, written `field:value`, which no word can be.

mod asked;
mod compound;
mod elasticlunr;
mod files;
mod index;
mod norwegian;
mod query;
mod words;

pub use files::{Files, files};
pub use index::{Facet, Index, Posting, build};
pub use query::{Hit, find};
pub use words::words;

//! The search: an inverted index over the catalogue, cut into small pieces that the reader's browser fetches as it
//! needs them, and the same ranking here for `find`.
//!
//! What may be filtered on is a term like any other, written `field:value`, which no word can be.

mod also;
mod asked;
mod compound;
mod elasticlunr;
mod ending;
mod facets;
mod files;
mod index;
mod keys;
mod lexicon;
mod norwegian;
mod numbers;
mod pieces;
mod query;
mod slips;
mod term;
mod weigh;
mod words;

pub use also::Also;
pub use asked::{Asked, asked};
pub use facets::{Facet, filter_names};
pub use files::{Files, Shown, files};
pub use index::{Index, build};
pub use query::{Answer, Hit, find};
pub use term::{Posting, Term};
pub use words::words;

//! Which addresses the site has, and what stands behind each.

mod addresses;
pub mod paths;
mod routes;

pub use addresses::Addresses;
pub use routes::{FeedOf, JSON_PART, OVERVIEW_ROWS, Route, Routes, SITEMAP_PART, routes};

//! The catalogue for machines: feeds, JSON, sitemap.

mod feed;
mod json;
mod opensearch;
mod sitemap;

use crate::relate::Catalogue;
use crate::route::{Addresses, Routes};

/// What exports are made of.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The site's routes.
    pub routes: &'a Routes,
    /// Where the site is published.
    pub addresses: &'a Addresses,
}

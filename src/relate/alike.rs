//! Entries of one kind that are about the same: they share what few others of the kind have. Looked for when a page asks, so that a
//! change in a large catalogue does not wait for it.

use super::Catalogue;
use super::facets::values;
use crate::check::schema::{Field, Shape};
use std::collections::BTreeMap;

/// How many an entry is told to be like.
const TOLD: usize = 3;
/// A value that more entries than these have tells little, and would be slow to look through.
const COMMON: usize = 64;

/// An entry that is about the same as another.
#[derive(Debug)]
pub struct Alike<'a> {
    /// Its number.
    pub entry: usize,
    /// What both have, and what fewest others have first.
    pub shared: Vec<Shared<'a>>,
}

/// A value that two entries have.
#[derive(Debug)]
pub struct Shared<'a> {
    /// The field.
    pub field: &'a Field,
    /// The value, as entries write it.
    pub value: &'a str,
    /// What it tells that both have it.
    weight: f64,
}

impl Catalogue {
    /// The entries of the same kind that an entry shares most with, the nearest first. What it may have several of counts, such as
    /// topics, and not what it points to; a value counts the more, the fewer have it.
    pub fn alike(&self, entry: usize) -> Vec<Alike<'_>> {
        let own = &self.entries()[entry];
        let Some(number) = self.kinds().iter().position(|(kind, _)| *kind.name == *own.id().kind()) else { return Vec::new() };
        let (kind, all) = &self.kinds()[number];
        let mut shared: BTreeMap<usize, Vec<Shared<'_>>> = BTreeMap::new();
        for facet in self.facets(number).iter().filter(|facet| is_topical(&facet.field(kind).shape)) {
            let field = facet.field(kind);
            for value in values(own, field) {
                let Some(weight) = weight(facet.entries(value).len(), all.len()) else { continue };
                for &other in facet.entries(value).iter().filter(|&&other| other != entry) {
                    shared.entry(other).or_default().push(Shared { field, value, weight });
                }
            }
        }
        let mut near: Vec<Alike<'_>> = shared.into_iter().map(|(entry, shared)| Alike { entry, shared }).collect();
        near.sort_by(|one, other| other.weight().total_cmp(&one.weight()));
        near.truncate(TOLD);
        near.iter_mut().for_each(|alike| alike.shared.sort_by(|one, other| other.weight.total_cmp(&one.weight)));
        near
    }
}

impl Alike<'_> {
    fn weight(&self) -> f64 {
        self.shared.iter().map(|shared| shared.weight).sum()
    }
}

/// Whether a field says what an entry is about: a list of codes or words.
fn is_topical(shape: &Shape) -> bool {
    shape.items.as_deref().is_some_and(|item| item.relation.is_none()) && shape.relation.is_none()
}

/// What it tells that two share a value that so many of `all` entries have: nothing when most have it.
fn weight(having: usize, all: usize) -> Option<f64> {
    let is_telling = (2..=COMMON).contains(&having) && having * 2 <= all;
    is_telling.then(|| (all as f64 / having as f64).ln())
}

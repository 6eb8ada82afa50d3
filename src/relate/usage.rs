//! Who uses what, and where they are: what schemas say by `"answers": "users"` on a relation and `"x-answers": "place"` on a field.

use super::{Backlink, Catalogue, CodeList, Via};
use crate::check::schema::Answers;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Of what points to an entry, that which says that it uses it, each once, in the order of lists.
fn users(backlinks: &[Backlink]) -> Vec<usize> {
    let uses = backlinks.iter().filter(|link| matches!(&link.via, Via::Relation(inverse) if inverse.uses));
    let mut users: Vec<usize> = uses.map(|link| link.from).collect();
    users.dedup();
    users
}

/// Entries with how many use each, the most used first; those that as many use keep their order.
pub fn most_used(backlinks: &[Vec<Backlink>], entries: impl Iterator<Item = usize>) -> Vec<(usize, usize)> {
    let mut used: Vec<(usize, usize)> = entries.map(|entry| (entry, users(&backlinks[entry]).len())).collect();
    used.sort_by_key(|(_, users)| Reverse(*users));
    used
}

impl Catalogue {
    /// The entries that say they use an entry, each once, in the order of lists.
    pub fn users(&self, entry: usize) -> Vec<usize> {
        users(self.backlinks(entry))
    }

    /// Some entries with how many use each, the most used first; those that as many use keep their order.
    pub fn most_used(&self, entries: impl Iterator<Item = usize>) -> Vec<(usize, usize)> {
        most_used(&self.backlinks, entries)
    }

    /// How many of some entries are in each place: a vocabulary in use, and how many have each of its codes. One list is the country;
    /// what other lists say has no room in it.
    pub fn places(&self, entries: impl Iterator<Item = usize>) -> Option<(&CodeList, BTreeMap<usize, usize>)> {
        let mut country: Option<&CodeList> = None;
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for (codes, code) in entries.filter_map(|entry| self.place(entry)) {
            if country.get_or_insert(codes).vocabulary.name == codes.vocabulary.name {
                *counts.entry(code).or_default() += 1;
            }
        }
        Some((country?, counts))
    }

    /// Where in the country an entry is: a vocabulary in use, and the place of a code in it.
    fn place(&self, entry: usize) -> Option<(&CodeList, usize)> {
        let entry = &self.entries()[entry];
        let field = entry.kind()?.shape.fields.iter().find(|field| field.answers == Some(Answers::Place))?;
        let codes = self.codes().get(&**field.vocabulary()?)?;
        let code = entry.data().get(&*field.name)?.as_str()?;
        Some((codes, codes.vocabulary.index(code)?))
    }
}

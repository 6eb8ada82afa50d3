//! Who uses what, and where they are: what schemas say by `"answers": "users"` on a relation and `"x-answers": "place"` on a field.

use super::{Catalogue, CodeList, Via};
use crate::check::schema::Answers;
use std::collections::BTreeMap;

impl Catalogue {
    /// The entries that say they use an entry, each once, in the order of lists.
    pub fn users(&self, entry: usize) -> Vec<usize> {
        let uses = self.backlinks(entry).iter().filter(|link| matches!(&link.via, Via::Relation(inverse) if inverse.uses));
        let mut users: Vec<usize> = uses.map(|link| link.from).collect();
        users.dedup();
        users
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

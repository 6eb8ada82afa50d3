//! Who uses what, and where they are: what schemas say by `"answers": "users"` on a relation and `"x-answers": "place"` on a field.

use super::{Catalogue, CodeList, Via};
use crate::check::schema::Answers;

impl Catalogue {
    /// The entries that say they use an entry, each once, in the order of lists.
    pub fn users(&self, entry: usize) -> Vec<usize> {
        let uses = self.backlinks(entry).iter().filter(|link| matches!(&link.via, Via::Relation(inverse) if inverse.uses));
        let mut users: Vec<usize> = uses.map(|link| link.from).collect();
        users.dedup();
        users
    }

    /// Where in the country an entry is: a vocabulary in use, and the place of a code in it.
    pub fn place(&self, entry: usize) -> Option<(&CodeList, usize)> {
        let entry = &self.entries()[entry];
        let field = entry.kind()?.shape.fields.iter().find(|field| field.answers == Some(Answers::Place))?;
        let codes = self.codes().get(&**field.vocabulary()?)?;
        let code = entry.data().get(&*field.name)?.as_str()?;
        Some((codes, codes.vocabulary.index(code)?))
    }
}

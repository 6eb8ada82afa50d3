//! Links seen from their other end.

use crate::check::schema::Inverse;
use crate::check::{Checked, RelationUse};
use std::collections::{HashMap, HashSet};

/// An entry that points to another one.
#[derive(Debug, Clone)]
pub struct Backlink {
    /// The entry that points.
    pub from: usize,
    /// How it points.
    pub via: Via,
}

/// How one entry points to another.
#[derive(Debug, Clone)]
pub enum Via {
    /// By a relation, whose inverse has a name and a label.
    Relation(Inverse),
    /// By a relation whose schema gives no inverse.
    Plain,
    /// By a link in its text.
    Mention,
}

impl Backlink {
    /// Whether a relation points, and not only a text.
    pub fn is_relation(&self) -> bool {
        !matches!(self.via, Via::Mention)
    }
}

/// The backlinks of every entry, in the order of lists; a mention only where no relation says more. What is withdrawn
/// points to nothing any more.
pub fn collect(
    checked: &Checked,
    by_id: &HashMap<String, usize>,
    ranks: &[usize],
    is_withdrawn: &dyn Fn(usize) -> bool,
) -> Vec<Vec<Backlink>> {
    let entries = checked.entries();
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); entries.len()];
    for (from, entry) in entries.iter().enumerate().filter(|(from, _)| !is_withdrawn(*from)) {
        let mut seen: HashSet<(usize, Option<&str>)> = HashSet::new();
        for used in entry.relations().iter().filter(|used| !used.withheld) {
            let Some(&to) = by_id.get(used.target.as_str()) else { continue };
            if to != from && seen.insert((to, Some(name(used)))) {
                let via = used.relation.inverse.clone().map_or(Via::Plain, Via::Relation);
                backlinks[to].push(Backlink { from, via });
            }
        }
        let related: HashSet<usize> = seen.iter().map(|(to, _)| *to).collect();
        for id in checked.mentions(from) {
            if let Some(&to) = by_id.get(id.as_str())
                && to != from
                && !related.contains(&to)
                && seen.insert((to, None))
            {
                backlinks[to].push(Backlink { from, via: Via::Mention });
            }
        }
    }
    for list in &mut backlinks {
        list.sort_by_key(|backlink| ranks[backlink.from]);
    }
    backlinks
}

fn name(used: &RelationUse) -> &str {
    used.relation.inverse.as_ref().map_or("", |inverse| &inverse.name)
}

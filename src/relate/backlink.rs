//! Links seen from their other end.

use crate::check::schema::Inverse;
use crate::check::text::{Target, judge};
use crate::check::{Entry, Known, Link, RelationUse, resolve};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

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
    /// By a relation without an inverse, or by a link in its text.
    Mention,
}

/// What the text links are resolved against.
struct Ids<'a> {
    entries: &'a [Arc<Entry>],
    by_id: &'a HashMap<String, usize>,
}

impl Known for Ids<'_> {
    fn entry(&self, id: &str) -> Option<&Arc<Entry>> {
        self.by_id.get(id).map(|&index| &self.entries[index])
    }
    fn page(&self, _: &str) -> Option<&Arc<Entry>> {
        None
    }
    fn has_kind(&self, _: &str) -> bool {
        false
    }
}

/// The backlinks of every entry, in the order of lists; a mention only where no relation says more.
pub fn collect(entries: &[Arc<Entry>], by_id: &HashMap<String, usize>, ranks: &[usize]) -> Vec<Vec<Backlink>> {
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); entries.len()];
    let ids = Ids { entries, by_id };
    for (from, entry) in entries.iter().enumerate() {
        let mut seen: HashSet<(usize, Option<&str>)> = HashSet::new();
        for used in entry.relations() {
            let Some(&to) = by_id.get(used.target.as_str()) else { continue };
            if to != from && seen.insert((to, Some(name(used)))) {
                let via = used.relation.inverse.clone().map_or(Via::Mention, Via::Relation);
                backlinks[to].push(Backlink { from, via });
            }
        }
        let related: HashSet<usize> = seen.iter().map(|(to, _)| *to).collect();
        for reference in &entry.body().references {
            if let Some(to) = mentioned(entry, &reference.target, &ids)
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

/// The entry that a link of a text leads to.
fn mentioned(entry: &Entry, target: &str, ids: &Ids<'_>) -> Option<usize> {
    // Most links lead out of the site; they need no more than a look.
    if matches!(judge(target), Target::Outside(_) | Target::Heading(_) | Target::Refused(_)) {
        return None;
    }
    match resolve(entry.source(), target, ids) {
        Link::Entry(id, _) => ids.by_id.get(id.as_str()).copied(),
        _ => None,
    }
}

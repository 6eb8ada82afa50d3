//! What can only be said of the entries together: ids, relations, links.

use super::entry::Entry;
use super::links::{Known as _, Link, resolve};
use super::rules::*;
use super::schema::Schemas;
use super::text::{Body, Reference};
use crate::finding::{Finding, Findings};
use crate::model::{EntryId, Text};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// What one entry says of others: where it points, and what is wrong with that.
#[derive(Debug, Default)]
pub struct Outward {
    /// What is wrong with its relations and links.
    pub findings: Vec<Finding>,
    /// The entries that its text links to, in order.
    pub mentions: Vec<EntryId>,
    /// The pages, and the entries of whose files, that it links to.
    others: Vec<EntryId>,
}

/// Every entry and about page, with what they said of others where that is known from before.
pub struct All<'a> {
    /// The entries.
    pub entries: &'a [Arc<Entry>],
    /// The about pages.
    pub pages: &'a [Arc<Entry>],
}

/// Everything that takes more than one entry to see: what each entry says of others (entries first, then pages), and
/// the findings on the catalogue as a whole. Since `before`, only the entries that have changed are looked at again, and those
/// that point to what has changed.
pub fn check(
    now: &All<'_>,
    before: Option<(&All<'_>, &[Arc<Outward>])>,
    kinds: &[Arc<str>],
    schemas: &Schemas,
) -> (Vec<Arc<Outward>>, Findings) {
    let all = Catalogued::new(now.entries, now.pages);
    let mut findings = Findings::new();
    findings.extend(duplicate_id::check(now.entries));
    findings.extend(alias_conflict::check(now.entries, &all));
    for kind in kinds {
        let known = || schemas.kinds().into_iter().map(|kind| &*kind.name);
        match bad_name::check_kind(kind) {
            Some(bad) => findings.push(bad),
            None if schemas.kind(kind).is_none() => findings.push(kind_without_schema::found(kind, known())),
            None => {}
        }
    }
    let known = before.map(|(before, said)| Earlier::of(before, said, now)).unwrap_or_default();
    let outward = now.each().map(|entry| known.said_by(entry).unwrap_or_else(|| Arc::new(outward(entry, &all))));
    (outward.collect(), findings)
}

/// What entries said before, and what has changed of all that they can point to.
#[derive(Default)]
struct Earlier<'a> {
    said: HashMap<*const Entry, &'a Arc<Outward>>,
    changed: HashSet<&'a str>,
}

impl<'a> Earlier<'a> {
    fn of(before: &All<'a>, said: &'a [Arc<Outward>], now: &All<'a>) -> Earlier<'a> {
        let kinds = |all: &All<'a>| all.entries.iter().map(|entry| entry.id().kind()).collect::<BTreeSet<_>>();
        let is_same = |other: &HashMap<&str, &Arc<Entry>>, entry: &Arc<Entry>| {
            other.get(entry.id().as_str()).is_some_and(|same| Arc::ptr_eq(same, entry) || same_face(same, entry))
        };
        let by_id = |all: &All<'a>| all.each().map(|entry| (entry.id().as_str(), entry)).collect::<HashMap<_, _>>();
        let (old, new) = (by_id(before), by_id(now));
        let changed = before.each().filter(|entry| !is_same(&new, entry)).chain(now.each().filter(|entry| !is_same(&old, entry)));
        let changed: HashSet<&str> = changed.flat_map(|entry| std::iter::once(entry.id().as_str()).chain(entry.aliases())).collect();
        // An id that somebody else has, or had, as an old one may lead elsewhere now; so may the list of a kind.
        let is_shared = |entry: &Arc<Entry>| !changed.contains(entry.id().as_str()) && entry.aliases().any(|alias| changed.contains(alias));
        if kinds(before) != kinds(now) || now.each().chain(before.each()).any(is_shared) {
            return Earlier::default();
        }
        let said = before.each().zip(said).map(|(entry, said)| (Arc::as_ptr(entry), said));
        Earlier { said: said.collect(), changed }
    }

    /// What an entry said before, when it is the same and nothing that it points to has changed.
    fn said_by(&self, entry: &Arc<Entry>) -> Option<Arc<Outward>> {
        let said = self.said.get(&Arc::as_ptr(entry))?;
        let ids = said.mentions.iter().chain(&said.others).map(EntryId::as_str);
        let mut targets = ids.chain(entry.relations().iter().map(|used| used.target.as_str()));
        let is_sound = said.findings.is_empty() || self.changed.is_empty();
        (is_sound && !targets.any(|target| self.changed.contains(target))).then(|| (*said).clone())
    }
}

impl<'a> All<'a> {
    /// The entries, then the pages.
    fn each(&self) -> std::iter::Chain<std::slice::Iter<'a, Arc<Entry>>, std::slice::Iter<'a, Arc<Entry>>> {
        self.entries.iter().chain(self.pages)
    }
}

/// Whether others see the same in two editions of an entry: id, old ids, title, headings, attachments.
fn same_face(a: &Entry, b: &Entry) -> bool {
    let headings = |entry: &Entry| entry.body().headings.iter().map(|heading| heading.id.clone()).collect::<Vec<_>>();
    let files = |entry: &Entry| entry.source().attachments().iter().map(|file| file.name.clone()).collect::<Vec<_>>();
    a.id() == b.id() && a.title() == b.title() && a.aliases().eq(b.aliases()) && headings(a) == headings(b) && files(a) == files(b)
}

fn outward(entry: &Entry, all: &Catalogued<'_>) -> Outward {
    let mut outward = Outward::default();
    relations(entry, all, &mut outward.findings);
    references(entry, all, &mut outward);
    outward
}

fn relations(entry: &Entry, all: &Catalogued<'_>, findings: &mut Vec<Finding>) {
    for used in entry.relations() {
        match self_relation::check(entry, used, all) {
            Some(itself) => findings.push(itself),
            None => {
                findings.extend(unknown_relation::check(entry, used, all));
                findings.extend(relation_wrong_kind::check(entry, used, all));
            }
        }
    }
}

/// The links and pictures of a text, and the files beside it that none of them names.
fn references(entry: &Entry, all: &Catalogued<'_>, outward: &mut Outward) {
    let mut used = HashSet::new();
    let own = std::iter::once(entry).chain(entry.translations()).map(|entry| (entry.source().text(), entry.body()));
    for (text, body) in own.chain(entry.documents().map(|document| (document.text, document.body))) {
        for reference in &body.references {
            let link = resolve(entry.source(), &reference.target, all);
            match &link {
                Link::Attachment(owner, name) if owner == entry.id() => drop(used.insert(name.clone())),
                Link::Attachment(owner, _) => outward.others.push(owner.clone()),
                Link::Entry(id, _) => outward.mentions.push(id.clone()),
                Link::Page(slug, _) => outward.others.extend(all.page(slug).map(|page| page.id().clone())),
                _ => {}
            }
            outward.findings.extend(of_link(entry, (text, body), reference, link, all));
        }
    }
    let unused = entry.source().attachments().iter().filter(|file| !used.contains(&file.name));
    outward.findings.extend(unused.map(unused_attachment::found));
}

/// The finding for a link, in the entry's own text or in that of a document beside it, that does not lead where it should.
fn of_link(entry: &Entry, (text, body): (&Text, &Body), reference: &Reference, link: Link, all: &Catalogued<'_>) -> Option<Finding> {
    let place = || text.place(reference.span);
    match link {
        Link::Outside(_) | Link::Attachment(..) | Link::Site(..) => None,
        Link::Heading(anchor) => broken_anchor::check(place, &anchor, entry.title(), body),
        Link::Entry(id, anchor) => {
            let other = all.entry(id.as_str())?;
            if other.kind().is_some_and(|kind| !kind.page) {
                return Some(broken_link::pageless(place(), &reference.target));
            }
            broken_anchor::check(place, &anchor?, other.title(), other.body())
        }
        Link::Page(slug, anchor) => {
            let other = all.page(&slug)?;
            broken_anchor::check(place, &anchor?, other.title(), other.body())
        }
        Link::MissingFile(name) => {
            let beside = entry.source().attachments().iter().map(|file| file.name.as_str());
            Some(missing_attachment::found(place(), &name, beside))
        }
        Link::Broken(path) => Some(broken_link::found(place(), &reference.target, path.as_deref(), all)),
        Link::Refused(refusal) => unsafe_link::found(place(), &reference.target, &refusal),
    }
}

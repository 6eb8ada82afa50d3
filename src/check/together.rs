//! What can only be said of the entries together: ids, relations, links.

use super::entry::Entry;
use super::links::{Known, Link, resolve};
use super::rules::*;
use super::schema::Schemas;
use super::text::{Body, Reference};
use crate::finding::{Finding, Findings};
use crate::model::{EntryId, Text};
use std::collections::HashSet;
use std::sync::Arc;

/// What one entry says of others: where it points, and what is wrong with that.
#[derive(Debug, Default)]
pub struct Outward {
    /// What is wrong with its relations and links.
    pub findings: Vec<Finding>,
    /// The entries that its text links to, in order.
    pub mentions: Vec<EntryId>,
}

/// Every entry and about page, with what they said of others where that is known from before.
pub struct All<'a> {
    /// The entries.
    pub entries: &'a [Arc<Entry>],
    /// The about pages.
    pub pages: &'a [Arc<Entry>],
}

/// Everything that takes more than one entry to see: what each entry says of others (entries first, then pages), and
/// the findings on the catalogue as a whole. Where nothing that others can point to has changed since `before`, only
/// the entries that have changed themselves are looked at again.
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
    let before = before.filter(|(before, _)| before.looks_like(now));
    let outward = now.each().enumerate().map(|(number, entry)| match before {
        Some((before, said)) if before.each().nth(number).is_some_and(|old| Arc::ptr_eq(old, entry)) => said[number].clone(),
        _ => Arc::new(outward(entry, &all)),
    });
    (outward.collect(), findings)
}

impl<'a> All<'a> {
    /// The entries, then the pages.
    fn each(&self) -> std::iter::Chain<std::slice::Iter<'a, Arc<Entry>>, std::slice::Iter<'a, Arc<Entry>>> {
        self.entries.iter().chain(self.pages)
    }

    /// Whether everything that can be pointed to is the same in both.
    fn looks_like(&self, other: &All<'_>) -> bool {
        let same_number = self.entries.len() == other.entries.len() && self.pages.len() == other.pages.len();
        same_number && self.each().zip(other.each()).all(|(a, b)| Arc::ptr_eq(a, b) || same_face(a, b))
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
    let own = (entry.source().text(), entry.body());
    for (text, body) in std::iter::once(own).chain(entry.documents().map(|document| (document.text, document.body))) {
        for reference in &body.references {
            let link = resolve(entry.source(), &reference.target, all);
            match &link {
                Link::Attachment(owner, name) if owner == entry.id() => drop(used.insert(name.clone())),
                Link::Entry(id, _) => outward.mentions.push(id.clone()),
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

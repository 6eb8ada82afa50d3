//! What can only be said of the entries together: ids, relations, links.

use super::entry::Entry;
use super::links::{Known, Link, resolve};
use super::rules::*;
use super::schema::Schemas;
use super::text::Reference;
use crate::finding::{Finding, Findings};
use std::collections::HashSet;
use std::sync::Arc;

/// Every finding that takes more than one entry to see.
pub fn check(entries: &[Arc<Entry>], pages: &[Arc<Entry>], kinds: &[Arc<str>], schemas: &Schemas) -> Findings {
    let all = Catalogued::new(entries, pages);
    let mut findings = Findings::new();
    findings.extend(duplicate_id::check(entries));
    findings.extend(alias_conflict::check(entries, &all));
    for kind in kinds {
        let known = || schemas.kinds().into_iter().map(|kind| &*kind.name);
        match bad_name::check_kind(kind) {
            Some(bad) => findings.push(bad),
            None if schemas.kind(kind).is_none() => findings.push(kind_without_schema::found(kind, known())),
            None => {}
        }
    }
    for entry in entries.iter().chain(pages) {
        relations(entry, &all, &mut findings);
        references(entry, &all, &mut findings);
    }
    findings
}

fn relations(entry: &Entry, all: &Catalogued<'_>, findings: &mut Findings) {
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
fn references(entry: &Entry, all: &Catalogued<'_>, findings: &mut Findings) {
    let mut used = HashSet::new();
    for reference in &entry.body().references {
        let link = resolve(entry.source(), &reference.target, all);
        if let Link::Attachment(owner, name) = &link
            && owner == entry.id()
        {
            used.insert(name.clone());
        }
        findings.extend(of_link(entry, reference, link, all));
    }
    let unused = entry.source().attachments().iter().filter(|file| !used.contains(&file.name));
    findings.extend(unused.map(unused_attachment::found));
}

/// The finding for a link that does not lead where it should.
fn of_link(entry: &Entry, reference: &Reference, link: Link, all: &Catalogued<'_>) -> Option<Finding> {
    let place = || entry.source().text().place(reference.span);
    match link {
        Link::Outside(_) | Link::Attachment(..) | Link::Site(..) => None,
        Link::Heading(anchor) => broken_anchor::check(place, &anchor, entry.title(), entry.body()),
        Link::Entry(id, anchor) => {
            let other = all.entry(id.as_str())?;
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

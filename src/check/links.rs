//! Where a link of an entry's text leads in the catalogue. One answer for the checks and for the pages.

use super::entry::Entry;
use super::text::{Refusal, Target, inside, judge};
use crate::model::EntryId;
use crate::read::EntrySource;
use std::sync::Arc;

/// The first part of every path that the generator itself gives pages to; whether one exists, only the routes know.
pub const GENERATED: &[&str] = &[
    "sok",
    "regler",
    "status",
    "redaksjon",
    "vokabular",
    "filer",
    "katalog",
    "sitemap",
    "feed.xml",
    "sitemap.xml",
    "katalog.json",
    "robots.txt",
    "404.html",
];

/// What the catalogue has, as far as links are concerned.
pub trait Known {
    /// The entry that has or had this id.
    fn entry(&self, id: &str) -> Option<&Arc<Entry>>;
    /// The about page of that slug.
    fn page(&self, slug: &str) -> Option<&Arc<Entry>>;
    /// Whether the catalogue has entries of this kind.
    fn has_kind(&self, kind: &str) -> bool;
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// To another site, a mail address or a telephone number.
    Outside(String),
    /// To a heading of the same text.
    Heading(String),
    /// To an entry, and a heading of it.
    Entry(EntryId, Option<String>),
    /// To an about page (its slug), and a heading of it.
    Page(String, Option<String>),
    /// To a file beside an entry.
    Attachment(EntryId, String),
    /// To another page of the site.
    Site(String, Option<String>),
    /// To a file that does not lie where it should: its name.
    MissingFile(String),
    /// To nothing: what the path would be from the root, when it stays inside it.
    Broken(Option<String>),
    /// Nowhere that a page may link to.
    Refused(Refusal),
}

/// Where `address` leads from the text of `source`.
pub fn resolve(source: &EntrySource, address: &str, known: &impl Known) -> Link {
    match judge(address) {
        Target::Outside(url) => Link::Outside(url),
        Target::Heading(heading) => Link::Heading(heading),
        Target::Refused(Refusal::Empty) => Link::Broken(Some(String::new())),
        Target::Refused(refusal) => Link::Refused(refusal),
        Target::Site(path, heading) => site(&path, heading, known),
        Target::File(path, heading) => file(source, &path, heading, known),
    }
}

/// A path from the site's root.
fn site(path: &str, heading: Option<String>, known: &impl Known) -> Link {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => Link::Site("/".into(), heading),
        [first, ..] if GENERATED.contains(first) => Link::Site(path.to_owned(), heading),
        [kind] if known.has_kind(kind) => Link::Site(format!("/{kind}/"), heading),
        [slug] if known.page(slug).is_some() => Link::Page((*slug).to_owned(), heading),
        [kind, slug] => match known.entry(&format!("{kind}/{slug}")) {
            Some(entry) => Link::Entry(entry.id().clone(), heading),
            None => Link::Broken(Some(path.to_owned())),
        },
        [kind, slug, name] => match known.entry(&format!("{kind}/{slug}")) {
            Some(entry) if entry.in_language(name).is_some() => in_language(entry.id(), name, heading),
            Some(entry) if has_file(entry.source(), name) => Link::Attachment(entry.id().clone(), (*name).to_owned()),
            Some(_) => Link::MissingFile((*name).to_owned()),
            None => Link::Broken(Some(path.to_owned())),
        },
        _ => Link::Broken(Some(path.to_owned())),
    }
}

/// A path from the folder of the text's file.
fn file(source: &EntrySource, path: &str, heading: Option<String>, known: &impl Known) -> Link {
    let folder = source.text().path().rsplit_once('/').map_or("", |(folder, _)| folder);
    let Some(full) = inside(folder, path) else { return Link::Broken(None) };
    let parts: Vec<&str> = full.split('/').collect();
    let (kind, slug, name) = match parts.as_slice() {
        ["content", kind, file] => (*kind, file.strip_suffix(".md").unwrap_or(file), None),
        ["content", kind, slug, "index.md"] => (*kind, *slug, None),
        ["content", kind, slug, name] => (*kind, *slug, Some(*name)),
        ["content", kind] if known.has_kind(kind) => return Link::Site(format!("/{kind}/"), heading),
        _ => return missing(path, full),
    };
    if kind == "_sider" {
        let page = known.page(slug).filter(|_| name.is_none());
        return page.map_or_else(|| missing(path, full.clone()), |_| Link::Page(slug.to_owned(), heading));
    }
    let tag = name.and_then(|name| name.strip_prefix("index.")?.strip_suffix(".md"));
    match (known.entry(&format!("{kind}/{slug}")), name) {
        (Some(entry), _) if tag.is_some_and(|tag| entry.in_language(tag).is_some()) => {
            in_language(entry.id(), tag.unwrap_or_default(), heading)
        }
        (Some(entry), None) => Link::Entry(entry.id().clone(), heading),
        (Some(entry), Some(name)) if has_file(entry.source(), name) => Link::Attachment(entry.id().clone(), name.to_owned()),
        _ => missing(path, full),
    }
}

/// The page of an entry in another language.
fn in_language(id: &EntryId, tag: &str, heading: Option<String>) -> Link {
    Link::Site(format!("/{id}/{tag}/"), heading)
}

/// A path to Markdown, or to a folder, was meant to be an entry; any other file is an attachment.
fn missing(path: &str, full: String) -> Link {
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path);
    let is_file = name.rsplit_once('.').is_some_and(|(stem, ext)| !stem.is_empty() && ext != "md" && (1..=5).contains(&ext.len()));
    if is_file { Link::MissingFile(name.to_owned()) } else { Link::Broken(Some(full)) }
}

fn has_file(source: &EntrySource, name: &str) -> bool {
    source.attachments().iter().any(|file| file.name == name)
}

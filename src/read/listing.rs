//! Which files the catalogue has: what is an entry, an attachment, a schema, and what lies where nothing of its sort can be.
//!
//! Links are never followed and only regular files are taken, so that nothing outside the root is read.

use super::fault::{Fault, FaultKind, Structure};
use std::fs::{self, FileType, Metadata};
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;
use walkdir::{DirEntry, WalkDir};

/// How deep an entry's folder is looked into; whatever lies under its first level is a fault.
const DEEPEST: usize = 8;

/// The files of a catalogue, each list sorted by path.
#[derive(Debug, Default)]
pub struct Listing {
    /// `schemas/<kind>.schema.json`.
    pub schemas: Vec<Arc<str>>,
    /// `schemas/vocabularies/<name>.yaml`.
    pub vocabularies: Vec<Arc<str>>,
    /// The kinds' folders under `content/`.
    pub kinds: Vec<Arc<str>>,
    /// The entries' files.
    pub entries: Vec<EntryFile>,
    /// The about pages' files.
    pub pages: Vec<EntryFile>,
}

/// An entry's file, before it is read.
#[derive(Debug)]
pub struct EntryFile {
    /// The kind's folder, or `_sider`.
    pub kind: Arc<str>,
    /// The file name without `.md`, or the folder's name.
    pub slug: String,
    /// The path from the root.
    pub path: Arc<str>,
    /// Size and time of the file.
    pub stamp: Stamp,
    /// The files beside `index.md`, by name; `None` for an entry that is one file.
    pub beside: Option<Vec<(String, Stamp)>>,
}

/// What tells whether a file has changed: its length in bytes and the time of its last change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The length in bytes.
    pub length: u64,
    /// The time of the last change, where the system knows it.
    pub modified: Option<SystemTime>,
}

impl Stamp {
    /// The stamp of a file's metadata.
    pub fn of(metadata: &Metadata) -> Stamp {
        Stamp { length: metadata.len(), modified: metadata.modified().ok() }
    }
}

/// Lists the catalogue at `root`.
pub fn list(root: &Path, faults: &mut Vec<Fault>) -> Listing {
    let mut listing = Listing::default();
    for (name, kind) in children(root, "schemas", faults) {
        if kind.is_file() && name.ends_with(".schema.json") {
            listing.schemas.push(format!("schemas/{name}").into());
        }
    }
    for (name, kind) in children(root, "schemas/vocabularies", faults) {
        if kind.is_file() && (name.ends_with(".yaml") || name.ends_with(".yml")) {
            listing.vocabularies.push(format!("schemas/vocabularies/{name}").into());
        }
    }
    for (name, kind) in children(root, "content", faults) {
        let path: Arc<str> = format!("content/{name}").into();
        if kind.is_file() {
            faults.push(Fault::file(&path, FaultKind::Structure(Structure::Loose)));
        } else if name == "_sider" {
            kind_folder(root, &name, &mut listing.pages, faults);
        } else if !name.starts_with('_') {
            listing.kinds.push(name.as_str().into());
            kind_folder(root, &name, &mut listing.entries, faults);
        }
    }
    listing
}

/// The files and folders of one folder, by name, without hidden ones; what is neither is a fault.
fn children(root: &Path, folder: &str, faults: &mut Vec<Fault>) -> Vec<(String, FileType)> {
    let at = root.join(folder);
    if fs::symlink_metadata(&at).is_err() {
        return Vec::new();
    }
    let walk = WalkDir::new(&at).follow_links(false).follow_root_links(false).min_depth(1).max_depth(1).sort_by_file_name();
    let found = walk.into_iter().filter_map(|item| sound(item, root, faults)).map(|item| (name_of(&item), item.file_type()));
    found.filter(|(name, _)| !name.starts_with('.')).collect()
}

/// The regular files anywhere below a folder, by path; hidden ones are passed over.
pub(super) fn files_below(root: &Path, folder: &str, faults: &mut Vec<Fault>) -> Vec<(Arc<str>, Stamp)> {
    if fs::symlink_metadata(root.join(folder)).is_err() {
        return Vec::new();
    }
    let walk =
        WalkDir::new(root.join(folder)).follow_links(false).follow_root_links(false).min_depth(1).max_depth(DEEPEST).sort_by_file_name();
    let visible = walk.into_iter().filter_entry(|e| !e.file_name().as_encoded_bytes().starts_with(b"."));
    let mut files: Vec<(Arc<str>, Stamp)> = Vec::new();
    for item in visible {
        let Some(item) = sound(item, root, faults).filter(|item| item.file_type().is_file()) else { continue };
        let path = path_of(&item, root);
        files.extend(stamp(&item, &path, faults).map(|stamp| (path, stamp)));
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}

/// Sorts the files of `content/<kind>/` into entries and their attachments.
fn kind_folder(root: &Path, kind: &str, into: &mut Vec<EntryFile>, faults: &mut Vec<Fault>) {
    let folder = root.join("content").join(kind);
    let kind: Arc<str> = kind.into();
    let mut open: Option<EntryFolder> = None;
    let walk = WalkDir::new(&folder).follow_links(false).follow_root_links(false).min_depth(1).max_depth(DEEPEST).sort_by_file_name();
    let visible = walk.into_iter().filter_entry(|e| !e.file_name().as_encoded_bytes().starts_with(b"."));
    for item in visible {
        let Some(item) = sound(item, root, faults) else { continue };
        let (name, path) = (name_of(&item), path_of(&item, root));
        if item.depth() == 1 {
            into.extend(open.take().and_then(|folder| folder.close(&kind, faults)));
        }
        match (item.depth(), item.file_type().is_dir()) {
            (1, true) => open = Some(EntryFolder { name, path, index: None, beside: Vec::new() }),
            (1, false) => match name.strip_suffix(".md") {
                Some(slug) => {
                    let Some(stamp) = stamp(&item, &path, faults) else { continue };
                    into.push(EntryFile { kind: kind.clone(), slug: slug.to_owned(), path, stamp, beside: None });
                }
                None => faults.push(Fault::file(&path, FaultKind::Structure(Structure::NotMarkdown))),
            },
            (2, false) => {
                let Some(stamp) = stamp(&item, &path, faults) else { continue };
                if let Some(folder) = &mut open {
                    folder.add(name, stamp);
                }
            }
            (2.., true) => {}
            _ => faults.push(Fault::file(&path, FaultKind::Structure(Structure::Deep))),
        }
    }
    into.extend(open.take().and_then(|folder| folder.close(&kind, faults)));
    into.sort_by(|a, b| a.path.cmp(&b.path));
}

/// A folder that should be an entry.
struct EntryFolder {
    name: String,
    path: Arc<str>,
    index: Option<Stamp>,
    beside: Vec<(String, Stamp)>,
}

impl EntryFolder {
    fn add(&mut self, name: String, stamp: Stamp) {
        if name == "index.md" {
            self.index = Some(stamp);
        } else {
            self.beside.push((name, stamp));
        }
    }

    /// The entry, when the folder has an `index.md`.
    fn close(self, kind: &Arc<str>, faults: &mut Vec<Fault>) -> Option<EntryFile> {
        let Some(stamp) = self.index else {
            faults.push(Fault::file(&self.path, FaultKind::Structure(Structure::NoIndex)));
            return None;
        };
        let path = format!("{}/index.md", self.path).into();
        Some(EntryFile { kind: kind.clone(), slug: self.name, path, stamp, beside: Some(self.beside) })
    }
}

/// Lets regular files and folders with readable names through; all else is a fault.
fn sound(item: walkdir::Result<DirEntry>, root: &Path, faults: &mut Vec<Fault>) -> Option<DirEntry> {
    let item = match item {
        Ok(item) => item,
        Err(error) => {
            let path: Arc<str> = error.path().map_or_else(|| "content".into(), |p| relative(p, root)).into();
            faults.push(Fault::file(&path, FaultKind::Unreadable(error.to_string())));
            return None;
        }
    };
    let path = path_of(&item, root);
    let kind = item.file_type();
    if !kind.is_file() && !kind.is_dir() {
        faults.push(Fault::file(&path, FaultKind::NotRegular(kind.is_symlink())));
        return None;
    }
    if item.file_name().to_str().is_none() {
        faults.push(Fault::file(&path, FaultKind::Structure(Structure::BadName(name_of(&item)))));
        return None;
    }
    Some(item)
}

fn stamp(item: &DirEntry, path: &Arc<str>, faults: &mut Vec<Fault>) -> Option<Stamp> {
    match item.metadata() {
        Ok(metadata) => Some(Stamp::of(&metadata)),
        Err(error) => {
            faults.push(Fault::file(path, FaultKind::Unreadable(error.to_string())));
            None
        }
    }
}

fn name_of(item: &DirEntry) -> String {
    item.file_name().to_string_lossy().into_owned()
}

fn path_of(item: &DirEntry, root: &Path) -> Arc<str> {
    relative(item.path(), root).into()
}

/// The path from the root, with `/`.
fn relative(path: &Path, root: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

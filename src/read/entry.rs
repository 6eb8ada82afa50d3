//! One entry as it was read: its text, its front matter as a tree, the files beside it.

use super::Limits;
use super::attachment::{self, Attachment};
use super::digest;
use super::fault::{Fault, FaultKind};
use super::front_matter::{self, FrontMatter};
use super::listing::{EntryFile, Stamp};
use crate::model::{EntryId, Text};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// An entry's file, read and split, not yet judged.
#[derive(Debug)]
pub struct EntrySource {
    id: EntryId,
    kind: Arc<str>,
    slug: String,
    text: Text,
    /// The file on disk, where its text could not be read.
    unread: Option<PathBuf>,
    front: FrontMatter,
    attachments: Vec<Attachment>,
    faults: Vec<Fault>,
    stamps: Vec<Stamp>,
    digest: OnceLock<String>,
}

impl EntrySource {
    /// The id that its place gives it.
    pub fn id(&self) -> &EntryId {
        &self.id
    }
    /// The kind's folder.
    pub fn kind(&self) -> &Arc<str> {
        &self.kind
    }
    /// The file's or the folder's name.
    pub fn slug(&self) -> &str {
        &self.slug
    }
    /// The text of the file.
    pub fn text(&self) -> &Text {
        &self.text
    }
    /// The front matter.
    pub fn front(&self) -> &FrontMatter {
        &self.front
    }
    /// The text below the front matter.
    pub fn body(&self) -> &str {
        &self.text.content()[self.front.body..]
    }
    /// The files beside it, by name.
    pub fn attachments(&self) -> &[Attachment] {
        &self.attachments
    }
    /// What an approval of it is bound to: `sha256:` and the digest of its bytes, in which CRLF counts as LF; of an entry
    /// with a folder, of the list that `sha256sum` prints of the folder's files by name. A file that has vanished since it was
    /// listed counts as empty.
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| {
            let own = match &self.unread {
                Some(file) => digest::of_file(&fs::read(file).unwrap_or_default()),
                None => digest::of_file(self.text.content().as_bytes()),
            };
            if self.text.path().matches('/').count() < 3 {
                return format!("sha256:{own}");
            }
            let mut files = self.digests_beside();
            files.push(("index.md".to_owned(), own));
            files.sort();
            format!("sha256:{}", digest::of_files(&files))
        })
    }
    /// The files beside it with the SHA-256 of each, in hexadecimal.
    pub fn digests_beside(&self) -> Vec<(String, String)> {
        let one = |file: &Attachment| (file.name.clone(), digest::of_file(&fs::read(&file.file).unwrap_or_default()));
        self.attachments.iter().map(one).collect()
    }
    /// What could not be read of it.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }
}

/// Reads one entry, or takes it over from `known` when nothing about it has changed.
pub(super) fn read(root: &Path, file: &EntryFile, limits: &Limits, known: &HashMap<Arc<str>, Arc<EntrySource>>) -> Arc<EntrySource> {
    let beside = file.beside.as_deref().unwrap_or_default();
    let stamps: Vec<Stamp> = std::iter::once(file.stamp).chain(beside.iter().map(|(_, stamp)| *stamp)).collect();
    if let Some(same) = known.get(&file.path).filter(|entry| entry.is_still(file, &stamps)) {
        return same.clone();
    }
    let mut faults = Vec::new();
    let text = read_text(root, file, limits, &mut faults);
    let front = match &text {
        Some(text) => front_matter::read(text, limits, &mut faults),
        None => FrontMatter { found: true, ..FrontMatter::default() },
    };
    let base = file.path.rsplit_once('/').map_or("", |(base, _)| base);
    let attachments = beside.iter().map(|(name, stamp)| attachment::read(root, base, name, *stamp, limits, &mut faults)).collect();
    Arc::new(EntrySource {
        id: EntryId::new(&file.kind, &file.slug),
        kind: file.kind.clone(),
        slug: file.slug.clone(),
        unread: text.is_none().then(|| root.join(&*file.path)),
        text: text.unwrap_or_else(|| Text::new(file.path.clone(), String::new())),
        front,
        attachments,
        faults,
        stamps,
        digest: OnceLock::new(),
    })
}

impl EntrySource {
    fn is_still(&self, file: &EntryFile, stamps: &[Stamp]) -> bool {
        let beside = file.beside.as_deref().unwrap_or_default();
        // A file without a time of change is always read again.
        self.stamps == stamps
            && stamps.iter().all(|stamp| stamp.modified.is_some())
            && self.attachments.iter().map(|a| a.name.as_str()).eq(beside.iter().map(|(name, _)| name.as_str()))
    }
}

fn read_text(root: &Path, file: &EntryFile, limits: &Limits, faults: &mut Vec<Fault>) -> Option<Text> {
    if file.stamp.length > limits.entry {
        faults.push(Fault::file(&file.path, FaultKind::EntryTooLarge(file.stamp.length, limits.entry)));
        return None;
    }
    match super::read_text(root, &file.path) {
        Ok(text) => Some(text),
        Err(fault) => {
            faults.push(*fault);
            None
        }
    }
}

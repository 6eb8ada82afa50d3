//! One entry as it was read: its text, its front matter as a tree, the files beside it, and itself in other languages.

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
    attachments: Arc<Vec<Attachment>>,
    translations: Vec<(String, Arc<EntrySource>)>,
    faults: Vec<Fault>,
    /// The names and the stamps of what it was read from, its own file first.
    stamps: Vec<(String, Stamp)>,
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
    /// The same entry in other languages, by the tag in the file's name (`index.nn.md`): each with the id and the attachments
    /// of this one, and a text and front matter of its own.
    pub fn translations(&self) -> &[(String, Arc<EntrySource>)] {
        &self.translations
    }
    /// What an approval of it is bound to: `sha256:` and the digest of its bytes, in which CRLF counts as LF; of an entry
    /// with a folder, of the list that `sha256sum` prints of the folder's files by name. A file that has vanished since it was
    /// listed counts as empty.
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| {
            let own = self.digest_of_text();
            if self.text.path().matches('/').count() < 3 {
                return format!("sha256:{own}");
            }
            let mut files = self.digests_beside();
            files.push(("index.md".to_owned(), own));
            files.sort();
            format!("sha256:{}", digest::of_files(&files))
        })
    }
    /// The SHA-256 of its own file, in hexadecimal.
    fn digest_of_text(&self) -> String {
        match &self.unread {
            Some(file) => digest::of_file(&fs::read(file).unwrap_or_default()),
            None => digest::of_file(self.text.content().as_bytes()),
        }
    }
    /// The files beside it, translations among them, with the SHA-256 of each, in hexadecimal.
    pub fn digests_beside(&self) -> Vec<(String, String)> {
        let one = |file: &Attachment| (file.name.clone(), digest::of_file(&fs::read(&file.file).unwrap_or_default()));
        let other = |(tag, source): &(String, Arc<EntrySource>)| (format!("index.{tag}.md"), source.digest_of_text());
        self.attachments.iter().map(one).chain(self.translations.iter().map(other)).collect()
    }
    /// What could not be read of it.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }
}

/// The language in the name of a file that holds an entry in another language: `nn` of `index.nn.md`.
fn tag_of(name: &str) -> Option<&str> {
    let tag = name.strip_prefix("index.")?.strip_suffix(".md")?;
    (!tag.is_empty() && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')).then_some(tag)
}

/// Reads one entry, or takes it over from `known` when nothing about it has changed.
pub(super) fn read(root: &Path, file: &EntryFile, limits: &Limits, known: &HashMap<Arc<str>, Arc<EntrySource>>) -> Arc<EntrySource> {
    let stamps = stamps(file);
    if let Some(same) = known.get(&file.path).filter(|entry| entry.is_still(&stamps)) {
        return same.clone();
    }
    let base = file.path.rsplit_once('/').map_or("", |(base, _)| base);
    let beside = file.beside.as_deref().unwrap_or_default();
    let mut faults = Vec::new();
    let attached = beside.iter().filter(|(name, _)| tag_of(name).is_none());
    let attachments: Vec<Attachment> =
        attached.map(|(name, stamp)| attachment::read(root, base, name, *stamp, limits, &mut faults)).collect();
    let attachments = Arc::new(attachments);
    let translation = |(name, stamp): &(String, Stamp)| {
        let path: Arc<str> = format!("{base}/{name}").into();
        Some((tag_of(name)?.to_owned(), Arc::new(of_file(root, file, (&path, *stamp), limits, attachments.clone()))))
    };
    let translations = beside.iter().filter_map(translation).collect();
    let own = of_file(root, file, (&file.path, file.stamp), limits, attachments.clone());
    faults.splice(0..0, own.faults);
    Arc::new(EntrySource { translations, faults, stamps, ..own })
}

/// One of an entry's files, read and split.
fn of_file(root: &Path, file: &EntryFile, at: (&Arc<str>, Stamp), limits: &Limits, attachments: Arc<Vec<Attachment>>) -> EntrySource {
    let mut faults = Vec::new();
    let (path, stamp) = at;
    let text = read_text(root, path, stamp, limits, &mut faults);
    let front = match &text {
        Some(text) => front_matter::read(text, limits, &mut faults),
        None => FrontMatter { found: true, ..FrontMatter::default() },
    };
    EntrySource {
        id: EntryId::new(&file.kind, &file.slug),
        kind: file.kind.clone(),
        slug: file.slug.clone(),
        unread: text.is_none().then(|| root.join(&**path)),
        text: text.unwrap_or_else(|| Text::new(path.clone(), String::new())),
        front,
        attachments,
        translations: Vec::new(),
        faults,
        stamps: Vec::new(),
        digest: OnceLock::new(),
    }
}

/// What an entry is read from.
fn stamps(file: &EntryFile) -> Vec<(String, Stamp)> {
    let beside = file.beside.as_deref().unwrap_or_default();
    std::iter::once((String::new(), file.stamp)).chain(beside.iter().cloned()).collect()
}

impl EntrySource {
    fn is_still(&self, stamps: &[(String, Stamp)]) -> bool {
        // A file without a time of change is always read again.
        self.stamps == stamps && stamps.iter().all(|(_, stamp)| stamp.modified.is_some())
    }
}

fn read_text(root: &Path, path: &Arc<str>, stamp: Stamp, limits: &Limits, faults: &mut Vec<Fault>) -> Option<Text> {
    if stamp.length > limits.entry {
        faults.push(Fault::file(path, FaultKind::EntryTooLarge(stamp.length, limits.entry)));
        return None;
    }
    match super::read_text(root, path) {
        Ok(text) => Some(text),
        Err(fault) => {
            faults.push(*fault);
            None
        }
    }
}

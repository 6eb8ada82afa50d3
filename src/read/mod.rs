//! Folders → [`Sources`]: every file of the catalogue, read once, text and positions kept.
//!
//! Reading judges nothing. What it could not read it hands on as a [`Fault`], which the rules of `check` put into words.

mod attachment;
mod config;
mod desk;
mod digest;
mod embedded;
mod entry;
mod fault;
mod front_matter;
mod git;
mod history;
mod listing;
mod proposal;
mod theme;
mod yaml;
mod yaml_fault;

pub use attachment::{ALLOWED_TYPES, Attachment, Nature, type_allowed};
pub use config::{Config, Limits};
pub use desk::{DeskFile, DeskSource};
pub use embedded::{STANDARD_SCHEMAS, STANDARD_THEME, embedded_files};
pub use entry::EntrySource;
pub use fault::{ConfigFault, Fault, FaultKind, Structure, YamlFault};
pub use front_matter::FrontMatter;
pub use git::GitFault;
pub use history::{Commit, History, Trace, read_history};
pub use proposal::{Proposal, is_judge, read_proposal};
pub use theme::{ThemeFile, ThemeSource, token_asset};
pub use yaml::parse as parse_yaml;

use crate::model::{EntryId, Text};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of the file that makes a folder a catalogue.
pub const CONFIG_FILE: &str = "allmenning.toml";

/// Everything the catalogue's folder holds, as text, with what could not be read.
#[derive(Debug, Clone)]
pub struct Sources {
    root: PathBuf,
    config_text: Option<Arc<Text>>,
    config: Config,
    schemas: Vec<Arc<Text>>,
    vocabularies: Vec<Arc<Text>>,
    kinds: Vec<Arc<str>>,
    entries: Vec<Arc<EntrySource>>,
    pages: Vec<Arc<EntrySource>>,
    desk: DeskSource,
    theme: Arc<ThemeSource>,
    faults: Vec<Fault>,
}

impl Sources {
    /// The catalogue's root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }
    /// The settings; where the file is wrong, the defaults.
    pub fn config(&self) -> &Config {
        &self.config
    }
    /// The text of the config file.
    pub fn config_text(&self) -> Option<&Arc<Text>> {
        self.config_text.as_ref()
    }
    /// The schema files, by name.
    pub fn schemas(&self) -> &[Arc<Text>] {
        &self.schemas
    }
    /// The vocabulary files, by name.
    pub fn vocabularies(&self) -> &[Arc<Text>] {
        &self.vocabularies
    }
    /// The folders under `content/` that are kinds, by name.
    pub fn kinds(&self) -> &[Arc<str>] {
        &self.kinds
    }
    /// The entries, by path.
    pub fn entries(&self) -> &[Arc<EntrySource>] {
        &self.entries
    }
    /// The about pages under `content/_sider/`, by path.
    pub fn pages(&self) -> &[Arc<EntrySource>] {
        &self.pages
    }
    /// The editors' own files.
    pub fn desk(&self) -> &DeskSource {
        &self.desk
    }
    /// The theme's files.
    pub fn theme(&self) -> &ThemeSource {
        &self.theme
    }
    /// What could not be read.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Whether nothing has changed from one reading to the next: no file read again, none gone, none new.
    pub fn same_as(&self, other: &Sources) -> bool {
        let entries = |sources: &Sources| sources.entries.iter().chain(&sources.pages).map(Arc::as_ptr).collect::<Vec<_>>();
        let places = |sources: &Sources| sources.faults.iter().map(|fault| fault.place.clone()).collect::<Vec<_>>();
        self.definitions() == other.definitions()
            && entries(self) == entries(other)
            && self.kinds == other.kinds
            && places(self) == places(other)
            && self.desk.files().map(|file| &file.text).eq(other.desk.files().map(|file| &file.text))
            && self.theme.same_as(&other.theme)
    }

    /// The files by which entries are judged: schemas, vocabularies, config.
    pub fn definitions(&self) -> Vec<Arc<Text>> {
        self.schemas.iter().chain(&self.vocabularies).chain(&self.config_text).cloned().collect()
    }

    /// The text of the file at `path` (from the root, with `/`), for excerpts beside findings.
    pub fn text(&self, path: &str) -> Option<&Text> {
        let both = || self.entries.iter().chain(&self.pages);
        let translated = both().flat_map(|e| e.translations()).map(|(_, source)| source.text());
        let entries = both().map(|e| e.text()).chain(translated);
        let documents = both().flat_map(|e| e.attachments()).filter_map(|file| file.text.as_ref());
        let files = self.schemas.iter().chain(&self.vocabularies).chain(&self.config_text).map(Arc::as_ref);
        let theme = self.theme.files().iter().filter_map(|f| f.text());
        entries
            .chain(documents)
            .chain(self.desk.files().map(|file| &file.text))
            .chain(files)
            .chain(theme)
            .find(|text| &**text.path() == path)
    }
}

/// Reads the catalogue at `root`. What is unchanged since `previous` (same path, size and time) is not read again.
///
/// # Errors
/// When the root itself cannot be listed. A file that cannot be read is a [`Fault`].
pub fn read(root: &Path, previous: Option<&Sources>) -> io::Result<Sources> {
    let mut faults = Vec::new();
    let config_text = config::read_text(root, &mut faults)?;
    Ok(read_with(root, config_text, previous, faults))
}

/// Reads the catalogue at `root` by these settings.
fn read_with(root: &Path, config_text: Option<Arc<Text>>, previous: Option<&Sources>, mut faults: Vec<Fault>) -> Sources {
    let config = config::parse(config_text.as_deref(), &mut faults);
    let listing = listing::list(root, &mut faults);
    let schemas = read_texts(root, &listing.schemas, &mut faults);
    let vocabularies = read_texts(root, &listing.vocabularies, &mut faults);
    let theme = Arc::new(theme::read(root, &config, config_text.as_deref(), &mut faults));
    let known = previous.map(known_entries).unwrap_or_default();
    let limits = &config.limits;
    let read_all = |files: &[listing::EntryFile]| -> Vec<Arc<EntrySource>> {
        files.par_iter().map(|file| entry::read(root, file, limits, &known)).collect()
    };
    let entries = read_all(&listing.entries);
    let pages = read_all(&listing.pages);
    let desk = desk::read(root, previous.map(|sources| &sources.desk), &mut faults);
    digest_decided(&entries, &desk);
    let kinds = listing.kinds;
    Sources { root: root.to_owned(), config_text, config, schemas, vocabularies, kinds, entries, pages, desk, theme, faults }
}

/// Takes the digests of the entries that have decisions, in parallel; the others need none.
fn digest_decided(entries: &[Arc<EntrySource>], desk: &DeskSource) {
    let decided: HashSet<&EntryId> = desk.decisions.iter().map(|(entry, _)| entry).collect();
    entries.par_iter().filter(|entry| decided.contains(entry.id())).for_each(|entry| {
        entry.digest();
    });
}

/// The entries of an earlier reading by path.
fn known_entries(sources: &Sources) -> HashMap<Arc<str>, Arc<EntrySource>> {
    sources.entries.iter().chain(&sources.pages).map(|e| (e.text().path().clone(), e.clone())).collect()
}

fn read_texts(root: &Path, paths: &[Arc<str>], faults: &mut Vec<Fault>) -> Vec<Arc<Text>> {
    let mut texts = Vec::new();
    for path in paths {
        match read_text(root, path) {
            Ok(text) => texts.push(Arc::new(text)),
            Err(fault) => faults.push(*fault),
        }
    }
    texts
}

/// Reads one file as UTF-8 text.
fn read_text(root: &Path, path: &Arc<str>) -> Result<Text, Box<Fault>> {
    let bytes = std::fs::read(root.join(&**path)).map_err(|error| Box::new(Fault::unreadable(path, &error)))?;
    match String::from_utf8(bytes) {
        Ok(content) => Ok(Text::new(path.clone(), content)),
        Err(error) => Err(Box::new(Fault::not_utf8(path, error))),
    }
}

//! The editors' own ground, `content/_redaksjon/`: the ladder, the register of editors, and a file of decisions for each
//! entry that has any.

use super::fault::{Fault, FaultKind, Structure};
use super::listing::{Stamp, files_below};
use super::yaml;
use crate::model::{EntryId, Node, Span, Text};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// How deep the fields of the desk's files may be nested.
const DEPTH: usize = 8;

/// What lies in the editors' folder.
#[derive(Debug, Default, Clone)]
pub struct DeskSource {
    /// `stige.yaml`.
    pub ladder: Option<Arc<DeskFile>>,
    /// `redaktorer.yaml`.
    pub editors: Option<Arc<DeskFile>>,
    /// `vedtak/<kind>/<slug>.yaml`, by path, each with the entry that its place names.
    pub decisions: Vec<(EntryId, Arc<DeskFile>)>,
}

/// A file of the desk, as it was read.
#[derive(Debug)]
pub struct DeskFile {
    /// The text.
    pub text: Text,
    /// Its fields; nothing when it is no sound YAML.
    pub root: Option<Node>,
    /// What could not be read of it.
    pub faults: Vec<Fault>,
    stamp: Stamp,
}

impl DeskFile {
    /// A file of this text, which may not be written yet.
    pub fn of_text(text: Text) -> DeskFile {
        DeskFile::stamped(text, Stamp { length: 0, modified: None })
    }

    fn stamped(text: Text, stamp: Stamp) -> DeskFile {
        let mut faults = Vec::new();
        let root = yaml::parse(&text, Span::new(0, text.content().len()), DEPTH, &mut faults);
        DeskFile { text, root, faults, stamp }
    }
}

impl DeskSource {
    /// The folder, from the catalogue's root.
    pub const FOLDER: &str = "content/_redaksjon";
    /// The file of the ladder.
    pub const LADDER: &str = "content/_redaksjon/stige.yaml";
    /// The file of the register.
    pub const REGISTER: &str = "content/_redaksjon/redaktorer.yaml";

    /// The path of the decisions on an entry, from the catalogue's root.
    pub fn decisions_path(entry: &EntryId) -> String {
        format!("{}/vedtak/{entry}.yaml", DeskSource::FOLDER)
    }

    /// The file of the decisions on an entry.
    pub fn decisions_on(&self, entry: &EntryId) -> Option<&Arc<DeskFile>> {
        self.decisions.iter().find(|(id, _)| id == entry).map(|(_, file)| file)
    }

    /// Every file of the desk.
    pub fn files(&self) -> impl Iterator<Item = &Arc<DeskFile>> {
        self.ladder.iter().chain(&self.editors).chain(self.decisions.iter().map(|(_, file)| file))
    }
}

/// Reads the editors' folder. A file that has not changed since `previous` is not read again.
pub(super) fn read(root: &Path, previous: Option<&DeskSource>, faults: &mut Vec<Fault>) -> DeskSource {
    let known: HashMap<&str, &Arc<DeskFile>> =
        previous.into_iter().flat_map(DeskSource::files).map(|file| (&**file.text.path(), file)).collect();
    let mut desk = DeskSource::default();
    for (path, stamp) in files_below(root, DeskSource::FOLDER, faults) {
        let inside = path.strip_prefix(DeskSource::FOLDER).and_then(|rest| rest.strip_prefix('/')).unwrap_or_default();
        let mut file = || {
            let same = known.get(&*path).filter(|file| file.stamp == stamp && stamp.modified.is_some());
            same.map(|file| (*file).clone()).or_else(|| one(root, &path, stamp, faults))
        };
        match (&*path, entry_of(inside)) {
            (DeskSource::LADDER, _) => desk.ladder = file(),
            (DeskSource::REGISTER, _) => desk.editors = file(),
            (_, Some(entry)) => desk.decisions.extend(file().map(|file| (entry, file))),
            // A note to the editors themselves.
            _ if inside.ends_with(".md") && !inside.contains('/') => {}
            _ => faults.push(Fault::file(&path, FaultKind::Structure(Structure::Desk))),
        }
    }
    desk
}

fn one(root: &Path, path: &Arc<str>, stamp: Stamp, faults: &mut Vec<Fault>) -> Option<Arc<DeskFile>> {
    let text = super::read_text(root, path).map_err(|fault| faults.push(*fault)).ok()?;
    Some(Arc::new(DeskFile::stamped(text, stamp)))
}

/// The entry that `vedtak/<kind>/<slug>.yaml` is about.
fn entry_of(inside: &str) -> Option<EntryId> {
    match inside.strip_prefix("vedtak/")?.split('/').collect::<Vec<_>>().as_slice() {
        [kind, file] => Some(EntryId::new(kind, file.strip_suffix(".yaml")?)),
        _ => None,
    }
}

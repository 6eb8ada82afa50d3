//! A change and what it started from: the folder as it is, and the commit that it left, laid out in a folder of its own.
//!
//! Only what the change touches is taken out of git; the rest is the same on both sides. What a change is judged by (settings,
//! schemas, theme, ladder, register) is that of the base on both sides, so that no change can soften its own judges.

use super::git::{Blob, Git, GitFault};
use super::{CONFIG_FILE, Sources, read, read_with};
use crate::model::Text;
use std::collections::HashSet;
use std::fs;
use std::path::{Component, Path};
use std::sync::Arc;
use tempfile::TempDir;

/// A change to a catalogue.
#[derive(Debug)]
pub struct Proposal {
    /// The catalogue that the change started from.
    pub before: Sources,
    /// The catalogue that it leaves, judged by what the base has.
    pub after: Sources,
    /// The same with its own settings, schemas, ladder and register.
    pub own: Sources,
    /// The paths that it touches, from the catalogue's root, sorted.
    pub touched: Vec<Arc<str>>,
    /// The commit that it started from.
    pub commit: String,
    /// The file that says who owns what in the repository, before and after.
    pub owners: (Option<Text>, Option<Text>),
    /// The way from the repository's own folder to the catalogue's, with a final slash; empty where they are one.
    pub prefix: String,
    /// Where `before` lies; its files are read as long as this lives.
    _folder: TempDir,
}

/// Where forges look for the file of owners.
const OWNERS: &[&str] = &[".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];

/// Reads the catalogue at `root`, and what it was where it left the way to the commit called `base`.
///
/// # Errors
/// When git cannot tell, or the system refuses.
pub fn read_proposal(root: &Path, base: &str) -> Result<Proposal, GitFault> {
    let (own, laid) = rayon::join(|| read(root, None), || Laid::of(root, base));
    let (own, laid) = (own.map_err(GitFault::Io)?, laid?);
    let mut before = laid.sources;
    if !laid.has_judges {
        before = before.judged_by(&own);
    }
    let after = own.judged_by(&before);
    let parts: HashSet<&str> = laid.touched.iter().map(|path| part(path)).collect();
    before.take_over(&after, &parts);
    let Laid { touched, commit, owners, prefix, folder, .. } = laid;
    Ok(Proposal { before, after, own, touched, commit, owners, prefix, _folder: folder })
}

/// What of the base is another than in the folder, and what changes are judged by.
struct Laid {
    sources: Sources,
    has_judges: bool,
    touched: Vec<Arc<str>>,
    commit: String,
    owners: (Option<Text>, Option<Text>),
    prefix: String,
    folder: TempDir,
}

impl Laid {
    fn of(root: &Path, base: &str) -> Result<Laid, GitFault> {
        let git = Git::at(root)?;
        let tip = git.commit(base)?;
        let commit = git.parting(&tip)?;
        let touched = git.touched(&commit)?;
        let contents = git.files(&commit)?;
        let judges = if tip == commit { contents.clone() } else { git.files(&tip)? };
        let judges: Vec<&Blob> = judges.iter().filter(|file| is_judge(&file.path)).collect();
        let parts: HashSet<&str> = touched.iter().map(|path| part(path)).collect();
        let changed = contents.iter().filter(|file| !is_judge(&file.path) && parts.contains(part(&file.path)));
        let wanted: Vec<Blob> = judges.iter().copied().chain(changed).cloned().collect();
        let folder = TempDir::new().map_err(GitFault::Io)?;
        lay(folder.path(), &git, &wanted, &contents)?;
        let sources = read(folder.path(), None).map_err(GitFault::Io)?;
        let owners = owners(&git, &commit)?;
        Ok(Laid { sources, has_judges: !judges.is_empty(), touched, commit, owners, prefix: git.prefix, folder })
    }
}

/// Whether a change is judged by the file at a path.
pub fn is_judge(path: &str) -> bool {
    let is_desk = matches!(path, "content/_redaksjon/stige.yaml" | "content/_redaksjon/redaktorer.yaml");
    is_desk || path == CONFIG_FILE || path.starts_with("schemas/") || path.starts_with("themes/")
}

/// What a file is read together with: an entry's folder, or the file alone.
fn part(path: &str) -> &str {
    let mut slashes = path.match_indices('/').map(|(at, _)| at);
    let is_entry = path.starts_with("content/") && !path.starts_with("content/_redaksjon/");
    slashes.nth(2).filter(|_| is_entry).map_or(path, |third| &path[..=third])
}

/// Lays files out in a folder, with a folder for each kind that there was.
fn lay(folder: &Path, git: &Git, wanted: &[Blob], all: &[Blob]) -> Result<(), GitFault> {
    let kinds = all.iter().filter_map(|file| Some(file.path.strip_prefix("content/")?.split_once('/')?.0)).collect::<HashSet<_>>();
    kinds.into_iter().try_for_each(|kind| fs::create_dir_all(folder.join("content").join(kind))).map_err(GitFault::Io)?;
    for (file, content) in wanted.iter().zip(git.contents(wanted)?) {
        let path = Path::new(&*file.path);
        // A tree that was made by hand may hold what no folder can.
        if path.components().all(|part| matches!(part, Component::Normal(_))) {
            let at = folder.join(path);
            let made = at.parent().map_or(Ok(()), fs::create_dir_all);
            made.and_then(|()| fs::write(&at, content)).map_err(GitFault::Io)?;
        }
    }
    Ok(())
}

/// The file of owners in a commit, and as it is now.
fn owners(git: &Git, commit: &str) -> Result<(Option<Text>, Option<Text>), GitFault> {
    let there = git.named(commit, OWNERS)?;
    let then = there.iter().zip(git.contents(&there)?).map(|(file, bytes)| (&*file.path, bytes)).collect::<Vec<_>>();
    let now: Vec<_> = OWNERS.iter().filter_map(|path| Some((*path, fs::read(git.top.join(path)).ok()?))).collect();
    let first = |files: Vec<(&str, Vec<u8>)>| {
        let file = OWNERS.iter().find_map(|path| files.iter().find(|(other, _)| other == path));
        file.map(|(path, bytes)| Text::new(*path, String::from_utf8_lossy(bytes).into_owned()))
    };
    Ok((first(then), first(now)))
}

impl Sources {
    /// These entries, judged by the settings, schemas, theme, ladder and register of another catalogue.
    fn judged_by(&self, other: &Sources) -> Sources {
        let mut judged = if self.config.limits == other.config.limits {
            self.clone()
        } else {
            read_with(&self.root, other.config_text.clone(), None, Vec::new())
        };
        judged.config = other.config.clone();
        judged.config_text = other.config_text.clone();
        judged.schemas = other.schemas.clone();
        judged.vocabularies = other.vocabularies.clone();
        judged.theme = other.theme.clone();
        judged.desk.ladder = other.desk.ladder.clone();
        judged.desk.editors = other.desk.editors.clone();
        judged.faults.retain(|fault| !is_judge(&fault.place.path));
        judged.faults.extend(other.faults.iter().filter(|fault| is_judge(&fault.place.path)).cloned());
        judged
    }

    /// Takes over from another catalogue what lies in none of these parts.
    fn take_over(&mut self, other: &Sources, parts: &HashSet<&str>) {
        let is_same = |path: &str| !parts.contains(part(path)) && !is_judge(path);
        self.entries.extend(other.entries.iter().filter(|entry| is_same(entry.text().path())).cloned());
        self.pages.extend(other.pages.iter().filter(|page| is_same(page.text().path())).cloned());
        self.entries.sort_by(|a, b| a.text().path().cmp(b.text().path()));
        self.pages.sort_by(|a, b| a.text().path().cmp(b.text().path()));
        self.desk.decisions.extend(other.desk.decisions.iter().filter(|(_, file)| is_same(file.text.path())).cloned());
        self.desk.decisions.sort_by(|a, b| a.1.text.path().cmp(b.1.text.path()));
        self.faults.extend(other.faults.iter().filter(|fault| is_same(&fault.place.path)).cloned());
    }
}

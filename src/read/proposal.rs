//! A change and what it started from: the folder as it is, and the commit that it left, laid out in a folder of its own.
//!
//! Only what the change touches is taken out of git; the rest is the same on both sides. What a change is judged by (settings,
//! schemas, theme, ladder, register) is that of the base on both sides, so that no change can soften its own judges.

use super::git::{Blob, Git, GitFault};
use super::{CONFIG_FILE, DeskFile, DeskSource, Sources, read, read_with};
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
    /// The paths that it touches, from the catalogue's root, sorted; those that are as on the base by now are not among them.
    pub touched: Vec<Arc<str>>,
    /// Those of them that are no file but a folder: another repository, of which git tells nothing.
    pub foreign: Vec<Arc<str>>,
    /// The register of editors where the change began, which the base may have changed since.
    pub register: Option<DeskFile>,
    /// Whether there was no catalogue to be judged by, so that the change's own judges hold.
    pub is_first: bool,
    /// The commit that it started from.
    pub commit: String,
    /// The file that says who owns what in the repository, before and after.
    pub owners: (Option<Text>, Option<Text>),
    /// The way from the repository's own folder to the catalogue's, with a final slash; empty where they are one.
    pub prefix: String,
    /// Where `before` lies; its files are read as long as this lives.
    _folder: TempDir,
}

/// The largest file of owners that is read, in bytes: GitHub takes none above three megabytes.
const OWNERS_LARGEST: u64 = 3_000_000;

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
    if laid.is_first {
        before = before.judged_by(&own);
    }
    let after = own.judged_by(&before);
    before.take_over(&after, &laid.touched);
    let Laid { touched, commit, owners, prefix, folder, register, is_first, .. } = laid;
    let foreign = touched.iter().filter(|path| root.join(&***path).is_dir()).cloned().collect();
    Ok(Proposal { before, after, own, touched, foreign, register, is_first, commit, owners, prefix, _folder: folder })
}

/// What of the base is another than in the folder, and what changes are judged by.
struct Laid {
    sources: Sources,
    is_first: bool,
    register: Option<DeskFile>,
    touched: Vec<Arc<str>>,
    commit: String,
    owners: (Option<Text>, Option<Text>),
    prefix: String,
    folder: TempDir,
}

impl Laid {
    fn of(root: &Path, base: &str) -> Result<Laid, GitFault> {
        let git = Git::at(root)?;
        if git.is_sparse() {
            return Err(GitFault::Sparse);
        }
        let tip = git.commit(base)?;
        let commit = git.parting(&tip)?;
        let mut touched = git.touched(&commit)?;
        let contents = git.files(&commit)?;
        let mut later = None;
        if tip != commit {
            // What the base has taken in by now is no part of the change any more.
            let differs: HashSet<Arc<str>> = git.touched(&tip)?.into_iter().collect();
            touched.retain(|path| differs.contains(path));
            later = Some(git.files(&tip)?);
        }
        let judges: Vec<&Blob> = later.as_ref().unwrap_or(&contents).iter().filter(|file| is_judge(&file.path)).collect();
        let parts: HashSet<&str> = touched.iter().map(|path| part(path)).collect();
        let changed = contents.iter().filter(|file| !is_judge(&file.path) && parts.contains(part(&file.path)));
        let wanted: Vec<Blob> = judges.iter().copied().chain(changed).cloned().collect();
        let folder = TempDir::new().map_err(GitFault::Io)?;
        lay(folder.path(), &git, &wanted, &contents)?;
        let sources = read(folder.path(), None).map_err(GitFault::Io)?;
        let owners = owners(&git, &commit, &tip)?;
        let register = register(&git, &contents)?;
        let is_first = judges.is_empty() && !git.has_file(&tip, CONFIG_FILE)?;
        Ok(Laid { sources, is_first, register, touched, commit, owners, prefix: git.prefix, folder })
    }
}

/// The register of editors among these files.
fn register(git: &Git, files: &[Blob]) -> Result<Option<DeskFile>, GitFault> {
    let file: Vec<Blob> = files.iter().filter(|file| &*file.path == DeskSource::REGISTER).cloned().collect();
    let bytes = git.contents(&file)?.pop();
    Ok(bytes.map(|bytes| DeskFile::of_text(Text::new(DeskSource::REGISTER, String::from_utf8_lossy(&bytes).into_owned()))))
}

/// Whether a change is judged by the file at a path.
pub fn is_judge(path: &str) -> bool {
    let is_desk = matches!(path, DeskSource::LADDER | DeskSource::REGISTER);
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

/// The file of owners where the change began, and as it leaves it. What the base has changed since is not the change's doing.
fn owners(git: &Git, commit: &str, tip: &str) -> Result<(Option<Text>, Option<Text>), GitFault> {
    let then = committed(git, commit)?;
    // A link is followed by no forge, and a file of owners is short.
    let is_file = |path: &Path| fs::symlink_metadata(path).is_ok_and(|about| about.is_file() && about.len() <= OWNERS_LARGEST);
    let there = OWNERS.iter().map(|path| (*path, git.top.join(path))).find(|(_, file)| is_file(file));
    let now = there.and_then(|(path, file)| Some(Text::new(path, String::from_utf8_lossy(&fs::read(file).ok()?).into_owned())));
    let now = if now == then && tip != commit { committed(git, tip)? } else { now };
    Ok((then, now))
}

/// The file of owners in a commit.
fn committed(git: &Git, commit: &str) -> Result<Option<Text>, GitFault> {
    let there = git.named(commit, OWNERS)?;
    let file = OWNERS.iter().find_map(|path| there.iter().find(|file| &*file.path == *path)).cloned();
    let Some(file) = file else { return Ok(None) };
    let bytes = git.contents(std::slice::from_ref(&file))?.pop().unwrap_or_default();
    Ok(Some(Text::new(file.path, String::from_utf8_lossy(&bytes).into_owned())))
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

    /// Takes over from another catalogue what is not touched: neither what lies in the same part as one of these paths, nor what
    /// lies in a folder that is one of them.
    fn take_over(&mut self, other: &Sources, touched: &[Arc<str>]) {
        let parts: HashSet<&str> = touched.iter().map(|path| part(path)).collect();
        let paths: HashSet<&str> = touched.iter().map(|path| &**path).collect();
        let is_below = |path: &str| path.match_indices('/').any(|(at, _)| paths.contains(&path[..at]));
        let is_same = |path: &str| !parts.contains(part(path)) && !is_judge(path) && !is_below(path);
        self.entries.extend(other.entries.iter().filter(|entry| is_same(entry.text().path())).cloned());
        self.pages.extend(other.pages.iter().filter(|page| is_same(page.text().path())).cloned());
        self.entries.sort_by(|a, b| a.text().path().cmp(b.text().path()));
        self.pages.sort_by(|a, b| a.text().path().cmp(b.text().path()));
        self.desk.decisions.extend(other.desk.decisions.iter().filter(|(_, file)| is_same(file.text.path())).cloned());
        self.desk.decisions.sort_by(|a, b| a.1.text.path().cmp(b.1.text.path()));
        self.faults.extend(other.faults.iter().filter(|fault| is_same(&fault.place.path)).cloned());
    }
}

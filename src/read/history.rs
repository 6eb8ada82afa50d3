//! What git remembers of the entries: the day on which each was first shared, when it was changed last, and by whom.

use super::git::{Git, GitFault};
use crate::finding::visible;
use crate::model::{Date, EntryId};
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// How many commits are worth a process of their own.
const LEAST: usize = 1_000;
/// The longest name of an author that is kept, in letters.
const LONGEST: usize = 80;

/// The commits of a repository that touched entries or decisions on them.
#[derive(Debug)]
pub struct History {
    head: String,
    commits: Vec<Commit>,
    /// For each entry by its id, the commits that touched it, the latest first.
    entries: HashMap<String, Vec<usize>>,
    /// For each entry by its id, the latest commit that touched the decisions on it.
    decisions: HashMap<String, usize>,
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The author's day.
    pub date: Date,
    /// The author's name.
    pub by: Arc<str>,
}

/// What is remembered of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The commit that brought it.
    pub first: Commit,
    /// The commit that changed it last.
    pub last: Commit,
    /// The commits that changed it after the last one on its decisions, the latest first.
    pub since: Vec<Commit>,
}

/// The history of the catalogue at `root`; nothing outside a repository, without git, or before the first commit. Where nothing
/// was committed since `previous`, that is the answer.
///
/// # Errors
/// When the history was cut off, as in a shallow clone: then every date would be wrong.
pub fn read_history(root: &Path, previous: Option<&Arc<History>>) -> Result<Option<Arc<History>>, GitFault> {
    let Ok(git) = Git::at(root) else { return Ok(None) };
    let Ok(head) = git.commit("HEAD") else { return Ok(None) };
    if let Some(same) = previous.filter(|history| history.head == head) {
        return Ok(Some(same.clone()));
    }
    if git.shallow {
        return Err(GitFault::Shallow);
    }
    let commits = String::from_utf8_lossy(&git.ask(&["rev-list", &head])?).into_owned();
    let commits: Vec<&str> = commits.lines().collect();
    let share = commits.len().div_ceil(rayon::current_num_threads()).max(LEAST);
    // What takes time is that git compares the folders of each commit with those of the one before: one process a thread.
    let told: Result<Vec<Vec<u8>>, GitFault> = commits.par_chunks(share).map(|commits| touched(&git, commits)).collect();
    let mut history = History { head, commits: Vec::new(), entries: HashMap::new(), decisions: HashMap::new() };
    told?.iter().for_each(|told| history.read(told));
    Ok(Some(Arc::new(history)))
}

/// What these commits touched: `\x01<day>\0<author>\0` and, for each file, `<path>\0`; the first path of a commit has a line break
/// before it.
fn touched(git: &Git, commits: &[&str]) -> Result<Vec<u8>, GitFault> {
    // Settings of the machine that would add to what is written are set back.
    let plain = ["-c", "log.showSignature=false", "-c", "log.showRoot=true"];
    let these = ["log", "--no-walk=unsorted", "--stdin", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--relative"];
    let names = commits.join("\n") + "\n";
    git.ask_about(&[&plain[..], &these, &["--format=tformat:%x01%as%x00%aN"]].concat(), names.into_bytes())
}

impl History {
    /// Reads what older commits than those so far have touched.
    fn read(&mut self, told: &[u8]) {
        let mut names: HashMap<&[u8], Arc<str>> = HashMap::new();
        let mut pieces = told.split(|&b| b == 0);
        let mut is_dated = false;
        while let Some(piece) = pieces.next() {
            if let Some(day) = piece.strip_prefix(b"\x01") {
                let author = pieces.next().unwrap_or_default();
                let by = names.entry(author).or_insert_with(|| named(author)).clone();
                let date = std::str::from_utf8(day).ok().and_then(Date::parse);
                is_dated = date.is_some();
                self.commits.extend(date.map(|date| Commit { date, by }));
            } else if is_dated && let Ok(path) = std::str::from_utf8(piece) {
                self.touch(path.trim_start_matches('\n'));
            }
        }
    }

    /// Notes that the latest commit read touched a file.
    fn touch(&mut self, path: &str) {
        let commit = self.commits.len() - 1;
        let Some(inside) = path.strip_prefix("content/") else { return };
        if let Some(decided) = inside.strip_prefix("_redaksjon/vedtak/") {
            let id = decided.strip_suffix(".yaml").unwrap_or(decided);
            self.decisions.entry(id.to_owned()).or_insert(commit);
        } else if let Some((kind, rest)) = inside.split_once('/').filter(|(kind, _)| !kind.starts_with('_')) {
            let slug = rest.split_once('/').map_or(rest.strip_suffix(".md").unwrap_or(rest), |(folder, _)| folder);
            let commits = self.entries.entry(format!("{kind}/{slug}")).or_default();
            // A commit that touches several files of an entry is one.
            if commits.last() != Some(&commit) {
                commits.push(commit);
            }
        }
    }

    /// What is remembered of the entry that has this id and had these.
    pub fn trace<'a>(&self, id: &'a EntryId, old: impl Iterator<Item = &'a str>) -> Option<Trace> {
        let ids: Vec<&str> = std::iter::once(id.as_str()).chain(old).collect();
        let mut touched: Vec<usize> = ids.iter().filter_map(|id| self.entries.get(*id)).flatten().copied().collect();
        touched.sort_unstable();
        touched.dedup();
        let decided = ids.iter().filter_map(|id| self.decisions.get(*id)).min();
        let since =
            decided.map(|decided| touched.iter().take_while(|commit| *commit < decided).map(|&commit| self.commits[commit].clone()));
        let (last, first) = (self.commits[*touched.first()?].clone(), self.commits[*touched.last()?].clone());
        Some(Trace { first, last, since: since.into_iter().flatten().collect() })
    }
}

/// An author's name, as a page may show it.
fn named(author: &[u8]) -> Arc<str> {
    visible(&String::from_utf8_lossy(author)).chars().take(LONGEST).collect::<String>().trim().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_becomes_the_trace_of_each_entry() {
        let log = b"\x012026-03-05\0Kari\0\ncontent/x/ny.md\0content/x/ny.md\0\x012026-03-04\0Ola\0\ncontent/_redaksjon/vedtak/x/ny.yaml\0\
            \x012026-03-03\0Ola\0\x012026-03-02\0Ola\0\ncontent/x/mappe/b.pdf\0content/x/mappe/index.md\0\x012026-03-01\0Kari\0\ncontent/x/gammel.md\0";
        let mut history = History { head: "h".into(), commits: Vec::new(), entries: HashMap::new(), decisions: HashMap::new() };
        history.read(log);
        let commit = |day: &str, by: &str| Commit { date: Date::parse(day).expect("a day"), by: by.into() };
        let trace = |slug: &str, old: &[&'static str]| history.trace(&EntryId::new("x", slug), old.iter().copied());
        let (new, old) = (commit("2026-03-05", "Kari"), commit("2026-03-01", "Kari"));
        assert_eq!(trace("ny", &["x/gammel"]), Some(Trace { first: old, last: new.clone(), since: vec![new] }));
        assert_eq!(trace("mappe", &[]).map(|trace| (trace.first.by.to_string(), trace.since.len())), Some(("Ola".into(), 0)));
        assert_eq!(trace("ukjent", &[]), None);
    }
}

//! Whether the forge's file of owners (CODEOWNERS, as GitHub, GitLab and Forgejo read it) and the register of editors agree on who
//! guards the desk. The last line that fits a path holds for it.

use crate::check::rules::owners_and_editors as rule;
use crate::finding::{Finding, Severity};
use crate::model::{Date, Lang, Place, Text};
use crate::review::{Editor, Register, handle_of};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::collections::BTreeSet;

/// What the two say together.
pub struct Guard<'a> {
    /// The file of owners.
    pub owners: &'a Text,
    /// The way from the repository's folder to the catalogue's, with a final slash.
    pub prefix: &'a str,
    /// The editors.
    pub register: &'a Register,
    /// The files of the desk that there are or may be, from its folder.
    pub paths: &'a [String],
    /// The day.
    pub today: Date,
}

/// What is wrong now. What was wrong `before` too is none of the change's making, and only a warning.
pub fn check(before: Option<&Guard<'_>>, now: Option<&Guard<'_>>) -> Vec<Finding> {
    let known: Vec<String> = before.map(|guard| guard.faults().iter().map(said).collect()).unwrap_or_default();
    let grave = |finding: Finding| if known.contains(&said(&finding)) { finding.grave(Severity::Warning) } else { finding };
    match (before, now) {
        (_, Some(now)) => now.faults().into_iter().map(grave).collect(),
        // A change that takes the file away takes the guard away.
        (Some(before), None) => vec![rule::unguarded(Place::file(before.owners.path().clone()), DESK_SHOWN)],
        (None, None) => Vec::new(),
    }
}

/// The desk, as findings name it.
const DESK_SHOWN: &str = "content/_redaksjon/";

/// A finding without the place, which moves.
fn said(finding: &Finding) -> String {
    finding.message(Lang::Nb)
}

/// A line of the file.
struct Line<'a> {
    number: usize,
    pattern: Pattern,
    owners: Vec<&'a str>,
}

/// What a line's pattern fits. Patterns follow the rules of ignore files, but for `folder/*`, which takes the folder's own files alone.
struct Pattern {
    matcher: Option<Gitignore>,
    is_shallow: bool,
}

impl Pattern {
    fn of(pattern: &str) -> Pattern {
        let mut builder = GitignoreBuilder::new("");
        let is_sound = builder.add_line(None, pattern).is_ok();
        Pattern { matcher: builder.build().ok().filter(|_| is_sound), is_shallow: pattern.ends_with("/*") }
    }

    fn fits(&self, path: &str) -> bool {
        let Some(matcher) = &self.matcher else { return false };
        match self.is_shallow {
            true => matcher.matched(path, false).is_ignore(),
            false => matcher.matched_path_or_any_parents(path, false).is_ignore(),
        }
    }
}

impl Guard<'_> {
    fn faults(&self) -> Vec<Finding> {
        let lines = self.lines();
        let whole = || Place::file(self.owners.path().clone());
        let (mut guards, mut open): (BTreeSet<(usize, &str)>, BTreeSet<&str>) = (BTreeSet::new(), BTreeSet::new());
        for path in self.paths {
            let full = format!("{}{DESK_SHOWN}{path}", self.prefix);
            match lines.iter().rev().find(|line| line.pattern.fits(&full)) {
                Some(line) if !line.owners.is_empty() => guards.extend(line.owners.iter().map(|owner| (line.number, *owner))),
                _ => drop(open.insert(path.split_inclusive('/').next().unwrap_or(path))),
            }
        }
        // Where nothing is guarded, that is one thing to say.
        let open: Vec<&str> = if guards.is_empty() { vec![""] } else { open.into_iter().collect() };
        let mut findings: Vec<Finding> = open.iter().map(|path| rule::unguarded(whole(), &format!("{DESK_SHOWN}{path}"))).collect();
        let serving = |handle: &str| self.register.editor(handle).is_some_and(|editor| editor.serves_on(self.today));
        let strangers = guards.iter().filter(|(_, owner)| is_person(owner) && !serving(owner));
        findings.extend(strangers.map(|(line, owner)| rule::stranger(self.owners.line_place(*line), owner)));
        let knowable = !guards.is_empty() && guards.iter().all(|(_, owner)| is_person(owner));
        let handles: BTreeSet<String> = guards.iter().map(|(_, owner)| handle_of(owner)).collect();
        let is_left_out = |editor: &&Editor| knowable && editor.serves_on(self.today) && !handles.contains(&editor.handle);
        findings.extend(self.register.editors.iter().filter(is_left_out).map(|editor| rule::left_out(whole(), &editor.handle)));
        findings
    }

    /// The lines in their order. In GitLab's sections a line without owners has those of its section.
    fn lines(&self) -> Vec<Line<'_>> {
        let mut section: Vec<&str> = Vec::new();
        let mut lines = Vec::new();
        for (place, written) in self.owners.content().lines().enumerate() {
            let line = bare(written.trim_start_matches('\u{feff}'));
            if let Some(title) = line.strip_prefix('^').unwrap_or(line).strip_prefix('[') {
                section = title.rsplit_once(']').map(|(_, owners)| owners.split_whitespace().collect()).unwrap_or_default();
                section.retain(|owner| is_owner(owner));
            } else if !line.is_empty() {
                let end = pattern_end(line);
                let written: Vec<&str> = line[end..].split_whitespace().collect();
                let owners =
                    if written.is_empty() { section.clone() } else { written.into_iter().filter(|owner| is_owner(owner)).collect() };
                lines.push(Line { number: place + 1, pattern: Pattern::of(&line[..end]), owners });
            }
        }
        lines
    }
}

/// A line without its comment, which begins at a number sign that stands first or after a space.
fn bare(line: &str) -> &str {
    let is_comment = |at: &usize| line[..*at].chars().next_back().is_none_or(char::is_whitespace);
    let end = line.match_indices('#').map(|(at, _)| at).find(is_comment).unwrap_or(line.len());
    line[..end].trim()
}

/// Where the pattern of a line ends: at the first space without a backslash before it.
fn pattern_end(line: &str) -> usize {
    let mut spaces = line.match_indices([' ', '\t']).map(|(at, _)| at);
    spaces.find(|&at| !line[..at].ends_with('\\')).unwrap_or(line.len())
}

/// Whether forges take a word for an owner: a handle, a team, an address.
fn is_owner(word: &str) -> bool {
    word.len() > 1 && word.contains('@')
}

/// Whether an owner is one person's handle; who stands behind a team or an address is not known here.
fn is_person(owner: &str) -> bool {
    owner.starts_with('@') && !owner[1..].contains(['/', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_as_the_forges_say() {
        let desk = "content/_redaksjon/vedtak/losninger/x.yaml";
        for pattern in
            ["*", "/content/", "content/_redaksjon/", "/content/_redaksjon/**", "_redaksjon/", "*.yaml", "/content/_redaksjon/vedtak/"]
        {
            assert!(Pattern::of(pattern).fits(desk), "{pattern}");
        }
        for pattern in ["/_redaksjon/", "/content/*", "*.md", "/src/"] {
            assert!(!Pattern::of(pattern).fits(desk), "{pattern}");
        }
    }
}

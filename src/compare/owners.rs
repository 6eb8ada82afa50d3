//! Whether the forge's file of owners (CODEOWNERS, as GitHub, GitLab and Forgejo read it) and the register of editors agree on who
//! guards the desk. The last line that fits a path holds for it.

use crate::check::rules::owners_and_editors as rule;
use crate::finding::{Finding, Severity};
use crate::model::{Date, Place, Text};
use crate::review::{Register, handle_of};
use ignore::gitignore::GitignoreBuilder;
use std::collections::BTreeSet;

/// What the two say together.
pub struct Guard<'a> {
    /// The file of owners.
    pub owners: &'a Text,
    /// The way from the repository's folder to the catalogue's, with a final slash.
    pub prefix: &'a str,
    /// The editors.
    pub register: &'a Register,
    /// The kinds whose decisions have a folder each.
    pub kinds: &'a [String],
    /// The day.
    pub today: Date,
}

/// What is wrong now. What was wrong `before` too is none of the change's making, and only a warning.
pub fn check(before: Option<&Guard<'_>>, now: &Guard<'_>) -> Vec<Finding> {
    let known: Vec<String> = before.map(|guard| guard.faults().iter().map(said).collect()).unwrap_or_default();
    let grave = |finding: Finding| if known.contains(&said(&finding)) { finding.grave(Severity::Warning) } else { finding };
    now.faults().into_iter().map(grave).collect()
}

/// A finding without the place, which moves.
fn said(finding: &Finding) -> String {
    finding.message(crate::model::Lang::Nb)
}

/// A line of the file: where it stands, and who owns what it fits.
struct Line<'a> {
    number: usize,
    owners: Vec<&'a str>,
}

impl Guard<'_> {
    fn faults(&self) -> Vec<Finding> {
        let lines = self.lines();
        let named = ["stige.yaml", "redaktorer.yaml"].map(str::to_owned);
        let decisions = self.kinds.iter().map(|kind| format!("vedtak/{kind}/oppforing.yaml"));
        let mut findings = Vec::new();
        let mut guards: BTreeSet<(usize, &str)> = BTreeSet::new();
        let mut open: BTreeSet<&str> = BTreeSet::new();
        let paths: Vec<String> = named.into_iter().chain(decisions).collect();
        for path in &paths {
            let whole = format!("{}content/_redaksjon/{path}", self.prefix);
            match lines.iter().rev().find(|(pattern, _)| fits(pattern, &whole)) {
                Some((_, line)) if !line.owners.is_empty() => guards.extend(line.owners.iter().map(|owner| (line.number, *owner))),
                _ => drop(open.insert(path.split_inclusive('/').next().unwrap_or(path))),
            }
        }
        let unguarded = |path: &&str| rule::unguarded(Place::file(self.owners.path().clone()), &format!("content/_redaksjon/{path}"));
        // Where nothing is guarded, that is one thing to say.
        let open: Vec<&str> = if guards.is_empty() { vec![""] } else { open.into_iter().collect() };
        findings.extend(open.iter().map(unguarded));
        let serving = |handle: &str| self.register.editor(handle).is_some_and(|editor| editor.serves_on(self.today));
        let strangers = guards.iter().filter(|(_, owner)| is_person(owner) && !serving(owner));
        findings.extend(strangers.map(|(line, owner)| rule::stranger(self.owners.line_place(*line), owner)));
        let knowable = !guards.is_empty() && guards.iter().all(|(_, owner)| is_person(owner));
        let handles: BTreeSet<String> = guards.iter().map(|(_, owner)| handle_of(owner)).collect();
        let left_out =
            self.register.editors.iter().filter(|editor| knowable && editor.serves_on(self.today) && !handles.contains(&editor.handle));
        findings.extend(left_out.map(|editor| rule::left_out(Place::file(self.owners.path().clone()), &editor.handle)));
        findings
    }

    /// The lines in their order. In GitLab's sections a line without owners has those of its section.
    fn lines(&self) -> Vec<(&str, Line<'_>)> {
        let mut section: Vec<&str> = Vec::new();
        let mut lines = Vec::new();
        for (place, written) in self.owners.content().lines().enumerate() {
            let line = written.split(" #").next().unwrap_or_default().trim();
            if let Some(title) = line.strip_prefix('^').unwrap_or(line).strip_prefix('[') {
                section = title.rsplit_once(']').map(|(_, owners)| owners.split_whitespace().collect()).unwrap_or_default();
            } else if !line.is_empty() && !line.starts_with('#') {
                let end = pattern_end(line);
                let own: Vec<&str> = line[end..].split_whitespace().collect();
                lines.push((&line[..end], Line { number: place + 1, owners: if own.is_empty() { section.clone() } else { own } }));
            }
        }
        lines
    }
}

/// Where the pattern of a line ends: at the first space without a backslash before it.
fn pattern_end(line: &str) -> usize {
    let mut spaces = line.match_indices([' ', '\t']).map(|(at, _)| at);
    spaces.find(|&at| !line[..at].ends_with('\\')).unwrap_or(line.len())
}

/// Whether a pattern fits a path. Patterns follow the rules of ignore files, but for `folder/*`, which takes the folder's own
/// files alone.
fn fits(pattern: &str, path: &str) -> bool {
    let mut builder = GitignoreBuilder::new("");
    let is_sound = builder.add_line(None, pattern).is_ok();
    let Some(matcher) = builder.build().ok().filter(|_| is_sound) else { return false };
    match pattern.ends_with("/*") {
        true => matcher.matched(path, false).is_ignore(),
        false => matcher.matched_path_or_any_parents(path, false).is_ignore(),
    }
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
            assert!(fits(pattern, desk), "{pattern}");
        }
        for pattern in ["/_redaksjon/", "/content/*", "*.md", "/src/"] {
            assert!(!fits(pattern, desk), "{pattern}");
        }
    }
}

//! `review`: what a change does to the catalogue, and whether it keeps the desk's rules.

use super::arguments::Review;
use super::{Outcome, Ran, Session, Stopped, print};
use crate::compare::{Change, compare};
use crate::finding::Severity;
use crate::read::{GitFault, read_proposal};
use crate::report::report_change;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// The largest saved review that is read, in bytes.
const LARGEST: u64 = 20_000_000;

/// Reviews a change, or shows a review that was saved.
pub fn run(session: &Session, options: &Review) -> Ran {
    let change = match (&options.from, &options.base) {
        (Some(file), _) => saved(session, file)?,
        (None, base) => reviewed(session, base.as_deref().unwrap_or_default(), options.actor.as_deref())?,
    };
    if let Some(file) = &options.save {
        let text = report_change(&change, crate::report::ChangeFormat::Json, session.lang, false);
        fs::write(file, text).map_err(|error| session.failed(file, &error))?;
    }
    print(&report_change(&change, options.format, session.lang, session.color))?;
    let is_breach = change.findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if is_breach { Outcome::Errors } else { Outcome::Fine })
}

/// Reviews what has changed in the folder since it left the way to `base`.
fn reviewed(session: &Session, base: &str, actor: Option<&str>) -> Result<Change, Stopped> {
    let root = session.root()?;
    let proposal = read_proposal(&root, base).map_err(|fault| refused(session, &root, fault))?;
    Ok(compare(&proposal, session.today, actor, session.lang))
}

/// A review that was saved, maybe by somebody who is not to be trusted.
fn saved(session: &Session, file: &Path) -> Result<Change, Stopped> {
    let mut text = String::new();
    let read = File::open(file).and_then(|file| file.take(LARGEST + 1).read_to_string(&mut text));
    read.map_err(|error| session.failed(file, &error))?;
    let refused = |reason: &str| session.say().stopped("not_a_review", &[("path", &file.display().to_string()), ("reason", reason)]);
    if text.len() as u64 > LARGEST {
        return Err(refused(&format!("> {LARGEST} B")));
    }
    serde_json::from_str(&text).map_err(|error| refused(&error.to_string()))
}

/// What to tell of what git could not.
fn refused(session: &Session, root: &Path, fault: GitFault) -> Stopped {
    let say = session.say();
    match fault {
        GitFault::Missing => say.stopped("no_git", &[]),
        GitFault::NoRepository => say.stopped("no_repository", &[("path", &root.display().to_string())]),
        GitFault::UnknownCommit(name) => say.stopped("unknown_commit", &[("name", &name)]),
        GitFault::Shallow => say.stopped("shallow", &[]),
        GitFault::Sparse => say.stopped("sparse", &[]),
        GitFault::Refused(reason) => say.stopped("git_refused", &[("reason", &reason)]),
        GitFault::Io(error) => session.failed(root, &error),
    }
}

//! `check`: what is wrong with the catalogue, and, with `--fix`, what could be mended.

use super::arguments::Check;
use super::{Outcome, Ran, Session, Stopped, fix};
use crate::edition::{Request, edition};
use crate::finding::{Findings, Severity};
use crate::report::Format;
use std::path::{Path, PathBuf};

/// Checks the catalogue.
pub fn run(session: &Session, options: &Check) -> Ran {
    let root = session.root()?;
    let inspect = || edition(&root, &Request::on(session.today), None).map_err(|error| session.failed(&root, &error));
    let (mut edition, mut findings) = inspect()?;
    if options.fix {
        let paths = inside(session, &root, &options.paths)?;
        // One mending can lay another open, such as a line ending under a misspelt word.
        for _ in 0..fix::PASSES {
            if fix::apply(session, &root, &only(findings.clone(), &paths))? == 0 {
                break;
            }
            (edition, findings) = inspect()?;
        }
    }
    let findings = only(if options.strict { findings.strict() } else { findings }, &inside(session, &root, &options.paths)?);
    session.print(&findings, options.format, &edition.sources, &edition.sources.config().base_url)?;
    if options.format == Format::Human {
        summary(session, &findings, edition.sources.entries().len());
    }
    Ok(if findings.has_errors() { Outcome::Errors } else { Outcome::Fine })
}

/// One line on what was found.
pub fn summary(session: &Session, findings: &Findings, entries: usize) {
    let count = |severity| findings.count(severity).to_string();
    let args = [("entries", &*entries.to_string()), ("errors", &*count(Severity::Error)), ("warnings", &*count(Severity::Warning))];
    session.tell(&session.say().text("checked", &args));
}

/// The paths as findings name them: from the root, with `/`.
fn inside(session: &Session, root: &Path, paths: &[PathBuf]) -> Result<Vec<String>, Stopped> {
    let root = std::fs::canonicalize(root).map_err(|error| session.failed(root, &error))?;
    let inside = paths.iter().map(|path| {
        // A path from the root is understood wherever the command runs.
        let full = std::fs::canonicalize(path)
            .or_else(|_| std::fs::canonicalize(root.join(path)))
            .map_err(|error| session.failed(path, &error))?;
        let outside = |_| session.say().stopped("outside", &[("path", &path.display().to_string())]);
        let parts = full.strip_prefix(&root).map_err(outside)?.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
        Ok(parts.collect::<Vec<_>>().join("/"))
    });
    inside.collect()
}

/// The findings in the files and folders that were named; all, when none was.
fn only(mut findings: Findings, paths: &[String]) -> Findings {
    let within = |path: &str, named: &String| {
        named.is_empty() || path == named || path.strip_prefix(named.as_str()).is_some_and(|rest| rest.starts_with('/'))
    };
    if !paths.is_empty() {
        findings.retain(|finding| paths.iter().any(|named| within(&finding.place.path, named)));
    }
    findings
}

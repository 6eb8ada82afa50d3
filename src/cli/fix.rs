//! `check --fix`: writes what has exactly one right answer.

use super::{Session, Stopped};
use crate::finding::{Finding, Findings};
use std::collections::BTreeMap;
use std::path::Path;

/// How often the catalogue is checked and mended again at the most.
pub const PASSES: usize = 4;

/// Mends what can be mended without a doubt, and says what it did. Returns how many faults.
pub fn apply(session: &Session, root: &Path, findings: &Findings) -> Result<usize, Stopped> {
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.fix.is_some()) {
        by_file.entry(&finding.place.path).or_default().push(finding);
    }
    let mut mended = 0;
    for (path, findings) in by_file {
        mended += mend(session, root, path, findings)?;
    }
    Ok(mended)
}

/// Mends one file: from its end to its beginning, so that every place still holds; of fixes that overlap, the
/// smallest, since the next pass takes the others.
fn mend(session: &Session, root: &Path, path: &str, mut findings: Vec<&Finding>) -> Result<usize, Stopped> {
    let file = root.join(path);
    let mut text = std::fs::read_to_string(&file).map_err(|error| session.failed(&file, &error))?;
    findings.sort_by_key(|finding| finding.fix.as_ref().map(|fix| fix.span.end - fix.span.start));
    let mut taken: Vec<&Finding> = Vec::new();
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        let free = |other: &&Finding| other.fix.as_ref().is_none_or(|o| fix.span.end <= o.span.start || o.span.end <= fix.span.start);
        if taken.iter().all(free) && text.get(fix.span.start..fix.span.end).is_some() {
            taken.push(finding);
        }
    }
    taken.sort_by_key(|finding| std::cmp::Reverse(finding.fix.as_ref().map(|fix| fix.span.start)));
    for fix in taken.iter().filter_map(|finding| finding.fix.as_ref()) {
        text.replace_range(fix.span.start..fix.span.end, &fix.replacement);
    }
    replace(&file, &text).map_err(|error| session.failed(&file, &error))?;
    for finding in taken.iter().rev() {
        let line = finding.place.within.map_or(1, |within| within.1.line).to_string();
        let help = finding.message(session.lang);
        session.tell(&session.say().text("fixed", &[("path", path), ("line", &line), ("message", &help)]));
    }
    Ok(taken.len())
}

/// Writes beside the file and renames, so that a fault in the middle loses nothing.
pub fn replace(file: &Path, text: &str) -> std::io::Result<()> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = file.with_file_name(format!(".{name}.allmenning-{}", std::process::id()));
    let written = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, file));
    if written.is_err() {
        // What is left of the attempt is in nobody's way: names with a dot are not read.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

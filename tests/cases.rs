//! Runs every case under `tests/cases/`: a small catalogue, and beside it the findings that it must give, all of them.
//!
//! `UPDATE=1 cargo test --test cases` writes what was found into the cases, to be read before it is committed.

use allmenning::edition::{Request, edition};
use allmenning::finding::Finding;
use allmenning::model::{Date, Lang};
use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

#[path = "program/folders.rs"]
mod folders;
use folders::{folders, lay, name};

/// The day on which every case runs.
const TODAY: &str = "2026-11-22";

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut trials = Vec::new();
    for rule in folders(&cases).into_iter().filter(|folder| name(folder) != "base") {
        for case in folders(&rule) {
            let base = cases.join("base");
            trials.push(Trial::test(format!("{}/{}", name(&rule), name(&case)), move || run(&base, &case)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Lays the case over the base, checks it and compares.
fn run(base: &Path, case: &Path) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    lay(base, folder.path(), &[])?;
    lay(case, folder.path(), &["expected", "make.sh"])?;
    let script = case.join("make.sh");
    if script.is_file() {
        let status = Command::new("bash").arg("-eu").arg(&script).current_dir(folder.path()).status()?;
        if !status.success() {
            return Err("make.sh failed".into());
        }
    }
    let today = Date::parse(TODAY).ok_or("no date")?;
    let (_, findings) = edition(folder.path(), &Request::on(today), None)?;
    let found: Vec<&Finding> = findings.iter().collect();
    let expected = fs::read_to_string(case.join("expected"))?;
    compare(&expected, &found, case)
}

/// Every expected line must fit one finding of its own, and no finding may be left over.
fn compare(expected: &str, found: &[&Finding], case: &Path) -> Result<(), Failed> {
    let mut left: Vec<&Finding> = found.to_vec();
    let mut missing = Vec::new();
    for line in expected.lines().filter(|line| !line.trim().is_empty()) {
        match left.iter().position(|finding| fits(line, finding)) {
            Some(index) => drop(left.remove(index)),
            None => missing.push(line.to_owned()),
        }
    }
    if missing.is_empty() && left.is_empty() {
        return Ok(());
    }
    if std::env::var_os("UPDATE").is_some() {
        let lines: String = found.iter().map(|finding| format!("{}\n", shown(finding))).collect();
        fs::write(case.join("expected"), lines)?;
        return Ok(());
    }
    let left: Vec<String> =
        left.iter().map(|finding| format!("{} | {} | {}", shown(finding), finding.message(Lang::Nb), finding.help(Lang::Nb))).collect();
    Err(format!("not found:\n  {}\nnot expected:\n  {}", missing.join("\n  "), left.join("\n  ")).into())
}

/// `severity rule path[:line[:column]][ ~ words]`: what is left out is not compared.
fn fits(line: &str, finding: &Finding) -> bool {
    let (place, words) = line.split_once(" ~ ").map_or((line.trim(), None), |(place, words)| (place.trim(), Some(words.trim())));
    let text = format!("{} {}", finding.message(Lang::Nb), finding.help(Lang::Nb));
    if words.is_some_and(|words| !text.contains(words)) {
        return false;
    }
    let whole = shown(finding);
    let path = format!("{} {} {}", finding.severity.name(), finding.rule.name, finding.place.path);
    let line_only = finding.place.within.map(|within| format!("{path}:{}", within.1.line));
    place == whole || place == path || line_only.is_some_and(|line| place == line)
}

fn shown(finding: &Finding) -> String {
    let place = finding.place.within.map(|within| format!(":{}:{}", within.1.line, within.1.column)).unwrap_or_default();
    format!("{} {} {}{place}", finding.severity.name(), finding.rule.name, finding.place.path)
}

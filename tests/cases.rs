//! Runs every case under `tests/cases/`: a small catalogue, and beside it the findings that it must give, all of them.
//!
//! `UPDATE=1 cargo test --test cases` writes what was found into the cases, to be read before it is committed.

use allmenning::edition::{Request, edition};
use allmenning::finding::Finding;
use allmenning::model::{Date, Lang};
use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

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
    copy(base, folder.path())?;
    copy(case, folder.path())?;
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

fn folders(at: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(at).into_iter().flatten().filter_map(Result::ok).map(|item| item.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    for item in walkdir::WalkDir::new(from).min_depth(1).into_iter().filter_map(Result::ok) {
        let target = to.join(item.path().strip_prefix(from).unwrap_or(item.path()));
        let own = item.depth() == 1 && matches!(item.file_name().to_str(), Some("expected" | "make.sh"));
        if item.file_type().is_dir() {
            fs::create_dir_all(&target)?;
        } else if !own {
            fs::copy(item.path(), &target)?;
        }
    }
    Ok(())
}

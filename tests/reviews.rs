//! Runs every case under `tests/reviews/`: a small catalogue in git, a change to it, and beside them all that `review` must tell.
//!
//! `UPDATE=1 cargo test --test reviews` writes what was told into the cases, to be read before it is committed.

use allmenning::compare::{Change, EntryChange, Named, Sort, Told, compare};
use allmenning::edition::judged;
use allmenning::finding::{Findings, Severity};
use allmenning::model::{Date, Lang};
use allmenning::read::{Proposal, read, read_proposal};
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

#[path = "program/folders.rs"]
mod folders;
use folders::{folders, lay, name};

/// The day on which a case runs that names no other.
const TODAY: &str = "2026-11-22";

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut trials = Vec::new();
    for topic in folders(&tests.join("reviews")) {
        for case in folders(&topic) {
            let base = tests.join("cases/base");
            trials.push(Trial::test(format!("{}/{}", name(&topic), name(&case)), move || run(&base, &case)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Makes the two states, reviews the change, compares what is told.
fn run(base: &Path, case: &Path) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let root = folder.path();
    lay(base, root, &[])?;
    state(case, "before", root)?;
    git(root, &["init", "--quiet", "--initial-branch", "main"])?;
    commit(root, "before")?;
    git(root, &["switch", "--quiet", "--create", "forslag"])?;
    state(case, "after", root)?;
    commit(root, "after")?;
    let options = fs::read_to_string(case.join("options")).unwrap_or_default();
    let option = |name: &str| options.lines().skip_while(|line| *line != name).nth(1);
    let today = Date::parse(option("--today").unwrap_or(TODAY)).ok_or("no date")?;
    let proposal = read_proposal(root, "main").map_err(|fault| format!("{fault:?}"))?;
    same_from_nothing(&proposal, today)?;
    let change = compare(&proposal, today, option("--actor"), Lang::Nb);
    // What is saved is shown again without a loss.
    let saved = serde_json::to_string(&change)?;
    let change: Change = serde_json::from_str(&saved)?;
    if serde_json::to_string(&change)? != saved {
        return Err("a saved review is not the same when it is read again".into());
    }
    same(case, &facts(&change), &change)
}

/// What is checked on top of another state gives what is checked from nothing.
fn same_from_nothing(proposal: &Proposal, today: Date) -> Result<(), Failed> {
    let said = |(_, findings): (_, Findings)| -> Vec<String> {
        let list = findings.sorted();
        list.iter().map(|finding| format!("{:?} {} {}", finding.place, finding.rule.name, finding.message(Lang::Nb))).collect()
    };
    let (after, _) = judged(&proposal.after, today, None);
    let on_top = said(judged(&proposal.before, today, Some(after.checked())));
    if on_top == said(judged(&proposal.before, today, None)) { Ok(()) } else { Err(format!("on top: {on_top:#?}").into()) }
}

/// Lays one state of a case into the folder, and lets its script change it.
fn state(case: &Path, name: &str, root: &Path) -> Result<(), Failed> {
    lay(&case.join(name), root, &[])?;
    let script = case.join(if name == "before" { "before.sh" } else { "change.sh" });
    if script.is_file() && !Command::new("bash").args(["-eu"]).arg(&script).current_dir(root).envs(AUTHOR).status()?.success() {
        return Err(format!("{} failed", script.display()).into());
    }
    bind(root)
}

/// Puts the digest of an entry, without `sha256:`, where a file of the desk asks for it.
fn bind(root: &Path) -> Result<(), Failed> {
    let sources = read(root, None)?;
    let desk = walkdir::WalkDir::new(root.join("content/_redaksjon")).into_iter().filter_map(Result::ok);
    for file in desk.filter(|item| item.file_type().is_file()) {
        let mut text = fs::read_to_string(file.path())?;
        while let Some(start) = text.find("{{digest:") {
            let end = start + text[start..].find("}}").ok_or("a digest without an end")?;
            let id = text[start + "{{digest:".len()..end].to_owned();
            let entry = sources.entries().iter().find(|entry| entry.id().as_str() == id).ok_or(format!("no entry {id}"))?;
            text.replace_range(start..end + 2, entry.digest().trim_start_matches("sha256:"));
        }
        fs::write(file.path(), text)?;
    }
    Ok(())
}

const AUTHOR: [(&str, &str); 6] = [
    ("GIT_AUTHOR_NAME", "Forslag"),
    ("GIT_AUTHOR_EMAIL", "forslag@example.no"),
    ("GIT_COMMITTER_NAME", "Forslag"),
    ("GIT_COMMITTER_EMAIL", "forslag@example.no"),
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_SYSTEM", "/dev/null"),
];

fn git(root: &Path, arguments: &[&str]) -> Result<(), Failed> {
    let done = Command::new("git").args(arguments).current_dir(root).envs(AUTHOR).output()?;
    if done.status.success() { Ok(()) } else { Err(format!("git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr)).into()) }
}

fn commit(root: &Path, message: &str) -> Result<(), Failed> {
    git(root, &["-c", "core.autocrlf=false", "add", "--all"])?;
    git(root, &["commit", "--quiet", "--allow-empty", "--message", message])
}

/// All that a change is told to do, a line each, sorted.
fn facts(change: &Change) -> Vec<String> {
    let is_breach = change.findings.iter().any(|finding| finding.severity == Severity::Error);
    let mut facts = vec![format!("exit {}", i32::from(is_breach))];
    change.entries.iter().for_each(|entry| of_entry(entry, &mut facts));
    facts.extend(change.organisations.iter().map(|named| format!("organisation {}", named.code)));
    facts.extend(change.codes.iter().map(|code| format!("code {} {}", code.vocabulary, code.code)));
    facts.extend(change.policy.iter().map(|path| format!("policy {path}")));
    facts.extend(change.findings.iter().map(place));
    facts.sort();
    facts
}

fn of_entry(entry: &EntryChange, facts: &mut Vec<String>) {
    let id = &entry.id;
    match entry.sort {
        Sort::Renamed => {
            let alias = if entry.alias == Some(true) { "alias" } else { "no-alias" };
            facts.push(format!("renamed {} -> {id} {alias}", entry.from.as_deref().unwrap_or("?")));
        }
        Sort::Decided => {}
        sort => facts.push(format!("{} {id}", word(sort))),
    }
    facts.extend(entry.fields.iter().map(|field| format!("field {id} {}", field.field)));
    facts.extend(entry.files.iter().map(|file| format!("file {id} {} {}", file.name, word(file.sort))));
    facts.extend(entry.text.iter().map(|_| format!("text {id}")));
    let code = |status: &Option<Named>| status.as_ref().map_or("-".to_owned(), |status| status.code.clone());
    if entry.before != entry.after {
        facts.push(format!("status {id} {} -> {}", code(&entry.before), code(&entry.after)));
    }
    facts.extend(entry.breaks.iter().map(|broken| format!("breaks {id} {}", broken.status.code)));
    let counts = |counts: bool| if counts { "counts" } else { "void" };
    facts.extend(entry.decisions.iter().map(|made| format!("decision {id} {} @{} {}", made.status.code, made.by, counts(made.counts))));
    for duplicate in &entry.duplicates {
        let reasons = duplicate.reasons.iter().map(|reason| serde_json::to_value(reason).unwrap_or_default());
        let reasons: Vec<String> = reasons.map(|reason| Value::as_str(&reason).unwrap_or_default().to_owned()).collect();
        facts.push(format!("duplicate {id} {} {}", duplicate.id, reasons.join(",")));
    }
}

fn word(sort: Sort) -> String {
    serde_json::to_value(sort).ok().and_then(|word| Some(word.as_str()?.to_owned())).unwrap_or_default()
}

fn place(told: &Told) -> String {
    format!("{} {} {}:{}:{}", told.severity.name(), told.rule, told.path, told.line, told.column)
}

/// Every expected line must fit one fact of its own, and no fact may be left over.
fn same(case: &Path, facts: &[String], change: &Change) -> Result<(), Failed> {
    let expected = fs::read_to_string(case.join("expected"))?;
    let mut left: Vec<&String> = facts.iter().collect();
    let mut missing = Vec::new();
    for line in expected.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // A finding's line and column may be left out.
        let is_place = |rest: &str| rest.is_empty() || rest.starts_with(':');
        match left.iter().position(|fact| fact.strip_prefix(line).is_some_and(is_place)) {
            Some(place) => drop(left.remove(place)),
            None => missing.push(line),
        }
    }
    if missing.is_empty() && left.is_empty() {
        return Ok(());
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(case.join("expected"), facts.iter().map(|fact| format!("{fact}\n")).collect::<String>())?;
        return Ok(());
    }
    let said: Vec<String> = change.findings.iter().map(|told| format!("{} | {} | {}", place(told), told.message, told.help)).collect();
    let left: Vec<&str> = left.into_iter().map(String::as_str).collect();
    Err(format!("not told:\n  {}\nnot expected:\n  {}\nfindings:\n  {}", missing.join("\n  "), left.join("\n  "), said.join("\n  ")).into())
}

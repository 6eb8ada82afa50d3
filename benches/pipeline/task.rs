//! The tasks that are measured, each run in a process of its own.

use super::cost::{Cost, Meter};
use allmenning::compare::compare;
use allmenning::edition::{Edition, Request, edition};
use allmenning::finding::{Findings, Severity};
use allmenning::model::{Date, Lang};
use allmenning::publish::{Terms, publish};
use allmenning::read::read_proposal;
use allmenning::route::paths;
use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use std::fs;
use std::path::Path;
use std::process::Command;

/// How many edits one process makes after another.
const EDITS: u32 = 5;

/// How many entries a change touches; every fifth of them is new.
const CHANGED: usize = 20;

/// Something that takes time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Read every entry, parse its Markdown to HTML, write one file: what no generator can do without.
    Bare,
    /// What `check` does.
    Check,
    /// What `build` does, the search's index included.
    Build,
    /// What `serve` does when one file has changed: a new edition, and the page of that entry.
    Edit,
    /// What `review` does with a change of [`CHANGED`] entries.
    Review,
}

impl Task {
    /// All of them; the measure of the others comes first.
    pub const ALL: [Task; 5] = [Task::Bare, Task::Check, Task::Build, Task::Edit, Task::Review];

    /// The name on the command line and in tables.
    pub fn name(self) -> &'static str {
        match self {
            Task::Bare => "bare",
            Task::Check => "check",
            Task::Build => "build",
            Task::Edit => "edit",
            Task::Review => "review",
        }
    }
}

/// Runs `NAME ROOT OUT` and says what it cost.
pub fn run(arguments: &[String]) -> Result<Cost, String> {
    let [name, root, out] = arguments else { return Err("--task NAME ROOT OUT".into()) };
    let task = Task::ALL.into_iter().find(|task| task.name() == name).ok_or_else(|| format!("no task is called {name}"))?;
    let (root, out) = (Path::new(root), Path::new(out));
    match task {
        Task::Bare => bare(root, out),
        Task::Check => check(root),
        Task::Build => build(root, out),
        Task::Edit => edit(root),
        Task::Review => review(root),
    }
}

fn bare(root: &Path, out: &Path) -> Result<Cost, String> {
    let meter = Meter::start();
    let content = root.join("content");
    let files: Vec<_> = walkdir::WalkDir::new(&content).into_iter().flatten().filter(|item| item.file_type().is_file()).collect();
    let one = |item: &walkdir::DirEntry| -> std::io::Result<()> {
        let text = fs::read_to_string(item.path())?;
        let body = text[3..].find("\n---\n").map_or("", |at| &text[at + 8..]);
        let mut html = String::with_capacity(text.len() * 2);
        html.push_str("<!doctype html>\n");
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
        pulldown_cmark::html::push_html(&mut html, Parser::new_ext(body, options));
        let folder = out.join(item.path().strip_prefix(&content).unwrap_or(item.path()).with_extension(""));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), html)
    };
    files.par_iter().try_for_each(one).map_err(|error| error.to_string())?;
    Ok(meter.cost(1))
}

fn check(root: &Path) -> Result<Cost, String> {
    let meter = Meter::start();
    drop(sound(root, None)?);
    Ok(meter.cost(1))
}

fn build(root: &Path, out: &Path) -> Result<Cost, String> {
    let meter = Meter::start();
    let edition = sound(root, None)?;
    publish(&edition.site, out, Terms::default(), &|_, _| ()).map_err(|failure| format!("{failure:?}"))?;
    drop(edition);
    Ok(meter.cost(1))
}

fn edit(root: &Path) -> Result<Cost, String> {
    let mut shown = sound(root, None)?;
    let entry = shown.sources.entries()[shown.sources.entries().len() / 2].clone();
    let file = root.join(&**entry.text().path());
    let path = paths::entry(entry.id());
    let mut text = entry.text().content().to_owned();
    let mut cost = None;
    let meter = Meter::start();
    for round in 1..=EDITS {
        text.push_str("\nEn setning til.\n");
        fs::write(&file, &text).map_err(|error| error.to_string())?;
        shown = sound(root, Some(&shown))?;
        let route = shown.site.routes().get(&path).ok_or("the entry has no page")?;
        shown.site.render(&path, route).map_err(|finding| format!("{finding:?}"))?;
        cost = (round == EDITS).then(|| meter.cost(EDITS));
    }
    fs::write(&file, entry.text().content()).map_err(|error| error.to_string())?;
    cost.ok_or_else(|| "nothing was edited".into())
}

/// Changes some entries, adds some, reviews that, and puts everything back.
fn review(root: &Path) -> Result<Cost, String> {
    let git = |arguments: &[&str]| -> Result<(), String> {
        let who = ["-c", "user.name=bench", "-c", "user.email=bench@example.no"];
        let done = Command::new("git").current_dir(root).args(who).args(arguments).output().map_err(|error| error.to_string())?;
        if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&done.stderr).into_owned()) }
    };
    if !root.join(".git").is_dir() {
        git(&["init", "--quiet", "--initial-branch", "main"])?;
    }
    git(&["add", "--all"])?;
    git(&["commit", "--quiet", "--allow-empty", "--message", "base"])?;
    let sources = allmenning::read::read(root, None).map_err(|error| error.to_string())?;
    let step = (sources.entries().len() / CHANGED).max(1);
    let mut files = Vec::new();
    for (number, entry) in sources.entries().iter().step_by(step).take(CHANGED).enumerate() {
        let old = root.join(&**entry.text().path());
        let file = if number % 5 == 0 { old.with_file_name(format!("ny-{number}.md")) } else { old };
        let text = entry.text().content().replacen("title:", "title: Ny", 1);
        fs::write(&file, format!("{text}\nEn setning til.\n")).map_err(|error| error.to_string())?;
        files.push((file, entry.text().content().to_owned(), number % 5 == 0));
    }
    drop(sources);
    let meter = Meter::start();
    let proposal = read_proposal(root, "main").map_err(|fault| format!("{fault:?}"))?;
    let change = compare(&proposal, Date::new(2026, 11, 22).ok_or("no such day")?, Some("bench"), Lang::Nb);
    let cost = meter.cost(1);
    for (file, text, is_new) in &files {
        let restored = if *is_new { fs::remove_file(file) } else { fs::write(file, text) };
        restored.map_err(|error| error.to_string())?;
    }
    if change.entries.len() == files.len() { Ok(cost) } else { Err(format!("{} entries in the change", change.entries.len())) }
}

/// An edition without errors; anything else is a fault of the corpus, and would measure something else.
fn sound(root: &Path, previous: Option<&Edition>) -> Result<Edition, String> {
    let today = Date::new(2026, 11, 22).ok_or("no such day")?;
    let (edition, findings): (Edition, Findings) = edition(root, &Request::on(today), previous).map_err(|error| error.to_string())?;
    match findings.iter().find(|finding| finding.severity != Severity::Info) {
        Some(finding) => Err(format!("{} findings, such as {finding:?}", findings.len())),
        None => Ok(edition),
    }
}

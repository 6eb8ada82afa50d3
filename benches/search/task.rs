//! What is measured in a process of its own: the edition of a catalogue, and the edition with the index of the search.

use super::cost::{Cost, Meter};
use allmenning::edition::{Edition, Request, edition};
use allmenning::finding::Severity;
use allmenning::model::Date;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Something that takes time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Reads the catalogue, checks it, relates it: what `index` does before it makes the index.
    Read,
    /// Makes the index and writes its files.
    Index,
}

impl Task {
    /// The name on the command line.
    fn name(self) -> &'static str {
        match self {
            Task::Read => "read",
            Task::Index => "index",
        }
    }
}

/// Runs `NAME ROOT OUT` and says what it cost.
pub fn run(arguments: &[String]) -> Result<Cost, String> {
    let [name, root, out] = arguments else { return Err("--task NAME ROOT OUT".into()) };
    let task = [Task::Read, Task::Index].into_iter().find(|task| task.name() == name).ok_or_else(|| format!("no task is called {name}"))?;
    let meter = Meter::start();
    let edition = sound(Path::new(root))?;
    if task == Task::Index {
        write(edition.site.search_files(), Path::new(out))?;
    }
    Ok(meter.cost(1))
}

/// The cost of a task in a process of its own.
pub fn in_child(task: Task, root: &Path, out: &Path) -> Result<Cost, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let child = Command::new(program).args(["--task", task.name()]).arg(root).arg(out).output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&child.stdout);
    said.trim().parse().map_err(|()| format!("{} failed: {said}{}", task.name(), String::from_utf8_lossy(&child.stderr)))
}

/// An edition without errors; anything else is a fault of the collection.
pub fn sound(root: &Path) -> Result<Edition, String> {
    let today = Date::new(2026, 11, 22).ok_or("no such day")?;
    let (edition, findings) = edition(root, &Request::on(today), None).map_err(|error| error.to_string())?;
    match findings.iter().find(|finding| finding.severity == Severity::Error) {
        Some(finding) => Err(format!("{} findings, such as {finding:?}", findings.len())),
        None => Ok(edition),
    }
}

/// Writes files into a folder.
pub fn write(files: &[(String, Vec<u8>)], folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    files.iter().try_for_each(|(name, bytes)| fs::write(folder.join(name), bytes)).map_err(|error| error.to_string())
}

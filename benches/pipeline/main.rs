//! What the program costs, beside the least that any generator must do with the same files.
//!
//! `cargo bench` makes catalogues of several sizes and runs every task in a process of its own, so that processor
//! time and memory are that task's alone. See `benches/README.md`.

mod corpus;
mod cost;
mod table;
mod task;

use corpus::Size;
use cost::Cost;
use std::path::Path;
use std::process::{Command, ExitCode};
use task::Task;

/// The sizes when none is asked for.
const SIZES: &[usize] = &[1_000, 10_000];
/// The size when this is run as a test: only to see that everything works.
const TRIAL: usize = 100;
/// How often a task is measured; the cheapest run counts, since what disturbs a run only makes it dearer.
const RUNS: usize = 3;
/// The name of the catalogue of all of Norway.
const NATIONAL: &str = "national";
/// Larger catalogues than this are measured once.
const LARGE: usize = 20_000;
/// Sizes by environment, separated by spaces or commas.
const VARIABLE: &str = "ALLMENNING_BENCH_ENTRIES";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.first().map(String::as_str) {
        Some("--task") => task::run(&arguments[1..]).map(|cost| println!("{cost}")),
        Some("--corpus") => only_corpus(&arguments[1..]),
        _ => measure_all(&sizes(&arguments), arguments.iter().any(|argument| argument == "--bench" || argument == NATIONAL)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

/// The sizes that the arguments ask for; else the environment; else the usual ones.
fn sizes(arguments: &[String]) -> Vec<usize> {
    let numbers = |text: &str| text.split([' ', ',']).filter_map(|n| n.replace('_', "").parse().ok()).collect::<Vec<usize>>();
    let asked: Vec<usize> = arguments.iter().flat_map(|argument| numbers(argument)).collect();
    let set = || std::env::var(VARIABLE).map(|text| numbers(&text)).unwrap_or_default();
    // `cargo bench` says `--bench`; `cargo test --benches` does not.
    let usual = || if arguments.iter().any(|argument| argument == "--bench") { SIZES.to_vec() } else { vec![TRIAL] };
    [asked, set(), usual()].into_iter().find(|sizes| !sizes.is_empty()).unwrap_or_default()
}

/// `--corpus DIR N|national`: makes the catalogue and leaves it there, for profilers and other generators.
fn only_corpus(arguments: &[String]) -> Result<(), String> {
    let [folder, size] = arguments else { return Err("--corpus DIR N|national".into()) };
    let size = if size == NATIONAL { Size::national() } else { Size::of(size.parse().map_err(|_| format!("{size} is no number"))?) };
    corpus::make(Path::new(folder), size).map_err(|error| error.to_string())
}

/// Measures catalogues of these sizes, and that of all of Norway when it is wanted.
fn measure_all(sizes: &[usize], national: bool) -> Result<(), String> {
    let mut measured = Vec::new();
    for &entries in sizes {
        let costs = measure(Size::of(entries))?;
        table::costs(&format!("{entries} entries"), &costs);
        measured.push((entries, costs));
    }
    if national {
        table::costs(NATIONAL, &measure(Size::national())?);
    }
    table::growth(&measured);
    Ok(())
}

/// The cost of every task on a catalogue of this size.
fn measure(size: Size) -> Result<Vec<(Task, Cost)>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let root = folder.path().join("catalogue");
    corpus::make(&root, size).map_err(|error| error.to_string())?;
    let runs = if size.entries > LARGE { 1 } else { RUNS };
    let mut costs: Vec<(Task, Cost)> = Vec::new();
    for run in 0..runs {
        for task in Task::ALL {
            let out = folder.path().join(format!("{}-{run}", task.name()));
            let cost = in_child(task, &root, &out)?;
            match costs.iter_mut().find(|(known, _)| *known == task) {
                Some((_, best)) if cost.cpu < best.cpu => *best = cost,
                Some(_) => {}
                None => costs.push((task, cost)),
            }
            if out.exists() {
                std::fs::remove_dir_all(&out).map_err(|error| error.to_string())?;
            }
        }
    }
    Ok(costs)
}

fn in_child(task: Task, root: &Path, out: &Path) -> Result<Cost, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let child = Command::new(program).args(["--task", task.name()]).arg(root).arg(out).output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&child.stdout);
    said.trim().parse().map_err(|()| format!("{} failed: {said}{}", task.name(), String::from_utf8_lossy(&child.stderr)))
}

//! What the search costs and what it finds, beside other searches on the same collection.
//!
//! `cargo bench --bench search` makes collections of several sizes, builds every index on them, asks all of them the judged queries, and
//! opens every search page in a browser over a slow network. See `benches/README.md` and `docs/search.md`.

// Tests use more of it.
#[allow(dead_code)]
#[path = "../../tests/search/collection.rs"]
mod collection;
#[path = "../pipeline/cost.rs"]
mod cost;
mod others;
mod ours;
mod relevance;
mod row;
mod table;
mod task;
mod tools;

use row::{LARGE, Stage};
use std::process::ExitCode;
use tools::Tools;

/// The sizes when none is asked for.
const SIZES: &[usize] = &[1_000, 10_000];
/// The size when this is run as a test: only to see that everything works.
const TRIAL: usize = 400;
/// The document that holds the tables.
const DOCUMENT: &str = "docs/search.md";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.first().map(String::as_str) {
        Some("--task") => task::run(&arguments[1..]).map(|cost| println!("{cost}")),
        _ => measure_all(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

/// Measures on collections of all sizes that the arguments ask for, and prints the tables.
fn measure_all(arguments: &[String]) -> Result<(), String> {
    // `cargo bench` says `--bench`; `cargo test --benches` does not.
    let is_bench = arguments.iter().any(|argument| argument == "--bench");
    let asked: Vec<usize> = arguments.iter().filter_map(|argument| argument.replace('_', "").parse().ok()).collect();
    let usual = || if is_bench { SIZES.to_vec() } else { vec![TRIAL] };
    let sizes = if asked.is_empty() { usual() } else { asked };
    let tools = if is_bench { Tools::find() } else { Err("The other searches are left out.".into()) };
    if let Err(reason) = &tools {
        eprintln!("{reason} Only our own search is measured, without a browser.");
    }
    let mut tables = Vec::new();
    for entries in sizes {
        let table = measure(entries, tools.as_ref().ok())?;
        println!("{table}");
        tables.push(table);
    }
    if !arguments.iter().any(|argument| argument == "--write") {
        return Ok(());
    }
    tools.map_err(|reason| format!("{DOCUMENT} is left as it was: {reason}"))?;
    table::write(&collection::repository().join(DOCUMENT), &tables.join("\n"))
}

/// The tables of one size.
fn measure(entries: usize, tools: Option<&Tools>) -> Result<String, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let stage = Stage { folder: folder.path().to_owned(), root: folder.path().join("catalogue"), entries };
    let names = collection::large(&stage.root, entries).map_err(|error| error.to_string())?;
    let queries = relevance::queries(&names)?;
    let mut rows = vec![ours::measure(&stage, &queries)?];
    if let Some(tools) = tools {
        if entries <= LARGE {
            rows.extend(others::measure(&stage, &queries, tools)?);
        }
        others::visit(&stage, &queries, &mut rows, tools)?;
    }
    Ok(table::of(entries, &queries, &rows))
}

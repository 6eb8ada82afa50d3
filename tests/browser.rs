//! The browser suite: what only a real browser can tell. It builds the standard catalogue, others made of it, and fixtures, serves
//! them on this machine, starts previews, and lets `tests/browser/*.mjs` look at it all in Chromium.
//!
//! `cargo test --test browser -- WORDS` runs the tests whose names hold WORDS. `UPDATE=1` writes the snapshots anew.
//! Without Chromium or Node the suite is skipped, unless `ALLMENNING_REQUIRE_BROWSER=1`.

#[path = "browser/catalogues.rs"]
mod catalogues;
#[allow(dead_code, reason = "each suite uses a part of it")]
#[path = "search/collection.rs"]
mod collection;
#[path = "browser/server.rs"]
mod server;
#[path = "browser/stage.rs"]
mod stage;
#[path = "browser/tools.rs"]
mod tools;

use allmenning::edition::{Request, edition};
use allmenning::model::Date;
use allmenning::search::find;
use collection::{MUNICIPAL, STANDARD};
use serde_json::{Value, json};
use server::Server;
use stage::{Preview, Site, catalogue, committed, copy};
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use tools::Tools;

/// How many entries the largest site has: enough for files of several pieces, and for words that more entries have than are ranked.
const LARGE: usize = 2_000;
/// The longest that all tests together may take; the suite stops itself a little before.
const PATIENCE: Duration = Duration::from_secs(830);

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.iter().any(|word| word == "--list") {
        return ExitCode::SUCCESS;
    }
    let filter = words.into_iter().find(|word| !word.starts_with('-')).unwrap_or_default();
    let tools = match Tools::find(&here()) {
        Ok(tools) => tools,
        Err(missing) => return without(&missing),
    };
    match run(&tools, &filter) {
        Ok((passed, failed)) => {
            println!("{passed} passed, {failed} failed");
            if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(reason) => {
            println!("FAILED the browser suite: {reason}\n0 passed, 1 failed");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the suite.
fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")
}

/// Says what is missing; that is a failure only where a browser is required.
fn without(missing: &str) -> ExitCode {
    println!("{missing}");
    if std::env::var("ALLMENNING_REQUIRE_BROWSER").is_ok_and(|value| value == "1") {
        println!("FAILED the browser suite: ALLMENNING_REQUIRE_BROWSER=1, and it cannot run\n0 passed, 1 failed");
        return ExitCode::FAILURE;
    }
    let suites = std::fs::read_dir(here().join("suites")).map_or(0, |folder| folder.count());
    println!("0 passed, 0 failed, {suites} skipped");
    ExitCode::SUCCESS
}

/// Makes the stage, runs the suites on it, and counts.
fn run(tools: &Tools, filter: &str) -> Result<(usize, usize), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let everything = here().join("fixtures/everything");
    let hostile = here().join("fixtures/hostile");
    let committed = committed(root, &folder.path().join("committed"), "losninger/okr-tracker")?;
    let large = folder.path().join("large-catalogue");
    let names = collection::large(&large, LARGE).map_err(|error| error.to_string())?;
    let at = |name: &str| folder.path().join(format!("{name}-catalogue"));
    let made = |catalogue: std::io::Result<PathBuf>| catalogue.map_err(|error| error.to_string());
    let profiled = |name: &str| made(catalogues::profile(&committed, &at(name), name));
    let translated = |name: &str| made(catalogues::translated(&committed, &at(name), name));
    let extreme = made(catalogues::extreme(&committed, &here().join("fixtures/extreme"), &at("extreme")))?;
    let sites = [
        ("standard", Site::build(&committed, folder.path().join("standard"), true)?),
        ("everything", Site::build(&everything, folder.path().join("everything"), false)?),
        ("hostile", Site::build(&hostile, folder.path().join("hostile"), false)?),
        ("large", Site::build(&large, folder.path().join("large"), false)?),
        ("fjell", Site::build(&profiled("fjell")?, folder.path().join("fjell"), false)?),
        ("fjord", Site::build(&profiled("fjord")?, folder.path().join("fjord"), false)?),
        ("nn", Site::build(&translated("nn")?, folder.path().join("nn"), false)?),
        ("en", Site::build(&translated("en")?, folder.path().join("en"), false)?),
        ("extreme", Site::build(&extreme, folder.path().join("extreme"), false)?),
    ];
    let edited = catalogue(&everything, &folder.path().join("edited"))?;
    copy(&root.join("themes/standard"), &edited.join("themes/standard")).map_err(|error| error.to_string())?;
    let previews =
        [("edited", Preview::start(&edited)?), ("attacked", Preview::start(&catalogue(&hostile, &folder.path().join("attacked"))?)?)];
    let described =
        |list: Vec<(&str, Value)>| list.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<serde_json::Map<_, _>>();
    let judged = folder.path().join("judged.json");
    let orders = json!({"standard": orders(&committed, &names, &STANDARD)?, "large": orders(&large, &names, &MUNICIPAL)?});
    std::fs::write(&judged, orders.to_string()).map_err(|error| error.to_string())?;
    let stage = json!({
        "judged": judged,
        "program": env!("CARGO_BIN_EXE_allmenning"),
        "chromium": tools.chromium,
        "tools": tools.modules,
        "filter": filter,
        "update": std::env::var_os("UPDATE").is_some(),
        "sites": described(sites.iter().map(|(name, site)| (*name, site.described())).collect()),
        "previews": described(previews.iter().map(|(name, preview)| (*name, preview.described())).collect()),
    });
    let (mut passed, mut failed) = play(tools, &stage)?;
    for (name, site) in &sites {
        match site.server.strangers() {
            list if list.is_empty() => passed += 1,
            list => {
                failed += 1;
                println!("FAILED server: {name} was asked in the name of another host: {list:?}");
            }
        }
    }
    Ok((passed, failed))
}

/// The paths of the first ten hits of every judged query of these sets, as the program has them.
fn orders(root: &Path, names: &HashMap<String, String>, files: &[&str]) -> Result<Value, String> {
    let today = Date::parse(stage::TODAY).ok_or("no day")?;
    let (edition, _) = edition(root, &Request::on(today), None).map_err(|error| error.to_string())?;
    let entries = edition.site.catalogue().entries();
    let mut orders = Vec::new();
    for file in files {
        for judged in collection::judged(file, names).map_err(|error| error.to_string())? {
            let hits = find(edition.site.index(), &judged.query).hits.into_iter().take(10);
            let paths: Vec<String> = hits.map(|hit| format!("/{}/", entries[hit.entry].id())).collect();
            orders.push(json!({"query": judged.query, "paths": paths}));
        }
    }
    Ok(orders.into())
}

/// Runs the suites; every line that they print is passed on.
fn play(tools: &Tools, stage: &Value) -> Result<(usize, usize), String> {
    let mut child = Command::new(&tools.node)
        .arg(here().join("run.mjs"))
        .env("ALLMENNING_STAGE", stage.to_string())
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{}: {error}", tools.node.display()))?;
    let lines = child.stdout.take().ok_or("no output")?;
    let counting = std::thread::spawn(move || {
        let (mut passed, mut failed) = (0, 0);
        for line in BufReader::new(lines).lines().map_while(Result::ok) {
            println!("{line}");
            passed += usize::from(line.starts_with("ok "));
            failed += usize::from(line.starts_with("FAILED "));
        }
        (passed, failed)
    });
    let ended = wait(&mut child);
    let (passed, failed) = counting.join().map_err(|_| "the count was lost")?;
    let whole = ended.as_ref().is_ok_and(|code| matches!((code, failed), (Some(0), 0) | (Some(1), 1..)));
    match whole {
        true => Ok((passed, failed)),
        false => Err(format!("the suites stopped before their end: {ended:?}, after {passed} passed and {failed} failed")),
    }
}

/// Waits for the end of the suites, but not for ever.
fn wait(child: &mut Child) -> Result<Option<i32>, String> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.code()),
            Ok(None) if start.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(50)),
            Ok(None) => {
                // It may have ended in this moment; then there is nothing to stop.
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("not done after {} s", PATIENCE.as_secs()));
            }
            Err(error) => return Err(error.to_string()),
        }
    }
}

/// The server of each site.
fn serve() -> Result<Server, String> {
    Server::open().map_err(|error| format!("no port on this machine: {error}"))
}

//! The other searches: their indexes, what they find, and all search pages in a browser.

use super::cost::Cost;
use super::relevance::Query;
use super::row::{Build, Row, Stage, Visit};
use super::task::{Task, in_child};
use super::tools::{Tools, folder};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many queries are asked of a page that has to be opened anew for each.
const COLD: usize = 40;
/// How many, where the whole index is fetched whatever is asked.
const COLD_WHOLE: usize = 5;

/// Another search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Other {
    Pagefind,
    Elasticlunr,
    MiniSearch,
}

impl Other {
    const ALL: [Other; 3] = [Other::Pagefind, Other::Elasticlunr, Other::MiniSearch];

    /// The name of its package.
    fn package(self) -> &'static str {
        match self {
            Other::Pagefind => "pagefind",
            Other::Elasticlunr => "elasticlunr",
            Other::MiniSearch => "minisearch",
        }
    }

    /// The name in tables.
    fn title(self) -> &'static str {
        match self {
            Other::Pagefind => "Pagefind",
            Other::Elasticlunr => "elasticlunr",
            Other::MiniSearch => "MiniSearch",
        }
    }

    /// The folder of its page.
    fn out(self, stage: &Stage) -> PathBuf {
        stage.folder.join(self.package())
    }

    /// Whether a file is its index and not the script that reads it.
    fn is_index(self, file: &Path) -> bool {
        let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        extension == "json" || extension.starts_with("pf_")
    }
}

/// Builds the other searches and asks them everything that can be asked without a browser.
pub fn measure(stage: &Stage, queries: &[Query], tools: &Tools) -> Result<Vec<Row>, String> {
    let texts: Vec<&str> = queries.iter().map(|query| query.judged.query.as_str()).collect();
    let asked = stage.folder.join("queries.json");
    fs::write(&asked, json!(texts).to_string()).map_err(|error| error.to_string())?;
    let read = stage.cheapest(|| build(stage, "read", tools))?;
    let one = |other: Other| {
        let out = other.out(stage);
        let (base, index) = if other == Other::Elasticlunr {
            elasticlunr(stage, tools)?
        } else {
            (read, stage.cheapest(|| build(stage, other.package(), tools))?)
        };
        let index = Build::of(&base, &index, &out, |file| other.is_index(file))?;
        let found = if other == Other::Pagefind { Vec::new() } else { ranked(tools, other, &out.join("index.json"), &asked)? };
        Ok(Row { name: format!("{} {}", other.title(), version(other)?), build: index, found, visits: Vec::new() })
    };
    Other::ALL.into_iter().map(one).collect()
}

/// What a script needs for an index, reading included; the page that searches it lies beside it then.
fn build(stage: &Stage, engine: &str, tools: &Tools) -> Result<Cost, String> {
    let out = stage.folder.join(engine);
    let said = tools.run("build.mjs", &[Path::new(engine), &tools.modules, &stage.documents(), &out])?;
    let number = |name: &str| said[name].as_f64().ok_or_else(|| format!("{engine} says {said}"));
    Ok(Cost { cpu: Duration::from_secs_f64(number("cpu")?), wall: Duration::ZERO, peak: number("peak")? as u64 })
}

/// What our own index costs without elasticlunr's beside it, and with it.
fn elasticlunr(stage: &Stage, tools: &Tools) -> Result<(Cost, Cost), String> {
    let config = stage.root.join("allmenning.toml");
    let said = |error: std::io::Error| error.to_string();
    let text = fs::read_to_string(&config).map_err(said)?;
    let (without, with) = (stage.folder.join("index"), stage.folder.join("index-elasticlunr"));
    let base = stage.cheapest(|| in_child(Task::Index, &stage.root, &without))?;
    fs::write(&config, format!("{text}\n[search]\nelasticlunr = true\n")).map_err(said)?;
    let index = stage.cheapest(|| in_child(Task::Index, &stage.root, &with));
    fs::write(&config, text).map_err(said)?;
    let index = index?;
    build(stage, Other::Elasticlunr.package(), tools)?;
    fs::rename(with.join("elasticlunr.json"), Other::Elasticlunr.out(stage).join("index.json")).map_err(said)?;
    Ok((base, index))
}

/// The ids of the first hits of all queries, where Node can search.
fn ranked(tools: &Tools, other: Other, index: &Path, queries: &Path) -> Result<Vec<Vec<String>>, String> {
    let said = tools.run("rank.mjs", &[Path::new(other.package()), &tools.modules, index, queries])?;
    serde_json::from_value(said).map_err(|error| error.to_string())
}

/// The version of a package that is measured.
fn version(other: Other) -> Result<String, String> {
    let text = fs::read_to_string(folder().join("package.json")).map_err(|error| error.to_string())?;
    let package: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    Ok(package["dependencies"][other.package()].as_str().unwrap_or_default().to_owned())
}

/// Visits the pages in a browser; the rows are ours, and after it those of the others, if they were built.
pub fn visit(stage: &Stage, queries: &[Query], rows: &mut [Row], tools: &Tools) -> Result<(), String> {
    let pages = stage.folder.join("pages.json");
    let texts: Vec<&str> = queries.iter().map(|query| query.judged.query.as_str()).collect();
    // A page that finds nothing shows nothing to wait for. How many hits it is waited for, is ours to say; the others' pages end.
    let found = texts.iter().zip(&rows[0].found).filter(|(_, ids)| !ids.is_empty());
    let answered: Vec<(&str, usize)> = found.map(|(text, ids)| (*text, ids.len())).collect();
    let spread = |count: usize| (0..count).filter_map(|n| answered.get(n * answered.len() / count)).collect::<Vec<_>>();
    let mut searches = vec![json!({"folder": stage.site(), "page": "/sok/", "cold": spread(COLD), "asked": []})];
    for other in Other::ALL.into_iter().take(rows.len() - 1) {
        let is_pagefind = other == Other::Pagefind;
        let (cold, asked) = if is_pagefind { (spread(COLD), texts.as_slice()) } else { (spread(COLD_WHOLE), &[][..]) };
        searches.push(json!({"folder": other.out(stage), "page": "/", "cold": cold, "asked": asked}));
    }
    fs::write(&pages, Value::Array(searches).to_string()).map_err(|error| error.to_string())?;
    let said = tools.run("measure.mjs", &[&tools.chromium, &pages])?;
    for (row, measured) in rows.iter_mut().zip(said.as_array().into_iter().flatten()) {
        row.visits = measured["visits"].as_array().into_iter().flatten().map(Visit::read).collect::<Result<_, _>>()?;
        let found: Vec<Vec<String>> = serde_json::from_value(measured["found"].clone()).map_err(|error| error.to_string())?;
        if !found.is_empty() {
            row.found = found;
        }
    }
    Ok(())
}

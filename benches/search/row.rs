//! What is known of one search on one collection, and where it is measured.

use super::cost::Cost;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// How often a cost is measured; the cheapest run counts, since what disturbs a run only makes it dearer.
const RUNS: usize = 3;
/// Larger collections than this are measured once.
pub const LARGE: usize = 20_000;

/// One search.
pub struct Row {
    /// Its name, with its version.
    pub name: String,
    /// What its index costs.
    pub build: Build,
    /// The ids of the first hits of each judged query.
    pub found: Vec<Vec<String>>,
    /// The visits of its page; none, where there is no browser.
    pub visits: Vec<Visit>,
}

/// What an index costs, beyond reading what is indexed.
pub struct Build {
    /// Processor time in seconds.
    pub cpu: f64,
    /// How much more memory the process had at once, in bytes.
    pub memory: u64,
    /// The number of files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

impl Build {
    /// The difference between a process that only reads and one that makes the index too; the index is the files under a folder whose
    /// name fits.
    pub fn of(read: &Cost, index: &Cost, folder: &Path, is_index: impl Fn(&Path) -> bool) -> Result<Build, String> {
        let items = walkdir::WalkDir::new(folder).into_iter().collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
        let sizes = items.iter().filter(|item| item.file_type().is_file() && is_index(item.path())).map(|item| Ok(item.metadata()?.len()));
        let sizes: Vec<u64> = sizes.collect::<Result<_, walkdir::Error>>().map_err(|error| error.to_string())?;
        let cpu = index.cpu.saturating_sub(read.cpu).as_secs_f64();
        Ok(Build { cpu, memory: index.peak.saturating_sub(read.peak), files: sizes.len(), bytes: sizes.iter().sum() })
    }
}

/// One visit of a search page with a query, by a reader who has never been there.
#[derive(Debug, Clone, Copy)]
pub struct Visit {
    /// Milliseconds until the first hits were shown.
    pub time: f64,
    /// Bytes that had come by then.
    pub bytes: f64,
    /// How many of them were the index.
    pub index: f64,
    /// How many requests had been made.
    pub requests: f64,
    /// The longest time the page was busy at a stretch, in milliseconds; 0 when it was less than 50.
    pub longest: f64,
}

impl Visit {
    /// A visit as the script tells it.
    pub fn read(value: &Value) -> Result<Visit, String> {
        let number = |name: &str| value[name].as_f64().ok_or_else(|| format!("a visit without {name}: {value}"));
        let (time, bytes, index) = (number("time")?, number("bytes")?, number("index")?);
        Ok(Visit { time, bytes, index, requests: number("requests")?, longest: number("longest")? })
    }
}

/// Where one collection is measured.
pub struct Stage {
    /// The temporary folder.
    pub folder: PathBuf,
    /// The catalogue in it.
    pub root: PathBuf,
    /// How many entries it has.
    pub entries: usize,
}

impl Stage {
    /// The part of our site that is searched.
    pub fn site(&self) -> PathBuf {
        self.folder.join("site")
    }

    /// The entries as the other searches read them, one on each line.
    pub fn documents(&self) -> PathBuf {
        self.folder.join("documents.jsonl")
    }

    /// The cheapest of some runs.
    pub fn cheapest(&self, run: impl Fn() -> Result<Cost, String>) -> Result<Cost, String> {
        let mut best = run()?;
        for _ in 1..if self.entries > LARGE { 1 } else { RUNS } {
            let cost = run()?;
            best = if cost.cpu < best.cpu { cost } else { best };
        }
        Ok(best)
    }
}

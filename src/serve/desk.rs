//! The edition that is shown now, and how it is replaced by a newer one.

use crate::edition::{Edition, Request, edition};
use crate::finding::{Findings, Severity};
use crate::model::Date;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// What the preview shows.
pub struct Shown {
    /// The edition.
    pub edition: Edition,
    /// What is wrong with it.
    pub findings: Findings,
    /// Its number: every renewal has a higher one.
    pub version: u64,
}

/// What a renewal brought.
pub struct News {
    /// The edition that is shown now.
    pub shown: Arc<Shown>,
    /// How long it took.
    pub took: Duration,
    /// Why the edition before is still shown, when it is.
    pub kept: Option<String>,
}

impl News {
    /// How many errors and warnings there are.
    pub fn counts(&self) -> (usize, usize) {
        (self.shown.findings.count(Severity::Error), self.shown.findings.count(Severity::Warning))
    }
}

/// Holds the edition that is shown now.
pub struct Desk {
    root: PathBuf,
    today: Date,
    url: String,
    history: bool,
    shown: RwLock<Arc<Shown>>,
    version: watch::Sender<u64>,
}

impl Desk {
    /// Makes the first edition.
    pub fn open(root: &Path, today: Date, url: &str, history: bool) -> io::Result<(Desk, News)> {
        let start = Instant::now();
        let (edition, findings) = edition(root, &Request { today, base_url: Some(url), history }, None)?;
        let shown = Arc::new(Shown { edition, findings, version: 1 });
        let (root, url) = (root.to_owned(), url.to_owned());
        let desk = Desk { root, today, url, history, shown: RwLock::new(shown.clone()), version: watch::Sender::new(1) };
        Ok((desk, News { shown, took: start.elapsed(), kept: None }))
    }

    /// The edition that is shown now.
    pub fn shown(&self) -> Arc<Shown> {
        // A thread that panicked left a whole edition behind: it is replaced in one step.
        self.shown.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Tells of every new edition, by its number.
    pub fn versions(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// Makes a new edition of what has changed. When the catalogue cannot be read, the one before stays.
    pub fn renew(&self) -> News {
        let start = Instant::now();
        let before = self.shown();
        let request = Request { today: self.today, base_url: Some(&self.url), history: self.history };
        match edition(&self.root, &request, Some(&before.edition)) {
            // A file that was touched but says the same is no reason to load a page anew.
            Ok((edition, _)) if edition.sources.same_as(&before.edition.sources) => {
                News { shown: before, took: start.elapsed(), kept: None }
            }
            Ok((edition, findings)) => {
                let shown = Arc::new(Shown { edition, findings, version: before.version + 1 });
                *self.shown.write().unwrap_or_else(PoisonError::into_inner) = shown.clone();
                // Clearing a large edition away takes a while, which nobody needs to wait for.
                std::thread::spawn(move || drop(before));
                self.version.send_replace(shown.version);
                News { shown, took: start.elapsed(), kept: None }
            }
            Err(error) => News { shown: before, took: start.elapsed(), kept: Some(error.to_string()) },
        }
    }
}

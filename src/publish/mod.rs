//! Routes → disk. The only writer. A site is built beside the one that stands and takes its place in one step, so
//! that a reader never sees half of one, whatever is killed, full or unplugged.

mod shrink;
mod staging;
mod swap;

use crate::finding::Findings;
use crate::render::{Page, Site};
use crate::route::{Route, paths};
use rayon::prelude::*;
use staging::Staging;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The file by which a folder is known as a published site, and may be replaced.
pub const MARKER: &str = ".allmenning";

/// What was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// How many files.
    pub files: usize,
    /// How many bytes.
    pub bytes: u64,
}

/// Why nothing was published. The site that stood before still stands.
#[derive(Debug)]
pub enum Failure {
    /// Templates that are wrong.
    Findings(Findings),
    /// The system refused something: what, and its words.
    Io(PathBuf, io::Error),
    /// The folder holds something that is no published site.
    Foreign(PathBuf),
    /// More of the published entries would be gone than may be.
    Shrunk {
        /// How many are published.
        before: usize,
        /// How many the new site has.
        now: usize,
    },
    /// Somebody else is publishing to the folder.
    Busy(PathBuf),
}

/// What a site may take the place of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terms {
    /// How many entries the site has that is published now, where the folder does not know.
    pub before: Option<usize>,
    /// Whether any number of them may be gone.
    pub allow_shrink: bool,
}

/// Publishes a site to the folder `out`. `progress` is told of every file: how many are written, out of how many.
///
/// # Errors
/// See [`Failure`]; nothing of the new site is seen then.
pub fn publish(site: &Site, out: &Path, terms: Terms, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Published, Failure> {
    let staging = Staging::open(out)?;
    let entries = site.catalogue().entries().len();
    if !terms.allow_shrink {
        shrink::refuse(out, terms.before, entries, site.catalogue().config().limits.shrink)?;
    }
    let (routes, search) = rayon::join(|| write_routes(site, &staging, progress), || write_search(site, &staging));
    let (routes, search) = (routes?, search?);
    let marker = shrink::marker(entries);
    staging.put(Path::new(MARKER), marker.as_bytes())?;
    staging.publish()?;
    Ok(Published { files: routes.files + search.files + 1, bytes: routes.bytes + search.bytes + marker.len() as u64 })
}

fn write_routes(site: &Site, staging: &Staging, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Published, Failure> {
    let routes = site.routes().all();
    let done = std::sync::atomic::AtomicUsize::new(0);
    let broken: Mutex<Findings> = Mutex::new(Findings::new());
    let one = |(path, route): &(String, Route)| -> Result<u64, Failure> {
        let file = PathBuf::from(paths::on_disk(path));
        let written = match site.render(path, route) {
            Ok(Page::Bytes(bytes)) => staging.put(&file, &bytes)?,
            Ok(Page::File(source)) => {
                let bytes = attachment(&source).map_err(|error| Failure::Io(source, error))?;
                staging.put(&file, &bytes)?
            }
            Err(finding) => {
                // A lock that another thread poisoned still holds what was found.
                let mut broken = broken.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                // A fault in a template is one fault, however many pages it spoils.
                if !broken.iter().any(|known| known.place == finding.place) {
                    broken.push(*finding);
                }
                0
            }
        };
        progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, routes.len());
        Ok(written)
    };
    let bytes = routes.par_iter().map(one).try_reduce(|| 0, |a, b| Ok(a + b))?;
    let broken = broken.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    if broken.is_empty() { Ok(Published { files: routes.len(), bytes }) } else { Err(Failure::Findings(broken.sorted())) }
}

fn write_search(site: &Site, staging: &Staging) -> Result<Published, Failure> {
    let files = site.search_files();
    let folder = Path::new(paths::SEARCH_INDEX.trim_matches('/'));
    let bytes = files.par_iter().map(|(name, bytes)| staging.put(&folder.join(name), bytes)).try_reduce(|| 0, |a, b| Ok(a + b))?;
    Ok(Published { files: files.len(), bytes })
}

/// The bytes of an attachment. It may have been replaced by a link since it was looked at: nothing outside the root is
/// ever read.
///
/// # Errors
/// The system's own, or that it is no regular file any more.
pub fn attachment(source: &Path) -> io::Result<Vec<u8>> {
    if fs::symlink_metadata(source)?.is_file() { fs::read(source) } else { Err(io::Error::other("not a regular file")) }
}

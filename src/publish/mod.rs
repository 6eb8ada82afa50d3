//! Routes → disk. The only writer. A site is built beside the one that stands and takes its place in one step, so
//! that a reader never sees half of one, whatever is killed, full or unplugged.

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
    /// Somebody else is publishing to the folder.
    Busy(PathBuf),
}

/// Publishes a site to the folder `out`. `progress` is told of every file: how many are written, out of how many.
///
/// # Errors
/// See [`Failure`]; nothing of the new site is seen then.
pub fn publish(site: &Site, out: &Path, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Published, Failure> {
    let staging = Staging::open(out)?;
    let (routes, search) = rayon::join(|| write_routes(site, staging.folder(), progress), || write_search(site, staging.folder()));
    let (routes, search) = (routes?, search?);
    write(&staging.folder().join(MARKER), MARKER_TEXT.as_bytes())?;
    staging.publish()?;
    Ok(Published { files: routes.files + search.files + 1, bytes: routes.bytes + search.bytes + MARKER_TEXT.len() as u64 })
}

const MARKER_TEXT: &str = "Denne mappen er laget av Allmenning og blir erstattet ved neste bygging.\n";

fn write_routes(site: &Site, folder: &Path, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Published, Failure> {
    let routes = site.routes().all();
    let done = std::sync::atomic::AtomicUsize::new(0);
    let broken: Mutex<Findings> = Mutex::new(Findings::new());
    let one = |(path, route): &(String, Route)| -> Result<u64, Failure> {
        let file = folder.join(paths::on_disk(path));
        let bytes = match site.render(path, route) {
            Ok(Page::Bytes(bytes)) => write(&file, &bytes).map(|()| bytes.len() as u64)?,
            Ok(Page::File(source)) => copy(&source, &file)?,
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
        Ok(bytes)
    };
    let bytes = routes.par_iter().map(one).try_reduce(|| 0, |a, b| Ok(a + b))?;
    let broken = broken.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    if broken.is_empty() { Ok(Published { files: routes.len(), bytes }) } else { Err(Failure::Findings(broken.sorted())) }
}

fn write_search(site: &Site, folder: &Path) -> Result<Published, Failure> {
    let files = site.search_files();
    let folder = folder.join(paths::SEARCH_INDEX.trim_matches('/'));
    files.par_iter().try_for_each(|(name, bytes)| write(&folder.join(name), bytes))?;
    Ok(Published { files: files.len(), bytes: files.iter().map(|(_, bytes)| bytes.len() as u64).sum() })
}

/// Writes a file, and the folders above it where they are missing.
fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    with_folder(file, || fs::write(file, bytes))
}

fn copy(source: &Path, file: &Path) -> Result<u64, Failure> {
    let bytes = attachment(source).map_err(|error| Failure::Io(source.to_owned(), error))?;
    with_folder(file, || fs::write(file, &bytes)).map(|()| bytes.len() as u64)
}

/// The bytes of an attachment. It may have been replaced by a link since it was looked at: nothing outside the root is
/// ever read.
///
/// # Errors
/// The system's own, or that it is no regular file any more.
pub fn attachment(source: &Path) -> io::Result<Vec<u8>> {
    if fs::symlink_metadata(source)?.is_file() { fs::read(source) } else { Err(io::Error::other("not a regular file")) }
}

fn with_folder(file: &Path, write: impl Fn() -> io::Result<()>) -> Result<(), Failure> {
    let failed = |error| Failure::Io(file.to_owned(), error);
    match write() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder).map_err(failed)?;
            }
            write().map_err(failed)
        }
        other => other.map_err(failed),
    }
}

//! The folder in which a site is built before it takes the place of the one that stands.

use super::{Failure, MARKER, swap};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// A folder beside the published one. It is gone when this value is, unless it was published.
pub struct Staging {
    folder: PathBuf,
    out: PathBuf,
    // Whether there is an old site.
    replaces: bool,
    // Held as long as we build; the system lets go of it when the program ends, however it ends.
    _lock: File,
}

impl Staging {
    /// Opens a staging folder for `out`, and clears away what builds that were killed have left.
    pub fn open(out: &Path) -> Result<Staging, Failure> {
        let out = std::path::absolute(out).map_err(|error| Failure::Io(out.to_owned(), error))?;
        refuse_foreign(&out)?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else { return Err(Failure::Foreign(out)) };
        fs::create_dir_all(parent).map_err(|error| Failure::Io(parent.to_owned(), error))?;
        let prefix = format!(".{}.allmenning-", name.to_string_lossy());
        let lock_path = parent.join(format!("{prefix}lock"));
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&lock_path)
            .map_err(|error| Failure::Io(lock_path.clone(), error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Failure::Busy(out)),
            Err(TryLockError::Error(error)) => return Err(Failure::Io(lock_path, error)),
        }
        clear(parent, &prefix)?;
        let folder = parent.join(format!("{prefix}{}", std::process::id()));
        fs::create_dir(&folder).map_err(|error| Failure::Io(folder.clone(), error))?;
        Ok(Staging { replaces: out.join(MARKER).is_file(), folder, out, _lock: lock })
    }

    /// Puts a file into the new site, and says how many bytes it has. Where the old site has the same bytes at this path, the file is
    /// the same one with the time it had, so that whoever copies the site to a server sends what has changed.
    pub fn put(&self, path: &Path, bytes: &[u8]) -> Result<u64, Failure> {
        let (old, new) = (self.out.join(path), self.folder.join(path));
        let is_kept = self.replaces && holds(&old, bytes) && with_folder(&new, || fs::hard_link(&old, &new)).is_ok();
        if !is_kept {
            with_folder(&new, || fs::write(&new, bytes))?;
        }
        Ok(bytes.len() as u64)
    }

    /// Puts the folder in the place of the published one.
    pub fn publish(self) -> Result<(), Failure> {
        swap::swap(&self.folder, &self.out).map_err(|error| Failure::Io(self.out.clone(), error))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After the swap this is the site that stood before; before it, what was built so far. If it cannot be
        // removed, the next build does so.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Whether a regular file has these bytes.
fn holds(file: &Path, bytes: &[u8]) -> bool {
    let is_as_long = fs::symlink_metadata(file).is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
    is_as_long && fs::read(file).is_ok_and(|found| found == bytes)
}

/// Makes a file, and the folders above it where they are missing.
fn with_folder(file: &Path, make: impl Fn() -> io::Result<()>) -> Result<(), Failure> {
    let failed = |error| Failure::Io(file.to_owned(), error);
    match make() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder).map_err(failed)?;
            }
            make().map_err(failed)
        }
        other => other.map_err(failed),
    }
}

/// A folder that holds something else than a published site is never replaced.
fn refuse_foreign(out: &Path) -> Result<(), Failure> {
    let Ok(metadata) = fs::symlink_metadata(out) else { return Ok(()) };
    let is_empty = || fs::read_dir(out).is_ok_and(|mut items| items.next().is_none());
    let ours = metadata.is_dir() && (out.join(MARKER).is_file() || is_empty());
    if ours { Ok(()) } else { Err(Failure::Foreign(out.to_owned())) }
}

/// Removes the staging folders of builds that are no more; we hold the lock, so nobody uses them.
fn clear(parent: &Path, prefix: &str) -> Result<(), Failure> {
    let failed = |error| Failure::Io(parent.to_owned(), error);
    for item in fs::read_dir(parent).map_err(failed)? {
        let item = item.map_err(failed)?;
        let name = item.file_name();
        let is_staging =
            name.to_string_lossy().strip_prefix(prefix).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()) && !rest.is_empty());
        if is_staging {
            fs::remove_dir_all(item.path()).map_err(|error| Failure::Io(item.path(), error))?;
        }
    }
    Ok(())
}

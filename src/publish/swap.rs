//! One folder in the place of another.

use std::fs;
use std::io;
use std::path::Path;

/// Puts `new` in the place of `old`. Where `old` exists, it lies at `new` afterwards, for the caller to remove.
#[cfg(target_os = "linux")]
pub fn swap(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    if !old.exists() {
        return fs::rename(new, old);
    }
    match renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        // Some file systems cannot exchange.
        Err(_) => step_by_step(new, old),
    }
}

/// Puts `new` in the place of `old`. Where `old` exists, it lies at `new` afterwards, for the caller to remove.
#[cfg(not(target_os = "linux"))]
pub fn swap(new: &Path, old: &Path) -> io::Result<()> {
    if old.exists() { step_by_step(new, old) } else { fs::rename(new, old) }
}

/// Two renames, with a moment between them in which there is no site; a failure of the second undoes the first.
fn step_by_step(new: &Path, old: &Path) -> io::Result<()> {
    // Named as a staging folder, so that the next build clears it away if we are killed here.
    let mut name = new.as_os_str().to_owned();
    name.push("0");
    let aside = std::path::PathBuf::from(name);
    fs::rename(old, &aside)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(&aside, old)?;
        return Err(error);
    }
    fs::rename(&aside, new)
}

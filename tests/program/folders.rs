//! Folders of cases: which there are, what they are called, and how one is laid over another.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders in a folder, by name.
pub fn folders(at: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(at).into_iter().flatten().filter_map(Result::ok).map(|item| item.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The last part of a path.
pub fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Copies the files of a folder over those of another, but for those of its first level that are named.
pub fn lay(from: &Path, to: &Path, but: &[&str]) -> std::io::Result<()> {
    for item in walkdir::WalkDir::new(from).min_depth(1).into_iter().filter_map(Result::ok) {
        let target = to.join(item.path().strip_prefix(from).unwrap_or(item.path()));
        let left_out = item.depth() == 1 && item.file_name().to_str().is_some_and(|name| but.contains(&name));
        if item.file_type().is_dir() {
            fs::create_dir_all(&target)?;
        } else if !left_out {
            fs::copy(item.path(), &target)?;
        }
    }
    Ok(())
}

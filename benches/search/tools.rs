//! The programs that the other searches need: Chromium, Node, and the packages of `package-lock.json`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The programs, found.
pub struct Tools {
    /// Chromium.
    pub chromium: PathBuf,
    /// Node.
    pub node: PathBuf,
    /// The folder that holds `node_modules`.
    pub modules: PathBuf,
}

impl Tools {
    /// Finds them, and installs the packages once; or says in one line what is missing.
    pub fn find() -> Result<Tools, String> {
        let chromium = match std::env::var_os("CHROMIUM").map(PathBuf::from) {
            Some(file) if file.is_file() => file,
            Some(file) => return Err(format!("CHROMIUM is {}, which is no file.", file.display())),
            None => one_of(&["chromium", "chromium-browser", "google-chrome"])?,
        };
        let node = one_of(&["node"])?;
        let modules = install(&one_of(&["npm"])?)?;
        Ok(Tools { chromium, node, modules })
    }

    /// Runs a script of this folder and gives what it says, which is JSON.
    pub fn run(&self, script: &str, arguments: &[&Path]) -> Result<serde_json::Value, String> {
        let ran = Command::new(&self.node).arg(folder().join(script)).args(arguments).stdin(Stdio::null()).output();
        let ran = ran.map_err(|error| format!("{script}: {error}"))?;
        if !ran.status.success() {
            return Err(format!("{script} failed: {}", String::from_utf8_lossy(&ran.stderr)));
        }
        serde_json::from_slice(&ran.stdout).map_err(|error| format!("{script} says no JSON: {error}"))
    }
}

/// The folder of the scripts.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/search")
}

/// The first program on the path that has one of these names.
fn one_of(names: &[&str]) -> Result<PathBuf, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = names.iter().find_map(|name| std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file()));
    found.ok_or_else(|| format!("{} is missing.", names[0]))
}

/// Installs the packages of the lock file, unless the same lock file has been installed before.
fn install(npm: &Path) -> Result<PathBuf, String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().ok_or("no target folder")?.join("search-tools");
    let stamp = target.join("installed");
    let said = |error: std::io::Error| format!("{}: {error}", target.display());
    let lock = std::fs::read(folder().join("package-lock.json")).map_err(said)?;
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(target);
    }
    std::fs::create_dir_all(&target).map_err(said)?;
    for file in ["package.json", "package-lock.json"] {
        std::fs::copy(folder().join(file), target.join(file)).map_err(said)?;
    }
    let mut command = Command::new(npm);
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&target).stdin(Stdio::null());
    let ran = command.output().map_err(said)?;
    if !ran.status.success() {
        let said = String::from_utf8_lossy(&ran.stderr);
        let why = said.lines().filter_map(|line| line.strip_prefix("npm error ")).take(2).collect::<Vec<_>>().join(", ");
        return Err(format!("The other searches cannot be installed with npm ci (is there a network?): {why}"));
    }
    std::fs::write(&stamp, &lock).map_err(said)?;
    Ok(target)
}

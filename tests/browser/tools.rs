//! The programs that the suites need: Chromium, Node, and the packages of `package-lock.json`.

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
    /// Finds them, and installs the packages once; or says in one line what is missing and how to get it.
    pub fn find(suite: &Path) -> Result<Tools, String> {
        let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
        let chromium = match named {
            Some(file) if file.is_file() => file,
            Some(file) => return Err(format!("CHROMIUM is {}, which is no file.", file.display())),
            None => ["chromium", "chromium-browser", "google-chrome"]
                .iter()
                .find_map(|name| on_path(name))
                .ok_or("Chromium is missing: apt-get install chromium, or set CHROMIUM to the program.")?,
        };
        let node = on_path("node").ok_or("Node is missing: install Node 20 or newer, for example with apt-get install nodejs npm.")?;
        let npm = on_path("npm").ok_or("npm is missing: apt-get install npm.")?;
        let modules = install(&npm, suite)?;
        Ok(Tools { chromium, node, modules })
    }
}

/// The first program of that name on the path.
fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Installs the packages of the lock file, unless the same lock file has been installed before.
fn install(npm: &Path, suite: &Path) -> Result<PathBuf, String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().ok_or("no target folder")?.join("browser-tools");
    let stamp = target.join("installed");
    let said = |error: std::io::Error| format!("{}: {error}", target.display());
    let lock = std::fs::read(suite.join("package-lock.json")).map_err(said)?;
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(target);
    }
    std::fs::create_dir_all(&target).map_err(said)?;
    for file in ["package.json", "package-lock.json"] {
        std::fs::copy(suite.join(file), target.join(file)).map_err(said)?;
    }
    let ran = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(&target)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .stdin(Stdio::null())
        .output()
        .map_err(said)?;
    if !ran.status.success() {
        let why = String::from_utf8_lossy(&ran.stderr).lines().filter(|line| line.contains("npm error")).collect::<Vec<_>>().join(" ");
        return Err(format!("The test tools cannot be installed with npm ci (is there a network?): {why}"));
    }
    std::fs::write(&stamp, &lock).map_err(said)?;
    Ok(target)
}

//! The sites and previews that the suites look at.

use super::server::Server;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

/// The day on which every site is made.
pub const TODAY: &str = "2026-11-22";
/// How long a preview may take to say its address.
const PATIENCE: Duration = Duration::from_secs(30);

/// A built site with its server.
pub struct Site {
    /// The server.
    pub server: Server,
    root: PathBuf,
    out: PathBuf,
}

impl Site {
    /// Builds the catalogue at `root` into `out` and serves it; with `history`, what git remembers is on its pages.
    pub fn build(root: &Path, out: PathBuf, history: bool) -> Result<Site, String> {
        let server = super::serve()?;
        let built = Command::new(env!("CARGO_BIN_EXE_allmenning"))
            .args(["build", "--today", TODAY, "--base-url", &server.url(), "--root"])
            .arg(root)
            .arg("--out")
            .arg(&out)
            .args((!history).then_some("--no-git"))
            .stdin(Stdio::null())
            .output()
            .map_err(|error| error.to_string())?;
        if !built.status.success() {
            let said = [built.stdout, built.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
            return Err(format!("{} cannot be built: {said}", root.display()));
        }
        server.serve(&out);
        Ok(Site { server, root: root.to_owned(), out })
    }

    /// What the suites must know of it.
    pub fn described(&self) -> Value {
        json!({"url": self.server.url(), "root": self.root, "folder": self.out, "today": TODAY})
    }
}

/// A running preview, which ends with this value.
pub struct Preview {
    child: Child,
    root: PathBuf,
    url: String,
}

impl Preview {
    /// Starts the preview of the catalogue at `root` and waits until it has said its address.
    pub fn start(root: &Path) -> Result<Preview, String> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_allmenning"))
            .args(["serve", "--port", "0", "--today", TODAY, "--root"])
            .arg(root)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let lines = child.stderr.take().ok_or("no output")?;
        let mut preview = Preview { child, root: root.to_owned(), url: String::new() };
        let (sender, receiver) = channel();
        // Reads on to the end, so that the preview never waits for a reader.
        std::thread::spawn(move || {
            for line in BufReader::new(lines).lines().map_while(Result::ok) {
                let address = line.split_whitespace().find(|word| word.starts_with("http://localhost:"));
                // Nobody waits for the address any more once it has come.
                let _ = address.map(|address| sender.send(address.trim_end_matches('/').to_owned()));
            }
        });
        preview.url = receiver.recv_timeout(PATIENCE).map_err(|_| format!("the preview of {} says no address", root.display()))?;
        Ok(preview)
    }

    /// What the suites must know of it.
    pub fn described(&self) -> Value {
        json!({"url": self.url, "root": self.root})
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // One that has ended by itself needs no end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Copies the catalogue at `from` to `to`, for a test that edits it.
pub fn catalogue(from: &Path, to: &Path) -> Result<PathBuf, String> {
    copy(from, to).map_err(|error| format!("{}: {error}", from.display()))?;
    Ok(to.to_owned())
}

/// Copies the catalogue at `from` to `to` and commits it there, the entry `changed` after the decisions on it.
pub fn committed(from: &Path, to: &Path, changed: &str) -> Result<PathBuf, String> {
    for part in ["content", "schemas"] {
        catalogue(&from.join(part), &to.join(part))?;
    }
    let said = |error: std::io::Error| error.to_string();
    std::fs::copy(from.join("allmenning.toml"), to.join("allmenning.toml")).map_err(said)?;
    let entry = to.join("content").join(format!("{changed}.md"));
    let text = std::fs::read_to_string(&entry).map_err(said)?;
    std::fs::write(&entry, format!("{text}\n")).map_err(said)?;
    git(to, "2026-11-20", &["init", "--quiet", "--initial-branch", "main"])?;
    commit(to, "2026-11-20")?;
    std::fs::write(&entry, text).map_err(said)?;
    commit(to, "2026-11-21")?;
    Ok(to.to_owned())
}

fn commit(folder: &Path, day: &str) -> Result<(), String> {
    git(folder, day, &["add", "--all"])?;
    git(folder, day, &["commit", "--quiet", "--message", day])
}

fn git(folder: &Path, day: &str, arguments: &[&str]) -> Result<(), String> {
    let at = format!("{day}T12:00:00Z");
    let who = [("NAME", "Eksempel Eksempelsen"), ("EMAIL", "eksempel@example.no"), ("DATE", &at)];
    let mut git = Command::new("git");
    for (name, value) in who {
        git.env(format!("GIT_AUTHOR_{name}"), value).env(format!("GIT_COMMITTER_{name}"), value);
    }
    let done = git.env("GIT_CONFIG_GLOBAL", "/dev/null").args(arguments).current_dir(folder).output().map_err(|error| error.to_string())?;
    if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&done.stderr).into_owned()) }
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for item in std::fs::read_dir(from)? {
        let item = item?;
        let target = to.join(item.file_name());
        match item.file_type()?.is_dir() {
            true => copy(&item.path(), &target)?,
            false => drop(std::fs::copy(item.path(), target)?),
        }
    }
    Ok(())
}

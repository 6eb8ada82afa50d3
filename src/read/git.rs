//! git itself, asked through its machine formats (`-z`, so that no name is quoted), and what it could not answer.

use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

/// Why git could not tell what it was asked for.
#[derive(Debug)]
pub enum GitFault {
    /// There is no git on this machine.
    Missing,
    /// The folder is in no repository.
    NoRepository,
    /// No commit has this name.
    UnknownCommit(String),
    /// The history does not reach back to where the change began: a shallow clone.
    Shallow,
    /// The folder holds only some of the files: a sparse checkout.
    Sparse,
    /// git refused; its own words.
    Refused(String),
    /// The system refused something on the way.
    Io(std::io::Error),
}

/// A folder in a repository.
#[derive(Debug)]
pub struct Git {
    folder: PathBuf,
    /// The repository's own folder, with its files.
    pub top: PathBuf,
    /// The way from there to the folder, with a final slash; empty where they are one.
    pub prefix: String,
    /// Whether the history has been cut off.
    pub shallow: bool,
}

/// A file in a commit.
#[derive(Debug, Clone)]
pub struct Blob {
    /// The path from the folder, with `/`.
    pub path: Arc<str>,
    /// The name of its content.
    pub object: String,
}

impl Git {
    /// The repository that a folder is in.
    pub fn at(folder: &Path) -> Result<Git, GitFault> {
        let asked = run(folder, &["rev-parse", "--show-toplevel", "--show-prefix", "--is-shallow-repository"], None);
        let told = match asked {
            Err(GitFault::Refused(words)) if words.contains("not a git repository") => return Err(GitFault::NoRepository),
            told => text(told?),
        };
        let mut lines = told.lines();
        let mut line = || lines.next().unwrap_or_default().to_owned();
        let (top, prefix, shallow) = (line(), line(), line() == "true");
        Ok(Git { folder: folder.to_owned(), top: top.into(), prefix, shallow })
    }

    /// Whether the folder may hold only some of the files.
    pub fn is_sparse(&self) -> bool {
        self.ask(&["config", "--type=bool", "core.sparseCheckout"]).is_ok_and(|told| told.starts_with(b"true"))
    }

    /// What a question gives on standard output.
    pub fn ask(&self, question: &[&str]) -> Result<Vec<u8>, GitFault> {
        run(&self.folder, question, None)
    }

    /// What a question gives that is asked about the lines of `input`.
    pub fn ask_about(&self, question: &[&str], input: Vec<u8>) -> Result<Vec<u8>, GitFault> {
        run(&self.folder, question, Some(input))
    }

    /// The commit that a name stands for.
    pub fn commit(&self, name: &str) -> Result<String, GitFault> {
        let wanted = format!("{name}^{{commit}}");
        match self.ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted]) {
            Err(GitFault::Refused(_)) => Err(GitFault::UnknownCommit(name.to_owned())),
            told => Ok(text(told?).trim().to_owned()),
        }
    }

    /// Where the work in the folder left the way to `commit`.
    pub fn parting(&self, commit: &str) -> Result<String, GitFault> {
        match self.ask(&["merge-base", commit, "HEAD"]) {
            Err(GitFault::Refused(_)) if self.shallow => Err(GitFault::Shallow),
            Err(GitFault::Refused(words)) if words.is_empty() => Ok(commit.to_owned()),
            told => Ok(text(told?).trim().to_owned()),
        }
    }

    /// The regular files of a commit below the folder, by path.
    pub fn files(&self, commit: &str) -> Result<Vec<Blob>, GitFault> {
        self.listed(&["ls-tree", "-r", "-z", commit])
    }

    /// Those of these files of the whole repository that a commit has.
    pub fn named(&self, commit: &str, paths: &[&str]) -> Result<Vec<Blob>, GitFault> {
        self.listed(&[&["ls-tree", "-z", "--full-tree", commit, "--"], paths].concat())
    }

    /// Whether a commit has a file of this name anywhere.
    pub fn has_file(&self, commit: &str, name: &str) -> Result<bool, GitFault> {
        let all = self.ask(&["ls-tree", "-r", "-z", "--full-tree", "--name-only", commit])?;
        Ok(pieces(&all).any(|path| path.rsplit(|&b| b == b'/').next() == Some(name.as_bytes())))
    }

    fn listed(&self, question: &[&str]) -> Result<Vec<Blob>, GitFault> {
        let listed = self.ask(question)?;
        // `<mode> <type> <object>\t<path>`; a link (120000) or another repository (160000) is no file.
        let blob = |line: &str| {
            let (about, path) = line.split_once('\t')?;
            let object = about.strip_prefix("100644 blob ").or_else(|| about.strip_prefix("100755 blob "))?;
            Some(Blob { path: path.into(), object: object.to_owned() })
        };
        Ok(pieces(&listed).filter_map(|line| blob(std::str::from_utf8(line).ok()?)).collect())
    }

    /// The paths that are not in the folder as they are in a commit, those unknown to git among them.
    pub fn touched(&self, commit: &str) -> Result<Vec<Arc<str>>, GitFault> {
        // Another repository inside this one hides its changes unless it is asked not to.
        let options = ["--name-only", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules=none", "--relative"];
        let known = self.ask(&[&["diff"], &options[..], &[commit, "--", "."]].concat())?;
        let unknown = self.ask(&["ls-files", "-z", "--others", "--exclude-standard"])?;
        let mut paths: Vec<Arc<str>> =
            pieces(&known).chain(pieces(&unknown)).map(|path| String::from_utf8_lossy(path).as_ref().into()).collect();
        paths.sort();
        paths.dedup();
        Ok(paths)
    }

    /// The contents of files, in their order.
    pub fn contents(&self, files: &[Blob]) -> Result<Vec<Vec<u8>>, GitFault> {
        let names: String = files.iter().map(|file| format!("{}\n", file.object)).collect();
        let answer = self.ask_about(&["cat-file", "--batch"], names.into_bytes())?;
        let mut rest = answer.as_slice();
        let mut contents = Vec::with_capacity(files.len());
        for file in files {
            // `<object> blob <size>\n<content>\n`
            let lost = || GitFault::Refused(format!("{}: {}", file.path, file.object));
            let end = rest.iter().position(|&b| b == b'\n').ok_or_else(lost)?;
            let size = std::str::from_utf8(&rest[..end]).ok().and_then(|head| head.rsplit_once(" blob ")?.1.parse::<usize>().ok());
            let content = size.and_then(|size| rest.get(end + 1..end + 1 + size)).ok_or_else(lost)?;
            contents.push(content.to_vec());
            rest = rest.get(end + 2 + content.len()..).unwrap_or_default();
        }
        Ok(contents)
    }
}

/// The pieces of an answer that ends each with NUL.
pub fn pieces(answer: &[u8]) -> impl Iterator<Item = &[u8]> {
    answer.split(|&b| b == 0).filter(|piece| !piece.is_empty())
}

fn text(answer: Vec<u8>) -> String {
    String::from_utf8_lossy(&answer).into_owned()
}

/// Runs git in a folder. It takes no lock, asks nobody, and speaks the same language everywhere.
fn run(folder: &Path, question: &[&str], input: Option<Vec<u8>>) -> Result<Vec<u8>, GitFault> {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(question);
    // A hook's environment names its own repository; this one is where the folder is.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_NAMESPACE"] {
        git.env_remove(name);
    }
    git.envs([("GIT_OPTIONAL_LOCKS", "0"), ("GIT_TERMINAL_PROMPT", "0"), ("LC_ALL", "C")]);
    git.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() }).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running =
        git.spawn().map_err(|error| if error.kind() == ErrorKind::NotFound { GitFault::Missing } else { GitFault::Io(error) })?;
    let (pipe, mut out, mut told) = (running.stdin.take(), running.stdout.take(), running.stderr.take());
    let (mut answer, mut words) = (Vec::new(), String::new());
    // All three at once: git writes before it has read everything.
    let read = std::thread::scope(|scope| {
        scope.spawn(|| drop(pipe.zip(input).map(|(mut pipe, input)| pipe.write_all(&input))));
        scope.spawn(|| told.as_mut().map(|told| told.read_to_string(&mut words)));
        out.as_mut().map_or(Ok(0), |out| out.read_to_end(&mut answer))
    });
    let ended = read.and_then(|_| running.wait()).map_err(GitFault::Io)?;
    if ended.success() { Ok(answer) } else { Err(GitFault::Refused(words.trim().to_owned())) }
}

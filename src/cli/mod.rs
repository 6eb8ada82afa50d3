//! The program: arguments, dispatch, exit status. One file a command.

mod arguments;
mod build;
mod check;
mod completions;
mod decide;
mod explain;
mod find;
mod fix;
mod init;
mod man;
mod new;
mod preview;
mod review;
mod say;
mod snippets;
mod tray;

pub use arguments::{Arguments, Command, command, parse};

use crate::edition::{Edition, Request, edition};
use crate::finding::Findings;
use crate::model::{Date, Lang};
use crate::read::{CONFIG_FILE, Sources};
use crate::report::{self, Format, report};
use say::Say;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Fine: exit status 0.
    Fine,
    /// The catalogue has errors: exit status 1.
    Errors,
}

/// Why a command could not run: what to tell the user. Exit status 2.
#[derive(Debug)]
pub struct Stopped(pub String);

type Ran = Result<Outcome, Stopped>;

/// What every command needs: the global options, with their defaults filled in.
pub struct Session {
    root: Option<PathBuf>,
    /// The language of messages.
    pub lang: Lang,
    /// The day on which this runs.
    pub today: Date,
    color: bool,
    quiet: bool,
    verbose: bool,
}

/// Runs the command of the arguments.
///
/// # Errors
/// When the command could not run at all.
pub fn run(arguments: Arguments) -> Ran {
    let session = Session::new(&arguments)?;
    match arguments.command {
        Command::Init(options) => init::run(&session, &options),
        Command::New(options) => new::run(&session, &options),
        Command::Check(options) => check::run(&session, &options),
        Command::Build(options) => build::run(&session, &options),
        Command::Serve(options) => preview::run(&session, &options),
        Command::Find(options) => find::run(&session, &options),
        Command::Explain(options) => explain::run(&session, &options),
        Command::Decide(options) => decide::run(&session, &options),
        Command::Review(options) => review::run(&session, &options),
        Command::Completions(options) => completions::run(&session, &options),
        Command::Man(options) => man::run(&options),
    }
}

impl Session {
    fn new(arguments: &Arguments) -> Result<Session, Stopped> {
        let global = &arguments.global;
        let lang = global.lang.map_or(Lang::Nb, Lang::from);
        let today = match &global.today {
            Some(text) => Date::parse(text).ok_or_else(|| Say(lang).stopped("bad_today", &[("value", text)]))?,
            None => today(),
        };
        let color = match global.color {
            arguments::Color::Always => true,
            arguments::Color::Never => false,
            arguments::Color::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        Ok(Session { root: global.root.clone(), lang, today, color, quiet: global.quiet, verbose: global.verbose })
    }

    /// The texts of the program in the session's language.
    fn say(&self) -> Say {
        Say(self.lang)
    }

    /// The catalogue's root: the one that was named, or the nearest folder upward that is a catalogue.
    fn root(&self) -> Result<PathBuf, Stopped> {
        if let Some(root) = &self.root {
            let is_catalogue = root.join(CONFIG_FILE).is_file() || root.join("content").is_dir();
            return if is_catalogue {
                Ok(root.clone())
            } else {
                Err(self.say().stopped("no_catalogue_at", &[("path", &root.display().to_string())]))
            };
        }
        let here = std::env::current_dir().map_err(|error| self.failed(Path::new("."), &error))?;
        let found = here.ancestors().find(|folder| folder.join(CONFIG_FILE).is_file());
        found.map(Path::to_path_buf).ok_or_else(|| self.say().stopped("no_catalogue", &[]))
    }

    /// The catalogue as it stands, without what is wrong with it.
    fn edition(&self) -> Result<Edition, Stopped> {
        let root = self.root()?;
        let made = edition(&root, &Request::on(self.today), None).map_err(|error| self.failed(&root, &error))?;
        Ok(made.0)
    }

    /// The system refused something.
    fn failed(&self, path: &Path, error: &std::io::Error) -> Stopped {
        self.say().stopped("refused", &[("path", &path.display().to_string()), ("reason", &error.to_string())])
    }

    /// A line for people, on standard error.
    fn tell(&self, line: &str) {
        if !self.quiet {
            eprintln!("{line}");
        }
    }

    /// That the history was left out, and how to get it.
    fn tell_of_shallow(&self, edition: &Edition) {
        if edition.is_shallow {
            self.tell(&self.say().text("shallow_site", &[]));
        }
    }

    /// A line for those who asked for more.
    fn tell_more(&self, line: &str) {
        if self.verbose && !self.quiet {
            eprintln!("{line}");
        }
    }

    /// Prints findings on standard output.
    fn print(&self, findings: &Findings, format: Format, sources: &Sources, base_url: &str) -> Result<(), Stopped> {
        let text = |path: &str| sources.text(path);
        let entries = sources.entries().len();
        let context = report::Context { lang: self.lang, color: self.color, entries, base_url, text: &text };
        print(&report(findings, format, &context))
    }
}

/// Writes to standard output; a reader that has gone (`| head`) is no fault.
fn print(text: &str) -> Result<(), Stopped> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Stopped(error.to_string())),
        _ => Ok(()),
    }
}

/// The one place that reads the clock: `SOURCE_DATE_EPOCH` where a build sets it, else now.
fn today() -> Date {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Date::from_unix(set.unwrap_or_else(now))
}

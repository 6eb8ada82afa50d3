//! `build`: the whole site, or nothing.

use super::arguments::Build;
use super::{Outcome, Ran, Session, Stopped};
use crate::check::rules::too_large::bytes;
use crate::edition::{Request, edition};
use crate::finding::{Findings, Severity};
use crate::publish::{Failure, Terms, publish};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::path::Path;
use std::time::Instant;

/// Builds the site.
pub fn run(session: &Session, options: &Build) -> Ran {
    let start = Instant::now();
    let root = session.root()?;
    let base_url = options.base_url.as_deref();
    if let Some(value) = base_url.filter(|url| !(url.starts_with("https://") || url.starts_with("http://"))) {
        return Err(session.say().stopped("bad_base_url", &[("value", value)]));
    }
    let before = options.previous.as_deref().map(|file| entries_in(session, file)).transpose()?;
    let request = Request { today: session.today, base_url, history: !options.no_git };
    let (edition, findings) = edition(&root, &request, None).map_err(|error| session.failed(&root, &error))?;
    session.tell_of_shallow(&edition);
    let findings = if options.strict { findings.strict() } else { findings };
    let print = |findings: &Findings| session.print(findings, options.format, &edition.sources, &edition.site.view().url);
    if findings.has_errors() {
        print(&findings)?;
        return not_built(session, findings.count(Severity::Error));
    }
    let out = options.out.clone().unwrap_or_else(|| root.join("public"));
    refuse_sources(session, &root, &out)?;
    session.tell_more(&out.display().to_string());
    let progress = Progress::new(session, edition.site.routes().all().len());
    let terms = Terms { before, allow_shrink: options.allow_shrink };
    let published = publish(&edition.site, &out, terms, &|done, _| progress.show(done));
    progress.finish();
    match published {
        Ok(published) => {
            print(&findings)?;
            let seconds = format!("{:.1}", start.elapsed().as_secs_f64());
            let size = bytes(published.bytes);
            let entries = edition.sources.entries().len().to_string();
            let args = [
                ("entries", &*entries),
                ("files", &*published.files.to_string()),
                ("size", size.get(session.lang)),
                ("out", &*out.display().to_string()),
                ("seconds", &*seconds),
            ];
            session.tell(&session.say().text("built", &args));
            Ok(Outcome::Fine)
        }
        Err(Failure::Findings(broken)) => {
            let all: Findings = findings.into_iter().chain(broken).collect();
            print(&all.clone().sorted())?;
            not_built(session, all.count(Severity::Error))
        }
        Err(failure) => Err(reason(session, &failure)),
    }
}

/// How many entries the site has whose `katalog.json` this is.
fn entries_in(session: &Session, file: &Path) -> Result<usize, Stopped> {
    let bytes = std::fs::read(file).map_err(|error| session.failed(file, &error))?;
    let overview: Option<serde_json::Value> = serde_json::from_slice(&bytes).ok();
    let entries = overview.and_then(|overview| overview["entries"].as_u64()).and_then(|entries| usize::try_from(entries).ok());
    entries.ok_or_else(|| session.say().stopped("no_overview", &[("path", &file.display().to_string())]))
}

/// A site among the files that it is made of would become a part of the next one.
fn refuse_sources(session: &Session, root: &Path, out: &Path) -> Result<(), Stopped> {
    let absolute = |path: &Path| std::path::absolute(path).map_err(|error| session.failed(path, &error));
    let (root, out) = (absolute(root)?, absolute(out)?);
    let among = ["content", "schemas", "themes"].iter().any(|folder| out.starts_with(root.join(folder)));
    let refused = || session.say().stopped("among_sources", &[("path", &out.display().to_string())]);
    if among || root.starts_with(&out) { Err(refused()) } else { Ok(()) }
}

fn not_built(session: &Session, errors: usize) -> Ran {
    session.tell(&session.say().text("not_built", &[("errors", &errors.to_string())]));
    Ok(Outcome::Errors)
}

/// What to tell of a failure that is nobody's finding.
fn reason(session: &Session, failure: &Failure) -> Stopped {
    let path = |path: &Path| path.display().to_string();
    match failure {
        Failure::Io(at, error) => session.failed(at, error),
        Failure::Foreign(at) => session.say().stopped("foreign", &[("path", &path(at))]),
        Failure::Busy(at) => session.say().stopped("busy", &[("path", &path(at))]),
        Failure::Shrunk { before, now } => session.say().stopped("shrunk", &[("before", &before.to_string()), ("now", &now.to_string())]),
        Failure::Findings(_) => Stopped(String::new()),
    }
}

/// A bar on a terminal; nothing anywhere else.
struct Progress(Option<ProgressBar>);

impl Progress {
    fn new(session: &Session, total: usize) -> Progress {
        let wanted = !session.quiet && std::io::stderr().is_terminal();
        let style = ProgressStyle::with_template("{msg} [{bar:40}] {pos}/{len}").ok().map(|style| style.progress_chars("=> "));
        let bar = style.filter(|_| wanted).map(|style| {
            let bar = ProgressBar::new(total as u64).with_style(style);
            bar.set_message(session.say().text("building", &[]));
            bar
        });
        Progress(bar)
    }

    fn show(&self, done: usize) {
        if let Some(bar) = &self.0 {
            bar.set_position(done as u64);
        }
    }

    fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

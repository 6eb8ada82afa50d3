//! One edition of a catalogue: all stages from the folder to a site that is ready to be rendered.

use crate::check::{Checked, check};
use crate::finding::Findings;
use crate::model::Date;
use crate::read::{History, Sources, read, read_history};
use crate::relate::relate;
use crate::render::Site;
use crate::review::{Reviewed, review};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// What an edition is made for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The day.
    pub today: Date,
    /// The address of the site; without one, the config's.
    pub base_url: Option<&'a str>,
    /// Whether to ask git when entries came and changed.
    pub history: bool,
}

impl Request<'_> {
    /// An edition of a day, without the history that only pages and feeds show.
    pub fn on(today: Date) -> Request<'static> {
        Request { today, base_url: None, history: false }
    }
}

/// A catalogue as it stood at one moment.
pub struct Edition {
    /// What was read.
    pub sources: Sources,
    /// What was checked.
    pub checked: Arc<Checked>,
    /// The site, ready to be rendered.
    pub site: Site,
    /// Whether the history was left out since it was cut off: a shallow clone.
    pub is_shallow: bool,
    history: Option<Arc<History>>,
}

/// Makes an edition of the catalogue at `root`; `previous` saves the work on what has not changed since.
///
/// # Errors
/// When the folder itself cannot be read. Everything else that is wrong is a finding.
pub fn edition(root: &Path, request: &Request<'_>, previous: Option<&Edition>) -> io::Result<(Edition, Findings)> {
    let known = previous.and_then(|edition| edition.history.as_ref());
    std::thread::scope(|scope| {
        // git takes its time, and nothing needs its answer before the catalogue is put together.
        let asked = request.history.then(|| scope.spawn(|| read_history(root, known)));
        let sources = read(root, previous.map(|edition| &edition.sources))?;
        let (reviewed, mut findings) = judged(&sources, request.today, previous.map(|edition| &*edition.checked));
        let told = asked.map_or(Ok(None), |asked| asked.join().unwrap_or(Ok(None)));
        let (is_shallow, history) = (told.is_err(), told.ok().flatten());
        let (site, more) = shown(&reviewed, &sources, history.as_deref(), request);
        findings.extend(more);
        let checked = reviewed.checked().clone();
        Ok((Edition { sources, checked, site, is_shallow, history }, findings.sorted()))
    })
}

/// What was read, checked and reviewed.
pub fn judged(sources: &Sources, today: Date, previous: Option<&Checked>) -> (Reviewed, Findings) {
    let (checked, mut findings) = check(sources, previous);
    let (reviewed, more) = review(Arc::new(checked), sources, today);
    findings.extend(more);
    (reviewed, findings)
}

/// The site of what was reviewed.
pub fn shown(reviewed: &Reviewed, sources: &Sources, history: Option<&History>, request: &Request<'_>) -> (Site, Findings) {
    let (catalogue, mut findings) = relate(reviewed, sources, history, request.today);
    let base_url = request.base_url.unwrap_or(&sources.config().base_url).to_owned();
    let (site, more) = Site::new(Arc::new(catalogue), sources, &base_url);
    // Templates that could not be loaded have said so.
    if !more.has_errors() {
        findings.extend(site.try_templates());
    }
    findings.extend(more);
    (site, findings)
}

//! One edition of a catalogue: all stages from the folder to a site that is ready to be rendered.

use crate::check::{Checked, check};
use crate::finding::Findings;
use crate::model::Date;
use crate::read::{Sources, read};
use crate::relate::relate;
use crate::render::Site;
use crate::review::{Reviewed, review};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// A catalogue as it stood at one moment.
pub struct Edition {
    /// What was read.
    pub sources: Sources,
    /// What was checked.
    pub checked: Arc<Checked>,
    /// The site, ready to be rendered.
    pub site: Site,
}

/// Makes an edition of the catalogue at `root` as of `today`. `base_url` goes before the config's; `previous` saves
/// the work on what has not changed since.
///
/// # Errors
/// When the folder itself cannot be read. Everything else that is wrong is a finding.
pub fn edition(root: &Path, today: Date, base_url: Option<&str>, previous: Option<&Edition>) -> io::Result<(Edition, Findings)> {
    let sources = read(root, previous.map(|edition| &edition.sources))?;
    Ok(edition_of(sources, today, base_url, previous))
}

/// Makes an edition of what was read.
fn edition_of(sources: Sources, today: Date, base_url: Option<&str>, previous: Option<&Edition>) -> (Edition, Findings) {
    let (reviewed, mut findings) = judged(&sources, today, previous.map(|edition| &*edition.checked));
    let (site, more) = shown(&reviewed, &sources, today, base_url);
    findings.extend(more);
    (Edition { sources, checked: reviewed.checked().clone(), site }, findings.sorted())
}

/// What was read, checked and reviewed.
pub fn judged(sources: &Sources, today: Date, previous: Option<&Checked>) -> (Reviewed, Findings) {
    let (checked, mut findings) = check(sources, previous);
    let (reviewed, more) = review(Arc::new(checked), sources, today);
    findings.extend(more);
    (reviewed, findings)
}

/// The site of what was reviewed.
pub fn shown(reviewed: &Reviewed, sources: &Sources, today: Date, base_url: Option<&str>) -> (Site, Findings) {
    let (catalogue, mut findings) = relate(reviewed, sources, today);
    let base_url = base_url.unwrap_or(&sources.config().base_url).to_owned();
    let (site, more) = Site::new(Arc::new(catalogue), sources, &base_url);
    // Templates that could not be loaded have said so.
    if !more.has_errors() {
        findings.extend(site.try_templates());
    }
    findings.extend(more);
    (site, findings)
}

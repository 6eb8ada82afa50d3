//! `find`: the site's own search, at the terminal.

use super::arguments::Find;
use super::{Outcome, Ran, Session, print};
use crate::finding::visible;
use crate::search::find;
use std::fmt::Write;

/// Searches the catalogue. Nothing found is no error.
pub fn run(session: &Session, options: &Find) -> Ran {
    let edition = session.edition()?;
    let query = options.query.join(" ");
    let catalogue = edition.site.catalogue();
    let mut out = String::new();
    for hit in find(edition.site.index(), &query).into_iter().take(options.limit) {
        let entry = &catalogue.entries()[hit.entry];
        let status = catalogue.status(hit.entry).label.get(session.lang);
        // Writing into a string cannot fail.
        let _ = writeln!(out, "{}\n  {} · {status} · {}", visible(entry.title()), entry.id(), visible(entry.source().text().path()));
        if let Some(summary) = entry.summary() {
            let _ = writeln!(out, "  {}", visible(summary));
        }
        out.push('\n');
    }
    if out.is_empty() {
        session.tell(&session.say().text("no_hits", &[("query", &query)]));
    }
    print(&out)?;
    Ok(Outcome::Fine)
}

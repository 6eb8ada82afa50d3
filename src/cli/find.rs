//! `find`: the site's own search, at the terminal.

use super::arguments::Find;
use super::{Outcome, Ran, Session, print};
use crate::finding::visible;
use crate::review::Standing;
use crate::search::{Answer, find};
use std::fmt::Write;

/// Searches the catalogue. Nothing found is no error.
pub fn run(session: &Session, options: &Find) -> Ran {
    let edition = session.edition()?;
    let query = options.query.join(" ");
    let catalogue = edition.site.catalogue();
    let mut out = String::new();
    let answer = find(edition.site.index(), &query);
    tell(session, &answer);
    for hit in answer.hits.into_iter().take(options.limit) {
        let entry = &catalogue.entries()[hit.entry];
        let mut status = catalogue.status(hit.entry).label.get(session.lang).to_owned();
        if let Some(note) = catalogue.standing(hit.entry).and_then(note) {
            status = format!("{status} ({})", session.say().text(note, &[]));
        }
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

/// Says what was searched for besides what was written.
fn tell(session: &Session, answer: &Answer) {
    for (word, meant) in &answer.meant {
        session.tell(&session.say().text("meant", &[("word", &visible(word)), ("meant", &visible(&meant.join("», «")))]));
    }
    if !answer.also.is_empty() {
        session.tell(&session.say().text("also", &[("words", &visible(&answer.also.join("», «")))]));
    }
}

/// What a reader should know beside the status.
fn note(standing: &Standing) -> Option<&'static str> {
    match (standing.changed, standing.overdue, standing.partial) {
        (true, ..) => Some("note_changed"),
        (_, Some(_), _) => Some("note_overdue"),
        (.., Some(_)) => Some("note_partial"),
        _ => None,
    }
}

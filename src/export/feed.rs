//! Atom feeds (RFC 4287): the latest of everything, of a kind, of a code; and the editors' latest decisions.

use super::Export;
use crate::finding::is_hidden;
use crate::model::{Date, escape};
use crate::route::{FeedOf, paths};
use std::fmt::Write;

impl Export<'_> {
    /// The feed at `path`. An entry without a date of its own carries the day on which the site is made.
    pub fn feed(&self, path: &str, of: &FeedOf) -> Vec<u8> {
        feed(self, path, of)
    }
}

fn feed(export: &Export<'_>, path: &str, of: &FeedOf) -> Vec<u8> {
    let catalogue = export.catalogue;
    let lang = catalogue.config().language;
    let (name, page, list): (&str, String, Vec<usize>) = match of {
        FeedOf::All => ("", "/".into(), catalogue.newest().to_vec()),
        FeedOf::Kind(number) => {
            let (kind, entries) = &catalogue.kinds()[*number];
            (kind.many.get(lang), paths::top(&kind.name), entries.clone())
        }
        FeedOf::Decisions => return decisions(export, path),
        FeedOf::Code(vocabulary, code) => {
            let Some(codes) = catalogue.codes().get(vocabulary) else { return Vec::new() };
            let concept = &codes.vocabulary.concepts[*code];
            let entries = codes.used.get(code).cloned().unwrap_or_default();
            (concept.label.get(lang), paths::code(vocabulary, &concept.slug), entries)
        }
    };
    let listed = list.into_iter().filter(|&entry| catalogue.is_listed(entry));
    let entries = catalogue.latest_of(listed, catalogue.config().limits.feed);
    let updated = entries.iter().filter_map(|&entry| catalogue.date(entry)).max().unwrap_or(catalogue.today());
    let title =
        if matches!(of, FeedOf::All) { catalogue.config().title.clone() } else { format!("{name} – {}", catalogue.config().title) };
    let mut out = head(export, path, (&title, &page), updated);
    entries.into_iter().for_each(|number| entry(export, number, &mut out));
    out.push_str("</feed>\n");
    out.into_bytes()
}

/// The editors' decisions, the latest first.
fn decisions(export: &Export<'_>, path: &str) -> Vec<u8> {
    let catalogue = export.catalogue;
    let lang = catalogue.config().language;
    let latest: Vec<_> = catalogue.log().iter().take(catalogue.config().limits.feed).copied().collect();
    let decided = |(number, place): (usize, usize)| Some(&catalogue.standing(number)?.decisions[place]);
    let updated = latest.iter().filter_map(|&one| decided(one)).map(|decision| decision.date).max().unwrap_or(catalogue.today());
    let mut out = head(export, path, (&catalogue.config().title, paths::DECISIONS), updated);
    for (number, place) in latest {
        let Some(decision) = decided((number, place)) else { continue };
        let entry = &catalogue.entries()[number];
        let status = catalogue.ladder().steps[decision.step].label.get(lang);
        let address = text(&export.addresses.address(&paths::entry(entry.id())));
        // Writing into a string cannot fail.
        let _ = writeln!(
            out,
            "<entry>\n<title>{}: {}</title>\n<id>{address}#vedtak-{}</id>",
            text(status),
            text(catalogue.name_of(number)),
            place + 1
        );
        let _ = writeln!(out, "<link href=\"{address}\"/>\n<updated>{}T00:00:00Z</updated>", decision.date);
        let _ = writeln!(out, "<summary>{}</summary>\n</entry>", text(decision.note.as_deref().unwrap_or_default()));
    }
    out.push_str("</feed>\n");
    out.into_bytes()
}

/// A feed as far as its first entry: the title, and the page that shows the same.
fn head(export: &Export<'_>, path: &str, (title, page): (&str, &str), updated: Date) -> String {
    let catalogue = export.catalogue;
    let lang = catalogue.config().language;
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    // Writing into a string cannot fail.
    let _ = writeln!(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">");
    let _ = writeln!(out, "<title>{}</title>", text(title));
    let _ = writeln!(out, "<id>{}</id>", text(&export.addresses.address(path)));
    let _ = writeln!(out, "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>", text(&export.addresses.address(path)));
    let _ = writeln!(out, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", text(&export.addresses.address(page)));
    let _ = writeln!(out, "<updated>{updated}T00:00:00Z</updated>");
    let _ = writeln!(out, "<author><name>{}</name></author>", text(&catalogue.config().title));
    out
}

fn entry(export: &Export<'_>, number: usize, out: &mut String) {
    let catalogue = export.catalogue;
    let entry = &catalogue.entries()[number];
    let address = text(&export.addresses.address(&paths::entry(entry.id())));
    let kind = entry.kind().map_or("", |kind| kind.one.get(catalogue.config().language));
    let _ = writeln!(out, "<entry>\n<title>{}</title>\n<id>{address}</id>\n<link href=\"{address}\"/>", text(entry.title()));
    let _ = writeln!(out, "<updated>{}T00:00:00Z</updated>", catalogue.date(number).unwrap_or(catalogue.today()));
    let _ = writeln!(out, "<category term=\"{}\" label=\"{}\"/>", text(entry.id().kind()), text(kind));
    let _ = writeln!(out, "<summary>{}</summary>\n</entry>", text(entry.summary().unwrap_or("")));
}

/// A text as XML may hold it: escaped, and without the controls that XML 1.0 forbids.
fn text(text: &str) -> String {
    let allowed = |c: &char| !is_hidden(*c) && *c != '\r';
    escape(&text.chars().filter(allowed).collect::<String>())
}

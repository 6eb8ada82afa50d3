//! `decide`: an editor's decision, bound to the entry as it is now. What would not count is not written.

use super::arguments::Decide;
use super::fix::replace;
use super::{Outcome, Ran, Session, tray};
use crate::check::Entry;
use crate::edition::Edition;
use crate::finding::Findings;
use crate::model::{Text, nearest};
use crate::read::{DeskFile, DeskSource};
use crate::report::Format;
use crate::review::{Bench, Standing, hear, names};
use std::fmt::Write;
use std::fs;

/// Writes a decision, or lists what waits for one.
pub fn run(session: &Session, options: &Decide) -> Ran {
    let edition = session.edition()?;
    let (Some(id), Some(status), Some(by)) = (&options.entry, &options.status, &options.by) else {
        return tray::run(session, &edition, options.by.as_deref());
    };
    let catalogue = edition.site.catalogue();
    let Some(number) = catalogue.index(id) else {
        let known = catalogue.entries().iter().map(|entry| entry.id().as_str());
        return Err(match nearest(id, known) {
            Some(meant) => session.say().stopped("unknown_entry_meant", &[("id", id), ("meant", meant)]),
            None => session.say().stopped("unknown_entry", &[("id", id)]),
        });
    };
    let entry = &catalogue.entries()[number];
    let path = DeskSource::decisions_path(entry.id());
    let before = edition.sources.desk().decisions_on(entry.id());
    let decision = written(session, options, (status, by), entry);
    let text = appended(before.map(|file| file.text.content()), &decision);
    let file = DeskFile::of_text(Text::new(path.as_str(), text));
    let (ladder, register, schemas) = (catalogue.ladder(), catalogue.register(), catalogue.schemas());
    let names = names(catalogue.entries());
    let bench = Bench { ladder, register, names: &names, schemas, today: session.today };
    let known: Vec<_> = before.map(|file| hear(file, entry, &bench).1).unwrap_or_default();
    let (standing, wrong) = hear(&file, entry, &bench);
    // What was wrong with older decisions is no reason to refuse a new one.
    let new: Findings = wrong.into_iter().filter(|finding| !known.iter().any(|old| old.place == finding.place)).collect();
    if !new.is_empty() {
        let text = |_: &str| Some(&file.text);
        let context = crate::report::Context {
            lang: session.lang,
            color: session.color,
            entries: 0,
            base_url: &edition.sources.config().base_url,
            text: &text,
        };
        super::print(&crate::report::report(&new, Format::Human, &context))?;
        session.tell(&session.say().text("decision_refused", &[("id", id)]));
        return Ok(Outcome::Errors);
    }
    let target = edition.sources.root().join(&path);
    let folder = target.parent().map_or(Ok(()), fs::create_dir_all);
    folder.and_then(|()| replace(&target, file.text.content())).map_err(|error| session.failed(&target, &error))?;
    session.tell(&session.say().text("decided", &[("path", &path)]));
    super::print(&change(session, &edition, number, &standing))?;
    Ok(Outcome::Fine)
}

/// The decision as YAML.
fn written(session: &Session, options: &Decide, (status, by): (&str, &str), entry: &Entry) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let mut out = format!("- date: {}\n", session.today);
    let mut field = |name: &str, value: &str| {
        // Writing into a string cannot fail.
        let _ = writeln!(out, "  {name}: {value}");
    };
    field("by", &quoted(&format!("@{}", by.trim_start_matches('@'))));
    field("status", status);
    field("digest", entry.source().digest());
    let texts = [
        ("note", &options.note),
        ("review_by", &options.review_by),
        ("meeting", &options.meeting),
        ("conditions", &options.conditions),
        ("replaced_by", &options.replaced_by),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            field(name, &quoted(text));
        }
    }
    out
}

/// The decisions as they were, with one more; indented where they stand under a key.
fn appended(before: Option<&str>, decision: &str) -> String {
    let Some(before) = before.filter(|text| !text.trim().is_empty()) else { return decision.to_owned() };
    let indent =
        before.lines().find(|line| line.trim_start().starts_with("- ")).map_or("", |line| &line[..line.len() - line.trim_start().len()]);
    let end = if before.ends_with('\n') { "" } else { "\n" };
    let lines: String = decision.lines().map(|line| format!("{indent}{line}\n")).collect();
    format!("{before}{end}{lines}")
}

/// What the decision changes for readers.
fn change(session: &Session, edition: &Edition, number: usize, after: &Standing) -> String {
    let catalogue = edition.site.catalogue();
    let say = session.say();
    let label = |step: usize| catalogue.ladder().steps[step].label.get(session.lang).to_owned();
    let before = catalogue.status(number).label.get(session.lang);
    let mut out = if after.step == catalogue.status_number(number) {
        say.text("status_same", &[("status", before)])
    } else {
        say.text("status_change", &[("before", before), ("after", &label(after.step))])
    };
    out.push('\n');
    if let Some(partial) = after.partial {
        let (have, need) = (partial.have.to_string(), partial.need.to_string());
        out.push_str(&say.text("status_partial", &[("status", &label(partial.step)), ("have", &have), ("need", &need)]));
        out.push('\n');
    }
    out
}

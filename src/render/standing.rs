//! What the editors have decided, as readers see it: the status with what it means here, the log of decisions, and all
//! that is left of an entry which was withdrawn.

use super::dates;
use super::forge;
use super::press::{Press, link};
use super::views::{ChangeView, DecisionView, HistoryView, LinkView, StatusNoteView, StatusView};
use super::wording::capitalised;
use crate::finding::Finding;
use crate::model::Date;
use crate::read::Commit;
use crate::review::{Decision, Step, Visibility};
use crate::route::paths;
use tera::Context;

/// How many changes after an approval a page lists.
const CHANGES: usize = 5;

/// The status of an entry.
pub fn status(press: &Press, number: usize) -> StatusView {
    let note = note(press, number);
    let mut view = step_view(press, press.catalogue.status(number));
    // That no editor has looked at it is not true of what an editor approved before it was changed.
    if note.as_ref().is_some_and(|note| note.code == "changed") {
        view.meaning.clear();
    }
    StatusView { note, ..view }
}

/// A step of the ladder, without what is special to one entry.
pub fn step_view(press: &Press, step: &Step) -> StatusView {
    let lang = press.lang;
    StatusView {
        code: step.code.clone(),
        label: step.label.get(lang).to_owned(),
        meaning: step.meaning.get(lang).to_owned(),
        url: press.url(&paths::status(&step.code)),
        note: None,
    }
}

/// What a reader should know beside the step: that the entry was changed, is due for review, or is approved in part.
pub fn note(press: &Press, number: usize) -> Option<StatusNoteView> {
    let standing = press.catalogue.standing(number)?;
    let lang = press.lang;
    let steps = &press.catalogue.ladder().steps;
    let texts = press.theme.texts();
    let day = |date: Date| dates::written(date, texts).text;
    let note = |code: &'static str, meaning: String| Some(StatusNoteView { code, label: texts.get(&format!("status_{code}")), meaning });
    if let Some(decision) = standing.decision().filter(|_| standing.changed) {
        let name = steps[decision.step].label.get(lang);
        return note("changed", texts.filled("status_changed_means", &[("name", name), ("date", &day(decision.date))]));
    }
    if let Some(due) = standing.overdue {
        return note("overdue", texts.filled("status_overdue_means", &[("date", &day(due))]));
    }
    let partial = standing.partial?;
    let name = steps[partial.step].label.get(lang);
    let (have, need) = (partial.have.to_string(), partial.need.to_string());
    note("partial", texts.filled("status_partial_means", &[("name", name), ("have", &have), ("need", &need)]))
}

/// The changes that were made after the entry was approved, the latest first, when its approval does not hold for them.
pub fn since(press: &Press, number: usize) -> Vec<ChangeView> {
    let changed = press.catalogue.standing(number).is_some_and(|standing| standing.changed);
    let trace = press.catalogue.trace(number).filter(|_| changed);
    trace.into_iter().flat_map(|trace| &trace.since).take(CHANGES).map(|commit| change(press, commit)).collect()
}

/// When an entry was shared and changed, as git remembers it.
pub fn history(press: &Press, number: usize) -> Option<HistoryView> {
    let trace = press.catalogue.trace(number)?;
    let path = press.catalogue.entries()[number].source().text().path().clone();
    let (first, last) = (change(press, &trace.first), change(press, &trace.last));
    let url = press.view.repository.as_ref().map(|repository| forge::history(repository, &path));
    Some(HistoryView { first, last: (trace.first != trace.last).then_some(last), url })
}

/// The day to tell of an entry, and the text that says what it is: its last change, where git knows; else the day that it says itself.
pub fn dated(press: &Press, number: usize) -> Option<(&'static str, Date)> {
    let changed = press.catalogue.trace(number).map(|trace| ("last_changed", trace.last.date));
    changed.or_else(|| Some(("card_date", press.catalogue.entries()[number].date()?)))
}

fn change(press: &Press, commit: &Commit) -> ChangeView {
    let by = (press.catalogue.config().authors && !commit.by.is_empty()).then(|| commit.by.to_string());
    ChangeView { date: dates::written(commit.date, press.theme.texts()), by }
}

/// The decisions on an entry that count, the latest first.
pub fn decisions(press: &Press, number: usize) -> Vec<DecisionView> {
    let Some(standing) = press.catalogue.standing(number) else { return Vec::new() };
    let holds = standing.decisive.filter(|_| !standing.changed);
    let counted = standing.decisions.iter().enumerate().rev().filter(|(_, decision)| decision.counts);
    counted.map(|(place, decision)| decision_view(press, decision, holds == Some(place))).collect()
}

/// A decision; `holds` says whether it is the one that holds now.
pub fn decision_view(press: &Press, decision: &Decision, holds: bool) -> DecisionView {
    let step = &press.catalogue.ladder().steps[decision.step];
    DecisionView {
        date: dates::written(decision.date, press.theme.texts()),
        status: step.label.get(press.lang).to_owned(),
        by: decision.name.clone(),
        role: role(press, &decision.role),
        meeting: decision.meeting.clone(),
        note: decision.note.clone(),
        conditions: decision.conditions.clone(),
        holds,
    }
}

/// What a role is called.
pub fn role(press: &Press, name: &str) -> String {
    capitalised(press.catalogue.ladder().role(name, press.lang))
}

/// The entry that has taken over from a retired or withdrawn one.
pub fn replaced_by(press: &Press, number: usize) -> Option<LinkView> {
    let catalogue = &press.catalogue;
    if catalogue.status(number).visibility == Visibility::Open {
        return None;
    }
    let decision = catalogue.standing(number)?.decision()?;
    let other = catalogue.index(decision.replaced_by.as_deref()?).filter(|&other| catalogue.is_listed(other))?;
    Some(link(catalogue.entries()[other].title(), press.entry_url(other)))
}

/// All that is left of an entry that was withdrawn: that it was, when, why, and what has taken over.
pub fn withdrawn(press: &Press, number: usize) -> Result<Vec<u8>, Box<Finding>> {
    let catalogue = &press.catalogue;
    let entry = &catalogue.entries()[number];
    let status = status(press, number);
    let mut page = press.page("withdrawn", &paths::entry(entry.id()), &status.label, &status.meaning);
    page.crumbs = vec![press.home()];
    page.crumbs.extend(entry.kind().map(|kind| {
        let many = capitalised(kind.many.get(press.lang));
        link(many, press.url(&paths::top(&kind.name)))
    }));
    let mut context = Context::new();
    context.insert("page", &page);
    context.insert("id", entry.id().as_str());
    context.insert("status", &status);
    context.insert("decisions", &decisions(press, number));
    context.insert("replaced_by", &replaced_by(press, number));
    press.theme.render("withdrawn.html", &context)
}

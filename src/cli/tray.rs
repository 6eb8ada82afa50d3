//! `decide --list`: the editors' in-tray, what is most urgent first, and within that the oldest first.

use super::{Outcome, Ran, Session, print};
use crate::edition::Edition;
use crate::finding::visible;
use crate::model::Date;
use crate::review::{Editor, names};
use std::fmt::Write;

/// How many months before a review is due it is soon.
const SOON: u32 = 2;

/// Why an entry lies in the tray, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    /// It was changed after it was approved.
    Changed,
    /// Its review is overdue.
    Overdue,
    /// Its review is due soon.
    Soon,
    /// It needs another editor.
    Partial,
    /// It has had no decision, or only that it is looked at.
    Waiting,
}

impl Reason {
    fn key(self) -> &'static str {
        match self {
            Reason::Changed => "tray_changed",
            Reason::Overdue => "tray_overdue",
            Reason::Soon => "tray_soon",
            Reason::Partial => "tray_partial",
            Reason::Waiting => "tray_waiting",
        }
    }
}

/// Prints the tray; with `by`, only what lies in that editor's domains.
pub fn run(session: &Session, edition: &Edition, by: Option<&str>) -> Ran {
    let catalogue = edition.site.catalogue();
    let editor: Option<&Editor> = match by {
        None => None,
        Some(handle) => match catalogue.register().editor(handle) {
            Some(editor) => Some(editor),
            None => return Err(session.say().stopped("unknown_editor", &[("handle", handle)])),
        },
    };
    let names = names(catalogue.entries());
    let mine = |number: &usize| {
        let entry = &catalogue.entries()[*number];
        editor.is_none_or(|editor| editor.covers(entry, catalogue.schemas()) && !editor.is_party_to(entry, &names))
    };
    let numbers = (0..catalogue.entries().len()).filter(|&number| catalogue.has_page(number)).filter(mine);
    let mut tray: Vec<(Reason, Option<Date>, usize)> =
        numbers.filter_map(|number| reason(edition, number, session.today).map(|(reason, since)| (reason, since, number))).collect();
    tray.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| catalogue.entries()[a.2].id().cmp(catalogue.entries()[b.2].id())));
    let mut out = String::new();
    let mut last = None;
    for (reason, since, number) in &tray {
        if last != Some(*reason) {
            let count = tray.iter().filter(|(other, ..)| other == reason).count().to_string();
            // Writing into a string cannot fail.
            let _ = writeln!(out, "{}{}", if last.is_some() { "\n" } else { "" }, session.say().text(reason.key(), &[("n", &count)]));
            last = Some(*reason);
        }
        let entry = &catalogue.entries()[*number];
        let day = since.map(|day| format!("{day}  ")).unwrap_or_default();
        let _ = writeln!(out, "  {day}{}  {}", entry.id(), visible(entry.title()));
    }
    if tray.is_empty() {
        session.tell(&session.say().text("tray_empty", &[]));
    }
    print(&out)?;
    Ok(Outcome::Fine)
}

/// Why an entry waits for an editor, and since when.
fn reason(edition: &Edition, number: usize, today: Date) -> Option<(Reason, Option<Date>)> {
    let catalogue = edition.site.catalogue();
    let own = catalogue.date(number);
    let Some(standing) = catalogue.standing(number) else { return Some((Reason::Waiting, own)) };
    let latest = standing.decisions.iter().rev().find(|decision| decision.counts).map(|decision| decision.date);
    if standing.changed {
        return Some((Reason::Changed, latest));
    }
    if let Some(due) = standing.overdue {
        return Some((Reason::Overdue, Some(due)));
    }
    if standing.partial.is_some() {
        return Some((Reason::Partial, latest));
    }
    let soon = standing.due(catalogue.ladder()).filter(|due| *due <= today.plus_months(SOON));
    if let Some(due) = soon {
        return Some((Reason::Soon, Some(due)));
    }
    let step = catalogue.status(number);
    let decided = standing.decision().is_some() && (step.approves || step.visibility != crate::review::Visibility::Open);
    (!decided).then_some((Reason::Waiting, latest.or(own)))
}

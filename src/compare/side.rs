//! One side of a change: a catalogue that has been checked and reviewed, and what is wrong with it.

use crate::check::Entry;
use crate::check::schema::Schemas;
use crate::edition::{Request, judged, shown};
use crate::finding::Findings;
use crate::model::Date;
use crate::read::{DeskSource, Sources};
use crate::review::{Ladder, Register, Reviewed, Standing};
use std::sync::Arc;

/// A catalogue before or after a change. Entries are named by their number.
pub struct Side<'a> {
    /// What was read.
    pub sources: &'a Sources,
    /// The day.
    pub today: Date,
    /// What is wrong.
    pub findings: Findings,
    reviewed: Reviewed,
}

impl<'a> Side<'a> {
    /// The two sides of a change, judged. The site of the base is only made where that of the change has faults, to see
    /// which of them are new.
    pub fn both(before: &'a Sources, after: &'a Sources, today: Date) -> (Side<'a>, Side<'a>) {
        let (reviewed, mut findings) = judged(after, today, None);
        let (then, mut found) = judged(before, today, Some(reviewed.checked()));
        let (_, late) = shown(&reviewed, after, None, &Request::on(today));
        if !late.is_empty() {
            found.extend(shown(&then, before, None, &Request::on(today)).1);
        }
        findings.extend(late);
        let before = Side { sources: before, today, findings: found.sorted(), reviewed: then };
        (before, Side { sources: after, today, findings: findings.sorted(), reviewed })
    }

    /// The entries, by path.
    pub fn entries(&self) -> &[Arc<Entry>] {
        self.reviewed.checked().entries()
    }
    /// Where an entry with decisions stands; nothing for one without.
    pub fn standing(&self, entry: usize) -> Option<&Standing> {
        self.reviewed.standings().get(&entry)
    }
    /// The step that an entry stands on.
    pub fn status(&self, entry: usize) -> usize {
        self.reviewed.statuses()[entry]
    }
    /// The file of the decisions on an entry, whether it is there or not.
    pub fn decisions_path(&self, entry: usize) -> String {
        DeskSource::decisions_path(self.entries()[entry].id())
    }
    /// The kinds and the vocabularies.
    pub fn schemas(&self) -> &Schemas {
        self.reviewed.checked().schemas()
    }
    /// The editors' ladder.
    pub fn ladder(&self) -> &Ladder {
        self.reviewed.ladder()
    }
    /// The editors.
    pub fn register(&self) -> &Register {
        self.reviewed.register()
    }
}

//! Where an entry stands: what its decisions, its bytes and the day make of it.

use super::decision::Decision;
use super::ladder::{Ladder, Step, Visibility};
use crate::model::Date;
use std::collections::BTreeSet;

/// Where an entry with decisions stands.
#[derive(Debug)]
pub struct Standing {
    /// The step that it stands on.
    pub step: usize,
    /// The decisions, oldest first.
    pub decisions: Vec<Decision>,
    /// The decision that put it where it stands, or would if the entry had not been changed.
    pub decisive: Option<usize>,
    /// It has been changed since it was approved, and so stands on the first step.
    pub changed: bool,
    /// The day on which a new review was due, when that has passed.
    pub overdue: Option<Date>,
    /// The step that some editors have granted, how many have, and how many it takes.
    pub partial: Option<Partial>,
}

/// A step that not enough editors have granted yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Partial {
    /// The step.
    pub step: usize,
    /// How many have granted it.
    pub have: usize,
    /// How many it takes.
    pub need: usize,
}

/// Editors who have granted the same step to the same bytes.
struct Voices<'a> {
    step: usize,
    digest: &'a str,
    editors: BTreeSet<&'a str>,
}

impl Standing {
    /// What `decisions`, the entry's `digest` and the day make of it. Decisions that do not count are kept, and passed over.
    pub fn of(decisions: Vec<Decision>, ladder: &Ladder, digest: &str, today: Date) -> Standing {
        let (mut decisive, mut voices): (Option<usize>, Option<Voices<'_>>) = (None, None);
        for (number, decision) in decisions.iter().enumerate().filter(|(_, decision)| decision.counts) {
            let same = voices.take().filter(|voices| voices.step == decision.step && voices.digest == decision.digest);
            let mut now = same.unwrap_or_else(|| Voices { step: decision.step, digest: &decision.digest, editors: BTreeSet::new() });
            now.editors.insert(&decision.by);
            match now.editors.len() >= ladder.steps[decision.step].editors {
                true => decisive = Some(number),
                false => voices = Some(now),
            }
        }
        // What was granted to other bytes than these is no part of an approval of these.
        let partial = voices.filter(|voices| voices.digest == digest).map(|voices| Partial {
            step: voices.step,
            have: voices.editors.len(),
            need: ladder.steps[voices.step].editors,
        });
        let made = decisive.map(|number| (&decisions[number], &ladder.steps[decisions[number].step]));
        let changed = made.is_some_and(|(decision, step)| step.approves && decision.digest != digest);
        let overdue = made.filter(|_| !changed).and_then(|(decision, step)| due(decision, step)).filter(|day| *day < today);
        let step = made.filter(|_| !changed).map_or(ladder.first(), |(decision, _)| decision.step);
        Standing { step, decisive, changed, overdue, partial, decisions }
    }

    /// The day on which a new review of an approval is due.
    pub fn due(&self, ladder: &Ladder) -> Option<Date> {
        self.decision().filter(|_| !self.changed).and_then(|decision| due(decision, &ladder.steps[decision.step]))
    }

    /// The decision that put the entry where it stands, or would if it had not been changed.
    pub fn decision(&self) -> Option<&Decision> {
        self.decisive.map(|number| &self.decisions[number])
    }
}

/// The day on which a new review is due.
fn due(decision: &Decision, step: &Step) -> Option<Date> {
    let by_ladder = || step.holds_months.map(|months| decision.date.plus_months(months));
    decision.review_by.or_else(by_ladder).filter(|_| step.visibility == Visibility::Open)
}

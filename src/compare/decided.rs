//! The decisions that a change makes, those that it may not make, and where its entries will stand.

use super::change::{DecisionMade, Half, Named};
use super::pairs::Pair;
use super::side::Side;
use crate::check::rules::{decision_for_another, decision_in_own_change, decision_on_other_bytes, decision_rewritten};
use crate::finding::Finding;
use crate::model::{Date, Lang, Place, Text};
use crate::read::DeskSource;
use crate::review::{Decision, Ladder, Standing, said_of};
use std::collections::HashSet;

/// What a change decides on one entry.
#[derive(Debug, Default)]
pub struct Decided {
    /// The decisions that it makes, oldest first.
    pub made: Vec<DecisionMade>,
    /// The approval that it breaks.
    pub breaks: Option<DecisionMade>,
    /// Where the entry will stand.
    pub after: Option<Named>,
    /// The step that too few editors have granted yet.
    pub partial: Option<Half>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// What would be said of it if all its decisions counted.
    pub unsaid: Option<Finding>,
}

/// Hears the decisions on an entry, before and after; `actor` is the handle of whoever opened the change.
pub fn hear(pair: &Pair, (then, now): (&Side<'_>, &Side<'_>), actor: Option<&str>, lang: Lang) -> Decided {
    let old = pair.before.and_then(|entry| then.standing(entry));
    let Some(entry) = pair.after else { return Decided::default() };
    let id = now.entries()[entry].id();
    let ladder = now.ladder();
    let was = pair.before.map(|entry| then.entries()[entry].id());
    let standing = now.standing(entry);
    let decisions = standing.map(|standing| standing.decisions.as_slice()).unwrap_or_default();
    let file = now.sources.desk().decisions_on(id).map(|file| &file.text);
    let mut decided = Decided::default();
    let log = Log::of(old.map(|standing| standing.decisions.as_slice()).unwrap_or_default(), decisions);
    // A file that was left behind under the old id is told of by a rule of its own.
    let left_behind = was.is_some_and(|was| was != id && now.sources.desk().decisions_on(was).is_some());
    if !left_behind {
        decided.findings.extend(log.rewritten(file, &DeskSource::decisions_path(was.unwrap_or(id)), ladder));
    }
    let is_edited = pair.is_edited(then, now);
    let mut void = HashSet::new();
    for (text, number) in file.into_iter().flat_map(|text| log.new.iter().map(move |number| (text, *number))) {
        let decision = &decisions[number];
        if decision.digest != now.entries()[entry].source().digest() {
            decided.findings.push(decision_on_other_bytes::found(text.place(decision.digest_at), id));
            void.insert(number);
        }
        match actor {
            Some(actor) if decision.by != actor => {
                decided.findings.push(decision_for_another::found(text.place(decision.by_at), &decision.by, actor));
            }
            Some(actor) if is_edited => {
                decided.findings.push(decision_in_own_change::found(text.place(decision.by_at), actor, id));
                void.insert(number);
            }
            _ => {}
        }
    }
    let made = |number: &usize| {
        let decision = &decisions[*number];
        told(&Decision { counts: decision.counts && !void.contains(number), ..decision.clone() }, ladder, lang)
    };
    decided.made = log.new.iter().map(made).collect();
    let subject = &now.entries()[entry];
    let heard = standing.filter(|_| !void.is_empty()).map(|standing| {
        let heard = without(standing, &void, ladder, subject.source().digest(), now.today);
        match (said_of(subject, standing, ladder), said_of(subject, &heard, ladder)) {
            (None, said) => decided.findings.extend(said),
            // What was said of a decision that does not count is not so.
            (unsaid, None) => decided.unsaid = unsaid,
            _ => {}
        }
        heard
    });
    let standing = heard.as_ref().or(standing);
    let held = old.and_then(|standing| standing.decision().filter(|decision| !standing.changed && ladder.steps[decision.step].approves));
    decided.breaks = held.filter(|_| is_edited && standing.is_none_or(|standing| standing.changed)).map(|held| told(held, ladder, lang));
    decided.partial = standing.and_then(|standing| standing.partial).map(|partial| Half {
        status: step(ladder, partial.step, lang),
        have: partial.have,
        need: partial.need,
    });
    decided.after = Some(step(ladder, standing.map_or(ladder.first(), |standing| standing.step), lang));
    decided
}

/// Where an entry stands when some of its decisions do not count.
fn without(standing: &Standing, void: &HashSet<usize>, ladder: &Ladder, digest: &str, today: Date) -> Standing {
    let decisions = standing.decisions.iter().enumerate();
    let decisions = decisions.map(|(number, decision)| Decision { counts: decision.counts && !void.contains(&number), ..decision.clone() });
    Standing::of(decisions.collect(), ladder, digest, today)
}

/// A step of the ladder, as reports name it.
pub fn step(ladder: &Ladder, step: usize, lang: Lang) -> Named {
    let step = &ladder.steps[step];
    Named { code: step.code.clone(), label: step.label.get(lang).to_owned() }
}

fn told(decision: &Decision, ladder: &Ladder, lang: Lang) -> DecisionMade {
    DecisionMade {
        date: decision.date.to_string(),
        by: decision.by.clone(),
        status: step(ladder, decision.step, lang),
        counts: decision.counts,
        note: decision.note.clone(),
        conditions: decision.conditions.clone(),
        review_by: decision.review_by.map(|day| day.to_string()),
        meeting: decision.meeting.clone(),
        replaced_by: decision.replaced_by.clone(),
    }
}

/// What became of a list of decisions that should only grow.
struct Log<'a> {
    /// The decisions there were.
    before: &'a [Decision],
    /// The decisions there are now.
    now: &'a [Decision],
    /// Those of them that were not there before, by their place. One that is only worded anew is not new.
    new: Vec<usize>,
    /// How many that counted do not stand where they stood.
    lost: usize,
}

impl<'a> Log<'a> {
    fn of(before: &'a [Decision], now: &'a [Decision]) -> Log<'a> {
        let mut new: Vec<usize> = (0..now.len()).collect();
        for decision in before {
            if let Some(known) = new.iter().position(|&number| now[number].says_the_same(decision)) {
                new.remove(known);
            }
        }
        new.retain(|&number| !before.get(number).is_some_and(|decision| decision.decides_the_same(&now[number])));
        let (mut lost, mut mended, mut from) = (0, 0, 0);
        for decision in before {
            match now.iter().skip(from).position(|other| other.says_the_same(decision)) {
                Some(further) => from += further + 1,
                None if decision.counts => lost += 1,
                // One that never counted may be mended.
                None => mended += 1,
            }
        }
        // What is new comes after all that was there, but for what mends.
        let is_pushed = new.iter().filter(|&&number| number < from).count() > mended;
        Log { before, now, new, lost: lost.max(usize::from(is_pushed)) }
    }

    /// The findings; `file` holds the decisions now, and `path` is where they were.
    fn rewritten(&self, file: Option<&Text>, path: &str, ladder: &Ladder) -> Vec<Finding> {
        let Some(text) = file else {
            return if self.lost > 0 { vec![decision_rewritten::removed(Place::file(path), self.lost)] } else { Vec::new() };
        };
        if self.lost > 0 && self.now.len() < self.before.len() {
            return vec![decision_rewritten::removed(Place::file(text.path().clone()), self.lost)];
        }
        let others = self.before.iter().zip(self.now).filter(|_| self.lost > 0).filter(|(was, is)| was.counts && !was.says_the_same(is));
        let found = |(was, is): (&Decision, &Decision)| {
            decision_rewritten::changed(text.place(text.first_line(is.at)), was.date, &ladder.steps[was.step].code)
        };
        others.map(found).collect()
    }
}

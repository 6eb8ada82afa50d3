//! [`Checked`] and the editors' files → [`Reviewed`]: where each entry stands on the editors' ladder.
//!
//! Status is computed, and never written by a contributor: from the decisions, the bytes that they are bound to, the day and
//! the register of editors. Without a decision an entry has the ladder's first step.

mod decision;
mod form;
mod ladder;
mod register;
mod standing;

pub use decision::{Bench, Decision};
pub use ladder::{Ladder, Step, Visibility};
pub use register::{Editor, Register, handle_of};
pub use standing::{Partial, Standing};

use crate::check::rules::{Catalogued, changed_since_approval, control_character, decision_without_entry, personal_data, review_overdue};
use crate::check::{Checked, Entry, finding_of_fault};
use crate::finding::{Finding, Findings};
use crate::model::{Date, Place};
use crate::read::{DeskFile, DeskSource, Sources};
use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A catalogue whose entries have a status.
#[derive(Debug)]
pub struct Reviewed {
    checked: Arc<Checked>,
    ladder: Arc<Ladder>,
    register: Arc<Register>,
    statuses: Vec<usize>,
    standings: Arc<BTreeMap<usize, Standing>>,
}

impl Reviewed {
    /// The checked catalogue.
    pub fn checked(&self) -> &Arc<Checked> {
        &self.checked
    }
    /// The editors' ladder.
    pub fn ladder(&self) -> &Arc<Ladder> {
        &self.ladder
    }
    /// The editors.
    pub fn register(&self) -> &Arc<Register> {
        &self.register
    }
    /// The step of each entry, in the order of [`Checked::entries`].
    pub fn statuses(&self) -> &[usize] {
        &self.statuses
    }
    /// More of the entries that have decisions, by their place.
    pub fn standings(&self) -> &Arc<BTreeMap<usize, Standing>> {
        &self.standings
    }
}

/// Gives every entry its status as of `today`.
pub fn review(checked: Arc<Checked>, sources: &Sources, today: Date) -> (Reviewed, Findings) {
    let desk = sources.desk();
    let mut findings: Findings = desk.files().flat_map(|file| of_file(file)).collect();
    let (ladder, of_ladder) = Ladder::read(desk.ladder.as_deref());
    let (register, of_register) = Register::read(desk.editors.as_deref());
    findings.extend(of_ladder.into_iter().chain(of_register));
    let names = names(checked.entries());
    let bench = Bench { ladder: &ladder, register: &register, names: &names, schemas: checked.schemas(), today };
    let standings = hear_all(desk, &checked, &bench, &mut findings);
    let mut statuses = vec![ladder.first(); checked.entries().len()];
    standings.iter().for_each(|(entry, standing)| statuses[*entry] = standing.step);
    (Reviewed { checked, ladder, register: Arc::new(register), statuses, standings: Arc::new(standings) }, findings)
}

/// The ids that entries have now, by those they had.
pub fn names(entries: &[Arc<Entry>]) -> HashMap<&str, &str> {
    entries.iter().flat_map(|entry| entry.aliases().map(|alias| (alias, entry.id().as_str()))).collect()
}

/// What is wrong with a file of the desk whatever it says: it is published too.
fn of_file(file: &DeskFile) -> Vec<Finding> {
    let text = &file.text;
    let mut findings: Vec<Finding> = file.faults.iter().filter_map(finding_of_fault).collect();
    findings.extend(control_character::check(text));
    findings.extend(file.root.iter().flat_map(|root| control_character::check_escaped(text, root)));
    findings.extend(personal_data(text, &[]));
    findings
}

/// Where the entries that have decisions stand, by their place.
fn hear_all(desk: &DeskSource, checked: &Checked, bench: &Bench<'_>, findings: &mut Findings) -> BTreeMap<usize, Standing> {
    if desk.decisions.is_empty() {
        return BTreeMap::new();
    }
    let entries = checked.entries();
    let places: HashMap<&str, usize> = entries.iter().enumerate().map(|(place, entry)| (entry.id().as_str(), place)).collect();
    // Only a file without its entry asks for this.
    let all = LazyCell::new(|| Catalogued::new(entries, checked.pages()));
    let mut standings = BTreeMap::new();
    for (id, file) in &desk.decisions {
        let Some(&place) = places.get(id.as_str()) else {
            findings.push(decision_without_entry::found(Place::file(file.text.path().clone()), id, &all));
            continue;
        };
        let entry = &entries[place];
        let (standing, wrong) = stand(file, entry, bench);
        findings.extend(wrong);
        findings.extend(said_of(entry, &standing, bench.ladder));
        standings.insert(place, standing);
    }
    standings
}

/// Where an entry stands by the decisions of a file, and what is wrong with them.
fn stand(file: &DeskFile, entry: &Entry, bench: &Bench<'_>) -> (Standing, Vec<Finding>) {
    let (decisions, wrong) = bench.hear(file, entry);
    (Standing::of(decisions, bench.ladder, entry.source().digest(), bench.today), wrong)
}

/// Where an entry would stand if `file` held its decisions, and what is wrong with them.
pub fn hear(file: &DeskFile, entry: &Entry, bench: &Bench<'_>) -> (Standing, Vec<Finding>) {
    let (standing, mut wrong) = stand(file, entry, bench);
    wrong.extend(of_file(file));
    (standing, wrong)
}

/// What the editors should know of an entry's standing.
pub fn said_of(entry: &Entry, standing: &Standing, ladder: &Ladder) -> Option<Finding> {
    let decision = standing.decision()?;
    let status = &ladder.steps[decision.step].label;
    let place = Place::file(entry.source().text().path().clone());
    match (standing.changed, standing.overdue) {
        (true, _) => Some(changed_since_approval::found(place, status, decision.date)),
        (false, Some(day)) => Some(review_overdue::found(place, status, day)),
        _ => None,
    }
}

//! The order of lists: by editorial rank, then by title as the alphabet of the language has it.

use crate::check::Entry;
use crate::model::{Date, Lang};
use crate::read::Trace;
use crate::review::{Ladder, Standing};
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorPreferences};
use icu_locale_core::locale;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::sync::Arc;

/// All entries as the alphabet of the language has their titles; those of one title by id.
pub fn alphabetical(entries: &[Arc<Entry>], lang: Lang) -> Vec<usize> {
    let compare = alphabet(lang);
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|&a, &b| compare(entries[a].title(), entries[b].title()).then_with(|| entries[a].id().cmp(entries[b].id())));
    order
}

/// All entries in the order of lists: those of one editorial rank as in `alphabetical`.
pub fn listed(alphabetical: &[usize], statuses: &[usize], ladder: &Ladder) -> Vec<usize> {
    let mut order = alphabetical.to_vec();
    // The sort is stable.
    order.sort_by_key(|&entry| Reverse(ladder.steps[statuses[entry]].rank));
    order
}

/// The place of each entry in an order of all of them.
pub fn places(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    order.iter().enumerate().for_each(|(place, &entry)| places[entry] = place);
    places
}

/// Compares texts by the alphabet of a language (Unicode collation with CLDR's rules: Aa as Å, and æ, ø, å last), and 9 before 10.
fn alphabet(lang: Lang) -> impl Fn(&str, &str) -> Ordering {
    let locale = match lang {
        Lang::Nb | Lang::Nn => locale!("no"),
        Lang::En => locale!("en"),
    };
    let mut preferences = CollatorPreferences::from(&locale);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let collator = Collator::try_new(preferences, CollatorOptions::default()).ok();
    move |a, b| collator.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
}

/// The day that an entry is sorted by: its own, else that of its last change.
pub fn date(entry: &Entry, trace: Option<&Trace>) -> Option<Date> {
    entry.date().or_else(|| trace.map(|trace| trace.last.date))
}

/// All entries, the latest date first; those without one last, by id.
pub fn newest(entries: &[Arc<Entry>], traces: &[Option<Trace>]) -> Vec<usize> {
    let day = |index: usize| Reverse(date(&entries[index], traces[index].as_ref()));
    let mut order: Vec<(_, usize)> = (0..entries.len()).map(|index| (day(index), index)).collect();
    order.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| entries[a.1].id().cmp(entries[b.1].id())));
    order.into_iter().map(|(_, index)| index).collect()
}

/// The decisions that count, the latest first: the entry and the decision's place among its own.
pub fn log(standings: &BTreeMap<usize, Standing>, entries: &[Arc<Entry>]) -> Vec<(usize, usize)> {
    let counted = standings.iter().flat_map(|(&entry, standing)| {
        let counted = standing.decisions.iter().enumerate().filter(|(_, decision)| decision.counts);
        counted.map(move |(number, decision)| (Reverse(decision.date), entry, number))
    });
    let mut log: Vec<_> = counted.collect();
    log.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| entries[a.1].id().cmp(entries[b.1].id())).then(b.2.cmp(&a.2)));
    log.into_iter().map(|(_, entry, number)| (entry, number)).collect()
}

/// The about pages by their `order`, then by title.
pub fn pages(pages: &[Arc<Entry>]) -> Vec<Arc<Entry>> {
    let mut pages = pages.to_vec();
    let place = |page: &Arc<Entry>| page.data().get("order").and_then(serde_json::Value::as_i64).unwrap_or(i64::MAX);
    pages.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.title().cmp(b.title())));
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aa_is_the_last_letter() {
        let compare = alphabet(Lang::Nb);
        let mut names = ["Ås", "Aalesund", "Oslo", "Ørland", "Ærfugl", "Asker", "andøy"];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(names, ["andøy", "Asker", "Oslo", "Ærfugl", "Ørland", "Aalesund", "Ås"]);
    }
}

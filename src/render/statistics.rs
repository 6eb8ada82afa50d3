//! The catalogue in numbers: how it grows, how far the editors have come, who uses what, what is there and what is missing, what one may
//! do with it, and how old it is. All of it is counted from the entries and what the schemas say of them; nothing of the readers.

use super::press::{Press, link};
use super::views::{BarView, ChartView, CountView, LinkView};
use super::wording::capitalised;
use super::{lists, pictures};
use crate::finding::Finding;
use crate::model::Date;
use crate::relate::CodeList;
use crate::route::paths;
use std::collections::BTreeMap;

/// How many quarters the growth is shown for.
const QUARTERS: usize = 12;
/// How old what an entry says may be, in months, for each row of the chart of ages; older than all of them is the last row.
const AGES: [(&str, u32); 4] = [("age_3", 3), ("age_12", 12), ("age_24", 24), ("age_36", 36)];
/// The most rows of a chart.
const ROWS: usize = 40;

type Rendered = Result<Vec<u8>, Box<Finding>>;

/// The page of numbers.
pub fn statistics(press: &Press) -> Rendered {
    let texts = press.theme.texts();
    let mut page = press.page("statistics", paths::STATISTICS, &texts.get("statistics_title"), &texts.get("statistics_lead"));
    page.crumbs = vec![press.home()];
    let single = [growth(press), statuses(press), reuse(press), licences(press), ages(press)];
    let charts: Vec<ChartView> = single.into_iter().chain(topics(press)).filter(|chart| !chart.bars.is_empty()).collect();
    press.with("statistics.html", &page, "charts", &charts)
}

/// A chart of rows with their counts.
fn chart(press: &Press, id: &'static str, rows: Vec<(String, Option<String>, usize)>) -> ChartView {
    let texts = press.theme.texts();
    let most = rows.iter().map(|(_, _, count)| *count).max().unwrap_or_default().max(1);
    let bar = |(label, url, count): (String, Option<String>, usize)| BarView { label, url, count, length: count * 1_000 / most };
    let text = |part: &str| texts.get(&format!("{id}_{part}"));
    ChartView {
        id,
        title: text("title"),
        column: text("column"),
        bars: rows.into_iter().map(bar).take(ROWS).collect(),
        map: None,
        without: Vec::new(),
    }
}

fn row(count: CountView) -> (String, Option<String>, usize) {
    (count.label, Some(count.url), count.count)
}

/// How many entries there were at the end of each of the last quarters.
fn growth(press: &Press) -> ChartView {
    let catalogue = &press.catalogue;
    let first = |entry: usize| catalogue.trace(entry).map(|trace| trace.first.date).or_else(|| catalogue.entries()[entry].date());
    let mut added: BTreeMap<usize, usize> = BTreeMap::new();
    catalogue.listed().filter_map(first).for_each(|date| *added.entry(quarter(date)).or_default() += 1);
    let now = quarter(catalogue.today());
    let oldest = added.keys().next().map_or(now + 1, |first| *first.max(&(now + 1).saturating_sub(QUARTERS)));
    let name = |quarter: usize| {
        press.theme.texts().filled("quarter", &[("n", &(quarter % 4 + 1).to_string()), ("name", &(quarter / 4).to_string())])
    };
    let rows = (oldest..=now).map(|quarter| (name(quarter), None, added.range(..=quarter).map(|(_, count)| count).sum()));
    chart(press, "growth", rows.collect())
}

/// A quarter of a year, counted from the year 0.
fn quarter(date: Date) -> usize {
    usize::from(date.year()) * 4 + usize::from(date.month() - 1) / 3
}

/// How many entries stand on each step of the ladder.
fn statuses(press: &Press) -> ChartView {
    let lang = press.lang;
    let rows = press
        .catalogue
        .steps()
        .map(|(step, entries)| (step.label.get(lang).to_owned(), Some(press.url(&paths::status(&step.code))), entries.len()));
    chart(press, "statuses", rows.collect())
}

/// How much is used in each place, and in which places nobody has said that they use anything.
fn reuse(press: &Press) -> ChartView {
    let catalogue = &press.catalogue;
    let users = catalogue.listed().flat_map(|entry| catalogue.users(entry));
    let Some((codes, used)) = catalogue.places(users) else { return chart(press, "reuse", Vec::new()) };
    let rows = lists::counted(press, codes, &used).into_iter().map(row).collect();
    let map = pictures::map(press, codes, &used);
    ChartView { map, without: without(press, codes, |code| used.contains_key(&code)), ..chart(press, "reuse", rows) }
}

/// The topmost codes that have nothing.
fn without(press: &Press, codes: &CodeList, has: impl Fn(usize) -> bool) -> Vec<LinkView> {
    let all = codes.vocabulary.concepts.iter().enumerate();
    let bare = all.filter(|(code, concept)| concept.broader.is_none() && !has(*code));
    let view = |(code, _): (usize, &_)| {
        let CountView { label, url, .. } = lists::count(press, codes, code);
        link(label, if codes.used.contains_key(&code) { url } else { String::new() })
    };
    bare.map(view).collect()
}

/// How many entries have each licence, and how many of those that could have one say nothing.
fn licences(press: &Press) -> ChartView {
    let catalogue = &press.catalogue;
    let mut rows: BTreeMap<String, (Option<String>, usize)> = BTreeMap::new();
    for entry in catalogue.listed() {
        let Some(kind) = catalogue.entries()[entry].kind() else { continue };
        let Some(licence) = super::glance::licence(press, &catalogue.entries()[entry], kind) else { continue };
        let unknown = licence.codes.is_empty().then(|| (press.theme.texts().get("licences_unknown"), None));
        for (label, url) in licence.codes.into_iter().map(|code| (code.label, Some(code.url))).chain(unknown) {
            rows.entry(label).or_insert((url, 0)).1 += 1;
        }
    }
    let mut rows: Vec<_> = rows.into_iter().map(|(label, (url, count))| (label, url, count)).collect();
    rows.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    chart(press, "licences", rows)
}

/// How long ago entries were changed.
fn ages(press: &Press) -> ChartView {
    let catalogue = &press.catalogue;
    let mut counts = [0; AGES.len() + 1];
    for date in catalogue.listed().filter_map(|entry| catalogue.date(entry)) {
        let age = AGES.iter().position(|(_, months)| date.plus_months(*months) > catalogue.today());
        counts[age.unwrap_or(AGES.len())] += 1;
    }
    let names = AGES.iter().map(|(name, _)| *name).chain(["age_older"]);
    let rows = names.zip(counts).map(|(name, count)| (press.theme.texts().get(name), None, count));
    let rows: Vec<_> = rows.collect();
    chart(press, "ages", if rows.iter().all(|(_, _, count)| *count == 0) { Vec::new() } else { rows })
}

/// For each vocabulary that asks for it: the topmost codes with what they hold, and those that hold nothing.
fn topics(press: &Press) -> Vec<ChartView> {
    let lang = press.lang;
    let counted = press.catalogue.codes().values().filter(|codes| codes.vocabulary.counted);
    let view = |codes: &CodeList| {
        let top = codes.used.keys().filter(|&&code| codes.depth(code) == 0);
        let rows = lists::counted(press, codes, &top.map(|&code| (code, codes.count(code))).collect()).into_iter().map(row).collect();
        let without = without(press, codes, |code| codes.used.contains_key(&code));
        ChartView { title: capitalised(codes.vocabulary.title.get(lang)), without, ..chart(press, "topics", rows) }
    };
    counted.map(view).collect()
}

//! Overviews to print and take to a meeting: what points to an entry, by relation, and what a code holds, by kind.

use super::lists::{self, pager};
use super::plain::not_found;
use super::press::{Press, link};
use super::views::{LinkView, OverviewRowView, OverviewTableView, OverviewView, TallyView};
use super::wording::capitalised;
use super::{dates, fields, glance, languages, standing};
use crate::check::schema::{Field, Kind, Show};
use crate::finding::Finding;
use crate::relate::{Backlink, Via};
use crate::route::{OVERVIEW_ROWS, paths};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What schemas say of the field that tells where in its life a thing is (Asset Description Metadata Schema).
const LIFE_CYCLE: &str = "adms:status";

type Rendered = Result<Vec<u8>, Box<Finding>>;

/// Entries that have something in common, and what that is.
struct Group {
    label: String,
    entries: Vec<usize>,
}

/// The path of the overview of what points to an entry, when any relation does.
pub fn of(press: &Press, number: usize) -> Option<String> {
    let path = paths::overview(&paths::entry(press.catalogue.entries()[number].id()));
    press.routes.get(&path).map(|_| press.url(&path))
}

/// A page of the overview of what points to an entry by a relation.
pub fn entry(press: &Press, number: usize, page: usize) -> Rendered {
    let catalogue = &press.catalogue;
    let entry = &catalogue.entries()[number];
    let Some(kind) = entry.kind() else { return not_found(press) };
    let many = capitalised(kind.many.get(press.lang));
    let subject = link(entry.title(), press.entry_url(number));
    let above = link(many, press.url(&paths::top(&kind.name)));
    let relations = catalogue.backlinks(number).iter().filter(|backlink| backlink.is_relation());
    let groups = by_relation(press, relations).into_iter().map(|(label, entries)| Group { label, entries }).collect();
    let lang = languages::foreign(press, entry);
    Sheet { base: paths::entry(entry.id()), above, subject, lang, groups, with_kind: true }.render(press, page)
}

/// A page of the overview of the entries of a code.
pub fn code(press: &Press, vocabulary: &str, code: usize, page: usize) -> Rendered {
    let catalogue = &press.catalogue;
    let lang = press.lang;
    let Some(codes) = catalogue.codes().get(vocabulary) else { return not_found(press) };
    let base = paths::code(vocabulary, &codes.vocabulary.concepts[code].slug);
    let subject = link(lists::label(codes, code, press), press.url(&base));
    let above = link(capitalised(codes.vocabulary.title.get(lang)), press.url(&paths::vocabulary(vocabulary)));
    let entries = codes.used.get(&code).map(Vec::as_slice).unwrap_or_default();
    let of = |kind: &Kind| entries.iter().copied().filter(|&entry| catalogue.entries()[entry].id().kind() == &*kind.name).collect();
    let groups = catalogue.kinds().iter().map(|(kind, _)| Group { label: capitalised(kind.many.get(lang)), entries: of(kind) });
    let groups = groups.filter(|group| !group.entries.is_empty()).collect();
    Sheet { base, above, subject, lang: None, groups, with_kind: false }.render(press, page)
}

/// The entries that point with some backlinks, under what each relation is called from its other end.
pub fn by_relation<'a>(press: &Press, backlinks: impl Iterator<Item = &'a Backlink>) -> Vec<(String, Vec<usize>)> {
    let lang = press.lang;
    let texts = press.theme.texts();
    let (mentioned, points_here) = (texts.get("mentioned_in"), texts.get("points_here"));
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for backlink in backlinks {
        let label = match &backlink.via {
            Via::Relation(inverse) => capitalised(inverse.label.get(lang)),
            Via::Plain => points_here.clone(),
            Via::Mention => mentioned.clone(),
        };
        match groups.iter_mut().find(|(known, _)| *known == label) {
            Some((_, entries)) => entries.push(backlink.from),
            None => groups.push((label, vec![backlink.from])),
        }
    }
    groups
}

/// An overview before it is cut into pages.
struct Sheet {
    base: String,
    above: LinkView,
    subject: LinkView,
    lang: Option<String>,
    groups: Vec<Group>,
    with_kind: bool,
}

impl Sheet {
    fn render(self, press: &Press, page: usize) -> Rendered {
        let base = paths::overview(&self.base);
        let title = format!("{}: {}", press.theme.texts().get("overview"), self.subject.label);
        let mut head = press.page("overview", &paths::numbered(&base, page), &title, "");
        if page > 1 {
            head.title = format!("{title} ({page})");
        }
        head.crumbs = vec![press.home(), self.above.clone(), self.subject.clone()];
        let rows: usize = self.groups.iter().map(|group| group.entries.len()).sum();
        let all: BTreeSet<usize> = self.groups.iter().flat_map(|group| group.entries.iter().copied()).collect();
        let view = OverviewView {
            made: dates::written(press.catalogue.today(), press.theme.texts()),
            total: all.len(),
            kinds: kinds(press, &all),
            statuses: statuses(press, &all),
            tables: self.tables(press, (page - 1) * OVERVIEW_ROWS),
            pager: pager(press, &base, page, rows.div_ceil(OVERVIEW_ROWS)),
            subject: self.subject,
            lang: self.lang,
        };
        press.with("overview.html", &head, "overview", &view)
    }

    /// The tables of the page whose first row is number `first` of all.
    fn tables(&self, press: &Press, first: usize) -> Vec<OverviewTableView> {
        let mut columns = Columns { press, kinds: HashMap::new() };
        let mut before = 0;
        let mut tables = Vec::new();
        for group in &self.groups {
            let here = |at: usize| at.saturating_sub(before).min(group.entries.len());
            let (start, end) = (here(first), here(first + OVERVIEW_ROWS));
            before += group.entries.len();
            if start < end {
                tables.push(columns.table(group, start, end, self.with_kind));
            }
        }
        tables
    }
}

/// How many of some entries are of each kind, in the order of the kinds.
fn kinds(press: &Press, entries: &BTreeSet<usize>) -> Vec<TallyView> {
    let catalogue = &press.catalogue;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    entries.iter().for_each(|&entry| *counts.entry(catalogue.entries()[entry].id().kind()).or_default() += 1);
    let tally = |kind: &Kind| {
        let label = capitalised(kind.many.get(press.lang));
        counts.get(&*kind.name).map(|&count| TallyView { label, count })
    };
    catalogue.kinds().iter().filter_map(|(kind, _)| tally(kind)).collect()
}

/// How many of some entries have each editorial status, in the order of the ladder.
fn statuses(press: &Press, entries: &BTreeSet<usize>) -> Vec<TallyView> {
    let catalogue = &press.catalogue;
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    entries.iter().for_each(|&entry| *counts.entry(catalogue.status_number(entry)).or_default() += 1);
    let label = |step: usize| catalogue.ladder().steps[step].label.get(press.lang).to_owned();
    counts.into_iter().map(|(step, count)| TallyView { label: label(step), count }).collect()
}

/// What the columns of each kind that was met hold.
struct Columns<'a> {
    press: &'a Press,
    kinds: HashMap<&'a str, Column<'a>>,
}

/// What the columns of a kind hold.
struct Column<'a> {
    kind: String,
    badge: Option<&'a Field>,
    licence: Option<&'a Field>,
}

impl<'a> Columns<'a> {
    /// The rows of a group from `start` until `end`.
    fn table(&mut self, group: &Group, start: usize, end: usize, with_kind: bool) -> OverviewTableView {
        let mut badges: BTreeSet<&str> = BTreeSet::new();
        let shown = &group.entries[start..end];
        let rows: Vec<OverviewRowView> = shown.iter().map(|&entry| self.row(entry, &mut badges)).collect();
        let dated = |entry: &usize| standing::dated(self.press, *entry).map(|(label, _)| label);
        // What some have from git and others say themselves goes by the wider name.
        let days: BTreeSet<&str> = shown.iter().filter_map(dated).collect();
        let day = if days.len() > 1 { Some("card_date") } else { days.first().copied() };
        let badge = match badges.len() {
            0 | 1 => badges.first().map(|label| capitalised(label)),
            _ => Some(self.press.theme.texts().get("overview_badge")),
        };
        OverviewTableView {
            caption: group.label.clone(),
            total: group.entries.len(),
            continued: start > 0,
            kind: with_kind,
            badge,
            licence: rows.iter().any(|row| !row.licence.is_empty()),
            date: day.map(|label| self.press.theme.texts().get(label)),
            rows,
        }
    }

    /// An entry; the label of the field that its badge comes from joins `badges`.
    fn row(&mut self, number: usize, badges: &mut BTreeSet<&'a str>) -> OverviewRowView {
        let press = self.press;
        let catalogue = &press.catalogue;
        let lang = press.lang;
        let entry = &catalogue.entries()[number];
        let column = entry.kind().map(|kind| self.of(kind));
        let badge = column.and_then(|column| column.badge).and_then(|field| Some((field, fields::one(press, entry, field)?)));
        badges.extend(badge.as_ref().map(|(field, _)| field.label.get(lang)));
        let licence = column.and_then(|column| column.licence).and_then(|field| glance::licence_codes(press, entry, field));
        let note = standing::note(press, number).map(|note| format!(" ({})", note.label.to_lowercase()));
        OverviewRowView {
            title: catalogue.name_of(number).to_owned(),
            url: press.entry_url(number),
            lang: languages::foreign(press, entry),
            kind: column.map(|column| column.kind.clone()).unwrap_or_default(),
            status: format!("{}{}", catalogue.status(number).label.get(lang), note.unwrap_or_default()),
            badge: badge.map(|(_, view)| joined(view.values.iter().filter_map(fields::text_of))).unwrap_or_default(),
            licence: licence.map(|(codes, own)| joined(own.iter().map(|&code| lists::label(codes, code, press)))).unwrap_or_default(),
            date: standing::dated(press, number).map(|(_, date)| dates::written(date, press.theme.texts())),
        }
    }

    fn of(&mut self, kind: &'a Kind) -> &Column<'a> {
        let lang = self.press.lang;
        self.kinds.entry(&kind.name).or_insert_with(|| {
            let licence = glance::licence_field(kind);
            let is_other = |field: &&Field| licence.is_none_or(|licence| licence.name != field.name);
            let badges = |common: bool| kind.shape.fields.iter().filter(move |field| field.show == Show::Badge && field.common == common);
            let life = kind.shape.fields.iter().find(|field| field.rdf.as_deref() == Some(LIFE_CYCLE) && field.show != Show::Hidden);
            let badge = life.or_else(|| badges(false).chain(badges(true)).find(is_other));
            Column { kind: capitalised(kind.one.get(lang)), badge, licence }
        })
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

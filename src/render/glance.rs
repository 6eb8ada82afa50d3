//! An entry at a glance: whether to trust it, what one may do with it, who uses it, and how to begin. The schemas say which fields and
//! relations tell that; no kind is known here.

use super::press::{Press, link};
use super::views::{CountView, FieldView, GlanceView, LicenceCodeView, LicenceView, StartView, TellView, UsersView};
use super::{dates, fields, forge, lists, pictures};
use crate::check::Entry;
use crate::check::schema::{Answers, Field, Kind, Show};
use crate::relate::CodeList;

/// How many users are named.
const NAMED: usize = 6;
/// The format of a field that says what one may do: SPDX licence expressions (spdx.github.io/spdx-spec).
const LICENCE: &str = "spdx";

/// The answers to what a reader wants to know of an entry first.
pub fn glance(press: &Press, number: usize, entry: &Entry, kind: &Kind) -> GlanceView {
    let catalogue = &press.catalogue;
    let standing = catalogue.standing(number).filter(|standing| !standing.changed);
    let decision = standing.and_then(|standing| standing.decision());
    let repository = press.view.repository.as_deref();
    let form = |form: &Option<String>, title: &str| {
        let title = press.theme.texts().filled(title, &[("name", entry.title())]);
        repository.map(|repository| forge::issue(repository, form.as_deref(), &title, entry.id().as_str()))
    };
    let forms = &catalogue.config().forms;
    GlanceView {
        decided: decision.map(|decision| dates::written(decision.date, press.theme.texts())),
        licence: licence(press, entry, kind),
        users: press.usable.contains(&*kind.name).then(|| users(press, number, form(&forms.used, "used_title"))),
        start: start(press, entry, kind),
        ask: form(&forms.question, "question_title"),
    }
}

/// The field of a kind that says what one may do.
pub fn licence_field(kind: &Kind) -> Option<&Field> {
    let is_licence = |field: &&Field| field.shape.format.as_deref() == Some(LICENCE) && field.vocabulary().is_some();
    kind.shape.fields.iter().find(is_licence)
}

/// The vocabulary of a field that says what one may do, and which of its codes an entry has.
pub fn licence_codes<'a>(press: &'a Press, entry: &Entry, field: &Field) -> Option<(&'a CodeList, Vec<usize>)> {
    let name = field.vocabulary()?;
    let codes = press.catalogue.codes().get(&**name)?;
    let mut known: Vec<usize> = Vec::new();
    for used in entry.codes().iter().filter(|used| used.vocabulary == *name && !used.withheld) {
        known.extend(codes.vocabulary.index(&used.code).filter(|code| !known.contains(code)));
    }
    Some((codes, known))
}

/// What one may do with an entry: nothing for a kind without licences.
pub fn licence(press: &Press, entry: &Entry, kind: &Kind) -> Option<LicenceView> {
    let field = licence_field(kind)?;
    let lang = press.lang;
    let (codes, known) = licence_codes(press, entry, field).map_or((None, Vec::new()), |(codes, known)| (Some(codes), known));
    let view = |code: usize| {
        let codes = codes?;
        let CountView { label, url, .. } = lists::count(press, codes, code);
        let tells = codes.vocabulary.concepts[code].tells.iter();
        let tells = tells.map(|(heading, text)| TellView { label: heading.get(lang).to_owned(), text: text.get(lang).to_owned() });
        let uri = codes.vocabulary.concepts[code].uri.clone();
        Some(LicenceCodeView { label, url, uri, tells: tells.filter(|tell| !tell.text.is_empty()).collect() })
    };
    Some(LicenceView { name: field.name.to_string(), codes: known.into_iter().filter_map(view).collect() })
}

/// Who uses an entry, and where they are.
fn users(press: &Press, number: usize, tell: Option<String>) -> UsersView {
    let catalogue = &press.catalogue;
    let users = catalogue.users(number);
    let places = catalogue.places(users.iter().copied());
    let map = places.as_ref().and_then(|(codes, counts)| pictures::map(press, codes, counts));
    let places = places.map(|(codes, counts)| lists::counted(press, codes, &counts)).unwrap_or_default();
    let first = users.iter().take(NAMED).map(|&user| link(catalogue.name_of(user), press.entry_url(user)));
    UsersView { total: users.len(), first: first.collect(), places, map, tell }
}

/// How to begin: what is written as steps says it best, then the other fields in the schema's order.
fn start(press: &Press, entry: &Entry, kind: &Kind) -> Option<StartView> {
    let asked =
        |ordered: bool| kind.shape.fields.iter().filter(move |field| field.answers == Some(Answers::Start) && field.ordered == ordered);
    asked(true).chain(asked(false)).find_map(|field| {
        let FieldView { name, label, mut values, .. } = fields::one(press, entry, field)?;
        let rest = values.len() - 1;
        let anchor = (rest > 0 && field.show == Show::Block).then(|| format!("#felt_{}", name.replace(' ', "_")));
        Some(StartView { label, first: values.swap_remove(0), rest, anchor })
    })
}

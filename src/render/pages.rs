//! The page of an entry.

use super::plain::not_found;
use super::press::{Press, icon, link};
use super::views::{AttachmentView, BacklinkView, EntryView, FieldView, HeadingView};
use super::wording::capitalised;
use super::{alike, cite, fields, forge, glance, languages, linked, overview, pictures, standing};
use crate::check::rules;
use crate::check::schema::Show;
use crate::check::{Document, Entry};
use crate::finding::Finding;
use crate::model::slugify;
use crate::route::paths;
use std::collections::BTreeMap;
use tera::{Context, Value};

type Rendered = Result<Vec<u8>, Box<Finding>>;

/// An entry, or a translation of it.
pub fn entry(press: &Press, number: usize, translation: Option<&Entry>) -> Rendered {
    let catalogue = &press.catalogue;
    let original: &Entry = &catalogue.entries()[number];
    let entry = translation.unwrap_or(original);
    let Some(kind) = entry.kind() else { return not_found(press) };
    let label = capitalised(kind.one.get(press.lang));
    let many = capitalised(kind.many.get(press.lang));
    let kind_url = press.url(&paths::top(&kind.name));
    let base = paths::entry(entry.id());
    let path = languages::path(&base, translation);
    let glance = glance::glance(press, number, entry, kind);
    let told = |field: &FieldView| glance.licence.as_ref().is_some_and(|licence| licence.name == field.name);
    let mut badges = fields::shown(press, entry, kind, Show::Badge);
    badges.retain(|field| !told(field));
    let view = EntryView {
        id: entry.id().to_string(),
        title: entry.title().to_owned(),
        summary: entry.summary().unwrap_or("").to_owned(),
        lang: languages::foreign(press, entry),
        kind: link(label, kind_url.clone()),
        kind_name: kind.name.to_string(),
        icon: icon(kind),
        status: standing::status(press, number),
        badges,
        glance,
        rows: fields::shown(press, entry, kind, Show::Row),
        blocks: fields::shown(press, entry, kind, Show::Block),
        headings: headings(entry),
        attachments: attachments(press, entry),
        backlinks: backlinks(press, number),
        overview: overview::of(press, number),
        alike: alike::alike(press, number),
        graph: pictures::graph(press, number),
        history: standing::history(press, number),
        since: standing::since(press, number),
        edit: press.view.repository.as_ref().map(|repository| forge::edit(repository, entry.source().text().path())),
        json: press.url(&format!("{base}index.json")),
        cite: cite::cite(press, number, entry, kind, press.addresses.address(&path)),
    };
    let mut page = press.page("entry", &path, &languages::page_title(original, entry), entry.summary().unwrap_or(""));
    page.languages = languages::of(press, original, &base, entry);
    page.image = press.card_image(&path);
    page.crumbs = vec![press.home(), link(many, kind_url)];
    let licences = view.glance.licence.iter().flat_map(|licence| &licence.codes);
    let licences: Vec<String> = licences.filter_map(|code| code.uri.clone()).collect();
    let mut context = Context::new();
    context.insert_value("linked", linked::entry(press, number, entry, kind, (&page, &licences)));
    context.insert("page", &page);
    context.insert("entry", &view);
    context.insert_value("body", Value::safe_string(&press.body(entry)));
    context.insert_value("documents", documents(press, original));
    context.insert("documents_lang", &languages::foreign(press, original));
    context.insert("decisions", &standing::decisions(press, number));
    context.insert("replaced_by", &standing::replaced_by(press, number));
    press.theme.render(&press.theme.entry_template(&kind.name), &context)
}

/// The headings of the text as the page shows them: a first-level one is second there.
fn headings(entry: &Entry) -> Vec<HeadingView> {
    let view = |heading: &crate::check::text::Heading| HeadingView {
        level: heading.level.max(2),
        text: heading.text.clone(),
        id: heading.id.clone(),
    };
    entry.body().headings.iter().map(view).collect()
}

/// The Markdown files beside an entry as the page shows them, each with its name and the anchor of its part.
fn documents(press: &Press, entry: &Entry) -> Value {
    let part = |document: Document<'_>| {
        let id = part_id(document.name);
        let html = press.document(entry, &document, 2, &format!("{id}_"));
        let (name, html) = (Value::from(document.name), Value::safe_string(&html));
        BTreeMap::from([("name".to_owned(), name), ("id".to_owned(), Value::from(id)), ("html".to_owned(), html)])
    };
    entry.documents().map(part).collect::<Vec<_>>().into()
}

/// The anchor of the part of a page that shows a document.
fn part_id(name: &str) -> String {
    format!("dokument_{}", slugify(name))
}

fn attachments(press: &Press, entry: &Entry) -> Vec<AttachmentView> {
    let lang = press.lang;
    let files = entry.source().attachments().iter().map(|file| AttachmentView {
        name: file.name.clone(),
        url: press.url(&paths::file(entry.id(), &file.name)),
        format: file.extension().to_uppercase(),
        size: rules::too_large::bytes(file.size).get(lang).to_owned(),
        part: file.text.is_some().then(|| format!("#{}", part_id(&file.name))),
    });
    files.collect()
}

/// The entries that point here, by relation; mentions last.
fn backlinks(press: &Press, number: usize) -> Vec<BacklinkView> {
    let catalogue = &press.catalogue;
    let (relations, mentions): (Vec<_>, Vec<_>) = catalogue.backlinks(number).iter().partition(|backlink| backlink.is_relation());
    let named = |&entry: &usize| link(catalogue.entries()[entry].title(), press.entry_url(entry));
    let view = |(label, entries): (String, Vec<usize>)| BacklinkView {
        label,
        entries: entries.iter().take(BacklinkView::SHOWN).map(named).collect(),
        total: entries.len(),
    };
    overview::by_relation(press, relations.into_iter().chain(mentions)).into_iter().map(view).collect()
}

//! An entry's fields as readers see them: what each value is comes from the schema.

use super::press::Press;
use super::views::{FieldView, ValueView};
use super::wording::capitalised;
use super::{dates, languages};
use crate::check::Entry;
use crate::check::schema::{Field, Kind, Shape, Show};
use crate::check::text::{Target, judge};
use crate::model::Date;
use crate::route::paths;
use serde_json::Value;
use std::sync::Arc;

/// Fields that the page shows in other ways.
const ELSEWHERE: &[&str] = &["title", "summary", "aliases"];

/// The fields of an entry that are shown in one place, in the schema's order; then those that the schema does not
/// name, with the facts.
pub fn shown(press: &Press, entry: &Entry, kind: &Kind, place: Show) -> Vec<FieldView> {
    let Some(data) = entry.data().as_object() else { return Vec::new() };
    let here = |common: bool| kind.shape.fields.iter().filter(move |field| field.show == place && field.common == common);
    // What is special to the kind says most: it stands before what all kinds have.
    let known = here(false).chain(here(true)).filter(|field| !ELSEWHERE.contains(&&*field.name));
    let lang = |name: &str| language(press, entry, name);
    let mut views: Vec<FieldView> =
        known.filter_map(|field| view(press, field, data.get(&*field.name)?, lang(&field.name).as_deref())).collect();
    if place == Show::Row {
        let unnamed = data.iter().filter(|(name, _)| kind.shape.field(name).is_none() && !ELSEWHERE.contains(&name.as_str()));
        let shape = kind.shape.rest.as_deref();
        views.extend(unnamed.filter_map(|(name, value)| plain_view(press, name, value, shape, lang(name).as_deref())));
    }
    views
}

/// One field of an entry, when it says anything.
pub fn one(press: &Press, entry: &Entry, field: &Field) -> Option<FieldView> {
    view(press, field, entry.data().get(&*field.name)?, language(press, entry, &field.name).as_deref())
}

/// The tag of the language of a field's words, when it is not the page's: of what a translation does not say itself, that of
/// the entry.
fn language(press: &Press, entry: &Entry, field: &str) -> Option<String> {
    let original = press.catalogue.index(entry.id().as_str()).map(|number| &press.catalogue.entries()[number]);
    let teller = original.filter(|original| !std::ptr::eq(&***original, entry) && !entry.says(field));
    languages::foreign(press, teller.map_or(entry, |original| original))
}

fn view(press: &Press, field: &Field, value: &Value, lang: Option<&str>) -> Option<FieldView> {
    let mut values = Vec::new();
    collect(press, value, &Context { field: Some(field), shape: Some(&field.shape), outer: None, lang }, &mut values);
    let label = capitalised(field.label.get(press.lang));
    (!values.is_empty()).then(|| FieldView { name: field.name.to_string(), label, values, ordered: field.ordered })
}

fn plain_view(press: &Press, name: &str, value: &Value, shape: Option<&Shape>, lang: Option<&str>) -> Option<FieldView> {
    let mut values = Vec::new();
    collect(press, value, &Context { field: None, shape, outer: None, lang }, &mut values);
    let label = capitalised(&name.replace(['_', '-'], " "));
    (!values.is_empty()).then(|| FieldView { name: name.to_owned(), label, values, ordered: false })
}

/// What the schema says of a value.
struct Context<'a> {
    field: Option<&'a Field>,
    shape: Option<&'a Shape>,
    /// The shape of the list that the value is an item of.
    outer: Option<&'a Shape>,
    /// The tag of the language of its words, when it is not the page's.
    lang: Option<&'a str>,
}

impl<'a> Context<'a> {
    fn says<T>(&self, of: impl Fn(&'a Shape) -> Option<T>) -> Option<T> {
        self.shape.and_then(&of).or_else(|| self.outer.and_then(&of))
    }
}

fn collect(press: &Press, value: &Value, context: &Context<'_>, into: &mut Vec<ValueView>) {
    match value {
        Value::Null => {}
        Value::Bool(yes) => into.push(ValueView::Flag { yes: *yes }),
        Value::Number(number) => into.push(ValueView::Text { text: number.to_string(), lang: None }),
        Value::String(text) if text.trim().is_empty() => {}
        Value::String(text) => into.push(text_value(press, text, context)),
        Value::Array(items) => {
            let shape = context.shape.and_then(|s| s.items.as_deref());
            let inner = Context { field: context.field, shape, outer: context.shape, lang: context.lang };
            items.iter().for_each(|item| collect(press, item, &inner, into));
        }
        Value::Object(fields) => {
            let shape = context.shape;
            let named = |name: &str| shape.and_then(|shape| shape.field(name));
            // The schema's order first, so that groups look alike whoever wrote them.
            let known =
                shape.map(|shape| shape.fields.iter()).into_iter().flatten().filter_map(|f| Some((&*f.name, fields.get(&*f.name)?)));
            let others = fields.iter().filter(|(name, _)| named(name).is_none()).map(|(name, value)| (name.as_str(), value));
            let shown = known.chain(others).filter(|(name, _)| named(name).is_none_or(|field| field.show != Show::Hidden));
            let views = shown.filter_map(|(name, value)| match named(name) {
                Some(field) => view(press, field, value, context.lang),
                None => plain_view(press, name, value, shape.and_then(|s| s.rest.as_deref()), context.lang),
            });
            let fields: Vec<FieldView> = views.collect();
            if !fields.is_empty() {
                into.push(ValueView::Group { fields });
            }
        }
    }
}

fn text_value(press: &Press, text: &str, context: &Context<'_>) -> ValueView {
    let catalogue = &press.catalogue;
    if context.says(|s| s.relation.as_ref()).is_some()
        && let Some(other) = catalogue.index(text)
    {
        let entry = &catalogue.entries()[other];
        let kind = entry.kind().map_or("", |kind| kind.one.get(press.lang));
        if !catalogue.has_page(other) {
            return ValueView::Text { text: entry.title().to_owned(), lang: languages::foreign(press, entry) };
        }
        let (text, lang) = languages::name(press, other);
        return ValueView::Entry { text, lang, url: press.entry_url(other), kind: capitalised(kind) };
    }
    if let Some(code) = context.says(|s| s.vocabulary.as_ref()).and_then(|name| code(press, name, text)) {
        return code;
    }
    let format = context.says(|s| s.format.as_deref());
    match format {
        Some("date") => {
            if let Some(date) = Date::parse(text) {
                let written = dates::written(date, press.theme.texts());
                return ValueView::Date { iso: written.iso, text: written.text };
            }
        }
        Some("email" | "idn-email") if !text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '?' | '&')) => {
            return ValueView::Link { text: text.to_owned(), url: format!("mailto:{text}") };
        }
        Some("phone" | "tel" | "telefon") => {
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            return ValueView::Link { text: text.to_owned(), url: format!("tel:{digits}") };
        }
        _ => {}
    }
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    match judge(text) {
        Target::Outside(url) if is_address && !text.contains(char::is_whitespace) => ValueView::Link { text: without_scheme(text), url },
        // One of a schema's own words is in no entry's language.
        _ => {
            let is_choice = context.says(|s| (!s.choices.is_empty()).then_some(())).is_some();
            let text = context.field.map_or(text, |field| field.choice(text, press.lang)).to_owned();
            ValueView::Text { text, lang: context.lang.filter(|_| !is_choice).map(str::to_owned) }
        }
    }
}

fn code(press: &Press, vocabulary: &Arc<str>, code: &str) -> Option<ValueView> {
    let list = press.catalogue.schemas().vocabulary(vocabulary)?;
    let concept = list.concept(code)?;
    let label = concept.label.get(press.lang);
    let text = if label.is_empty() { code } else { label };
    Some(ValueView::Code { text: capitalised(text), url: press.url(&paths::code(vocabulary, &concept.slug)) })
}

/// A web address as people read it.
fn without_scheme(url: &str) -> String {
    url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned()
}

/// The words of a value, when it is a single one.
pub fn text_of(value: &ValueView) -> Option<String> {
    match value {
        ValueView::Text { text, .. }
        | ValueView::Date { text, .. }
        | ValueView::Link { text, .. }
        | ValueView::Entry { text, .. }
        | ValueView::Code { text, .. } => Some(text.clone()),
        ValueView::Flag { .. } | ValueView::Group { .. } => None,
    }
}

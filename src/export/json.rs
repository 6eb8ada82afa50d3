//! Entries as JSON: one file an entry, and the catalogue in parts of bounded size.

use super::Export;
use crate::relate::{Catalogue, Via};
use crate::review::Visibility;
use crate::route::{JSON_PART, paths};
use serde_json::{Value, json};

/// How many of those that point to an entry its file names: what thousands use must not have a file that grows with them.
const BACKLINKS: usize = 1_000;

impl Export<'_> {
    /// An entry with everything that is known of it.
    pub fn entry_json(&self, number: usize) -> Vec<u8> {
        entry_json(self, number)
    }

    /// The catalogue as a whole: what it is, how many of what, and where its parts are.
    pub fn overview_json(&self) -> Vec<u8> {
        overview_json(self)
    }

    /// A part (from 1) of the catalogue: its entries in short, each with the address of the whole.
    pub fn part_json(&self, part: usize) -> Vec<u8> {
        part_json(self, part)
    }
}

fn entry_json(export: &Export<'_>, number: usize) -> Vec<u8> {
    let catalogue = export.catalogue;
    let entry = &catalogue.entries()[number];
    let mut value = brief(export, number);
    if is_withdrawn(export, number) {
        return bytes(&value);
    }
    let attachments =
        entry.source().attachments().iter().map(
            |file| json!({"name": file.name, "url": export.addresses.address(&paths::file(entry.id(), &file.name)), "bytes": file.size}),
        );
    let all = catalogue.backlinks(number);
    let backlinks = all.iter().take(BACKLINKS).map(|backlink| {
        let by = match &backlink.via {
            Via::Relation(inverse) => inverse.name.as_str(),
            Via::Plain => "relation",
            Via::Mention => "mention",
        };
        json!({"id": catalogue.entries()[backlink.from].id().as_str(), "relation": by})
    });
    value["data"] = entry.data().clone();
    value["text"] = Value::from(entry.source().body());
    let translations = entry.translations().iter().map(|other| {
        let tag = other.language().unwrap_or_default();
        let url = export.addresses.address(&paths::in_language(&paths::entry(entry.id()), tag));
        json!({"language": tag, "url": url, "title": other.title(), "summary": other.summary(), "text": other.source().body()})
    });
    value["translations"] = translations.collect();
    value["attachments"] = attachments.collect();
    value["backlinks"] = backlinks.collect();
    value["backlinks_total"] = Value::from(all.len());
    bytes(&value)
}

/// What a list of entries says of each; of a withdrawn one, nothing that it said itself.
fn brief(export: &Export<'_>, number: usize) -> Value {
    let catalogue = export.catalogue;
    let entry = &catalogue.entries()[number];
    let shown = !is_withdrawn(export, number);
    json!({
        "id": entry.id().as_str(),
        "url": catalogue.has_page(number).then(|| export.addresses.address(&paths::entry(entry.id()))),
        "kind": entry.id().kind(),
        "title": shown.then(|| entry.title()),
        "summary": entry.summary().filter(|_| shown),
        "status": catalogue.status(number).code,
        "standing": standing(catalogue, number),
        "history": history(catalogue, number).filter(|_| shown),
        "date": catalogue.date(number).filter(|_| shown).map(|date| date.to_string()),
    })
}

fn is_withdrawn(export: &Export<'_>, number: usize) -> bool {
    export.catalogue.status(number).visibility == Visibility::Withdrawn
}

/// When an entry was shared and changed; nothing where git does not know.
fn history(catalogue: &Catalogue, number: usize) -> Option<Value> {
    let trace = catalogue.trace(number)?;
    let by = Some(&*trace.last.by).filter(|by| catalogue.config().authors && !by.is_empty());
    Some(json!({"shared": trace.first.date.to_string(), "changed": trace.last.date.to_string(), "by": by}))
}

/// What the editors have decided of an entry; nothing where they have not.
fn standing(catalogue: &Catalogue, number: usize) -> Value {
    let Some(standing) = catalogue.standing(number) else { return Value::Null };
    let step = |step: usize| catalogue.ladder().steps[step].code.as_str();
    let counted = standing.decisions.iter().filter(|decision| decision.counts);
    let decisions = counted.map(|decision| {
        json!({
            "date": decision.date.to_string(),
            "by": decision.by,
            "role": decision.role,
            "status": step(decision.step),
            "note": decision.note,
            "meeting": decision.meeting,
            "conditions": decision.conditions,
            "replaced_by": decision.replaced_by,
        })
    });
    json!({
        "changed": standing.changed,
        "overdue": standing.overdue.map(|day| day.to_string()),
        "partial": standing.partial.map(|partial| json!({"status": step(partial.step), "have": partial.have, "need": partial.need})),
        "decisions": decisions.collect::<Vec<Value>>(),
    })
}

fn overview_json(export: &Export<'_>) -> Vec<u8> {
    let catalogue = export.catalogue;
    let kinds: Vec<Value> = catalogue
        .kinds()
        .iter()
        .map(|(kind, entries)| json!({"name": &*kind.name, "label": kind.many.get(catalogue.config().language), "entries": entries.len()}))
        .collect();
    let parts: Vec<String> = (1..=catalogue.entries().len().div_ceil(JSON_PART))
        .map(|part| export.addresses.address(&format!("/katalog/{part}.json")))
        .collect();
    bytes(&json!({
        "title": catalogue.config().title,
        "url": export.addresses.address("/"),
        "generated": catalogue.today().to_string(),
        "entries": catalogue.entries().len(),
        "kinds": kinds,
        "parts": parts,
    }))
}

fn part_json(export: &Export<'_>, part: usize) -> Vec<u8> {
    let total = export.catalogue.entries().len();
    let from = (part - 1) * JSON_PART;
    let entries: Vec<Value> = (from..(from + JSON_PART).min(total))
        .map(|number| {
            let mut value = brief(export, number);
            if is_withdrawn(export, number) {
                return value;
            }
            if export.catalogue.has_page(number) {
                value["json"] =
                    Value::from(export.addresses.address(&format!("{}index.json", paths::entry(export.catalogue.entries()[number].id()))));
            } else {
                value["data"] = export.catalogue.entries()[number].data().clone();
            }
            value
        })
        .collect();
    bytes(&json!({"part": part, "entries": entries}))
}

fn bytes(value: &Value) -> Vec<u8> {
    let mut text = value.to_string();
    text.push('\n');
    text.into_bytes()
}

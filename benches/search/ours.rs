//! Our own search: what its index costs, what it finds, and the part of the site that a reader who searches needs.

use super::relevance::{FIRST, Query};
use super::row::{Build, Row, Stage};
use super::task::{Task, in_child, sound, write};
use allmenning::render::{Page, Site};
use allmenning::route::{Route, paths};
use allmenning::search::find;
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use serde_json::json;
use std::fs;

/// Measures the index, asks it everything, and lays out what the other searches and the browser need.
pub fn measure(stage: &Stage, queries: &[Query]) -> Result<Row, String> {
    let build = cost(stage)?;
    let edition = sound(&stage.root)?;
    let site = &edition.site;
    let found = queries.iter().map(|query| first(site, &query.judged.query)).collect();
    lay(site, stage)?;
    documents(site, stage)?;
    Ok(Row { name: "this site".into(), build, found, visits: Vec::new() })
}

/// What the index costs beyond the edition that it is made of.
fn cost(stage: &Stage) -> Result<Build, String> {
    let out = stage.folder.join("index");
    let read = stage.cheapest(|| in_child(Task::Read, &stage.root, &out))?;
    let index = stage.cheapest(|| in_child(Task::Index, &stage.root, &out))?;
    Build::of(&read, &index, &out, |_| true)
}

/// The ids of the first hits.
fn first(site: &Site, query: &str) -> Vec<String> {
    let entries = site.catalogue().entries();
    find(site.index(), query).hits.iter().take(FIRST).map(|hit| entries[hit.entry].id().to_string()).collect()
}

/// Writes the search page, what it is made of, and the index.
fn lay(site: &Site, stage: &Stage) -> Result<(), String> {
    let folder = stage.site();
    for (path, route) in site.routes().all().iter().filter(|(_, route)| matches!(route, Route::Search | Route::Asset(_))) {
        let Page::Bytes(bytes) = site.render(path, route).map_err(|finding| format!("{finding:?}"))? else { continue };
        let file = folder.join(paths::on_disk(path));
        let parent = file.parent().ok_or("a page without a folder")?;
        fs::create_dir_all(parent).and_then(|()| fs::write(&file, bytes)).map_err(|error| error.to_string())?;
    }
    write(site.search_files(), &folder.join(paths::SEARCH_INDEX.trim_matches('/')))
}

/// Writes the entries as the other searches read them.
fn documents(site: &Site, stage: &Stage) -> Result<(), String> {
    let catalogue = site.catalogue();
    let listed = catalogue.entries().iter().enumerate().filter(|(number, _)| catalogue.is_listed(*number));
    let lines: Vec<String> = listed
        .map(|(_, entry)| {
            let (id, summary, text) = (entry.id().to_string(), entry.summary().unwrap_or(""), plain(entry.source().body()));
            json!({"id": id, "title": entry.title(), "summary": summary, "text": text}).to_string()
        })
        .collect();
    fs::write(stage.documents(), lines.join("\n")).map_err(|error| error.to_string())
}

/// The text of Markdown, without its marks and without the targets of its links.
fn plain(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut text = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            Event::SoftBreak | Event::HardBreak | Event::End(_) => text.push(' '),
            _ => {}
        }
    }
    text
}

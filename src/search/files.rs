//! The index as files: an overview, words by range, and what a list of hits shows of each entry.

use super::elasticlunr::elasticlunr;
use super::index::{Index, Posting};
use super::norwegian::Rules;
use crate::relate::Catalogue;
use serde_json::{Value, json};

/// The files of the index by name, each with its bytes.
pub type Files = Vec<(String, Vec<u8>)>;

/// About how many bytes a file of words holds.
const SHARD: usize = 40_000;
/// How many entries a file of hits holds.
const HITS: usize = 200;
/// How many values of a facet a filter offers.
const VALUES: usize = 60;

/// Writes the index of a catalogue; `url` gives an entry's path, `note` the code and the words of what a reader should know beside
/// its status.
pub fn files(
    index: &Index,
    catalogue: &Catalogue,
    url: impl Fn(usize) -> String,
    note: impl Fn(usize) -> Option<(&'static str, String)>,
) -> Files {
    let mut files = Files::new();
    let mut first_words = Vec::new();
    for (number, (first, bytes)) in shards(index).into_iter().enumerate() {
        first_words.push(first);
        files.push((format!("ord-{number}.json"), bytes));
    }
    let mut first_ends = Vec::new();
    for (number, (first, bytes)) in ends(index).into_iter().enumerate() {
        first_ends.push(first);
        files.push((format!("bak-{number}.json"), bytes));
    }
    let lang = catalogue.config().language;
    let numbers: Vec<usize> = (0..catalogue.entries().len()).collect();
    for (number, chunk) in numbers.chunks(HITS).enumerate() {
        let hits: Vec<Value> = chunk
            .iter()
            .map(|&entry| {
                // No search finds it, and nothing of it is published.
                if !catalogue.is_listed(entry) {
                    return Value::Null;
                }
                let e = &catalogue.entries()[entry];
                let kind = e.kind().map_or("", |kind| kind.one.get(lang));
                let status = catalogue.status(entry);
                json!([
                    e.title(),
                    url(entry),
                    e.summary().unwrap_or(""),
                    kind,
                    status.label.get(lang),
                    status.code,
                    e.language().unwrap_or(lang.tag()),
                    note(entry),
                    e.id().as_str()
                ])
            })
            .collect();
        files.push((format!("treff-{number}.json"), Value::Array(hits).to_string().into_bytes()));
    }
    let facets: Vec<Value> = index
        .facets
        .iter()
        .map(|facet| {
            let values: Vec<Value> = facet.values.iter().take(VALUES).map(|(value, label, count)| json!([value, label, count])).collect();
            json!({"name": facet.name, "label": facet.label, "values": values})
        })
        .collect();
    let meanings: serde_json::Map<String, Value> =
        catalogue.ladder().steps.iter().map(|step| (step.code.clone(), Value::from(step.meaning.get(lang)))).collect();
    let overview = json!({
        "entries": catalogue.entries().len(),
        "hits": HITS,
        "words": first_words,
        "ends": first_ends,
        "rules": Rules::standard(),
        "facets": facets,
        "statuses": meanings,
    });
    files.push(("oversikt.json".into(), overview.to_string().into_bytes()));
    if catalogue.config().elasticlunr {
        files.push(("elasticlunr.json".into(), elasticlunr(catalogue)));
    }
    files
}

/// The words in the order of their last letters, in ranges of about [`SHARD`] bytes, each range with the end of its first word: a list
/// of words and a list of how many entries have them. What somebody wrote with a slip in the first letters is sought here.
fn ends(index: &Index) -> Vec<(String, Vec<u8>)> {
    let words = index.terms.iter().filter(|(term, _)| !term.contains(':'));
    let mut words: Vec<(String, &str, usize)> =
        words.map(|(term, postings)| (term.chars().rev().collect(), term.as_str(), postings.len())).collect();
    words.sort();
    let mut ranges = Vec::new();
    let mut rest = words.as_slice();
    while let Some((first, ..)) = rest.first() {
        let sizes = rest.iter().scan(0, |size, (_, term, _)| {
            *size += term.len() + 6;
            Some(*size)
        });
        let count = sizes.take_while(|size| *size < SHARD).count().max(1);
        let (range, after) = rest.split_at(count);
        let terms: Vec<&str> = range.iter().map(|(_, term, _)| *term).collect();
        let counts: Vec<usize> = range.iter().map(|(.., count)| *count).collect();
        ranges.push((first.clone(), json!({"words": terms, "counts": counts}).to_string().into_bytes()));
        rest = after;
    }
    ranges
}

/// The words in ranges of about [`SHARD`] bytes: the first word of each range, and the range as JSON. A range is a
/// list of words and a list of their postings: entry and impact in turn, the entries as differences.
fn shards(index: &Index) -> Vec<(String, Vec<u8>)> {
    let mut shards = Vec::new();
    let (mut first, mut terms, mut postings) = (String::new(), String::from("["), String::from("["));
    for (term, list) in &index.terms {
        if terms.len() > 1 {
            terms.push(',');
            postings.push(',');
        } else {
            first.clone_from(term);
        }
        terms.push_str(&Value::from(term.as_str()).to_string());
        write_postings(&mut postings, list);
        if terms.len() + postings.len() > SHARD {
            shards.push((std::mem::take(&mut first), close(&mut terms, &mut postings)));
        }
    }
    if terms.len() > 1 {
        shards.push((first, close(&mut terms, &mut postings)));
    }
    shards
}

fn write_postings(out: &mut String, list: &[Posting]) {
    use std::fmt::Write;
    out.push('[');
    let mut before = 0;
    for (number, posting) in list.iter().enumerate() {
        let comma = if number > 0 { "," } else { "" };
        // Writing into a string cannot fail.
        let _ = write!(out, "{comma}{},{}", posting.entry - before, posting.impact);
        before = posting.entry;
    }
    out.push(']');
}

fn close(terms: &mut String, postings: &mut String) -> Vec<u8> {
    let whole = format!("{{\"words\":{terms}],\"postings\":{postings}]}}").into_bytes();
    *terms = "[".into();
    *postings = "[".into();
    whole
}

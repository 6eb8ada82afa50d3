//! The index as files: a plan that says where everything is, the words, what hits show of each entry, and what can be filtered on.

use super::elasticlunr::elasticlunr;
use super::index::Index;
use super::lexicon::lexicon;
use super::norwegian::Rules;
use super::numbers::Numbers;
use super::pieces::{Edition, Packs, Piece};
use crate::relate::Catalogue;
use serde_json::{Value, json};

/// The files of the index by name, each with its bytes.
pub type Files = Vec<(String, Vec<u8>)>;

/// What a list of hits shows of an entry.
#[derive(Debug)]
pub struct Shown {
    /// Its address.
    pub url: String,
    /// The text under the title.
    pub summary: String,
    /// The tag of the language of title and summary, when it is not the site's.
    pub lang: Option<String>,
    /// The code and the words of what a reader should know beside its status.
    pub note: Option<(&'static str, String)>,
    /// What it is, who owns it, what it is about: short texts.
    pub tells: Vec<String>,
}

/// The name of the plan.
const PLAN: &str = "plan.bin";
/// How many entries a piece of hits shows.
const SHOWN: usize = 5;
/// How many values of a facet a filter offers.
const VALUES: usize = 60;
/// The most files of words, of what hits show, of tails, and of words by their first and last letters: together less than 600.
const FILES: [usize; 5] = [180, 180, 60, 60, 60];
/// The names of these files, before their numbers.
const NAMES: [&str; 5] = ["ord", CARDS, "hale", "start", "slutt"];
const CARDS: &str = "treff";

/// Writes the index of a catalogue; `shown` tells what hits show of an entry.
pub fn files(index: &Index, catalogue: &Catalogue, shown: impl Fn(usize) -> Shown + Sync) -> Files {
    let words = lexicon(index);
    let parts = [words.words, cards(catalogue, shown), words.tails, words.begins, words.ends];
    let edition = Edition::of(parts.iter().flatten());
    let mut files = Files::new();
    let mut plan = plan(index, catalogue, edition);
    for ((pieces, most), name) in parts.iter().zip(FILES).zip(NAMES) {
        let packs = if name == CARDS { Packs::in_slots(pieces, edition, most) } else { Packs::of(pieces, edition, most) };
        plan[name] = packs.plan;
        files.extend(packs.files.into_iter().enumerate().map(|(number, bytes)| (format!("{name}-{number}.bin"), bytes)));
    }
    files.push((PLAN.into(), edition.packed(plan.to_string().as_bytes())));
    files.push(("filtre.bin".into(), edition.packed(facets(index).to_string().as_bytes())));
    if catalogue.config().elasticlunr {
        files.push(("elasticlunr.json".into(), elasticlunr(catalogue)));
    }
    files
}

/// What the script must know before it can search.
fn plan(index: &Index, catalogue: &Catalogue, edition: Edition) -> Value {
    let lang = catalogue.config().language;
    let steps = catalogue.ladder().steps.iter().map(|step| (&step.code, step.label.get(lang), step.meaning.get(lang)));
    json!({
        "edition": edition.name(),
        "entries": index.entries,
        "shown": SHOWN,
        "rules": Rules::standard(),
        "numbers": Numbers::standard(),
        "statuses": steps.collect::<Vec<_>>(),
        "asked": index.kinds,
        "kinds": kinds(catalogue).map(|(_, label)| label).collect::<Vec<_>>(),
    })
}

/// The kinds by name, with what one entry of them is called.
fn kinds(catalogue: &Catalogue) -> impl Iterator<Item = (&str, &str)> {
    let lang = catalogue.config().language;
    catalogue.kinds().iter().map(move |(kind, _)| (&*kind.name, kind.one.get(lang)))
}

/// What hits show, [`SHOWN`] entries to a piece, in the order of their numbers.
fn cards(catalogue: &Catalogue, shown: impl Fn(usize) -> Shown + Sync) -> Vec<Piece> {
    let card = |entry: usize| {
        // No search finds it, and nothing of it is published.
        if !catalogue.is_listed(entry) {
            return Value::Null;
        }
        let e = &catalogue.entries()[entry];
        let kind = kinds(catalogue).position(|(name, _)| name == e.id().kind());
        let step = catalogue.ladder().steps.iter().position(|step| step.code == catalogue.status(entry).code);
        let Shown { url, summary, lang, note, tells } = shown(entry);
        json!([e.id().as_str(), url, e.title(), summary, kind, step, tells, lang, note])
    };
    let numbers: Vec<usize> = (0..catalogue.entries().len()).collect();
    let piece = |chunk: &[usize]| {
        let cards: Vec<Value> = chunk.iter().map(|entry| card(*entry)).collect();
        Piece { bytes: Value::Array(cards).to_string().into_bytes(), ..Piece::default() }
    };
    numbers.chunks(SHOWN).map(piece).collect()
}

/// What can be filtered on, with the values that most entries have.
fn facets(index: &Index) -> Value {
    let facet = |facet: &super::Facet| {
        let values: Vec<Value> = facet.values.iter().take(VALUES).map(|(value, label, count)| json!([value, label, count])).collect();
        json!({"name": facet.name, "label": facet.label, "kinds": facet.kinds, "values": values})
    };
    index.facets.iter().map(facet).collect()
}

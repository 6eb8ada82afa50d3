//! Entry → its words, each with how much it says of the entry: BM25F (Robertson, Zaragoza and Taylor 2004), where what tells what
//! the entry is counts beside its text.

use super::ending::Ending;
use super::keys::{Keys, Met};
use super::term::each_text;
use super::words::words;
use crate::check::Entry;
use crate::relate::Catalogue;
use std::borrow::Cow;

/// The weight of a title's words, beside which a schema's `x-search` is read.
const TITLE: f32 = 5.0;
/// The weight of a summary's words where the schema gives none.
const SUMMARY: f32 = 2.0;
/// The weight of the labels and synonyms of an entry's codes.
const CODE: f32 = 0.5;
/// The weight of the words of a document beside the text.
const DOCUMENT: f32 = 0.3;
/// The weight of the words of an entry's id.
const SLUG: f32 = 2.0;
/// The weight of the words for an entry's kind.
const KIND: f32 = 1.0;
/// What a whole title gives its words together, so that who writes it finds it first.
const WHOLE: f32 = 4.0;
/// How soon a word's repetition in a text says nothing more (the k1 of BM25).
const SATURATION: f32 = 1.2;
/// How much the length of a text counts (the b of BM25), and the usual length in words.
const LENGTH: f32 = 0.5;
const USUAL: f32 = 300.0;
/// How much what tells what an entry is counts beside its text, and how soon more of it says nothing more.
const FACE: f32 = 1.3;
const ENOUGH: f32 = 7.0;

/// What a word is worth in an entry.
#[derive(Debug, Clone, Copy)]
pub struct Weight {
    /// How much it says of the entry.
    pub weight: f32,
    /// How the word ends.
    pub ending: Ending,
}

/// What weighs the entries of a catalogue, one after the other.
#[derive(Default)]
pub struct Scales {
    /// The words that have been met.
    pub keys: Keys,
    text: Counts,
    face: Counts,
}

impl Scales {
    /// How much each word of an entry weighs, by the number of its key.
    pub fn weights(&mut self, catalogue: &Catalogue, entry: usize) -> impl Iterator<Item = (u32, Weight)> {
        let entry = &catalogue.entries()[entry];
        let Scales { keys, text, face } = self;
        text.clear();
        face.clear();
        weigh_text(entry, text, keys);
        weigh_face(catalogue, entry, face, keys);
        combine(text, face, &telling(entry.title(), keys));
        text.all()
    }
}

fn weigh_text(entry: &Entry, text: &mut Counts, keys: &mut Keys) {
    text.add(&without_targets(entry.source().body()), 1.0, keys);
    entry.documents().for_each(|document| text.add(&without_targets(document.text.content()), DOCUMENT, keys));
    entry.translations().iter().for_each(|other| text.add(&without_targets(other.source().body()), DOCUMENT, keys));
}

/// What tells what an entry is.
fn weigh_face(catalogue: &Catalogue, entry: &Entry, face: &mut Counts, keys: &mut Keys) {
    face.add(entry.title(), TITLE, keys);
    for other in entry.translations() {
        [Some(other.title()), other.summary()].into_iter().flatten().for_each(|text| face.add(text, SUMMARY, keys));
    }
    face.add(entry.id().slug(), SLUG, keys);
    if let Some(kind) = entry.kind() {
        kind.one.all().chain(kind.many.all()).for_each(|text| face.add(text, KIND, keys));
        for field in kind.shape.fields.iter().filter(|field| &*field.name != "title") {
            let default = if &*field.name == "summary" { SUMMARY } else { 0.0 };
            let weight = if field.search > 0.0 { field.search } else { default };
            if weight > 0.0
                && let Some(value) = entry.data().get(&*field.name)
            {
                each_text(value, &mut |text| face.add(text, weight, keys));
            }
        }
    }
    for code in entry.codes().iter().filter(|code| !code.withheld) {
        let list = catalogue.schemas().vocabulary(&code.vocabulary);
        if let Some(concept) = list.and_then(|list| list.concept(&code.code)) {
            concept.label.all().chain(concept.synonyms.iter().map(String::as_str)).for_each(|text| face.add(text, CODE, keys));
        }
    }
}

/// The keys of the words of a title that say something of what is sought; of all, when none does.
fn telling(title: &str, keys: &mut Keys) -> Vec<u32> {
    let mut all: Vec<String> = Vec::new();
    words(title, |word| all.push(word.to_owned()));
    all.dedup();
    let met: Vec<Met> = all.iter().map(|word| keys.of(word)).collect();
    let is_silent = met.iter().all(|met| met.is_stop);
    met.into_iter().filter(|met| is_silent || !met.is_stop).map(|met| met.key).collect()
}

/// Lays what tells what an entry is beside its text. A word says less in a long text than in a short one, and more in a short title
/// than in a long one.
fn combine(text: &mut Counts, face: &Counts, title: &[u32]) {
    let length = 1.0 - LENGTH + LENGTH * text.words / USUAL;
    for place in 0..text.met.len() {
        let word = &mut text.held[text.met[place] as usize];
        word.weight = word.weight * (SATURATION + 1.0) / (word.weight + SATURATION * length);
    }
    for (key, word) in face.all() {
        let held = text.hold(key, word.ending);
        held.weight += FACE * word.weight * (ENOUGH + 1.0) / (word.weight + ENOUGH);
        held.ending = held.ending.min(word.ending);
    }
    for key in title {
        if let Some(held) = text.held.get_mut(*key as usize).filter(|held| held.weight > 0.0) {
            held.weight += WHOLE / title.len() as f32;
        }
    }
}

/// A text without where its links lead: the names of files are no words of it.
fn without_targets(text: &str) -> Cow<'_, str> {
    if !text.contains("](") {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split("](");
    let mut out = String::with_capacity(text.len());
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        out.push_str("] ");
        out.push_str(piece.split_once(')').map_or(piece, |(_, after)| after));
    }
    Cow::Owned(out)
}

/// How often words stand in texts, and how many there are in all. What has no weight has not been met.
#[derive(Default)]
struct Counts {
    held: Vec<Weight>,
    met: Vec<u32>,
    words: f32,
}

impl Counts {
    fn add(&mut self, text: &str, weight: f32, keys: &mut Keys) {
        words(text, |word| {
            let Met { key, ending, .. } = keys.of(word);
            self.words += weight;
            self.hold(key, ending).weight += weight;
        });
    }

    /// What is held of a key; one that had not been met now is, with this ending.
    fn hold(&mut self, key: u32, ending: Ending) -> &mut Weight {
        let place = key as usize;
        if place >= self.held.len() {
            self.held.resize(place + 1, Weight { weight: 0.0, ending: Ending::UNKNOWN });
        }
        let held = &mut self.held[place];
        if held.weight == 0.0 {
            held.ending = ending;
            self.met.push(key);
        }
        held
    }

    /// What has been met, in its order.
    fn all(&self) -> impl Iterator<Item = (u32, Weight)> {
        self.met.iter().map(|key| (*key, self.held[*key as usize]))
    }

    fn clear(&mut self) {
        for key in self.met.drain(..) {
            self.held[key as usize].weight = 0.0;
        }
        self.words = 0.0;
    }
}

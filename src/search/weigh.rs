//! Entry → its words, each with how much it says of the entry: BM25F (Robertson, Zaragoza and Taylor 2004), where what tells what
//! the entry is counts beside its text.

use super::asked::asked;
use super::ending::Ending;
use super::norwegian::Keys;
use super::term::each_text;
use super::words::words;
use crate::relate::Catalogue;
use std::borrow::Cow;
use std::collections::HashMap;

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

/// How much each word of an entry weighs, by its key.
pub fn weights(catalogue: &Catalogue, entry: usize, keys: &mut Keys) -> HashMap<String, Weight> {
    let entry = &catalogue.entries()[entry];
    let mut text = Counts::default();
    text.add(&without_targets(entry.source().body()), 1.0, keys);
    entry.documents().for_each(|document| text.add(&without_targets(document.text.content()), DOCUMENT, keys));
    entry.translations().iter().for_each(|other| text.add(&without_targets(other.source().body()), DOCUMENT, keys));
    let mut face = Counts::default();
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
    combined(text, face, entry.title())
}

/// A word says less in a long text than in a short one, and more in a short title than in a long one.
fn combined(text: Counts, face: Counts, title: &str) -> HashMap<String, Weight> {
    let length = 1.0 - LENGTH + LENGTH * text.words / USUAL;
    let mut weights = text.of;
    for word in weights.values_mut() {
        word.weight = word.weight * (SATURATION + 1.0) / (word.weight + SATURATION * length);
    }
    for (key, word) in face.of {
        let held = weights.entry(key).or_insert(Weight { weight: 0.0, ending: word.ending });
        held.weight += FACE * word.weight * (ENOUGH + 1.0) / (word.weight + ENOUGH);
        held.ending = held.ending.min(word.ending);
    }
    let title = asked(title);
    for word in &title {
        if let Some(held) = weights.get_mut(&word.key) {
            held.weight += WHOLE / title.len() as f32;
        }
    }
    weights
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

/// How often words stand in texts, and how many there are in all.
#[derive(Default)]
struct Counts {
    of: HashMap<String, Weight>,
    words: f32,
}

impl Counts {
    fn add(&mut self, text: &str, weight: f32, keys: &mut Keys) {
        words(text, |word| {
            let key = keys.of(word);
            self.words += weight;
            match self.of.get_mut(key) {
                Some(count) => count.weight += weight,
                None => drop(self.of.insert(key.to_owned(), Weight { weight, ending: Ending::of(word, key) })),
            }
        });
    }
}

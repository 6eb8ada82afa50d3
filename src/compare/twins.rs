//! New entries that are much like others: in title, summary, source code, organisation number or text.

use super::alike::{Sieve, Title, runs, words};
use super::side::Side;
use crate::check::Entry;
use crate::check::rules::likely_duplicate::Likeness;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

/// From what share of the words in common, on both sides, two summaries are nearly the same.
const SUMMARY: f64 = 0.8;
/// From what share of its text that is found in another an entry is most of that other.
const TEXT: f64 = 0.6;
/// How many words a summary must have, and how many runs of words a text, before they say anything.
const LEAST: (usize, usize) = (5, 8);

/// The fields by which schemas name the address of the source code.
const REPOSITORIES: &[&str] = &["schema:codeRepository", "doap:repository"];

/// How many entries that a new one is like are told of: the most alike.
const MOST: usize = 3;

/// For each of the `new` entries, those that it is much like and in what, the most alike first. Two new ones that are alike are
/// told of once.
pub fn twins(side: &Side<'_>, new: &[usize]) -> Vec<Vec<(usize, Vec<Likeness>)>> {
    let mut twins: Vec<Vec<(usize, Vec<Likeness>)>> = vec![Vec::new(); new.len()];
    if new.is_empty() {
        return twins;
    }
    let entries = side.entries();
    let faces: Vec<Face> = new.iter().map(|&number| Face::of(&entries[number])).collect();
    let summaries = Sieve::of(new.iter().map(|&number| words(entries[number].summary().unwrap_or_default())), LEAST.0);
    let texts = Sieve::of(new.iter().map(|&number| runs(entries[number].source().body())), LEAST.1);
    let is_told = |one: usize, other: usize| new[one] == other || new[..one].contains(&other);
    let seek = |(other, entry): (usize, &std::sync::Arc<Entry>)| {
        let mut found: Vec<(usize, Likeness)> = Vec::new();
        let face = Face::of(entry);
        for (one, mine) in faces.iter().enumerate().filter(|(_, mine)| mine.kind == face.kind) {
            found.extend(mine.likenesses(&face).into_iter().map(|likeness| (one, likeness)));
        }
        if !summaries.is_empty() {
            let shares = summaries.shares(words(entry.summary().unwrap_or_default())).into_iter();
            let alike = shares.filter(|share| share.own >= SUMMARY && share.other >= SUMMARY && faces[share.text].kind == face.kind);
            found.extend(alike.map(|share| (share.text, Likeness::Summary)));
        }
        if !texts.is_empty() {
            let shares = texts.shares(runs(entry.source().body())).into_iter();
            found.extend(shares.filter(|share| share.own >= TEXT).map(|share| (share.text, Likeness::Text)));
        }
        found.into_iter().map(|(one, likeness)| (one, other, likeness)).collect::<Vec<_>>()
    };
    let found: BTreeSet<(usize, usize, Likeness)> = entries.par_iter().enumerate().flat_map_iter(seek).collect();
    for (one, other, likeness) in found {
        // A new one that stands later among the new looks back at this one; not the other way.
        if is_told(one, other) {
            continue;
        }
        match twins[one].last_mut().filter(|(last, _)| *last == other) {
            Some((_, likenesses)) => likenesses.push(likeness),
            None => twins[one].push((other, vec![likeness])),
        }
    }
    for found in &mut twins {
        found.sort_by_key(|(other, likenesses)| (std::cmp::Reverse(likenesses.len()), *other));
        found.truncate(MOST);
    }
    twins
}

/// What is compared letter by letter.
struct Face<'a> {
    kind: &'a str,
    title: Title,
    repositories: Vec<String>,
    numbers: Vec<String>,
}

impl Face<'_> {
    fn of(entry: &Entry) -> Face<'_> {
        let fields = entry.kind().map(|kind| kind.shape.fields.as_slice()).unwrap_or_default();
        let (mut repositories, mut numbers) = (Vec::new(), Vec::new());
        for field in fields {
            let is_repository = field.rdf.as_deref().is_some_and(|rdf| REPOSITORIES.contains(&rdf));
            if !is_repository && !is_organisation_number(field) {
                continue;
            }
            let text = entry.data().get(&*field.name).and_then(Value::as_str);
            match text {
                Some(address) if is_repository => repositories.push(plain_address(address)),
                Some(number) => numbers.push(number.split_whitespace().collect()),
                None => {}
            }
        }
        Face { kind: entry.id().kind(), title: Title::of(entry.title()), repositories, numbers }
    }

    fn likenesses(&self, other: &Face<'_>) -> Vec<Likeness> {
        let shared = |mine: &[String], theirs: &[String]| mine.iter().any(|one| theirs.contains(one));
        let signs = [
            (self.title.is_like(&other.title), Likeness::Title),
            (shared(&self.repositories, &other.repositories), Likeness::Repository),
            (shared(&self.numbers, &other.numbers), Likeness::OrganisationNumber),
        ];
        signs.into_iter().filter(|(is_alike, _)| *is_alike).map(|(_, likeness)| likeness).collect()
    }
}

/// Whether a field is the number of the organisation that the entry is.
pub fn is_organisation_number(field: &crate::check::schema::Field) -> bool {
    field.shape.format.as_deref() == Some("organisation-number")
}

/// An address without what does not tell two repositories apart.
fn plain_address(url: &str) -> String {
    let lower = url.trim().to_lowercase();
    let bare = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/');
    bare.strip_suffix(".git").unwrap_or(bare).to_owned()
}

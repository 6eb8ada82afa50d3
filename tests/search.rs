//! How well the search finds: judged queries on the catalogue of this repository and on municipal texts; and how words become keys.
//! See `tests/search/README.md`.
//!
//! `cargo test --test search -- --nocapture` shows the figures for each sort of query, and the queries that miss.

#[allow(dead_code, reason = "each suite uses a part of it")]
#[path = "search/collection.rs"]
mod collection;

use allmenning::edition::{Request, edition};
use allmenning::model::Date;
use allmenning::render::Site;
use allmenning::search::{asked, find};
use collection::{EVERYDAY, Judged, MUNICIPAL, STANDARD, judged, municipal, repository};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// What the search must reach on every set: the mean of 1 ÷ the place of the first right answer among ten.
const LEAST: f64 = 0.85;
/// The same for the set whose words are not those of the entries.
const LEAST_EVERYDAY: f64 = 0.7;

fn site(root: &Path) -> Site {
    let today = Date::new(2026, 11, 22).expect("a day");
    edition(root, &Request::on(today), None).expect("the catalogue is read").0.site
}

/// The place of the first right answer among ten, from 1.
fn place(site: &Site, judged: &Judged) -> Option<usize> {
    let entries = site.catalogue().entries();
    let hits = find(site.index(), &judged.query).hits;
    hits.iter().take(10).position(|hit| judged.ids.iter().any(|id| entries[hit.entry].id().as_str() == id)).map(|place| place + 1)
}

/// The mean of 1 ÷ the place over a set, told by category.
fn measured(site: &Site, file: &str, set: &[Judged]) -> f64 {
    let mut sums: BTreeMap<&str, (f64, usize)> = BTreeMap::new();
    for judged in set {
        let place = place(site, judged);
        let gain = place.map_or(0.0, |place| 1.0 / place as f64);
        for name in [judged.category.as_str(), "all"] {
            let sum = sums.entry(name).or_default();
            *sum = (sum.0 + gain, sum.1 + 1);
        }
        if place != Some(1) && file.ends_with("tuning.tsv") {
            let place = place.map_or("–".into(), |place| place.to_string());
            println!("{place:>4}  {:10} {:40} {}", judged.category, judged.query, judged.ids.join(", "));
        }
    }
    for (name, (sum, count)) in &sums {
        println!("{file} {name:10} {:.3} of {count}", sum / *count as f64);
    }
    sums.get("all").map_or(0.0, |(sum, count)| sum / *count as f64)
}

#[test]
fn judged_queries_are_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let names = municipal(folder.path()).expect("the municipal texts");
    let sets = [(site(repository()), &STANDARD[..]), (site(folder.path()), &MUNICIPAL)];
    for (site, files) in &sets {
        for file in *files {
            let set = judged(file, &names).expect("a set of queries");
            let is_known = |id: &String| site.catalogue().index(id).is_some();
            let unknown: Vec<&String> = set.iter().flat_map(|judged| &judged.ids).filter(|id| !is_known(id)).collect();
            assert!(unknown.is_empty(), "{file}: {unknown:?}");
            let mean = measured(site, file, &set);
            let least = if *file == EVERYDAY { LEAST_EVERYDAY } else { LEAST };
            assert!(mean >= least, "{file}: {mean:.3}");
        }
    }
}

/// A kind that the query names is wanted first, and the rest is shown too.
#[test]
fn a_word_for_a_kind_brings_its_entries_first() {
    let site = site(repository());
    for (query, kind) in
        [("løsning barnehage", "losninger"), ("mal dpia", "maler"), ("erfaringar robot", "erfaringer"), ("behov ros", "behov")]
    {
        let hits = find(site.index(), query).hits;
        let kinds: Vec<&str> = hits.iter().map(|hit| site.catalogue().entries()[hit.entry].id().kind()).collect();
        assert_eq!(kinds[0], kind, "{query}");
        assert!(kinds.iter().any(|other| *other != kind), "{query} hides what is of other kinds");
    }
}

#[test]
fn no_query_is_in_two_sets() {
    let mut known: HashMap<(bool, String), &str> = HashMap::new();
    let names = municipal(tempfile::tempdir().expect("a folder").path()).expect("the municipal texts");
    for file in STANDARD.into_iter().chain(MUNICIPAL) {
        for judged in judged(file, &names).expect("a set of queries") {
            assert_eq!(known.insert((MUNICIPAL.contains(&file), judged.query.clone()), file), None, "{}", judged.query);
        }
    }
}

/// The client's script is held to the same rows by the browser suite.
#[test]
fn words_become_the_keys_of_the_vectors() {
    let text = std::fs::read_to_string(repository().join("tests/search/ord.tsv")).expect("the vectors");
    let rows: Vec<(&str, &str)> = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    assert!(rows.len() >= 100, "too few vectors: {}", rows.len());
    for (query, keys) in rows {
        let found: Vec<String> = asked(query).into_iter().map(|asked| asked.key).collect();
        assert_eq!(found.join(" "), keys, "{query}");
    }
}

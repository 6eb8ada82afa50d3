//! How well the search finds: judged queries on the catalogue of this repository. See `tests/search/README.md`.
//!
//! `cargo test --test search -- --nocapture` shows the figures for each sort of query, and the queries that miss.

use allmenning::edition::{Request, edition};
use allmenning::model::Date;
use allmenning::render::Site;
use allmenning::search::find;
use std::collections::BTreeMap;
use std::path::Path;

/// What the search must reach on every set: the mean of 1 ÷ the place of the first right answer among ten.
const LEAST: f64 = 0.85;

/// A query and the entries that answer it.
struct Judged {
    category: String,
    query: String,
    ids: Vec<String>,
}

fn judged(file: &str) -> Vec<Judged> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let judged = lines.map(|line| {
        let [category, query, ids] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{file}: {line}") };
        Judged { category: category.into(), query: query.into(), ids: ids.split(',').map(|id| id.trim().to_owned()).collect() }
    });
    judged.collect()
}

fn site() -> Site {
    let today = Date::new(2026, 11, 22).expect("a day");
    edition(Path::new(env!("CARGO_MANIFEST_DIR")), &Request::on(today), None).expect("the catalogue is read").0.site
}

/// The place of the first right answer among ten, from 1.
fn place(site: &Site, judged: &Judged) -> Option<usize> {
    let entries = site.catalogue().entries();
    let hits = find(site.index(), &judged.query);
    hits.hits.iter().take(10).position(|hit| judged.ids.iter().any(|id| entries[hit.entry].id().as_str() == id)).map(|place| place + 1)
}

/// The mean of 1 ÷ the place over a set, told by category.
fn measured(site: &Site, file: &str) -> f64 {
    let mut sums: BTreeMap<String, (f64, usize)> = BTreeMap::new();
    for judged in judged(file) {
        let place = place(site, &judged);
        let gain = place.map_or(0.0, |place| 1.0 / place as f64);
        for name in [judged.category.as_str(), "all"] {
            let sum = sums.entry(name.to_owned()).or_default();
            *sum = (sum.0 + gain, sum.1 + 1);
        }
        if place != Some(1) && file == "tuning.tsv" {
            println!(
                "{:>4}  {:10} {:40} {}",
                place.map_or("–".into(), |place| place.to_string()),
                judged.category,
                judged.query,
                judged.ids.join(", ")
            );
        }
    }
    for (name, (sum, count)) in &sums {
        println!("{file} {name:10} {:.3} of {count}", sum / *count as f64);
    }
    sums.get("all").map_or(0.0, |(sum, count)| sum / *count as f64)
}

#[test]
fn judged_queries_are_answered() {
    let site = site();
    for file in ["tuning.tsv", "held.tsv"] {
        let mean = measured(&site, file);
        assert!(mean >= LEAST, "{file}: {mean:.3}");
    }
}

#[test]
fn every_judged_entry_is_in_the_catalogue() {
    let site = site();
    let is_known = |id: &String| site.catalogue().index(id).is_some();
    let unknown: Vec<String> =
        ["tuning.tsv", "held.tsv"].into_iter().flat_map(judged).flat_map(|judged| judged.ids).filter(|id| !is_known(id)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

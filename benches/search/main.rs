//! How well, how fast and with how few bytes the search finds, beside other searches.

use allmenning::edition::{Request, edition};
use allmenning::model::Date;
use allmenning::search::find;
use std::collections::BTreeMap;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let today = Date::new(2026, 11, 22).expect("a day");
    let site = edition(Path::new(&arguments[0]), &Request::on(today), None).expect("the catalogue is read").0.site;
    let entries = site.catalogue().entries();
    for file in &arguments[1..] {
        let verbose = std::env::var_os("V").is_some();
        let mut sums: BTreeMap<String, (f64, usize, usize)> = BTreeMap::new();
        for line in std::fs::read_to_string(file).expect("a file").lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let mut fields = line.split('\t');
            let (category, query, ids) = (fields.next().expect("c"), fields.next().expect("q"), fields.next().expect("ids"));
            let ids: Vec<&str> = ids.split(',').map(str::trim).collect();
            let answer = find(site.index(), query);
            let place = answer.hits.iter().take(10).position(|hit| {
                let id = entries[hit.entry].id();
                ids.contains(&id.as_str()) || ids.contains(&id.slug())
            });
            let gain = place.map_or(0.0, |place| 1.0 / (place + 1) as f64);
            if verbose && place != Some(0) {
                let top: Vec<&str> = answer.hits.iter().take(3).map(|hit| entries[hit.entry].id().slug()).collect();
                println!("{:>3} {category:10} {query:40} {} | {top:?} {:?} {:?}", place.map_or("-".into(), |p| (p + 1).to_string()), ids[0], answer.meant, answer.also);
            }
            for name in [category, "all"] {
                let sum = sums.entry(name.to_owned()).or_default();
                *sum = (sum.0 + gain, sum.1 + 1, sum.2 + usize::from(place == Some(0)));
            }
        }
        for (name, (sum, count, first)) in &sums {
            print!("{name} {:.3} ({first}/{count})  ", sum / *count as f64);
        }
        println!("{file}");
    }
}

//! How good the first ten are: the mean reciprocal rank over the judged queries. A query whose first good hit is in place n counts 1/n,
//! and nothing when none of the first ten is good.

use super::collection::{Judged, MUNICIPAL, STANDARD, judged};
use std::collections::HashMap;

/// How many hits are looked at.
pub const FIRST: usize = 10;

/// A judged query.
pub struct Query {
    /// What is asked, and what answers it.
    pub judged: Judged,
    /// Whether nobody looks at it while the search is being changed.
    pub is_held: bool,
}

/// All judged queries; `names` has the ids of the municipal texts.
pub fn queries(names: &HashMap<String, String>) -> Result<Vec<Query>, String> {
    let mut queries = Vec::new();
    for file in STANDARD.iter().chain(&MUNICIPAL) {
        let is_held = file.ends_with("held.tsv");
        let set = judged(file, names).map_err(|error| error.to_string())?;
        queries.extend(set.into_iter().map(|judged| Query { judged, is_held }));
    }
    Ok(queries)
}

/// The categories of queries, in the order in which the sets have them.
pub fn categories(queries: &[Query]) -> Vec<&str> {
    let mut categories: Vec<&str> = Vec::new();
    for query in queries {
        if !categories.contains(&query.judged.category.as_str()) {
            categories.push(&query.judged.category);
        }
    }
    categories
}

/// The mean over the queries that are meant; `found` has the ids of the first hits of each query.
pub fn mean(queries: &[Query], found: &[Vec<String>], is_meant: impl Fn(&Query) -> bool) -> f64 {
    let meant = queries.iter().zip(found).filter(|(query, _)| is_meant(query));
    let ranks: Vec<f64> = meant.map(|(query, ids)| reciprocal(&query.judged, ids)).collect();
    ranks.iter().sum::<f64>() / ranks.len() as f64
}

fn reciprocal(query: &Judged, ids: &[String]) -> f64 {
    let place = ids.iter().take(FIRST).position(|id| query.ids.contains(id));
    place.map_or(0.0, |place| 1.0 / (place + 1) as f64)
}

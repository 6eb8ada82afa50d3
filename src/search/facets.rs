//! What readers filter on: the kind, the status, and the fields that schemas call facets. Each value is a term of the index,
//! written `field:value`, which no word can be.

use super::term::{Term, each_text};
use crate::check::Entry;
use crate::relate::Catalogue;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Something to filter on.
#[derive(Debug, Clone)]
pub struct Facet {
    /// The name in filters.
    pub name: String,
    /// What readers see; empty where the page has words of its own for it.
    pub label: String,
    /// The kinds whose entries have it.
    pub kinds: Vec<String>,
    /// The values in use with what readers see and how many entries have them, the most used first.
    pub values: Vec<(String, String, usize)>,
}

/// Adds the filters to the terms, and tells what they are.
pub fn facets(catalogue: &Catalogue, numbers: &[usize], head: usize, terms: &mut BTreeMap<String, Term>) -> Vec<Facet> {
    let filters = filters(catalogue);
    let mut facets: Vec<Facet> = Vec::new();
    let mut labels: BTreeMap<(String, String), String> = BTreeMap::new();
    for &number in numbers {
        let entry = &catalogue.entries()[number];
        for (name, label, value, shown) in values(catalogue, entry, number, &filters) {
            let known = facets.iter().position(|facet| facet.name == name);
            let place = known.unwrap_or_else(|| {
                facets.push(Facet { name: name.clone(), label, kinds: Vec::new(), values: Vec::new() });
                facets.len() - 1
            });
            let kind = entry.id().kind();
            if !facets[place].kinds.iter().any(|known| known == kind) {
                facets[place].kinds.push(kind.to_owned());
            }
            terms.entry(format!("{name}:{value}")).or_default().add(number as u32, head);
            labels.entry((name, value)).or_insert(shown);
        }
    }
    for ((name, value), label) in labels {
        let count = terms.get(&format!("{name}:{value}")).map_or(0, Term::count);
        if let Some(facet) = facets.iter_mut().find(|facet| facet.name == name) {
            facet.values.push((value, label, count));
        }
    }
    for facet in &mut facets {
        facet.values.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
    }
    facets
}

/// The names by which readers filter, sorted.
pub fn filter_names(catalogue: &Catalogue) -> BTreeSet<String> {
    let own = ["kind", "status"].map(str::to_owned);
    own.into_iter().chain(filters(catalogue).into_values()).collect()
}

/// The names by which readers filter, by kind and field.
type Filters<'a> = HashMap<(&'a str, &'a str), String>;

fn filters(catalogue: &Catalogue) -> Filters<'_> {
    let schemas = catalogue.schemas();
    let mut filters = HashMap::new();
    for (kind, _) in catalogue.kinds() {
        for field in kind.shape.fields.iter().filter(|field| field.facet) {
            filters.insert((&*kind.name, &*field.name), schemas.filter(kind, field));
        }
    }
    filters
}

/// The filters of one entry: name, label, value and the value's label.
fn values(catalogue: &Catalogue, entry: &Arc<Entry>, number: usize, filters: &Filters<'_>) -> Vec<(String, String, String, String)> {
    let lang = catalogue.config().language;
    let mut found = Vec::new();
    let Some(kind) = entry.kind() else { return found };
    found.push(("kind".into(), String::new(), kind.name.to_string(), kind.many.get(lang).to_owned()));
    let step = catalogue.status(number);
    found.push(("status".into(), String::new(), step.code.clone(), step.label.get(lang).to_owned()));
    for field in kind.shape.fields.iter().filter(|field| field.facet) {
        let Some(value) = entry.data().get(&*field.name) else { continue };
        let Some(filter) = filters.get(&(&*kind.name, &*field.name)) else { continue };
        let list = field.vocabulary().and_then(|name| catalogue.schemas().vocabulary(name));
        each_text(value, &mut |text| {
            let concept = list.and_then(|list| list.concept(text)).map(|concept| concept.label.get(lang));
            let title = || catalogue.index(text).map(|other| catalogue.entries()[other].title());
            let shown = concept.or_else(title).unwrap_or_else(|| field.choice(text, lang)).to_owned();
            found.push((filter.clone(), field.label.get(lang).to_owned(), text.to_owned(), shown));
        });
    }
    found
}

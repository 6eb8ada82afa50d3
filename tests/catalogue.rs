//! The catalogue of this repository: without a fault, and with enough on its shelves to be worth a visit. The numbers
//! are of entries that are full, so that a short new one never fails a test; it is for the editors to ask for more.

use allmenning::edition::{Edition, Request, edition};
use allmenning::finding::Severity;
use allmenning::model::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::LazyLock;

/// The fewest words of a full entry.
const WORDS: usize = 120;
/// The fewest other entries that a full one points to.
const RELATIONS: usize = 2;

static EDITION: LazyLock<(Edition, Vec<String>)> = LazyLock::new(|| {
    let today = Date::parse("2026-11-22").expect("a day");
    let (edition, findings) = edition(Path::new(env!("CARGO_MANIFEST_DIR")), &Request::on(today), None).expect("the catalogue is read");
    let faults = findings.iter().filter(|finding| finding.severity != Severity::Info);
    let faults = faults.map(|finding| format!("{} {}", finding.rule.name, finding.place.path)).collect();
    (edition, faults)
});

/// The full entries of each kind.
fn full() -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for entry in EDITION.0.checked.entries() {
        let targets: BTreeSet<&str> = entry.relations().iter().map(|relation| relation.target.as_str()).collect();
        let words = entry.source().body().split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).count();
        let is_full = targets.len() >= RELATIONS && words >= WORDS && entry.data().get("kilder").is_some();
        *counts.entry(entry.id().kind().to_owned()).or_default() += usize::from(is_full);
    }
    counts
}

#[test]
fn it_has_no_fault() {
    assert_eq!(EDITION.1, Vec::<String>::new());
}

#[test]
fn every_shelf_has_something_on_it() {
    let counts = full();
    let kinds: Vec<String> = EDITION.0.checked.schemas().kinds().iter().map(|kind| kind.name.to_string()).collect();
    let least = |kind: &str| match kind {
        "aktorer" => 15,
        "behov" | "programvare" => 8,
        "tjenester" | "maler" => 10,
        "datasett" => 5,
        _ => 4,
    };
    for kind in kinds {
        let count = counts.get(&kind).copied().unwrap_or(0);
        assert!(count >= least(&kind), "{count} full entries of {kind}");
    }
    let total: usize = counts.values().sum();
    assert!(total >= 100, "{total} full entries");
    assert!(counts["erfaringer"] + counts["veiledninger"] >= 10, "{counts:?}");
}

#[test]
fn both_forms_of_norwegian_are_at_home() {
    let nynorsk = EDITION.0.checked.entries().iter().filter(|entry| entry.language() == Some("nn")).count();
    assert!(nynorsk >= 20, "{nynorsk} entries in nynorsk");
}

#[test]
fn no_sentence_stands_in_two_entries() {
    let mut seen: HashMap<String, &str> = HashMap::new();
    let mut twice = Vec::new();
    for entry in EDITION.0.checked.entries() {
        let text = entry.source().body().replace('\n', " ");
        let sentences: BTreeSet<String> =
            text.split(['.', '?', '!']).map(|sentence| sentence.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        for sentence in sentences.into_iter().filter(|sentence| sentence.split(' ').count() >= 12) {
            if let Some(other) = seen.insert(sentence.clone(), entry.id().as_str()) {
                twice.push(format!("{other} and {}: {sentence}", entry.id()));
            }
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

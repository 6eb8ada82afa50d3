//! Whatever somebody sends, no parser falls: valid files, mutated, for a bounded time; and what must hold of any text at all.
//!
//! `ALLMENNING_FUZZ_SECONDS=600 cargo test --test fuzz` looks for longer, and `ALLMENNING_FUZZ_SEED=7` elsewhere: the seed is the same
//! every time unless it is said. What falls is shrunk, and printed with what made it fall.

#[path = "fuzz/mutation.rs"]
mod mutation;
#[allow(dead_code, reason = "each suite uses a part of it")]
mod program;

use allmenning::check::text::{Target, judge};
use allmenning::edition::{Edition, Request, edition};
use allmenning::finding::{Findings, Severity};
use allmenning::model::{Date, Lang, Span, Text, is_slug, slugify};
use allmenning::read::parse_yaml;
use allmenning::render::Page;
use allmenning::route::Route;
use allmenning::search::find;
use mutation::{Sent, mutated};
use program::Catalogue;
use program::markup::{Syntax, is_allowed, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// How long each parser is tried, in seconds, when nothing else is said.
const SECONDS: u64 = 8;
/// How many mutated entries lie in a catalogue at once.
const TOGETHER: usize = 12;
/// The longest that one catalogue of them may take, in seconds; what takes longer hangs.
const HANG: Duration = Duration::from_secs(20);

fn number(variable: &str, or: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(or)
}

/// Tries a parser with what a strategy makes, until the time is over.
fn fuzz<S: Strategy>(strategy: S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number("ALLMENNING_FUZZ_SEED", 1).to_le_bytes());
    let config = Config { cases: 20, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let end = Instant::now() + Duration::from_secs(number("ALLMENNING_FUZZ_SECONDS", SECONDS));
    while Instant::now() < end {
        runner.run(&strategy, &test).unwrap_or_else(|fallen| panic!("{fallen}"));
    }
}

/// The files of this repository's catalogue and of the tests' cases that are in folders of this name, with this ending.
fn corpus(within: &str, ending: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["content", "schemas", "tests/cases"].map(|folder| walkdir::WalkDir::new(root.join(folder)).sort_by_file_name());
    let files = folders.into_iter().flatten().filter_map(Result::ok).filter(|item| item.file_type().is_file());
    let named =
        files.filter_map(|item| Some((item.path().strip_prefix(root).ok()?.to_str()?.to_owned(), std::fs::read(item.path()).ok()?)));
    named.filter(|(path, bytes)| path.contains(within) && path.ends_with(ending) && bytes.len() < 20_000).collect()
}

fn bytes(files: Vec<(String, Vec<u8>)>) -> Vec<Vec<u8>> {
    files.into_iter().map(|(_, bytes)| bytes).collect()
}

/// What was found, and the edition, of a catalogue with whatever has been written into it.
fn tried(catalogue: &Catalogue) -> Result<(Edition, Findings), TestCaseError> {
    let start = Instant::now();
    let today = Date::new(2026, 11, 22).expect("a day");
    let made = edition(catalogue.root(), &Request::on(today), None).map_err(|error| TestCaseError::fail(error.to_string()))?;
    for finding in made.1.iter() {
        prop_assert!(!finding.place.path.is_empty(), "a finding that names no file: {finding:?}");
        for lang in Lang::ALL {
            prop_assert!(!finding.message(lang).trim().is_empty() && !finding.help(lang).trim().is_empty(), "{finding:?} says nothing");
        }
    }
    prop_assert!(start.elapsed() < HANG, "it took {:?}", start.elapsed());
    Ok(made)
}

/// The page of every entry is one that a browser reads, in which nothing runs that is not the site's own. In the preview it may hold
/// letters that no page may, since the finding on them is what matters there.
fn assert_pages(edition: &Edition, is_published: bool) -> Result<(), TestCaseError> {
    for (path, route) in edition.site.routes().all() {
        if !matches!(route, Route::Entry(_) | Route::EntryJson(_) | Route::Kind(..) | Route::Feed(_) | Route::Moved(_)) {
            continue;
        }
        let Ok(Page::Bytes(bytes)) = edition.site.render(path, route) else {
            return Err(TestCaseError::fail(format!("{path} is not rendered")));
        };
        let mut page = String::from_utf8(bytes).map_err(|error| TestCaseError::fail(format!("{path}: {error}")))?;
        if !is_published {
            page.retain(is_allowed);
        }
        if path.ends_with(".json") {
            prop_assert!(serde_json::from_str::<serde_json::Value>(&page).is_ok(), "{path} is no JSON");
            continue;
        }
        let syntax = if path.ends_with(".xml") { Syntax::Xml } else { Syntax::Html };
        let document = read(&page, syntax).map_err(|fault| TestCaseError::fail(format!("{path}: {fault}")))?;
        for tag in &document.tags {
            let active = tag.attributes.keys().find(|key| key.starts_with("on") || *key == "style" || *key == "srcdoc");
            prop_assert!(active.is_none(), "{path}: <{} {active:?}>", tag.name);
            let is_own = tag.get("src").is_none_or(|src| src.starts_with('/'));
            prop_assert!(is_own && !["iframe", "object", "embed", "base"].contains(&&*tag.name), "{path}: {tag:?}");
            let inline = tag.name == "script" && tag.get("src").is_none();
            prop_assert!(!inline || matches!(tag.get("type"), Some("application/ld+json" | "speculationrules")), "{path}: {tag:?}");
            let href = tag.get("href").unwrap_or("/").to_ascii_lowercase();
            let leads = ["/", "#", "https:", "http:", "mailto:", "tel:"].iter().any(|start| href.starts_with(start)) || !href.contains(':');
            prop_assert!(leads, "{path} links to {href}");
        }
    }
    Ok(())
}

/// The preview shows whatever there is; what is published has passed the checks.
fn shown(catalogue: &Catalogue, paths: &[String]) -> Result<(), TestCaseError> {
    let (edition, findings) = tried(catalogue)?;
    assert_pages(&edition, false)?;
    let is_refused = |path: &&String| findings.iter().any(|finding| finding.severity == Severity::Error && *finding.place.path == ***path);
    for path in paths.iter().filter(is_refused) {
        std::fs::remove_file(catalogue.at(path)).expect("removed");
    }
    let (edition, findings) = tried(catalogue)?;
    // What is refused may have been what others point to.
    if findings.has_errors() { Ok(()) } else { assert_pages(&edition, true) }
}

#[test]
fn entries() {
    static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| bytes(corpus("content/", ".md")));
    static KINDS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let kind = |path: &str| path.split("content/").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or("losninger").to_owned();
        let standard =
            ["losninger", "maler", "arkitektur", "erfaringer", "veiledninger", "behov", "programvare", "datasett", "tjenester", "aktorer"];
        let known = |kind: String| if standard.contains(&&*kind) { kind } else { "losninger".to_owned() };
        corpus("content/", ".md").iter().map(|(path, _)| known(kind(path))).collect()
    });
    let catalogue = Catalogue::standard();
    fuzz(vec(mutated(&FILES), TOGETHER), |entries| {
        let path = |(place, sent): (usize, &Sent)| format!("content/{}/forsok-{place}.md", KINDS[sent.file]);
        let paths: Vec<String> = entries.iter().enumerate().map(path).collect();
        paths.iter().zip(&entries).for_each(|(path, sent)| catalogue.write(path, &sent.bytes));
        let tried = shown(&catalogue, &paths);
        for path in paths.iter().map(|path| catalogue.at(path)).filter(|path| path.exists()) {
            std::fs::remove_file(path).expect("removed");
        }
        tried
    });
}

/// Tries one file of a catalogue, beside which the others are as they were.
fn fuzz_file(files: &'static [(String, Vec<u8>)]) {
    // As long as the test, which is as long as the program.
    let all: &'static [Vec<u8>] = Vec::leak(files.iter().map(|(_, bytes)| bytes.clone()).collect());
    let catalogue = Catalogue::standard();
    fuzz(mutated(all), |sent| {
        let path = &files[sent.file].0;
        let before = std::fs::read(catalogue.at(path)).ok();
        catalogue.write(path, &sent.bytes);
        let tried = tried(&catalogue).map(drop);
        match before {
            Some(bytes) => catalogue.write(path, bytes),
            None => std::fs::remove_file(catalogue.at(path)).expect("removed"),
        }
        tried
    });
}

#[test]
fn schemas_and_vocabularies() {
    static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
        let own = |(path, _): &(String, Vec<u8>)| path.starts_with("schemas/");
        corpus("schemas/", ".json").into_iter().chain(corpus("schemas/", ".yaml")).filter(own).collect()
    });
    fuzz_file(&FILES);
}

#[test]
fn the_editors_files_and_the_settings() {
    static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
        let own = |(path, _): &(String, Vec<u8>)| path.starts_with("content/_redaksjon/");
        let settings = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("allmenning.toml")).expect("the settings");
        corpus("_redaksjon/", ".yaml").into_iter().filter(own).chain([("allmenning.toml".to_owned(), settings)]).collect()
    });
    fuzz_file(&FILES);
}

#[test]
fn queries() {
    static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
        let lines = |text: &str| text.lines().map(|line| line.as_bytes().to_vec()).collect::<Vec<_>>();
        lines(include_str!("search/ord.tsv"))
    });
    let (edition, _) = tried(&Catalogue::standard()).expect("the catalogue is fine");
    let index = edition.site.index();
    fuzz(mutated(&FILES), |sent| {
        let answer = find(index, &String::from_utf8_lossy(&sent.bytes));
        prop_assert!(answer.hits.len() <= edition.site.catalogue().entries().len());
        let mut seen = std::collections::HashSet::new();
        prop_assert!(answer.hits.iter().all(|hit| seen.insert(hit.entry)), "an entry is found twice");
        Ok(())
    });
}

proptest! {
    #![proptest_config(Config { cases: 2_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_slug_is_a_slug_and_stays_one(text in any::<String>()) {
        let slug = slugify(&text);
        prop_assert!(slug.is_empty() || is_slug(&slug), "{slug}");
        prop_assert_eq!(slugify(&slug), slug);
    }

    #[test]
    fn a_link_that_is_let_through_is_of_a_known_scheme(start in "(?i)(https?|mailto|tel|javascript|data|vbscript|file)?:?[/\\\\]{0,3}", rest in any::<String>()) {
        if let Target::Outside(address) = judge(&format!("{start}{rest}")) {
            let lower = address.to_ascii_lowercase();
            prop_assert!(["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme)), "{address:?}");
            prop_assert!(!address.chars().any(char::is_control), "{address:?}");
        }
    }

    #[test]
    fn a_quoted_text_is_what_was_written(text in any::<String>()) {
        // What cannot be seen is a finding, not a text.
        prop_assume!(!text.chars().any(|c| c.is_control() || ('\u{7f}'..='\u{9f}').contains(&c) || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{2028}' | '\u{2029}')));
        let yaml = format!("title: \"{}\"\n", text.replace('\\', "\\\\").replace('"', "\\\""));
        let source = Text::new("forsok.md", yaml.clone());
        let mut faults = Vec::new();
        let read = parse_yaml(&source, Span::new(0, yaml.len()), 8, &mut faults);
        let title = read.as_ref().and_then(|root| root.get("title")).and_then(|title| title.text());
        prop_assert!(title == Some(text.as_str()) || !faults.is_empty(), "{yaml:?} is read as {title:?}");
    }
}

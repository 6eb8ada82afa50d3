//! The editor's side: the snippets of this repository are those of its schemas, and its task finds every finding that
//! `check` prints.

use crate::program::Catalogue;
use regex::Regex;
use serde_json::Value;
use std::fs;
use std::path::Path;

const SNIPPETS: &str = ".vscode/allmenning.code-snippets";

#[test]
fn the_snippets_are_those_of_the_schemas() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fresh = crate::program::run(root, &["completions", "vscode"]).fine().out;
    let file = root.join(SNIPPETS);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &fresh).expect("the snippets are written");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == fresh, "{SNIPPETS} is not that of the schemas: run with UPDATE=1, or `allmenning completions vscode > {SNIPPETS}`");
}

#[test]
fn every_kind_has_a_snippet_that_check_accepts() {
    let catalogue = Catalogue::standard();
    let snippets = catalogue.run(&["completions", "vscode"]).fine().json();
    let stop = Regex::new(r"\$\{[0-9]+\|([^,|]+)[^}]*\|\}|\$\{[0-9]+:((?:[^}\\]|\\.)*)\}|\$[0-9]+").expect("a pattern");
    let whole = snippets.as_object().expect("snippets").iter().filter(|(name, _)| name.ends_with(": hel oppføring"));
    let mut kinds = 0;
    for (name, snippet) in whole {
        let kind = snippet["prefix"][1].as_str().expect("the kind's folder");
        let lines: Vec<&str> = snippet["body"].as_array().expect("lines").iter().map(|line| line.as_str().expect("a line")).collect();
        let text = stop.replace_all(&lines.join("\n"), "$1$2").replace("\\}", "}").replace("\\$", "$");
        catalogue.write(&format!("content/{kind}/fra-snutten.md"), format!("{text}\n"));
        kinds += 1;
        // The examples name entries of the standard catalogue, which a new one does not have.
        let findings = catalogue.findings();
        assert!(findings.iter().all(|finding| finding.starts_with("error unknown-relation ")), "{name}: {findings:?}\n{text}");
    }
    assert!(kinds >= 11, "only {kinds} kinds have a snippet");
}

#[test]
fn the_task_of_the_editor_finds_what_check_prints() {
    let tasks: Value = serde_json::from_str(include_str!("../../.vscode/tasks.json")).expect("JSON");
    let matchers = tasks["tasks"][0]["problemMatcher"].as_array().expect("matchers");
    let catalogue = Catalogue::small();
    catalogue
        .write("content/ting/gal.md", "---\ntitle: Gal\nfarge: lilla\nvenn: ting/finnes-ikke\n---\n#### Hopp\n\nSe [borte](borte.md).\r\n");
    let printed = catalogue.run(&["check", "--color", "never"]).with(1).out;
    let lines: Vec<&str> = printed.lines().collect();
    let mut found: Vec<String> = Vec::new();
    for matcher in matchers {
        let pattern = |number: usize| Regex::new(matcher["pattern"][number]["regexp"].as_str().expect("a pattern")).expect("a pattern");
        let (head, place) = (pattern(0), pattern(1));
        for two in lines.windows(2) {
            if let (Some(head), Some(place)) = (head.captures(two[0]), place.captures(two[1])) {
                found.push(format!("{} {} {}:{}", matcher["severity"].as_str().expect("a severity"), &head[1], &place[1], &place[2]));
            }
        }
    }
    found.sort();
    let mut expected = catalogue.findings();
    expected.sort();
    assert!(expected.len() >= 4, "{expected:?}");
    assert_eq!(found, expected, "{printed}");
}

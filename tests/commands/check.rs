//! `check`: the formats that tools read, and findings of some paths only.

use crate::program::{Catalogue, run};
use serde_json::Value;

/// A catalogue with an error, a warning, and a word with letters that are not ASCII before the fault.
fn faulty() -> Catalogue {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/feil.md", "---\ntitle: Ærlig talt\nvenn: ting/bill\nfarge: \"lilla, æ\"\n---\nÆøå med <i>HTML.\n");
    catalogue
}

#[test]
fn json_is_one_object_with_places() {
    let catalogue = faulty();
    let ran = catalogue.run(&["check", "--format", "json"]).with(1);
    assert_eq!(ran.err, "", "a format for tools has no summary beside it");
    let value = ran.json();
    assert_eq!(value["summary"], serde_json::json!({"entries": 4, "errors": 2, "warnings": 1}));
    let rules: Vec<&str> = value["findings"].as_array().expect("a list").iter().filter_map(|f| f["rule"].as_str()).collect();
    assert_eq!(rules, ["unknown-relation", "value-not-allowed", "raw-html"], "by path and place");
    let finding = &value["findings"][0];
    let keys: Vec<&String> = finding.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["rule", "severity", "path", "line", "column", "end_line", "end_column", "message", "help", "url"]);
    assert_eq!(finding["path"], "content/ting/feil.md");
    let place = |f: &Value| [&f["line"], &f["column"], &f["end_line"], &f["end_column"]].map(|n| n.as_u64().expect("a number"));
    assert_eq!(place(finding), [3, 7, 3, 16]);
    assert_eq!(place(&value["findings"][1]), [4, 8, 4, 18], "columns count letters, not bytes");
    assert_eq!(place(&value["findings"][2])[..2], [6, 9]);
    assert!(finding["help"].as_str().expect("a text").contains("ting/bil"), "did you mean: {finding}");
    assert_eq!(finding["url"], "https://prove.example.no/regler/unknown-relation/");
    let clean = Catalogue::small().run(&["check", "--format", "json"]).fine().json();
    assert_eq!(clean, serde_json::json!({"findings": [], "summary": {"entries": 3, "errors": 0, "warnings": 0}}));
}

#[test]
fn a_finding_of_a_whole_file_stands_at_its_beginning() {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/Stor Bokstav.md", "---\ntitle: Stor\n---\nTekst.\n");
    let value = catalogue.run(&["check", "--format", "json"]).with(1).json();
    let finding = &value["findings"][0];
    assert_eq!((&finding["rule"], &finding["line"], &finding["column"]), (&"bad-name".into(), &1.into(), &1.into()), "{value}");
    for format in ["human", "github", "sarif", "markdown"] {
        let ran = catalogue.run(&["check", "--format", format]).with(1);
        assert!(ran.out.contains("Stor"), "{format}: {}", ran.out);
    }
}

#[test]
fn github_gets_one_workflow_command_for_each_finding() {
    let ran = faulty().run(&["check", "--format", "github"]).with(1);
    assert_eq!(ran.err, "");
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 3, "{}", ran.out);
    assert!(
        lines[0].starts_with("::error file=content/ting/feil.md,line=3,endLine=3,col=7,endColumn=16,title=unknown-relation::"),
        "{}",
        lines[0]
    );
    assert!(lines[1].contains("title=value-not-allowed::") && lines[1].contains("lilla, æ"), "{}", lines[1]);
    assert!(lines[2].starts_with("::warning file=content/ting/feil.md,line=6,"), "{}", lines[2]);
}

#[test]
fn sarif_names_every_rule_it_uses() {
    let ran = faulty().run(&["check", "--format", "sarif"]).with(1);
    let value = ran.json();
    assert_eq!(value["version"], "2.1.0");
    let log = &value["runs"][0];
    let rules = log["tool"]["driver"]["rules"].as_array().expect("rules");
    assert!(rules.iter().all(|rule| ["id", "shortDescription", "helpUri"].iter().all(|key| !rule[key].is_null())), "a rule without words");
    let results = log["results"].as_array().expect("results");
    assert_eq!(results.len(), 3);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
    }
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/ting/feil.md");
    assert_eq!(place["region"], serde_json::json!({"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 16}));
    assert_eq!(log["columnKind"], "unicodeCodePoints");
    assert_eq!([&results[0]["level"], &results[2]["level"]], ["error", "warning"]);
}

#[test]
fn markdown_is_a_table_for_each_severity() {
    let ran = faulty().run(&["check", "--format", "markdown"]).with(1);
    assert_eq!(ran.err, "");
    assert!(ran.out.contains("### Feil (2)") && ran.out.contains("### Advarsler (1)"), "{}", ran.out);
    let rows: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(rows.len(), 3, "{}", ran.out);
    assert!(rows[0].contains("`content/ting/feil.md:3:7`") && rows[0].contains("[unknown-relation]("), "{}", rows[0]);
    assert!(!ran.out.contains("<i"), "markup of a contributor passes");
    assert!(!Catalogue::small().run(&["check", "--format", "markdown"]).fine().out.contains('|'));
}

#[test]
fn people_see_the_line_with_the_fault_marked() {
    let catalogue = faulty();
    let ran = catalogue.run(&["check"]).with(1);
    assert!(ran.out.contains("content/ting/feil.md:3:7"), "{}", ran.out);
    let lines: Vec<&str> = ran.out.lines().collect();
    let at = lines.iter().position(|line| line.contains("venn: ting/bill")).expect("the line itself");
    let marks = lines[at + 1];
    let column = |line: &str, what: char| line.chars().position(|c| c == what).expect("there");
    assert_eq!(column(marks, '^'), column(lines[at], ':') + 2, "the mark stands under the fault:\n{}", ran.out);
    assert_eq!(marks.matches('^').count(), "ting/bill".len());
    assert!(!ran.out.lines().any(|line| line.trim() == ":::"), "an empty part of the excerpt:\n{}", ran.out);
    assert!(ran.err.contains("4 oppføringer") && ran.err.contains("2 feil") && ran.err.contains("1 advarsler"), "{}", ran.err);
    assert!(!ran.out.contains('\u{1b}'), "no colours without a terminal");
    assert!(catalogue.run(&["check", "--color", "always"]).with(1).out.contains('\u{1b}'));
    assert!(!catalogue.run(&["check", "--color", "never"]).with(1).out.contains('\u{1b}'));
}

#[test]
fn equal_faults_in_great_number_are_grouped_for_people_only() {
    let catalogue = Catalogue::small();
    for number in 0..40 {
        catalogue.write(&format!("content/ting/nr-{number}.md"), "---\ntitle: Lik\nfarge: lilla\n---\nTekst.\n");
    }
    let human = catalogue.run(&["check"]).with(1);
    assert!(human.out.matches("value-not-allowed").count() <= 10, "{}", human.out);
    assert!(human.out.contains("37") && human.err.contains("40 feil"), "what is left out is counted: {}", human.out);
    assert_eq!(catalogue.findings().len(), 40, "tools get them all");
}

#[test]
fn findings_can_be_limited_to_paths() {
    let catalogue = faulty();
    catalogue.write("content/ting/feilfri.md", "---\ntitle: Feilfri\n---\nTekst.\n");
    catalogue.write("content/ting/feil-to/index.md", "---\ntitle: To\nfarge: lilla\n---\nTekst.\n");
    let count = |arguments: &[&str]| {
        let ran = catalogue.run(&[&["check", "--format", "json"], arguments].concat());
        (ran.status, ran.findings().len())
    };
    assert_eq!(count(&[]), (Some(1), 4));
    assert_eq!(count(&["content/ting/feil.md"]), (Some(1), 3));
    assert_eq!(count(&["content/ting/feilfri.md"]), (Some(0), 0), "what is wrong elsewhere is no fault of this file");
    assert_eq!(count(&["content/ting/feil-to"]), (Some(1), 1), "not all that begins alike");
    assert_eq!(count(&["content/ting/feil-to/", "./content/ting/feil.md"]), (Some(1), 4));
    assert_eq!(count(&["content"]), (Some(1), 4));
    assert_eq!(count(&["schemas"]), (Some(0), 0));
    assert_eq!(count(&[catalogue.at("content/ting/feil.md").to_str().expect("UTF-8")]), (Some(1), 3));
    let below = run(&catalogue.at("content/ting"), &["check", "--format", "json", "feil.md"]);
    assert_eq!(below.findings().len(), 3, "a path is taken from where the command runs");
    let missing = catalogue.run(&["check", "content/ting/finnes-ikke.md"]).with(2);
    assert!(missing.out.is_empty() && missing.err.contains("finnes-ikke"), "{missing:?}");
}

#[test]
fn a_path_outside_the_catalogue_is_refused() {
    let catalogue = faulty();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let outside = elsewhere.path().to_str().expect("UTF-8");
    let ran = catalogue.run(&["check", outside]);
    assert_eq!(ran.status, Some(2), "checking what is no part of the catalogue finds nothing wrong, which misleads: {ran:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let catalogue = Catalogue::small();
    for number in 0..400 {
        catalogue.write(&format!("content/ting/nr-{number}.md"), format!("---\ntitle: Lik {number}\nfarge: lilla{number}\n---\nTekst.\n"));
    }
    let mut child = crate::program::command(catalogue.root(), &["check", "--format", "github"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let ran = child.wait_with_output().expect("it ends");
    let err = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(1), "{err}");
    assert!(!err.contains("panicked") && !err.contains("Broken pipe"), "{err}");
}

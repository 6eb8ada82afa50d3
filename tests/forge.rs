//! What the forge runs and shows: workflows that cannot be turned against us, and forms that know the catalogue's own
//! words.

use regex::Regex;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder with that ending, by name.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let items = fs::read_dir(root().join(folder)).expect("a folder").filter_map(Result::ok).map(|item| item.path());
    let mut paths: Vec<PathBuf> = items.filter(|path| path.extension().is_some_and(|own| own == ending)).collect();
    paths.sort();
    paths.iter().map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), text(path))).collect()
}

#[test]
fn actions_are_pinned_by_commit_and_rights_are_few() {
    let pinned = Regex::new(r"^[a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$").expect("a pattern");
    let workflows = files(".github/workflows", "yml");
    assert!(workflows.len() >= 3, "{}", workflows.len());
    for (name, workflow) in workflows {
        let used = workflow.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, action)| action.trim());
        used.for_each(|action| assert!(pinned.is_match(action), "{name}: {action}"));
        assert!(workflow.contains("\npermissions: {}\n"), "{name}: a job that asks for nothing must get nothing");
        assert!(!workflow.contains("pull_request_target"), "{name}: what a stranger sends must not run with our rights");
        let on_proposals = workflow.contains("pull_request:");
        assert!(!on_proposals || !(workflow.contains("secrets.") || workflow.contains(": write")), "{name}: too much for a proposal");
        let checkouts = workflow.matches("actions/checkout@").count();
        assert_eq!(checkouts, workflow.matches("persist-credentials: false").count(), "{name}: a token stays in the folder");
        let scripts = workflow.split("run: ").skip(1).filter_map(|rest| rest.split("\n      - ").next());
        scripts.for_each(|script| assert!(!script.contains("${{"), "{name}: an expression inside a script: {script}"));
    }
}

#[test]
fn a_proposal_is_annotated_summed_up_and_can_be_looked_at() {
    let workflow = text(".github/workflows/katalog.yml");
    for part in ["--format github", "--format markdown >> \"$GITHUB_STEP_SUMMARY\"", "actions/upload-artifact@", "path: public"] {
        assert!(workflow.contains(part), "katalog.yml: no {part}");
    }
}

#[test]
fn the_forms_offer_every_kind() {
    let kinds = files("schemas", "json").into_iter().filter_map(|(name, schema)| {
        let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
        Some((name, schema["x-kind"]["label"]["nb"]["one"].as_str()?.to_owned()))
    });
    let share = text(".github/ISSUE_TEMPLATE/1-del-noe.yml").to_lowercase();
    for (name, label) in kinds {
        // What is missing has a form of its own.
        let offered = share.contains(&format!("- {label}\n")) || name == "behov.schema.json";
        assert!(offered, "1-del-noe.yml does not offer «{label}» ({name})");
    }
    for (name, form) in files(".github/ISSUE_TEMPLATE", "yml").into_iter().filter(|(name, _)| name != "config.yml") {
        for part in ["name: ", "description: ", "body:", "- type: checkboxes"] {
            assert!(form.contains(part), "{name}: no «{part}»");
        }
        let promise = form
            .lines()
            .zip(form.lines().skip(1))
            .any(|(label, next)| label.contains("- label: ") && label.contains("personopplysninger") && next.trim() == "required: true");
        assert!(promise, "{name}: nobody promises that there are no personal data");
    }
}

#[test]
fn every_owner_owns_something() {
    let owners = text(".github/CODEOWNERS");
    let lines = owners.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines {
        let (path, owner) = line.split_once(' ').expect("a path and its owner");
        assert!(owner.split(' ').all(|owner| owner.starts_with('@')), "{line}");
        // The editors' own ground is guarded before anything stands on it.
        assert!(root().join(path.trim_start_matches('/')).exists() || path == "/content/_redaksjon/", "no {path}");
    }
    let place = |path: &str| owners.find(&format!("\n{path} ")).expect("an owner");
    assert!(place("/content/_redaksjon/") > place("/content/"), "of two rules the last one holds: the narrower must stand below");
}

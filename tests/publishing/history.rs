//! What the site tells of each entry's history: from git where there is one, and without it where there is none.

use crate::program::Catalogue;
use serde_json::Value;
use std::process::Command;

/// Runs git in the catalogue's folder as `author` on a day.
#[track_caller]
fn git(catalogue: &Catalogue, (author, day): (&str, &str), arguments: &[&str]) {
    let mut git = Command::new("git");
    for who in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{who}_NAME"), author).env(format!("GIT_{who}_EMAIL"), "hemmelig@example.no");
        git.env(format!("GIT_{who}_DATE"), format!("{day}T12:00:00Z"));
    }
    let done = git.env("GIT_CONFIG_GLOBAL", "/dev/null").args(arguments).current_dir(catalogue.root()).output().expect("git starts");
    assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

#[track_caller]
fn commit(catalogue: &Catalogue, author: &str, day: &str) {
    git(catalogue, (author, day), &["add", "--all", "content", "schemas", "allmenning.toml"]);
    git(catalogue, (author, day), &["commit", "--quiet", "--message", "en endring"]);
}

/// Two people, an entry that gets a new name, an attachment that changes.
fn remembered() -> Catalogue {
    let catalogue = Catalogue::small();
    git(&catalogue, ("Kari", "2026-03-01"), &["init", "--quiet", "--initial-branch", "main"]);
    commit(&catalogue, "Kari", "2026-03-01");
    git(&catalogue, ("Ola", "2026-04-02"), &["mv", "content/ting/bil.md", "content/ting/personbil.md"]);
    catalogue.write("content/ting/personbil.md", "---\ntitle: Bil\naliases: [ting/bil]\n---\nEn bil på veien.\n");
    catalogue.write("content/ting/bok.md", "---\ntitle: Bok\nvenn: ting/personbil\n---\nEn bok om [bilen](personbil.md).\n");
    commit(&catalogue, "Ola <b>Øst</b>", "2026-04-02");
    catalogue.write("content/ting/kart/kart.txt", "Nord er ned.\n");
    commit(&catalogue, "Kari", "2026-05-03");
    catalogue
}

fn history(catalogue: &Catalogue, id: &str) -> Value {
    let text = catalogue.read(&format!("public/{id}/index.json"));
    serde_json::from_str::<Value>(&text).expect("JSON")["history"].clone()
}

#[test]
fn an_entry_tells_when_it_was_shared_and_changed_and_by_whom() {
    let catalogue = remembered();
    catalogue.run(&["build"]).fine();
    assert_eq!(history(&catalogue, "ting/personbil").to_string(), r#"{"shared":"2026-03-01","changed":"2026-04-02","by":"Ola bØst/b"}"#);
    assert_eq!(history(&catalogue, "ting/kart").to_string(), r#"{"shared":"2026-03-01","changed":"2026-05-03","by":"Kari"}"#);
    let page = catalogue.read("public/ting/personbil/index.html");
    assert!(page.contains("1. mars 2026</time> av Kari.") && page.contains("2. april 2026</time> av Ola bØst/b."), "{page}");
    assert!(!page.contains("hemmelig@example.no"));
    // What carries no date of its own is as new as its last change.
    let feed = catalogue.read("public/feed.xml");
    let days: Vec<&str> = feed.split("<updated>").skip(2).map(|rest| &rest[..10]).collect();
    assert_eq!(days, ["2026-05-03", "2026-04-02", "2026-04-02"]);
}

#[test]
fn what_is_not_committed_has_no_history_and_disturbs_none() {
    let catalogue = remembered();
    catalogue.write("content/ting/ny.md", "---\ntitle: Ny\n---\nHelt ny.\n");
    catalogue.run(&["build"]).fine();
    assert_eq!(history(&catalogue, "ting/ny"), Value::Null);
    assert!(!catalogue.read("public/ting/ny/index.html").contains("del_historikk"));
    assert_eq!(history(&catalogue, "ting/kart")["changed"], "2026-05-03");
}

#[test]
fn names_are_left_out_where_the_catalogue_says_so() {
    let catalogue = remembered();
    catalogue.write("allmenning.toml", "title = \"Prøve\"\nbase_url = \"https://prove.example.no\"\nauthors = false\n");
    catalogue.run(&["build"]).fine();
    let page = catalogue.read("public/ting/kart/index.html");
    assert!(page.contains("3. mai 2026") && !page.contains("Kari"), "{page}");
    assert_eq!(history(&catalogue, "ting/kart")["by"], Value::Null);
}

#[test]
fn the_site_is_built_without_git_too() {
    let catalogue = remembered();
    catalogue.run(&["build", "--no-git"]).fine();
    assert_eq!(history(&catalogue, "ting/kart"), Value::Null);
    let outside = Catalogue::small();
    outside.run(&["build"]).fine();
    assert_eq!(history(&outside, "ting/kart"), Value::Null);
    // A repository without a commit, and a machine without git.
    git(&outside, ("Kari", "2026-03-01"), &["init", "--quiet"]);
    outside.run(&["build"]).fine();
    let mut command = crate::program::command(catalogue.root(), &["build"]);
    assert!(command.env("PATH", "").output().expect("the program starts").status.success());
    assert_eq!(history(&catalogue, "ting/kart"), Value::Null);
}

#[test]
fn a_history_that_was_cut_off_is_left_out_and_the_builder_is_told() {
    let whole = remembered();
    let shallow = Catalogue::small();
    std::fs::remove_dir_all(shallow.root()).expect("an empty place");
    let from = format!("file://{}", whole.root().display());
    let clone = ["clone", "--quiet", "--depth", "1", &from, shallow.root().to_str().expect("a path")];
    git(&whole, ("Kari", "2026-05-03"), &clone);
    let ran = shallow.run(&["build"]);
    assert!(ran.err.contains("fetch-depth: 0"), "{}", ran.err);
    ran.fine();
    assert_eq!(history(&shallow, "ting/kart"), Value::Null);
}

//! `review`: exit status, formats, what is saved, and what happens where there is nothing to compare with. What it tells of a
//! change is in `tests/reviews/`.

use crate::program::{Catalogue, run};
use serde_json::Value;
use std::process::Command;

#[track_caller]
fn git(catalogue: &Catalogue, arguments: &[&str]) {
    let mut git = Command::new("git");
    for who in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{who}_NAME"), "Test").env(format!("GIT_{who}_EMAIL"), "test@example.no");
    }
    let done = git.env("GIT_CONFIG_GLOBAL", "/dev/null").args(arguments).current_dir(catalogue.root()).output().expect("git starts");
    assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

fn committed() -> Catalogue {
    let catalogue = Catalogue::small();
    git(&catalogue, &["init", "--quiet", "--initial-branch", "main"]);
    git(&catalogue, &["add", "--all"]);
    git(&catalogue, &["commit", "--quiet", "--message", "alt"]);
    catalogue
}

#[test]
fn work_that_is_not_committed_is_reviewed_too() {
    let catalogue = committed();
    let nothing = catalogue.run(&["review", "--base", "main"]);
    let (head, rest) = nothing.out.split_once('\n').expect("lines");
    assert!(head.starts_with("Sammenlignet med "), "{head}");
    assert_eq!(rest, "\nEndringen rører ingen oppføringer.\n\nEndringen har ingen nye feil eller advarsler.\n");
    nothing.fine();
    catalogue.write("content/ting/bil.md", "---\ntitle: Bil\nfarge: gronn\ntema: [vei]\n---\nEn grønn bil på veien.\n");
    catalogue.write("content/ting/bat.md", "---\ntitle: Båt\n---\nEn båt på sjøen.\n");
    let ran = catalogue.run(&["review", "--base", "main"]);
    for line in [
        "Nye oppføringer (1)",
        "  Båt ting/bat",
        "    Status: blir «Delt»",
        "  Bil ting/bil",
        "      Farge: [-rod-] {+gronn+}",
        "      En {+grønn+} bil på veien.",
    ] {
        assert!(ran.out.lines().any(|said| said == line), "{line} in {}", ran.out);
    }
    ran.fine();
}

#[test]
fn a_breach_is_exit_status_one_in_every_format() {
    let catalogue = committed();
    catalogue.write("content/ting/bil.md", "---\ntitle: Bil\nfarge: lilla\n---\nEn bil på veien.\n");
    let human = catalogue.run(&["review", "--base", "main"]).with(1);
    assert!(human.out.contains("feil[value-not-allowed] content/ting/bil.md:3:8"), "{}", human.out);
    let github = catalogue.run(&["review", "--base", "main", "--format", "github"]).with(1);
    assert!(github.out.starts_with("::error file=content/ting/bil.md,line=3,endLine=3,col=8,endColumn=13,title=value-not-allowed::"));
    let markdown = catalogue.run(&["review", "--base", "main", "--format", "markdown"]).with(1);
    let (head, verdict) = ("## Hva endringen gjør\n\nSammenlignet med ", "\n\n**Én feil må rettes før endringen kan tas inn.**\n");
    assert!(markdown.out.starts_with(head) && markdown.out.contains(verdict), "{}", markdown.out);
    let json = catalogue.run(&["review", "--base", "main", "--format", "json"]).with(1);
    let told: Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(told["findings"][0]["rule"], "value-not-allowed");
    assert_eq!(told["entries"][0]["sort"], "changed");
}

#[test]
fn a_saved_review_is_shown_as_it_was_anywhere() {
    let catalogue = committed();
    catalogue.write("content/ting/bil.md", "---\ntitle: Bil\nfarge: lilla\n---\nEn bil på veien.\n");
    let file = catalogue.at("../vurdering.json");
    let file = file.to_str().expect("a path");
    let made = catalogue.run(&["review", "--base", "main", "--format", "markdown", "--save", file]).with(1);
    let elsewhere = tempfile::tempdir().expect("a folder");
    let shown = run(elsewhere.path(), &["review", "--from", file, "--format", "markdown"]).with(1);
    assert_eq!(made.out, shown.out);
}

#[test]
fn what_somebody_else_saved_is_text_and_nothing_more() {
    let elsewhere = tempfile::tempdir().expect("a folder");
    let file = elsewhere.path().join("vurdering.json");
    let evil = "</del>@alle <img src=x> [her](https://ond.example) `x` \u{1b}[2J\u{202e}\n::error::x\n# Godkjent";
    let named = serde_json::json!({"code": evil, "label": evil});
    let words = serde_json::json!({"pieces": [{"same": evil}, {"removed": evil}, {"added": evil}, {"cut": 7}], "more": 1});
    let decision = serde_json::json!({
        "date": evil, "by": evil, "status": named, "counts": true, "note": evil, "conditions": evil, "review_by": evil,
        "meeting": evil, "replaced_by": evil,
    });
    let review = serde_json::json!({
        "base": evil, "actor": evil, "is_first": true,
        "entries": [{
            "id": evil, "title": evil, "summary": evil, "path": evil, "sort": "renamed", "from": evil, "alias": false,
            "fields": [{"field": evil, "label": evil, "there": [true, true], "words": words}],
            "text": words, "files": [{"name": evil, "sort": "changed", "text": words}],
            "before": named, "after": named, "partial": {"status": named, "have": 1, "need": 2}, "breaks": decision, "decisions": [decision],
            "duplicates": [{"id": evil, "title": evil, "reasons": ["text"], "words": evil}],
        }],
        "organisations": [named], "codes": [{"vocabulary": evil, "code": evil, "label": evil}],
        "policy": [evil], "others": [evil],
        "findings": [{"rule": evil, "severity": "error", "path": evil, "line": 1, "column": 1, "end_line": 1, "end_column": 2,
            "message": evil, "help": evil, "url": evil}],
    });
    std::fs::write(&file, review.to_string()).expect("a file");
    let shown = |format: &str| run(elsewhere.path(), &["review", "--from", file.to_str().expect("a path"), "--format", format]).out;
    let markdown = shown("markdown");
    let outside = |text: &str| -> String { text.split('`').step_by(2).collect() };
    for never in ["<img", "@alle", "[her](", "https://", "\u{1b}", "\u{202e}", "\n::error", "\n# "] {
        assert!(!outside(&markdown).contains(never), "{never:?} in {markdown}");
    }
    let human = shown("human");
    assert!(!human.contains(['\u{1b}', '\u{202e}']) && !human.contains("\n::error"), "{human}");
    assert_eq!(shown("github").lines().count(), 1);
}

#[test]
fn where_there_is_nothing_to_compare_with_it_says_what_to_do() {
    let outside = Catalogue::small();
    assert!(outside.run(&["review", "--base", "main"]).with(2).err.contains("git-lager"));
    let catalogue = committed();
    assert!(catalogue.run(&["review", "--base", "finnes-ikke"]).with(2).err.contains("git fetch origin main"));
    assert!(catalogue.run(&["review", "--base=--output=x"]).with(2).err.contains("kjenner ikke"));
    assert!(!catalogue.at("x").exists());
    catalogue.write("ikke.json", "{\"base\": 1}");
    assert!(catalogue.run(&["review", "--from", "ikke.json"]).with(2).err.contains("ikke.json"));
    assert!(catalogue.run(&["review", "--from", "borte.json"]).with(2).err.contains("borte.json"));
    let mut command = crate::program::command(catalogue.root(), &["review", "--base", "main"]);
    let ran = command.env("PATH", "").output().expect("the program starts");
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("Finner ikke git"));
}

#[test]
fn a_catalogue_in_a_folder_of_a_repository_is_compared_with_itself() {
    let catalogue = Catalogue::small();
    let above = catalogue.root().parent().expect("a folder").to_owned();
    std::fs::write(above.join("LES.md"), "Ikke en del av katalogen.\n").expect("a file");
    std::fs::write(above.join("CODEOWNERS"), "/katalog/content/_redaksjon/ @noen\n").expect("a file");
    let git = |arguments: &[&str]| assert!(Command::new("git").args(arguments).current_dir(&above).output().expect("git").status.success());
    git(&["init", "--quiet", "--initial-branch", "main"]);
    git(&["add", "--all"]);
    git(&["-c", "user.name=Test", "-c", "user.email=t@example.no", "commit", "--quiet", "--message", "alt"]);
    std::fs::write(above.join("LES.md"), "Endret.\n").expect("a file");
    catalogue.write("content/ting/bok.md", "---\ntitle: Bok\n---\nEn bok.\n");
    let told: Value = serde_json::from_str(&catalogue.run(&["review", "--base", "main", "--format", "json"]).fine().out).expect("JSON");
    assert_eq!(told["entries"].as_array().map(Vec::len), Some(1));
    assert_eq!(told["others"], serde_json::json!([]));
}

#[test]
fn the_way_from_a_contributors_branch_to_a_badge_on_the_site() {
    let catalogue = committed();
    catalogue
        .write("content/_redaksjon/redaktorer.yaml", "- handle: \"@kaptein\"\n  name: Kapteinen\n  role: kaptein\n  from: 2026-01-01\n");
    git(&catalogue, &["add", "--all"]);
    git(&catalogue, &["commit", "--quiet", "--message", "en redaktør"]);
    // A contributor proposes an entry; an editor reads what it does, and it is merged.
    git(&catalogue, &["switch", "--quiet", "--create", "ny-oppforing"]);
    catalogue.write("content/ting/bat.md", "---\ntitle: Båt\n---\nEn båt på sjøen.\n");
    git(&catalogue, &["add", "--all"]);
    git(&catalogue, &["commit", "--quiet", "--message", "en båt"]);
    let told = catalogue.run(&["review", "--base", "main", "--actor", "bidragsyter", "--format", "markdown"]).fine().out;
    assert!(told.contains("Status: blir «Delt»") && told.contains("`allmenning decide ting/bat STATUS --by @…`"), "{told}");
    git(&catalogue, &["switch", "--quiet", "main"]);
    git(&catalogue, &["merge", "--quiet", "--no-edit", "ny-oppforing"]);
    // The editor decides on a branch of their own; nobody else could.
    git(&catalogue, &["switch", "--quiet", "--create", "vedtak"]);
    catalogue.run(&["decide", "ting/bat", "kvalitetssikret", "--by", "@kaptein", "--note", "Lest og prøvd."]).fine();
    let told = catalogue.run(&["review", "--base", "main", "--actor", "Kaptein"]).fine().out;
    assert!(told.contains("Status: fra «Delt» til «Kvalitetssikret»"), "{told}");
    let other = catalogue.run(&["review", "--base", "main", "--actor", "bidragsyter"]).with(1).out;
    assert!(other.contains("desk-not-by-editor"), "{other}");
    git(&catalogue, &["add", "--all"]);
    git(&catalogue, &["commit", "--quiet", "--message", "et vedtak"]);
    git(&catalogue, &["switch", "--quiet", "main"]);
    git(&catalogue, &["merge", "--quiet", "--no-edit", "vedtak"]);
    catalogue.run(&["build"]).fine();
    let page = catalogue.read("public/ting/bat/index.html");
    assert!(page.contains("status-kvalitetssikret") && page.contains("Lest og prøvd.") && page.contains("Kapteinen"), "{page}");
    // Whoever changes it breaks the approval, and is told so.
    git(&catalogue, &["switch", "--quiet", "--create", "endring"]);
    catalogue.write("content/ting/bat.md", "---\ntitle: Båt\n---\nEn båt på fjorden.\n");
    let told = catalogue.run(&["review", "--base", "main", "--actor", "bidragsyter"]).fine().out;
    assert!(told.contains("Godkjenningen «Kvalitetssikret»") && told.contains("[-sjøen.-] {+fjorden.+}"), "{told}");
}

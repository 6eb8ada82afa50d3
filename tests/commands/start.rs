//! `init`, `build` and `find`, and what every command has in common: where the catalogue is, the language, the date,
//! how loud it is.

use crate::program::{Catalogue, command, run};
use std::fs;

#[test]
fn init_then_check_and_build_from_the_program_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = run(folder.path(), &["init", "katalog"]).fine();
    assert_eq!(made.out, "", "progress belongs to standard error");
    assert!(made.err.contains("katalog"), "{}", made.err);
    let root = folder.path().join("katalog");
    for name in ["allmenning.toml", "content", "schemas/entry.schema.json", "schemas/vocabularies", ".gitignore"] {
        assert!(root.join(name).exists(), "no {name}");
    }
    let schemas = fs::read_dir(root.join("schemas")).expect("schemas").filter_map(Result::ok);
    let kinds = schemas
        .filter_map(|file| file.file_name().to_str()?.strip_suffix(".schema.json").map(str::to_owned))
        .filter(|kind| kind != "entry");
    for kind in kinds {
        let samples = fs::read_dir(root.join("content").join(&kind)).map(Iterator::count).unwrap_or(0);
        assert!(samples >= 1, "no sample of {kind}");
    }
    let checked = run(&root, &["check", "--strict"]).fine();
    assert_eq!(checked.out, "", "the samples have findings");
    let built = run(&root, &["build"]).fine();
    assert_eq!(built.out, "");
    assert_eq!(built.err.trim_end().lines().count(), 1, "one line says what it did: {}", built.err);
    assert!(root.join("public/index.html").is_file());
}

#[test]
fn init_takes_an_empty_folder_and_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("tom")).expect("a folder");
    fs::create_dir(folder.path().join("tom/.git")).expect("a folder");
    run(folder.path(), &["init", "tom"]).fine();
    let again = run(folder.path(), &["init", "tom"]).with(2);
    assert!(again.out.is_empty() && again.err.contains("tom"), "{again:?}");
    fs::write(folder.path().join("fil"), "x").expect("a file");
    run(folder.path(), &["init", "fil"]).with(2);
    run(folder.path(), &["init", "dypt/nede/katalog", "--with-theme"]).fine();
    assert!(folder.path().join("dypt/nede/katalog/themes/standard/templates/base.html").is_file());
    run(&folder.path().join("dypt/nede/katalog"), &["check", "--strict"]).fine();
}

#[test]
fn a_folder_with_any_name_becomes_a_sound_catalogue() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["Våre «ting» & slikt", "a\"b\\c", "åpne ordførere"] {
        run(folder.path(), &["init", name]).fine();
        run(&folder.path().join(name), &["check", "--strict"]).fine();
    }
}

#[test]
fn without_a_catalogue_no_command_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let commands: [&[&str]; 6] =
        [&["check"], &["build"], &["serve", "--port", "0"], &["find", "x"], &["new", "ting"], &["check", "--format", "json"]];
    for arguments in commands {
        let ran = run(folder.path(), arguments).with(2);
        assert!(ran.out.is_empty(), "{arguments:?} wrote {}", ran.out);
        assert!(ran.err.contains("allmenning.toml") && ran.err.contains("init"), "{arguments:?} said {}", ran.err);
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
    }
    run(folder.path(), &["check", "--root", "finnes/ikke"]).with(2);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0, "something was left behind");
}

#[test]
fn the_catalogue_is_found_from_below_and_by_name() {
    let catalogue = Catalogue::small();
    run(&catalogue.at("content/ting/kart"), &["check"]).fine();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let root = catalogue.root().to_str().expect("UTF-8");
    run(elsewhere.path(), &["--root", root, "check"]).fine();
    run(elsewhere.path(), &["check", "--root", root]).fine();
    run(elsewhere.path(), &["build", "--root", root, "--out", "side"]).fine();
    assert!(elsewhere.path().join("side/index.html").is_file(), "--out is taken from where the command runs");
    assert!(!catalogue.at("public").exists());
}

#[test]
fn the_language_of_messages_can_be_chosen() {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/feil.md", "---\nfarge: lilla\n---\nTekst.\n");
    let said = |lang: &str| catalogue.run(&["check", "--lang", lang]).with(1);
    let (nb, nn, en) = (said("nb"), said("nn"), said("en"));
    assert!(nb.out.contains("feil[missing-field]") && nb.err.contains("advarsler"), "{nb:?}");
    assert!(nn.out.contains("feil[missing-field]") && nn.err.contains("åtvaringar"), "{nn:?}");
    assert!(en.out.contains("error[missing-field]") && en.err.contains("warnings"), "{en:?}");
    assert_ne!(nb.out, nn.out);
    assert_eq!(catalogue.run(&["check"]).with(1).out, nb.out, "bokmål is what is spoken unless another is asked for");
    catalogue.run(&["check", "--lang", "de"]).with(2);
    let title = |lang: &str| catalogue.run(&["explain", "raw-html", "--lang", lang]).fine().out;
    assert!(title("nb") != title("nn") && title("nn") != title("en"));
}

#[test]
fn the_date_is_the_only_clock() {
    let catalogue = Catalogue::small();
    let build = |today: &str| {
        let ran = command(catalogue.root(), &["build", "--today", today]).output().expect("the program starts");
        assert!(ran.status.success());
        catalogue.read("public/katalog.json")
    };
    assert!(build("2026-11-22").contains("2026-11-22"));
    assert!(build("2031-01-02").contains("2031-01-02"));
    for wrong in ["i går", "2026-02-30", "22.11.2026", ""] {
        let ran = command(catalogue.root(), &["check", "--today", wrong]).output().expect("the program starts");
        assert_eq!(ran.status.code(), Some(2), "«{wrong}» was taken for a date");
    }
}

#[test]
fn quiet_says_only_what_was_asked_for() {
    let catalogue = Catalogue::small();
    let build = catalogue.run(&["build", "-q"]).fine();
    assert_eq!((build.out.as_str(), build.err.as_str()), ("", ""));
    catalogue.write("content/ting/feil.md", "---\nfarge: lilla\n---\nTekst.\n");
    let check = catalogue.run(&["-q", "check"]).with(1);
    assert!(check.out.contains("missing-field") && check.err.is_empty(), "{check:?}");
    let stopped = catalogue.run(&["-q", "new", "tang"]).with(2);
    assert!(stopped.err.contains("ting"), "why a command could not run is always said");
}

#[test]
fn wrong_arguments_stop_a_command() {
    let catalogue = Catalogue::small();
    let commands: [&[&str]; 7] = [
        &[],
        &["finn"],
        &["check", "--format", "xml"],
        &["build", "--base-url", "ftp://x.no"],
        &["find"],
        &["completions", "cmd"],
        &["serve", "--port", "x"],
    ];
    for arguments in commands {
        let ran = catalogue.run(arguments).with(2);
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{arguments:?}: {ran:?}");
    }
}

#[test]
fn build_with_errors_builds_nothing_and_says_all_of_them() {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/en.md", "---\nfarge: lilla\n---\nTekst.\n");
    catalogue.write("content/ting/to.md", "---\ntitle: To\nvenn: ting/ingen\n---\nTekst.\n");
    let built = catalogue.run(&["build"]).with(1);
    for rule in ["missing-field", "value-not-allowed", "unknown-relation"] {
        assert!(built.out.contains(rule), "{rule} is not told of: {}", built.out);
    }
    assert!(!catalogue.at("public").exists());
    let value = catalogue.run(&["build", "--format", "json"]).with(1).json();
    assert_eq!(value["summary"]["errors"], 3, "{value}");
    catalogue.run(&["build", "--format", "sarif"]).with(1).json();
}

#[test]
fn a_template_that_fails_for_some_entries_is_one_report() {
    let catalogue = Catalogue::small();
    let template = "<!DOCTYPE html><html lang=\"nb\"><head><title>x</title></head><body>{{ entry.headings[0].text }}</body></html>\n";
    catalogue.write("themes/standard/templates/entry.html", template);
    catalogue.write("content/ting/aaa.md", "---\ntitle: Først\n---\nTekst.\n\n## En overskrift\n\nMer.\n");
    for format in ["json", "sarif"] {
        catalogue.run(&["build", "--format", format]).with(1).json();
    }
    let findings = catalogue.run(&["build", "--format", "json"]).findings();
    assert_eq!(findings, ["error template-error themes/standard/templates/entry.html:1"], "one fault of a template is one finding");
    assert!(!catalogue.at("public").exists());
}

#[test]
fn strict_makes_errors_of_warnings() {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/html.md", "---\ntitle: HTML\n---\nTekst med <b>fet</b>.\n");
    catalogue.run(&["check"]).fine();
    catalogue.run(&["check", "--strict"]).with(1);
    catalogue.run(&["build", "--strict"]).with(1);
    assert!(!catalogue.at("public").exists());
    catalogue.run(&["build"]).fine();
}

#[test]
fn find_shows_what_it_finds_and_finding_nothing_is_no_error() {
    let catalogue = Catalogue::small();
    let hits = catalogue.run(&["find", "bil"]).fine();
    assert!(hits.out.starts_with("Bil\n"), "the title counts most: {}", hits.out);
    assert!(hits.out.contains("ting/bil") && hits.out.contains("content/ting/bil.md"), "{}", hits.out);
    let one = catalogue.run(&["find", "bil", "-n", "1"]).fine();
    assert_eq!(one.out.matches("content/").count(), 1);
    let none = catalogue.run(&["find", "romferge"]).fine();
    assert!(none.out.is_empty() && none.err.contains("romferge"), "{none:?}");
    catalogue.run(&["find", "bok", "veien"]).fine();
    catalogue.run(&["find", "\"*(]<&"]).fine();
}

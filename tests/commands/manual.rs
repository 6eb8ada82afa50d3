//! `explain`, `completions`, `man` and the help: what the program says of itself.

use crate::program::{Catalogue, run};
use std::collections::BTreeSet;
use std::path::Path;

const COMMANDS: [&str; 9] = ["init", "new", "check", "build", "serve", "find", "explain", "completions", "man"];

#[test]
fn every_rule_is_explained_in_every_language() {
    let list = run(Path::new("."), &["explain"]).fine();
    let rules: Vec<&str> = list.out.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(rules.len() >= 50, "{} rules", rules.len());
    assert_eq!(rules.iter().collect::<BTreeSet<_>>().len(), rules.len(), "a rule stands twice");
    for rule in rules {
        let mut said = BTreeSet::new();
        for (lang, words) in [
            ("nb", ["Hvorfor", "Slik blir det feil", "Slik er det riktig"]),
            ("nn", ["Kvifor", "Slik blir det feil", "Slik er det rett"]),
            ("en", ["Why", "Wrong", "Right"]),
        ] {
            let ran = run(Path::new("."), &["explain", rule, "--lang", lang]).fine();
            assert!(ran.out.starts_with(&format!("{rule} – ")), "{}", ran.out);
            let paragraphs = ran.out.split("\n\n").filter(|part| !part.trim().is_empty()).count();
            assert!(paragraphs >= 5, "{rule} in {lang} says too little:\n{}", ran.out);
            assert!(words[..1].iter().all(|word| ran.out.contains(word)), "{rule} in {lang}:\n{}", ran.out);
            assert!(!ran.out.contains('{') || ran.out.contains("    "), "a placeholder is left:\n{}", ran.out);
            said.insert(ran.out);
        }
        assert_eq!(said.len(), 3, "{rule} says the same in two languages");
    }
}

#[test]
fn an_unknown_rule_is_answered_with_the_one_that_was_meant() {
    for (written, meant) in
        [("raw-htm", "raw-html"), ("RAW-HTML", "raw-html"), ("unknown-relasjon", "unknown-relation"), ("duplicat-id", "duplicate-id")]
    {
        let ran = run(Path::new("."), &["explain", written]);
        let text = format!("{}{}", ran.out, ran.err);
        assert!(text.contains(meant), "{written}: {text}");
    }
    let far = run(Path::new("."), &["explain", "pannekaker"]).with(2);
    assert!(far.out.is_empty() && far.err.contains("pannekaker"), "{far:?}");
}

#[test]
fn an_unknown_kind_is_answered_with_the_one_that_was_meant() {
    let catalogue = Catalogue::standard();
    for (written, meant) in
        [("losning", "losninger"), ("Losninger", "losninger"), ("løsninger", "losninger"), ("aktør", "aktorer"), ("mal", "maler")]
    {
        let ran = catalogue.run(&["new", written, "Prøve"]).with(2);
        assert!(ran.err.contains(&format!("«{meant}»")), "{written}: {}", ran.err);
    }
    let far = catalogue.run(&["new", "xyzzy", "Prøve"]).with(2);
    assert!(far.err.contains("losninger") && far.err.contains("maler"), "the kinds there are: {}", far.err);
}

#[test]
fn completions_name_every_command_in_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(Path::new("."), &["completions", shell]).fine();
        assert_eq!(ran.err, "");
        for command in COMMANDS {
            assert!(ran.out.contains(command), "{shell} does not know {command}");
        }
    }
    let script = run(Path::new("."), &["completions", "bash"]).fine().out;
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("fullfor.bash"), script).expect("a file");
    if let Ok(status) = std::process::Command::new("bash").arg("-n").arg(folder.path().join("fullfor.bash")).status() {
        assert!(status.success(), "bash cannot read its completions");
    }
}

#[test]
fn the_manual_has_a_page_for_the_program_and_for_every_command() {
    let whole = run(Path::new("."), &["man"]).fine();
    assert!(whole.out.contains(".TH allmenning"), "{}", whole.out);
    for command in COMMANDS {
        assert!(whole.out.contains(command), "the manual does not name {command}");
        let page = run(Path::new("."), &["man", command]).fine();
        assert!(page.out.contains(".SH") && page.out.contains(command), "{command}: {}", page.out);
    }
    let unknown = run(Path::new("."), &["man", "finn-fram"]).with(2);
    assert!(unknown.out.is_empty() && unknown.err.contains("finn-fram"), "{unknown:?}");
}

#[test]
fn the_help_names_every_command_and_its_options() {
    for arguments in [["--help"], ["-h"]] {
        let help = crate::program::command(Path::new("."), &arguments).output().expect("the program starts");
        assert!(help.status.success());
        let text = String::from_utf8(help.stdout).expect("UTF-8");
        assert!(COMMANDS.iter().all(|command| text.lines().any(|line| line.trim_start().starts_with(command))), "{text}");
    }
    for command in COMMANDS {
        let help = crate::program::command(Path::new("."), &[command, "--help"]).output().expect("the program starts");
        let text = String::from_utf8(help.stdout).expect("UTF-8");
        assert!(help.status.success() && text.contains("--root") && text.contains("--today"), "{command}: {text}");
    }
    let version = crate::program::command(Path::new("."), &["--version"]).output().expect("the program starts");
    assert_eq!(String::from_utf8(version.stdout).expect("UTF-8").trim(), format!("allmenning {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_help_is_norwegian_throughout() {
    for command in COMMANDS {
        let help = crate::program::command(Path::new("."), &[command, "--help"]).output().expect("the program starts");
        let text = String::from_utf8(help.stdout).expect("UTF-8");
        for english in ["Possible values:", "Print help", "Options:", "Arguments:", "[OPTIONS]", "[default:", "[possible values:"] {
            assert!(!text.contains(english), "the help of {command} is Norwegian but for «{english}»:\n{text}");
        }
    }
}

//! `check --fix`: mends what has exactly one right answer, says what it did, and leaves all else as it is.

use crate::program::{Catalogue, run};
use std::fs;

#[test]
fn what_has_one_right_answer_is_mended() {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/bom.md", "\u{feff}---\r\ntitle: Merke\r\n---\r\nTekst.\r\n");
    catalogue.write("content/ting/kode.md", "---\ntitle: Kode\ntema: [Vei]\nfarge: Rod\nvenn: ting/bill\n---\nTekst.\n");
    catalogue.write("content/ting/felt.md", "---\ntitle: Felt\nfarg: rod\n---\nTekst.\n");
    assert_eq!(catalogue.run(&["check"]).status, Some(1));
    let ran = catalogue.run(&["check", "--fix"]).fine();
    assert_eq!(catalogue.read("content/ting/bom.md"), "---\ntitle: Merke\n---\nTekst.\n");
    assert_eq!(catalogue.read("content/ting/kode.md"), "---\ntitle: Kode\ntema: [vei]\nfarge: rod\nvenn: ting/bil\n---\nTekst.\n");
    assert_eq!(catalogue.read("content/ting/felt.md"), "---\ntitle: Felt\nfarge: rod\n---\nTekst.\n");
    for file in ["bom.md", "kode.md", "felt.md"] {
        assert!(ran.err.contains(&format!("content/ting/{file}")), "what was done is said: {}", ran.err);
    }
    assert_eq!(ran.out, "", "nothing is left to tell of");
    assert!(catalogue.findings().is_empty());
}

#[test]
fn what_has_more_than_one_answer_is_left() {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/bok-a.md", "---\ntitle: A\n---\nTekst.\n");
    catalogue.write("content/ting/bok-b.md", "---\ntitle: B\n---\nTekst.\n");
    let text = "---\ntitle: Tvil\nvenn: ting/bok-c\nfarge: lilla\ndato: 2026-02-30\nukjent: x\n---\nMed <b>HTML og [lenke](borte.md).\n";
    catalogue.write("content/ting/tvil.md", text);
    let before = catalogue.findings();
    assert_eq!(before.len(), 6, "{before:?}");
    catalogue.run(&["check", "--fix"]).with(1);
    assert_eq!(catalogue.read("content/ting/tvil.md"), text);
    assert_eq!(catalogue.findings(), before);
}

#[test]
fn only_the_paths_that_are_named_are_mended() {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/en.md", "---\r\ntitle: En\r\n---\r\nTekst.\r\n");
    catalogue.write("content/ting/to.md", "---\r\ntitle: To\r\n---\r\nTekst.\r\n");
    run(&catalogue.at("content/ting"), &["check", "--fix", "en.md"]).fine();
    assert!(!catalogue.read("content/ting/en.md").contains('\r'));
    assert!(catalogue.read("content/ting/to.md").contains('\r'));
}

#[test]
fn mending_keeps_every_byte_it_does_not_mend() {
    let catalogue = Catalogue::small();
    let text = "---\n# Merknad: æøå 😀\ntitle:   'Rar  luft'   # bak\n\n\nfarge:\tRod\ntema:\n    -   skole\n    - Vei   # her\n---\n\n\nTekst  \nmed  luft\t\n\n\n";
    catalogue.write("content/ting/luft.md", text);
    catalogue.run(&["check", "--fix"]).fine();
    assert_eq!(catalogue.read("content/ting/luft.md"), text.replace("Rod", "rod").replace("Vei ", "vei "));
}

#[test]
fn mending_again_changes_nothing_and_leaves_no_files() {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/kode.md", "\u{feff}---\r\ntitle: Kode\r\ntema: [Vei, SKOLE]\r\n---\r\nTekst.\r\n");
    let count = || walkdir::WalkDir::new(catalogue.root()).into_iter().count();
    let files = count();
    catalogue.run(&["check", "--fix"]).fine();
    let text = catalogue.read("content/ting/kode.md");
    let written = fs::metadata(catalogue.at("content/ting/kode.md")).and_then(|file| file.modified()).expect("a time");
    let again = catalogue.run(&["check", "--fix"]).fine();
    assert!(!again.err.contains("kode.md"), "{}", again.err);
    assert_eq!(catalogue.read("content/ting/kode.md"), text);
    assert_eq!(fs::metadata(catalogue.at("content/ting/kode.md")).and_then(|file| file.modified()).expect("a time"), written);
    assert_eq!(count(), files);
}

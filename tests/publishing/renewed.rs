//! A new site in the place of an old one: what is the same stays the same file, and one that has lost much does not come by accident.

use crate::program::Catalogue;
use std::fs;
use std::time::SystemTime;

const ADDRESS: &str = "https://prove.example.no";

fn time(catalogue: &Catalogue, file: &str) -> SystemTime {
    fs::metadata(catalogue.at(&format!("public/{file}"))).and_then(|file| file.modified()).expect("a file with a time")
}

#[test]
fn what_is_unchanged_keeps_its_time() {
    let catalogue = Catalogue::small();
    catalogue.build(ADDRESS);
    let page = catalogue.at("public/ting/bok/index.html");
    let long_ago = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    for file in ["ting/bok/index.html", "ting/bil/index.html", "ting/bok/index.json", "feed.xml"] {
        let file = fs::File::options().write(true).open(catalogue.at(&format!("public/{file}"))).expect("a file");
        file.set_modified(long_ago).expect("its time is set");
    }
    let before = fs::read(&page).expect("a page");
    catalogue.write("content/ting/bil.md", "---\ntitle: Bil\n---\nEn ny bil.\n");
    catalogue.build(ADDRESS);
    assert_eq!(fs::read(&page).expect("a page"), before);
    assert_eq!(time(&catalogue, "ting/bok/index.html"), long_ago);
    assert_eq!(time(&catalogue, "ting/bok/index.json"), long_ago);
    assert!(time(&catalogue, "ting/bil/index.html") > long_ago, "what has changed is new");
    // One that somebody has changed on the disk, to as many bytes, is made anew.
    let mut spoilt = before.clone();
    *spoilt.last_mut().expect("a byte") = b' ';
    fs::write(&page, &spoilt).expect("written");
    catalogue.build(ADDRESS);
    assert_eq!(fs::read(&page).expect("a page"), before);
}

/// A catalogue of ten entries beside those of the small one.
fn ten_more() -> Catalogue {
    let catalogue = Catalogue::small();
    for number in 0..10 {
        catalogue.write(&format!("content/ting/nr-{number}.md"), format!("---\ntitle: Ting {number}\n---\nTekst.\n"));
    }
    catalogue
}

fn lose(catalogue: &Catalogue, numbers: std::ops::Range<usize>) {
    for number in numbers {
        fs::remove_file(catalogue.at(&format!("content/ting/nr-{number}.md"))).expect("removed");
    }
}

#[test]
fn a_site_that_has_lost_much_is_not_published_unawares() {
    let catalogue = ten_more();
    catalogue.run(&["build"]).fine();
    let before = crate::program::site::tree(&catalogue.at("public"));
    // Three of thirteen are less than a quarter.
    lose(&catalogue, 0..3);
    catalogue.run(&["build"]).fine();
    assert!(crate::program::site::tree(&catalogue.at("public")) != before);
    let before = crate::program::site::tree(&catalogue.at("public"));
    lose(&catalogue, 3..6);
    let ran = catalogue.run(&["build"]).with(2);
    assert!(ran.err.contains("10 oppføringer") && ran.err.contains("har 7") && ran.err.contains("--allow-shrink"), "{}", ran.err);
    assert!(crate::program::site::tree(&catalogue.at("public")) == before, "the old site was touched");
    catalogue.run(&["build", "--allow-shrink"]).fine();
    assert!(!catalogue.at("public/ting/nr-3/index.html").exists());
    // What is published now is what the next is measured by.
    catalogue.run(&["build"]).fine();
    let config = catalogue.read("allmenning.toml");
    catalogue.write("allmenning.toml", format!("{config}[limits]\nshrink = 100\n"));
    lose(&catalogue, 6..10);
    catalogue.run(&["build"]).fine();
}

#[test]
fn a_machine_without_the_old_site_is_told_of_it() {
    let catalogue = ten_more();
    catalogue.run(&["build", "--out", "gammelt"]).fine();
    let overview = catalogue.read("gammelt/katalog.json");
    catalogue.write("forrige.json", overview);
    lose(&catalogue, 0..5);
    let ran = catalogue.run(&["build", "--previous", "forrige.json"]).with(2);
    assert!(ran.err.contains("13 oppføringer") && !catalogue.at("public").exists(), "{}", ran.err);
    catalogue.run(&["build", "--previous", "forrige.json", "--allow-shrink"]).fine();
    for (name, text) in [("tom.json", ""), ("liste.json", "[1]"), ("tall.json", "{\"entries\": -1}")] {
        catalogue.write(name, text);
        let ran = catalogue.run(&["build", "--previous", name]).with(2);
        assert!(ran.err.contains(name), "{}", ran.err);
    }
    catalogue.run(&["build", "--previous", "finnes-ikke.json"]).with(2);
}

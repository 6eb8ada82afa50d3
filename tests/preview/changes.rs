//! A change of a file is shown, however it comes about, and no state of the files stops the preview.

use crate::program::Catalogue;
use crate::running::Preview;
use std::fs;
use std::time::Duration;

/// A preview that has shown one change already, so that it is known to watch.
fn watching(options: &[&str]) -> Preview {
    let preview = warm(Preview::of(Catalogue::small(), options));
    if options.contains(&"--poll") {
        // Whether two saves in one second are both seen is a test of its own.
        std::thread::sleep(Duration::from_millis(1100));
    }
    preview.catalogue.write("content/ting/prove.md", "---\ntitle: Klar\n---\nTekst.\n");
    preview.wait_until("/ting/prove/", "Klar");
    preview
}

/// Edits until the first edit is noticed: only what is saved after that must be.
fn warm(preview: Preview) -> Preview {
    let mut number = 0;
    crate::program::wait_for("the first change to be noticed", || {
        preview.catalogue.write("content/ting/prove.md", format!("---\ntitle: Prøve {number}\n---\nTekst.\n"));
        number += 1;
        std::thread::sleep(Duration::from_millis(300));
        (preview.get("/ting/prove/").status == 200).then_some(())
    });
    preview
}

#[test]
fn an_edit_made_as_soon_as_the_address_is_known_is_shown() {
    for number in 0..5 {
        let preview = Preview::start();
        preview.catalogue.write("content/ting/bil.md", format!("---\ntitle: Straks {number}\n---\nTekst.\n"));
        preview.wait_until("/ting/bil/", &format!("Straks {number}"));
    }
}

#[test]
fn an_edit_is_shown_and_open_pages_are_told() {
    let preview = watching(&[]);
    let (mut events, now) = preview.listen();
    let hits = preview.get("/sok/indeks/treff-0.bin").body;
    let version = |page: &str| {
        page.split_once("data-version=\"").and_then(|(_, rest)| rest.split_once('"')?.0.parse::<u64>().ok()).expect("a version")
    };
    assert_eq!(version(&preview.get("/ting/bil/").text()), now);
    preview.catalogue.write("content/ting/bil.md", "---\ntitle: Ny bil\n---\nTekst.\n");
    let next = events.next();
    assert!(next > now, "{next} after {now}");
    preview.wait_until("/ting/bil/", "Ny bil");
    preview.wait_until("/ting/", "Ny bil");
    assert!(version(&preview.get("/ting/bil/").text()) >= next);
    assert_ne!(preview.get("/sok/indeks/treff-0.bin").body, hits, "the search shows what was there before");
}

#[test]
fn a_file_that_is_made_and_one_that_is_removed_are_noticed() {
    let preview = watching(&[]);
    preview.catalogue.write("content/ting/ny.md", "---\ntitle: Helt ny\n---\nTekst.\n");
    preview.wait_until("/ting/ny/", "Helt ny");
    preview.catalogue.write("content/ting/mappe/index.md", "---\ntitle: I en mappe\n---\nSe [filen](fil.txt).\n");
    preview.catalogue.write("content/ting/mappe/fil.txt", "Innhold");
    preview.wait_until("/ting/mappe/fil.txt", "Innhold");
    fs::remove_file(preview.catalogue.at("content/ting/ny.md")).expect("removed");
    crate::program::wait_for("the page to go", || (preview.get("/ting/ny/").status == 404).then_some(()));
    fs::remove_dir_all(preview.catalogue.at("content/ting/mappe")).expect("removed");
    crate::program::wait_for("the folder to go", || (preview.get("/ting/mappe/").status == 404).then_some(()));
}

#[test]
fn a_save_by_rename_is_shown() {
    let preview = watching(&[]);
    for number in 0..5 {
        preview.catalogue.write("content/ting/.bil.md.swp", format!("---\ntitle: Byttet {number}\n---\nTekst.\n"));
        fs::rename(preview.catalogue.at("content/ting/.bil.md.swp"), preview.catalogue.at("content/ting/bil.md")).expect("renamed");
        preview.wait_until("/ting/bil/", &format!("Byttet {number}"));
    }
    fs::rename(preview.catalogue.at("content/ting/bil.md"), preview.catalogue.at("content/ting/bil.md~")).expect("renamed");
    preview.catalogue.write("content/ting/bil.md", "---\ntitle: Med kopi\n---\nTekst.\n");
    preview.wait_until("/ting/bil/", "Med kopi");
}

#[test]
fn an_edit_of_the_same_length_is_shown() {
    let preview = watching(&[]);
    for letter in ["a", "b", "c", "d", "e"] {
        preview.catalogue.write("content/ting/bil.md", format!("---\ntitle: Bokstav {letter}\n---\nTekst.\n"));
        preview.wait_until("/ting/bil/", &format!("Bokstav {letter}"));
    }
}

#[test]
fn a_half_written_file_is_a_finding_and_no_end() {
    let mut preview = watching(&[]);
    for text in ["", "---\ntitle: Hal", "---\ntitle: [\n---\nTekst", "---\n", "\u{0}\u{1}", "---\ntitle: \"", "---\n- a\n- b\n---\n"] {
        preview.catalogue.write("content/ting/bil.md", text);
        let errors = preview.catalogue.run(&["check", "--format", "json"]).json()["summary"]["errors"].as_u64().expect("a number");
        preview.wait_for_errors(errors);
        assert_eq!(preview.get("/").status, 200, "after «{text}»");
        assert_eq!(preview.get("/ting/bok/").status, 200);
    }
    fs::write(preview.catalogue.at("content/ting/bil.md"), b"---\ntitle: \xff\xfe\n---\n").expect("a file");
    preview.wait_for_errors(1);
    preview.catalogue.write("content/ting/bil.md", "---\ntitle: Hel igjen\n---\nTekst.\n");
    preview.wait_until("/ting/bil/", "Hel igjen");
    preview.wait_for_errors(0);
    assert!(preview.is_running());
}

#[test]
fn a_folder_that_is_removed_and_put_back_is_still_watched() {
    let mut preview = watching(&[]);
    for folder in ["content/ting/kart", "content/ting", "content", "schemas", "themes"] {
        let aside = preview.catalogue.root().with_file_name("til-side");
        if !preview.catalogue.at(folder).exists() {
            fs::create_dir_all(preview.catalogue.at(folder)).expect("a folder");
        }
        fs::rename(preview.catalogue.at(folder), &aside).expect("moved away");
        std::thread::sleep(Duration::from_millis(200));
        assert!(preview.is_running(), "{folder} away: {}", preview.said());
        preview.get("/");
        fs::rename(&aside, preview.catalogue.at(folder)).expect("moved back");
        preview.wait_until("/ting/kart/", "Kart");
        preview.catalogue.write("content/ting/bil.md", format!("---\ntitle: Etter {folder}\n---\nTekst.\n"));
        preview.wait_until("/ting/bil/", &format!("Etter {folder}"));
    }
    fs::remove_dir_all(preview.catalogue.at("content")).expect("removed");
    crate::program::wait_for("the pages to go", || (preview.get("/ting/bil/").status == 404).then_some(()));
    preview.catalogue.write("content/ting/bil.md", "---\ntitle: Helt på nytt\n---\nTekst.\n");
    preview.wait_until("/ting/bil/", "Helt på nytt");
}

#[test]
fn a_config_that_is_broken_and_mended_is_survived() {
    let mut preview = watching(&[]);
    let config = preview.catalogue.read("allmenning.toml");
    preview.catalogue.write("allmenning.toml", "title = \n[");
    crate::program::wait_for("a finding", || preview.get("/_allmenning/funn.json").text().contains("allmenning.toml:1").then_some(()));
    assert_eq!(preview.get("/ting/bil/").status, 200);
    preview.catalogue.write("allmenning.toml", config.replace("Prøve", "Mendet"));
    preview.wait_until("/", "Mendet");
    preview.wait_for_errors(0);
    fs::remove_file(preview.catalogue.at("allmenning.toml")).expect("removed");
    crate::program::wait_for("the title to go", || (!preview.get("/").text().contains("Mendet")).then_some(()));
    preview.catalogue.write("allmenning.toml", &config);
    preview.wait_until("/", "Prøve");
    assert!(preview.is_running());
}

#[test]
fn a_schema_or_a_vocabulary_that_is_broken_and_mended_is_survived() {
    let mut preview = watching(&[]);
    for name in ["schemas/ting.schema.json", "schemas/vocabularies/tema.yaml"] {
        let text = preview.catalogue.read(name);
        preview.catalogue.write(name, "{\"x-kind\": [");
        crate::program::wait_for(&format!("a finding in {name}"), || {
            preview.get("/_allmenning/funn.json").text().contains(name).then_some(())
        });
        assert_eq!(preview.get("/").status, 200);
        preview.catalogue.write(name, &text);
        preview.wait_for_errors(0);
        preview.wait_until("/ting/bil/", "Bil");
    }
    let schema = preview.catalogue.read("schemas/ting.schema.json");
    preview.catalogue.write("schemas/ting.schema.json", schema.replace("\"Farge\"", "\"Kulør\""));
    preview.wait_until("/ting/bil/", "Kulør");
    assert!(preview.is_running());
}

#[test]
fn a_template_that_is_broken_and_mended_is_survived() {
    let mut preview = watching(&[]);
    let template = "<!DOCTYPE html><html lang=\"nb\"><head><title>x</title></head><body>Egen mal: {{ entry.title }}</body></html>\n";
    preview.catalogue.write("themes/standard/templates/entry.html", template);
    preview.wait_until("/ting/bil/", "Egen mal: Bil");
    preview.catalogue.write("themes/standard/templates/entry.html", template.replace("entry.title", "entry.titel"));
    crate::program::wait_for("the fault", || (preview.get("/ting/bil/").status == 500).then_some(()));
    let page = preview.get("/ting/bil/").text();
    assert!(
        page.contains("themes/standard/templates/entry.html:1") && page.contains("live.js"),
        "the page says what is wrong and renews itself: {page}"
    );
    preview.catalogue.write("themes/standard/templates/entry.html", "{% if %}");
    preview.wait_for_errors(1);
    preview.get("/ting/bil/");
    fs::remove_dir_all(preview.catalogue.at("themes")).expect("removed");
    preview.wait_until("/ting/bil/", "<h1>Bil</h1>");
    assert!(preview.is_running());
}

#[test]
fn changes_at_intervals_are_seen_too() {
    let preview = watching(&["--poll"]);
    let (mut events, now) = preview.listen();
    preview.catalogue.write("content/ting/bil.md", "---\ntitle: Sett likevel\n---\nTekst.\n");
    assert!(events.next() > now);
    preview.wait_until("/ting/bil/", "Sett likevel");
    preview.catalogue.write("content/ting/sent.md", "---\ntitle: Kom til\n---\nTekst.\n");
    preview.wait_until("/ting/sent/", "Kom til");
    fs::remove_file(preview.catalogue.at("content/ting/sent.md")).expect("removed");
    crate::program::wait_for("the page to go", || (preview.get("/ting/sent/").status == 404).then_some(()));
}

#[test]
fn two_saves_within_a_second_are_both_seen_at_intervals() {
    let preview = watching(&["--poll"]);
    for letter in ["a", "b", "c", "d", "e"] {
        preview.catalogue.write("content/ting/bil.md", format!("---\ntitle: Bokstav {letter}\n---\nTekst.\n"));
        preview.wait_until("/ting/bil/", &format!("Bokstav {letter}"));
    }
}

#[test]
fn many_changes_at_once_end_in_the_last_one() {
    let preview = watching(&[]);
    for number in 0..200 {
        preview.catalogue.write(&format!("content/ting/nr-{}.md", number % 20), format!("---\ntitle: Runde {number}\n---\nTekst.\n"));
    }
    for number in 180..200 {
        preview.wait_until(&format!("/ting/nr-{}/", number % 20), &format!("Runde {number}"));
    }
}

#[test]
fn a_build_beside_the_preview_disturbs_nobody() {
    let preview = watching(&[]);
    let (mut events, now) = preview.listen();
    preview.catalogue.run(&["build"]).fine();
    preview.catalogue.run(&["check"]).fine();
    preview.catalogue.write("content/ting/bil.md", "---\ntitle: Etterpå\n---\nTekst.\n");
    assert_eq!(events.next(), now + 1, "a build is no change of the catalogue");
    preview.wait_until("/ting/bil/", "Etterpå");
}

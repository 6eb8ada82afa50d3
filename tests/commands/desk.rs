//! `decide`: an editor's round, from the in-tray to what readers see, and what is refused on the way.

use crate::program::Catalogue;
use crate::program::site::Site;
use std::fs;

const EDITORS: &str = "- handle: \"@kaptein\"\n  name: Kaptein for ting\n  role: kaptein\n  domains: [ting]\n\
    - handle: \"@sjef\"\n  name: Hovedredaktør\n  role: hovedredaktor\n\
    - handle: \"@annen\"\n  name: Kaptein for vei\n  role: kaptein\n  domains: [skole]\n";

fn catalogue() -> Catalogue {
    let catalogue = Catalogue::small();
    catalogue.write("content/_redaksjon/redaktorer.yaml", EDITORS);
    catalogue
}

fn site(catalogue: &Catalogue, today: &str) -> Site {
    catalogue.run(&["build", "--base-url", "https://prove.example.no", "--today", today]).fine();
    Site::open(&catalogue.at("public"), "https://prove.example.no")
}

#[test]
fn a_decision_is_bound_to_the_bytes_and_shows() {
    let catalogue = catalogue();
    let said = catalogue
        .run(&["decide", "ting/bil", "kvalitetssikret", "--by", "@kaptein", "--note", "Lest: \"alt\" stemmer.", "--meeting", "Møte 3/2026"])
        .fine();
    assert!(said.out.contains("Delt") && said.out.contains("Kvalitetssikret"), "{}", said.out);
    assert!(catalogue.findings().is_empty());
    let page = |site: &Site| site.page("ting/bil/index.html").text.clone();
    let now = site(&catalogue, "2026-11-22");
    assert!(now.faults.is_empty() && now.broken_links().is_empty(), "{:?} {:?}", now.faults, now.broken_links());
    for words in ["Kvalitetssikret", "Lest: \"alt\" stemmer.", "Møte 3/2026", "Kaptein for ting", "gjelder nå"] {
        assert!(page(&now).contains(words), "no «{words}»");
    }
    assert!(page(&site(&catalogue, "2029-01-01")).contains("Revisjon forfalt"), "the ladder holds for 24 months");
    // One byte more, and the approval is of something else.
    let text = catalogue.read("content/ting/bil.md");
    catalogue.write("content/ting/bil.md", format!("{text} "));
    let changed = site(&catalogue, "2026-11-22");
    assert!(page(&changed).contains("Endret siden godkjenning") && !page(&changed).contains("gjelder nå"));
    assert_eq!(catalogue.findings(), ["info changed-since-approval content/ting/bil.md:1"]);
    let tray = catalogue.run(&["decide", "--list"]).fine().out;
    assert!(tray.starts_with("Endret siden godkjenning (1)\n") && tray.contains("ting/bil"), "{tray}");
    // The ends of lines are no part of what was approved.
    catalogue.write("content/ting/bil.md", text.replace('\n', "\r\n"));
    assert!(page(&site(&catalogue, "2026-11-22")).contains("gjelder nå"));
}

#[test]
fn some_steps_take_two_editors() {
    let catalogue = catalogue();
    let first = catalogue.run(&["decide", "ting/bil", "felles", "--by", "kaptein"]).fine();
    assert!(first.out.contains("1 av 2"), "{}", first.out);
    assert!(site(&catalogue, "2026-11-22").page("ting/bil/index.html").text.contains("Delvis godkjent"));
    let same = catalogue.run(&["decide", "ting/bil", "felles", "--by", "kaptein"]).fine();
    assert!(same.out.contains("1 av 2"), "the same editor counts once: {}", same.out);
    let second = catalogue.run(&["decide", "ting/bil", "felles", "--by", "sjef"]).fine();
    assert!(second.out.contains("«Felles»"), "{}", second.out);
}

#[test]
fn what_would_not_count_is_not_written() {
    let catalogue = catalogue();
    let refused = [
        (vec!["ting/bil", "kvalitetssikret", "--by", "@ingen"], "unknown-editor"),
        (vec!["ting/bil", "kvalitetssikra", "--by", "@kaptein"], "unknown-status"),
        (vec!["ting/bil", "trukket", "--by", "@kaptein"], "decision-above-role"),
        (vec!["ting/bil", "kvalitetssikret", "--by", "@annen"], "decision-outside-domain"),
        (vec!["ting/bil", "kvalitetssikret", "--by", "@kaptein", "--review-by", "i morgen"], "bad-editorial-file"),
    ];
    for (arguments, rule) in refused {
        let ran = catalogue.run(&[&["decide"], arguments.as_slice()].concat()).with(1);
        assert!(ran.out.contains(rule), "{arguments:?}: {}", ran.out);
    }
    assert!(!catalogue.at("content/_redaksjon/vedtak").exists(), "a refused decision leaves a file");
    let unknown = catalogue.run(&["decide", "ting/bill", "kvalitetssikret", "--by", "@kaptein"]).with(2);
    assert!(unknown.err.contains("ting/bil"), "{}", unknown.err);
    // An older decision that does not count is no reason to refuse a new one, and stays as it was.
    let old = "# Merk\ndecisions:\n  - date: 2020-01-01\n    by: \"@ingen\"\n    status: delt\n    digest: sha256:00\n";
    catalogue.write("content/_redaksjon/vedtak/ting/bil.yaml", old);
    catalogue.run(&["decide", "ting/bil", "kvalitetssikret", "--by", "@kaptein"]).fine();
    assert!(catalogue.read("content/_redaksjon/vedtak/ting/bil.yaml").starts_with(old));
    let tray = catalogue.run(&["decide", "--list"]).fine().out;
    assert!(tray.contains("ting/bok") && !tray.contains("ting/bil"), "what is approved waits for nobody: {tray}");
}

#[test]
fn what_is_withdrawn_leaves_only_the_reason() {
    let catalogue = catalogue();
    catalogue.run(&["decide", "ting/kart", "trukket", "--by", "@sjef", "--note", "Delt ved en feil.", "--replaced-by", "ting/bok"]).fine();
    let site = site(&catalogue, "2026-11-22");
    assert!(site.faults.is_empty() && site.broken_links().is_empty(), "{:?} {:?}", site.faults, site.broken_links());
    let page = site.page("ting/kart/index.html");
    assert!(page.text.contains("Delt ved en feil.") && page.text.contains("Bok"), "{}", page.text);
    assert!(!page.text.contains("Hent"), "the text of the entry is still there");
    assert!(page.tags.iter().any(|tag| tag.get("content") == Some("noindex")));
    assert!(!site.files.contains_key("ting/kart/kart.txt"), "its attachment is still published");
    for (name, bytes) in &site.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(![">Kart<", "\"Kart\"", "Hent "].iter().any(|words| text.contains(words)), "{name} still says what it said");
    }
    let found = catalogue.run(&["find", "kart"]).fine();
    assert!(!found.out.contains("ting/kart"), "{}", found.out);
    let list = &site.page("status/trukket/index.html").text;
    assert!(list.contains("ting/kart") && !list.contains("Kart"), "the list tells that it is withdrawn, and not what it said: {list}");
    // An edit brings nothing back.
    let text = fs::read_to_string(catalogue.at("content/ting/kart/index.md")).expect("the entry");
    catalogue.write("content/ting/kart/index.md", format!("{text}Mer.\n"));
    assert!(catalogue.findings().is_empty(), "{:?}", catalogue.findings());
}

#[test]
fn readers_can_follow_the_desk() {
    let catalogue = catalogue();
    let before = site(&catalogue, "2026-11-22");
    assert!(!before.files.contains_key("redaksjon/vedtak/index.html"), "there is no log of nothing");
    for (entry, status, by) in
        [("ting/bil", "kvalitetssikret", "kaptein"), ("ting/kart", "trukket", "sjef"), ("ting/bok", "under-vurdering", "sjef")]
    {
        catalogue.run(&["decide", entry, status, "--by", by, "--note", &format!("Om {entry}.")]).fine();
    }
    let site = site(&catalogue, "2026-11-22");
    assert!(site.faults.is_empty() && site.broken_links().is_empty(), "{:?} {:?}", site.faults, site.broken_links());
    let ladder = &site.page("status/index.html").text;
    for words in
        ["Delt", "Under vurdering", "Kvalitetssikret", "Felles", "Krever 2 redaktører", "etter 24 måneder", "Kaptein, Hovedredaktør"]
    {
        assert!(ladder.contains(words), "the ladder says nothing of «{words}»: {ladder}");
    }
    let editors = &site.page("redaksjon/index.html").text;
    for words in ["Kaptein for ting", "Hovedredaktør", "Alle områder", "Vei", "Ledig"] {
        assert!(editors.contains(words), "the editors' page says nothing of «{words}»: {editors}");
    }
    let log = &site.page("redaksjon/vedtak/index.html").text;
    assert!(log.contains("Om ting/bil.") && log.contains("Om ting/kart.") && !log.contains("Kart\n"), "{log}");
    let feed = site.text("redaksjon/vedtak/feed.xml");
    assert_eq!(feed.matches("<entry>").count(), 3, "{feed}");
    let lists = |name: &str| {
        site.page(name)
            .tags
            .iter()
            .filter_map(|tag| tag.get("href"))
            .filter(|href| href.starts_with("/ting/b"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(lists("ting/index.html"), ["/ting/bil/", "/ting/bok/"], "what is approved stands before what is not");
}

#[test]
fn what_an_editor_writes_is_text_wherever_it_stands() {
    let catalogue = catalogue();
    let note = "<script>alert(1)</script> {{ site.title }} ]]> \"'";
    catalogue
        .run(&["decide", "ting/bil", "kvalitetssikret", "--by", "kaptein", "--note", note, "--meeting", "<img src=x onerror=alert(1)>"])
        .fine();
    for note in ["Rød \u{1b}[31m tekst.", "Skriv til kari.nordmann@oslo.kommune.no."] {
        let refused = catalogue.run(&["decide", "ting/bok", "kvalitetssikret", "--by", "kaptein", "--note", note]).with(1);
        assert!(!refused.out.contains('\u{1b}') && !catalogue.at("content/_redaksjon/vedtak/ting/bok.yaml").exists(), "{}", refused.out);
    }
    let site = site(&catalogue, "2026-11-22");
    assert!(site.faults.is_empty(), "{:?}", site.faults);
    for (name, bytes) in site.files.iter().filter(|(name, _)| name.ends_with(".html") || name.ends_with(".xml")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("<script>") && !text.contains("<img src=x") && !text.contains('\u{1b}'), "{name}");
    }
    assert!(site.page("ting/bil/index.html").text.contains("{{ site.title }}"), "a note is no template");
}

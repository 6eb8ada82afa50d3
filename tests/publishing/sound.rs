//! The built site holds together: every page is sound, every link leads somewhere, every feed and file of data can be
//! read, every entry has its page.

use crate::program::Catalogue;
use crate::program::markup::{Syntax, read};
use crate::program::site::Site;
use serde_json::Value;
use std::path::Path;

#[track_caller]
fn assert_sound(site: &Site) {
    assert_eq!(site.faults, Vec::<String>::new(), "markup that cannot be read");
    assert_eq!(site.broken_links(), Vec::<String>::new(), "links that lead nowhere");
    assert_eq!(site.broken_ids(), Vec::<String>::new(), "ids");
    for (name, bytes) in site.files.iter().filter(|(name, _)| name.ends_with(".json")) {
        assert!(serde_json::from_slice::<Value>(bytes).is_ok(), "{name} is no JSON");
    }
}

/// Every entry of the catalogue has its page, its JSON and its attachments, and is in the overview.
#[track_caller]
fn assert_whole(catalogue: &Catalogue, site: &Site) {
    let overview: Value = serde_json::from_str(site.text("katalog.json")).expect("JSON");
    let parts = overview["parts"].as_array().expect("parts").len();
    let listed: Vec<Value> = (1..=parts)
        .flat_map(|part| {
            let part: Value = serde_json::from_str(site.text(&format!("katalog/{part}.json"))).expect("JSON");
            part["entries"].as_array().expect("entries").clone()
        })
        .collect();
    let content = catalogue.at("content");
    let files = walkdir::WalkDir::new(&content).into_iter().filter_map(Result::ok).filter(|item| item.file_type().is_file());
    let mut entries = 0;
    for file in files {
        let path = file.path().strip_prefix(&content).expect("inside").to_str().expect("UTF-8");
        if path.starts_with('_') || path.starts_with('.') {
            continue;
        }
        let translated = path.rsplit_once("/index.").and_then(|(id, name)| Some((id, name.strip_suffix(".md")?)));
        if let Some((id, tag)) = translated {
            assert!(site.files.contains_key(&format!("{id}/{tag}/index.html")), "{path} has no page");
            continue;
        }
        match path.strip_suffix("/index.md").or(path.strip_suffix(".md").filter(|id| id.matches('/').count() == 1)) {
            Some(id) => {
                entries += 1;
                assert!(site.files.contains_key(&format!("{id}/index.html")), "{id} has no page");
                let data: Value = serde_json::from_str(site.text(&format!("{id}/index.json"))).expect("JSON");
                assert_eq!(data["id"], *id);
                assert!(listed.iter().any(|entry| entry["id"] == *id), "{id} is not in the overview");
                // What is withdrawn has no title any more, only its id.
                let title = data["title"].as_str().unwrap_or(id);
                assert!(site.page(&format!("{id}/index.html")).text.contains(title), "the page of {id} lacks its title");
            }
            None => assert!(
                site.files.get(path) == Some(&std::fs::read(file.path()).expect("a file")),
                "the attachment {path} is not published whole"
            ),
        }
    }
    assert!(entries > 0 && listed.len() == entries && overview["entries"] == entries, "{entries} entries, {} listed", listed.len());
}

/// Feeds and sitemap name pages that are there, by their whole address.
#[track_caller]
fn assert_feeds(site: &Site, base_url: &str) {
    let file = |address: &str| {
        let path = address.strip_prefix(base_url.trim_end_matches('/')).unwrap_or_else(|| panic!("{address} is not under {base_url}"));
        let path = path.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    };
    let feeds: Vec<&String> = site.files.keys().filter(|name| name.ends_with("feed.xml")).collect();
    assert!(feeds.len() >= 3, "{feeds:?}");
    for name in feeds {
        let document = read(site.text(name), Syntax::Xml).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let count = |tag: &str| document.tags.iter().filter(|t| t.name == tag).count();
        let entries = count("entry");
        assert_eq!(
            (count("feed"), count("author"), count("id"), count("updated"), count("title")),
            (1, 1, entries + 1, entries + 1, entries + 1),
            "{name}"
        );
        for link in document.tags.iter().filter(|tag| tag.name == "link") {
            let target = file(link.get("href").expect("a link leads somewhere"));
            assert!(site.files.contains_key(&target), "{name} names {target}, which is not there");
        }
    }
    let sitemap = read(site.text("sitemap.xml"), Syntax::Xml).expect("a sitemap");
    let addresses: Vec<String> = sitemap.text.split_whitespace().map(file).collect();
    assert!(addresses.iter().all(|target| site.files.contains_key(target)), "the sitemap names what is not there");
    let pages = site.pages().filter(|(name, _)| name.ends_with("index.html"));
    for (name, page) in pages {
        let hidden =
            page.tags.iter().any(|tag| tag.get("name") == Some("robots") && tag.get("content").is_some_and(|c| c.contains("noindex")));
        assert_eq!(addresses.contains(name), !hidden && name != "sok/index.html", "{name} in the sitemap");
    }
    assert!(site.text("robots.txt").contains(&format!("Sitemap: {}/sitemap.xml", base_url.trim_end_matches('/'))));
}

/// Every page is one that a reader's browser and tools can find their way in.
#[track_caller]
fn assert_pages(site: &Site, language: &str) {
    for (name, page) in site.pages() {
        let count = |tag: &str| page.tags.iter().filter(|t| t.name == tag).count();
        assert!(site.text(name).starts_with("<!DOCTYPE html>"), "{name}");
        assert_eq!((count("title"), count("h1"), count("main")), (1, 1, 1), "{name}");
        // The page of a translation speaks the language that its address names.
        let is_own = !name.starts_with("vokabular/") && !name.contains("/filter/");
        let spoken = ["nn", "en"].into_iter().find(|tag| name.ends_with(&format!("/{tag}/index.html")) && is_own);
        let spoken = spoken.unwrap_or(language);
        assert_eq!(page.tags.iter().find(|tag| tag.name == "html").and_then(|tag| tag.get("lang")), Some(spoken), "{name}");
        assert!(page.tags.iter().any(|tag| tag.get("http-equiv") == Some("Content-Security-Policy")), "{name} has no policy");
        for tag in &page.tags {
            let active = tag.attributes.keys().find(|key| key.starts_with("on") || *key == "style");
            assert!(active.is_none() && tag.name != "style", "{name}: <{} {active:?}>", tag.name);
            // Data runs nowhere.
            let is_data = matches!(tag.get("type"), Some("application/ld+json" | "speculationrules"));
            assert!(tag.name != "script" || is_data || tag.get("src").is_some(), "{name} has a script of its own");
            assert!(tag.name != "img" || tag.get("alt").is_some(), "{name} has a picture without words");
        }
        let levels: Vec<u32> = page.tags.iter().filter_map(|tag| tag.name.strip_prefix('h')?.parse().ok()).collect();
        assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{name}: headings jump: {levels:?}");
    }
}

#[track_caller]
fn assert_all(catalogue: &Catalogue, base_url: &str) {
    let site = catalogue.build(base_url);
    assert_sound(&site);
    assert_whole(catalogue, &site);
    assert_feeds(&site, base_url);
    assert_pages(&site, "nb");
}

#[test]
fn the_new_catalogue_is_sound() {
    assert_all(&Catalogue::standard(), "https://katalog.example.no");
}

#[test]
fn the_new_catalogue_is_sound_under_a_path() {
    let catalogue = Catalogue::standard();
    assert_all(&catalogue, "https://example.no/felles/katalog");
    let front = catalogue.read("public/index.html");
    assert!(front.contains("href=\"/felles/katalog/losninger/\""));
    let slash = Site::open(&catalogue.at("public"), "https://example.no/felles/katalog").files;
    let again = catalogue.build("https://example.no/felles/katalog/").files;
    assert!(slash == again, "a final slash in the address changes nothing");
}

#[test]
fn the_catalogue_of_this_repository_is_sound() {
    let catalogue = Catalogue::copy(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_all(&catalogue, "https://allmenning.example.no");
    let entries = serde_json::from_str::<Value>(&catalogue.read("public/katalog.json")).expect("JSON")["entries"].as_u64();
    assert!(entries >= Some(20), "{entries:?} entries");
}

#[test]
fn the_interface_speaks_three_languages() {
    let catalogue = Catalogue::standard();
    let config = catalogue.read("allmenning.toml");
    let mut fronts = Vec::new();
    for language in ["nb", "nn", "en"] {
        catalogue.write("allmenning.toml", config.replace("language = \"nb\"", &format!("language = \"{language}\"")));
        let site = catalogue.build("https://katalog.example.no");
        assert_sound(&site);
        assert_pages(&site, language);
        fronts.push(site.text("index.html").to_owned());
    }
    assert!(fronts[0] != fronts[1] && fronts[1] != fronts[2]);
}

#[test]
fn hostile_content_is_text_on_every_page() {
    let catalogue = Catalogue::small();
    let evil = "</script><script>alert(1)</script>\\\" onload=alert(1) x=\\\"<img src=x onerror=alert(1)>&amp;]]>";
    let text = format!("---\ntitle: \"{evil}\"\nsummary: \"{evil}\"\n---\n{}\n", evil.replace("\\\"", "\"").repeat(2))
        + "\n## <script>alert(1)</script> {onclick=x}\n\n[x](<https://a.no/\"onmouseover=alert(1)>) ![\"onerror=alert(1)](kart/kart.png)\n\n```\"><script>alert(1)</script>\nx\n```\n\n| a | <b>b</b> |\n| :-- | --: |\n| <svg onload=x> | `<x>` |\n";
    catalogue.write("content/ting/vond.md", &text);
    catalogue.write("content/ting/nul.md", "---\ntitle: \"a\\0b\\u0085c\"\nsummary: \"\\u2028]]>\"\n---\nTekst.\n");
    catalogue.write("content/ting/ingen.md", "---\ntitle: \"a\\uFFFFb\\uFDD0c\"\nsummary: \"\\uFFFE\"\n---\nTekst.\n");
    // What the checks refuse reaches no page; what they let through must be sound on every one.
    let found = catalogue.findings();
    for name in ["content/ting/nul.md", "content/ting/ingen.md"] {
        if found.iter().any(|finding| finding.starts_with("error ") && finding.contains(name)) {
            std::fs::remove_file(catalogue.at(name)).expect("removed");
        }
    }
    let site = catalogue.build("https://prove.example.no");
    assert_sound(&site);
    assert_pages(&site, "nb");
    for (name, bytes) in site.files.iter().filter(|(name, _)| name.ends_with(".html") || name.ends_with(".xml")) {
        assert!(!String::from_utf8_lossy(bytes).contains("<script>"), "{name}");
    }
}

#[test]
fn a_relation_without_an_inverse_is_no_mention_in_a_text() {
    let catalogue = Catalogue::small();
    let schema = catalogue.read("schemas/ting.schema.json");
    let (before, after) = schema.split_once(", \"inverse\": {").expect("an inverse");
    let (_, after) = after.split_once("}}").expect("its end");
    catalogue.write("schemas/ting.schema.json", format!("{before}{after}"));
    catalogue.write("content/ting/bok.md", "---\ntitle: Bok\nvenn: ting/bil\n---\nEn bok som ikke nevner noe annet.\n");
    let site = catalogue.build("https://prove.example.no");
    let page = &site.page("ting/bil/index.html").text;
    assert!(!page.contains("Nevnt i teksten til"), "the text of the book mentions nothing: {page}");
}

#[test]
fn a_plain_index_for_elasticlunr_is_written_where_the_config_asks_for_it() {
    let catalogue = Catalogue::small();
    let is_index =
        |(_, bytes): &(&String, &Vec<u8>)| serde_json::from_slice::<Value>(bytes).is_ok_and(|value| value.get("documentStore").is_some());
    assert!(!catalogue.build("https://prove.example.no").files.iter().any(|file| is_index(&file)));
    catalogue.write("allmenning.toml", catalogue.read("allmenning.toml") + "[search]\nelasticlunr = true\n");
    assert!(catalogue.build("https://prove.example.no").files.iter().any(|file| is_index(&file)), "the key of the config does nothing");
}

#[test]
fn old_addresses_lead_to_the_new_one() {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/ny.md", "---\ntitle: Ny\naliases: [ting/gammel, ting/eldgammel]\n---\nTekst.\n");
    let site = catalogue.build("https://prove.example.no/under");
    assert_sound(&site);
    for old in ["ting/gammel/index.html", "ting/eldgammel/index.html"] {
        let page = site.page(old);
        let refresh = page.tags.iter().find(|tag| tag.get("http-equiv") == Some("refresh")).and_then(|tag| tag.get("content"));
        assert_eq!(refresh, Some("0; url=/under/ting/ny/"));
        assert!(page.tags.iter().any(|tag| tag.name == "a" && tag.get("href") == Some("/under/ting/ny/")));
        let canonical = page.tags.iter().find(|tag| tag.get("rel") == Some("canonical")).and_then(|tag| tag.get("href"));
        assert_eq!(canonical, Some("https://prove.example.no/under/ting/ny/"));
    }
}

#[test]
fn long_lists_have_pages_and_no_page_grows_with_the_catalogue() {
    let catalogue = Catalogue::small();
    for number in 0..230 {
        catalogue.write(
            &format!("content/ting/nr-{number}.md"),
            format!("---\ntitle: Nummer {number}\ntema: [vei]\nvenn: ting/bil\n---\nSe [boken](bok.md).\n"),
        );
    }
    let site = catalogue.build("https://prove.example.no");
    assert_sound(&site);
    assert_feeds(&site, "https://prove.example.no");
    let lists = ["ting/", "vokabular/tema/vei/", "status/delt/"];
    for list in lists {
        assert!(site.files.contains_key(&format!("{list}side/5/index.html")), "{list} has no fifth page");
        assert!(
            !site.files.contains_key(&format!("{list}side/6/index.html")) && !site.files.contains_key(&format!("{list}side/1/index.html"))
        );
    }
    let links = |name: &str| {
        site.page(name)
            .tags
            .iter()
            .filter(|tag| tag.name == "a" && tag.get("href").is_some_and(|href| href.starts_with("/ting/nr-")))
            .count()
    };
    for (name, _) in site.pages() {
        // An overview to print is long, but has an end.
        let most = if name.contains("/oversikt/") { 500 } else { 110 };
        assert!(links(name) <= most, "{name} lists {} entries", links(name));
    }
    let entries = |name: &str| read(site.text(name), Syntax::Xml).expect("a feed").tags.iter().filter(|tag| tag.name == "entry").count();
    assert!(entries("feed.xml") <= 50 && entries("ting/feed.xml") <= 50);
}

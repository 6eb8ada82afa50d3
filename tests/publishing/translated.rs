//! An entry in several languages: a page for each, which tells its language and the way to the others.

use crate::program::Catalogue;
use crate::program::markup::{Document, Tag};
use crate::program::site::Site;

const ADDRESS: &str = "https://prove.example.no";

/// A catalogue with a map in bokmål, English and Northern Sámi, and an about page in English.
fn catalogue() -> Catalogue {
    let catalogue = Catalogue::small();
    let schema = catalogue.read("schemas/ting.schema.json");
    let field = "\"om\": {\"title\": \"Om tingen\", \"x-label\": {\"en\": \"About the thing\"}, \"type\": \"string\"},\n    \"merke\": \
         {\"title\": \"Merke\", \"type\": \"string\"},\n    \"farge\"";
    catalogue.write("schemas/ting.schema.json", schema.replacen("\"farge\"", field, 1));
    let own = "---\ntitle: Kart\nsummary: Et kart over byen.\nom: Det henger på veggen.\nmerke: Med ramme\nfarge: rod\ntema: [skole]\nvenn: \
               ting/bok\n---\nHent [kartet](kart.txt).\n\n## Målestokk\n\nStor.\n";
    catalogue.write("content/ting/kart/index.md", own);
    let english = "---\ntitle: Map\nsummary: A map of the town.\nom: It hangs on the wall.\n---\nFetch [the map](kart.txt). \
                   [Scale](#scale).\n\n## Scale\n\nLarge, with whereabouts. See [the book](../bok.md).\n";
    catalogue.write("content/ting/kart/index.en.md", english);
    catalogue.write("content/ting/kart/index.se.md", "---\ntitle: Kárta\n---\nKárta.\n");
    catalogue.write(
        "content/ting/bok.md",
        "---\ntitle: Bok\n---\nEn bok om kartet, [på engelsk](kart/index.en.md#scale) og [her](/ting/kart/se/).\n",
    );
    catalogue.write("content/_sider/om/index.md", "---\ntitle: Om oss\n---\nVi deler.\n");
    catalogue.write("content/_sider/om/index.en.md", "---\ntitle: About us\n---\nWe share. See [the map](../../ting/kart/index.md).\n");
    catalogue
}

fn tag<'a>(page: &'a Document, name: &str, attribute: &str, value: &str) -> Option<&'a Tag> {
    page.tags.iter().find(|tag| tag.name == name && tag.get(attribute) == Some(value))
}

/// The names and languages of the elements, but for the switch, that say a language of their own.
fn marked(page: &Document) -> Vec<String> {
    let own = page.tags.iter().filter(|tag| tag.name != "html" && tag.get("hreflang").is_none() && tag.get("aria-current").is_none());
    own.filter_map(|tag| Some(format!("{} {}", tag.name, tag.get("lang")?))).collect()
}

fn language(site: &Site, page: &str) -> String {
    site.page(page).tags.iter().find(|tag| tag.name == "html").and_then(|tag| tag.get("lang")).unwrap_or_default().to_owned()
}

#[test]
fn each_language_has_a_page_that_leads_to_the_others() {
    let site = catalogue().build(ADDRESS);
    assert!(site.faults.is_empty(), "{:?}", site.faults);
    assert_eq!(site.broken_links(), Vec::<String>::new());
    for (path, own) in [("ting/kart/", "nb"), ("ting/kart/en/", "en"), ("ting/kart/se/", "se")] {
        let page = site.page(&format!("{path}index.html"));
        let canonical = tag(page, "link", "rel", "canonical").and_then(|tag| tag.get("href"));
        assert_eq!(canonical, Some(&*format!("{ADDRESS}/{path}")));
        let alternate = page.tags.iter().filter(|tag| tag.name == "link" && tag.get("hreflang").is_some());
        let alternate: Vec<(&str, &str)> = alternate.map(|tag| (tag.get("hreflang").unwrap(), tag.get("href").unwrap())).collect();
        let base = format!("{ADDRESS}/ting/kart/");
        let (english, sami) = (format!("{base}en/"), format!("{base}se/"));
        assert_eq!(alternate, [("nb", &*base), ("x-default", &*base), ("en", &*english), ("se", &*sami)], "{path}");
        let current = page.tags.iter().filter(|tag| tag.get("aria-current") == Some("true") && tag.get("lang").is_some());
        assert_eq!(current.map(|tag| tag.get("lang").unwrap()).collect::<Vec<_>>(), [own]);
        let names = page.text.contains("Bokmål") && page.text.contains("English") && page.text.contains("Davvisámegiella");
        assert!(names, "the languages have the names that they have in themselves");
    }
    assert_eq!(language(&site, "ting/kart/index.html"), "nb");
    assert_eq!(language(&site, "ting/kart/en/index.html"), "en");
    assert!(site.text("sitemap.xml").contains("/ting/kart/en/"));
    assert!(tag(site.page("ting/bok/index.html"), "a", "href", "/ting/kart/en/#scale").is_some());
    assert!(tag(site.page("ting/bil/index.html"), "link", "hreflang", "nb").is_none(), "what has one language offers none");
}

#[test]
fn a_page_speaks_its_language_and_tells_what_does_not() {
    let site = catalogue().build(ADDRESS);
    let page = site.page("ting/kart/en/index.html");
    for words in ["A map of the town.", "It hangs on the wall.", "Large, with whereabouts.", "About the thing", "Skip to content"] {
        assert!(page.text.contains(words), "{words}");
    }
    for words in ["Et kart over byen.", "Det henger på veggen.", "Hent kartet."] {
        assert!(!page.text.contains(words), "{words}");
    }
    assert!(page.text.contains("Med ramme"), "what is not translated is shown as it is");
    assert_eq!(marked(page), ["span nb", "a nb"], "the mark, and the friend's title");
    assert!(tag(page, "a", "href", "/ting/kart/kart.txt").is_some(), "the files are the entry's");
    assert!(tag(page, "a", "href", "#scale").is_some());
    // Another page that speaks English leads to what is English.
    let about = site.page("om/en/index.html");
    assert_eq!(language(&site, "om/en/index.html"), "en");
    assert!(
        tag(about, "a", "href", "/ting/kart/en/").is_some(),
        "{:?}",
        about.tags.iter().filter_map(|tag| tag.get("href")).collect::<Vec<_>>()
    );
    assert!(site.text("ting/kart/en/index.html").contains("\"translationOfWork\":{\"@id\":\"https://prove.example.no/ting/kart/\"}"));
    assert!(site.text("ting/kart/index.html").contains("\"workTranslation\":[{\"@id\":\"https://prove.example.no/ting/kart/en/\"}"));
}

#[test]
fn a_language_that_the_interface_does_not_speak_is_marked_and_so_is_what_the_theme_says_in_it() {
    let catalogue = catalogue();
    let site = catalogue.build(ADDRESS);
    let page = site.page("ting/kart/se/index.html");
    assert_eq!(language(&site, "ting/kart/se/index.html"), "nb", "the interface stays in bokmål");
    assert!(marked(page).starts_with(&["h1 se".to_owned()]), "{:?}", marked(page));
    assert!(page.text.contains("Hopp til innholdet"));
    // A theme may speak some of it; the words here are no Sámi, since nobody is to invent any.
    for folder in ["templates", "texts", "assets"] {
        let standard = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/standard").join(folder);
        for file in walkdir::WalkDir::new(&standard).into_iter().filter_map(Result::ok).filter(|file| file.file_type().is_file()) {
            let name = file.path().strip_prefix(&standard).unwrap().to_str().unwrap().to_owned();
            catalogue.write(&format!("themes/standard/{folder}/{name}"), std::fs::read(file.path()).unwrap());
        }
    }
    catalogue.write("themes/standard/texts/se.toml", "skip_to_content = \"SE-ord\"\nmain_navigation = \"SE-meny\"\n");
    let site = catalogue.build(ADDRESS);
    let page = site.text("ting/kart/se/index.html");
    assert!(page.contains("<span lang=\"se\">SE-ord</span>"), "words that stand as text tell their language");
    assert!(page.contains("aria-label=\"SE-meny\""), "an attribute holds no markup");
    assert!(!site.text("ting/kart/index.html").contains("SE-ord"));
}

#[test]
fn data_and_search_know_the_translations() {
    let catalogue = catalogue();
    let site = catalogue.build(ADDRESS);
    let json: serde_json::Value = serde_json::from_str(site.text("ting/kart/index.json")).expect("JSON");
    assert_eq!(json["translations"][0]["language"], "en");
    assert_eq!(json["translations"][0]["title"], "Map");
    assert_eq!(json["attachments"].as_array().map(Vec::len), Some(1), "a translation is no attachment");
    for word in ["whereabouts", "map"] {
        let found = catalogue.run(&["find", word]).fine();
        assert!(found.out.contains("Kart"), "{}", found.out);
    }
}

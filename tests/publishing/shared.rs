//! The pictures for those who share an address: each page names one that is there, in the size that it says.

use crate::program::Catalogue;
use crate::program::markup::Document;

const ADDRESS: &str = "https://prove.example.no";

fn meta<'a>(page: &'a Document, property: &str) -> Option<&'a str> {
    page.tags.iter().find(|tag| tag.name == "meta" && tag.get("property") == Some(property))?.get("content")
}

#[test]
fn every_page_names_a_picture_that_is_there() {
    let catalogue = Catalogue::small();
    let config = catalogue.read("allmenning.toml");
    catalogue.write("allmenning.toml", format!("{config}card_images = true\n"));
    catalogue.write("content/ting/kart/index.en.md", "---\ntitle: Map\n---\nFetch [the map](kart.txt).\n");
    let site = catalogue.build(ADDRESS);
    assert!(site.faults.is_empty(), "{:?}", site.faults);
    let mut pictures = std::collections::BTreeSet::new();
    for (name, page) in site.pages().filter(|(_, page)| meta(page, "og:title").is_some()) {
        let image = meta(page, "og:image").unwrap_or_else(|| panic!("{name} names no picture"));
        let path = image.strip_prefix(&format!("{ADDRESS}/")).unwrap_or_else(|| panic!("{name}: {image}"));
        let bytes = std::fs::read(catalogue.at("public").join(path)).unwrap_or_else(|error| panic!("{name}: {path}: {error}"));
        assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n", "{path}");
        let size = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()).to_string();
        assert_eq!([meta(page, "og:image:width"), meta(page, "og:image:height")], [Some(&*size(16)), Some(&*size(20))], "{path}");
        pictures.insert(path.to_owned());
    }
    let expected =
        ["delekort.png", "ting/bil/delekort.png", "ting/bok/delekort.png", "ting/kart/delekort.png", "ting/kart/en/delekort.png"];
    assert_eq!(pictures.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn a_picture_has_the_colours_of_the_organisation() {
    let catalogue = Catalogue::small();
    let config = catalogue.read("allmenning.toml");
    let drawn = |more: &str| {
        catalogue.write("allmenning.toml", format!("{config}card_images = true\n{more}"));
        catalogue.build(ADDRESS);
        std::fs::read(catalogue.at("public/ting/bil/delekort.png")).expect("a picture")
    };
    let plain = drawn("");
    catalogue.write("by.css", ":root { --ds-color-accent-text-subtle: #123456; }\n");
    let own = drawn("[theme]\ntokens = \"by.css\"\n");
    let holds = |bytes: &[u8], colour: [u8; 3]| bytes.windows(3).any(|three| three == colour);
    assert!(holds(&own, [0x12, 0x34, 0x56]), "the palette has the organisation's accent");
    assert!(!holds(&plain, [0x12, 0x34, 0x56]));
}

#[test]
fn a_catalogue_that_wants_none_has_none() {
    let catalogue = Catalogue::small();
    let site = catalogue.build(ADDRESS);
    assert_eq!(meta(site.page("ting/bil/index.html"), "og:image"), None);
    assert!(!catalogue.at("public/ting/bil/delekort.png").exists());
}

//! What an entry's page says of others that are about the same.

use crate::program::Catalogue;
use crate::program::site::Site;

const ADDRESS: &str = "https://prove.example.no";

/// A kind that is narrowed by what it is about, of which it may have several, by its life cycle, and by who owns it.
const KIND: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Verktøy",
  "x-kind": {"label": {"nb": {"one": "verktøy", "many": "verktøy"}}, "order": 2},
  "type": "object",
  "properties": {
    "title": {"title": "Tittel", "type": "string"},
    "emner": {"title": "Emner", "type": "array", "items": {"type": "string"}, "x-facet": true},
    "alder": {"title": "Alder", "enum": ["ny", "gammel"], "x-facet": true},
    "eiere": {"title": "Eiere", "type": "array", "items": {"type": "string", "x-relation": {"to": ["ting"]}}, "x-facet": true}
  },
  "required": ["title"],
  "additionalProperties": false
}
"#;

fn site(tools: &[(&str, &str)]) -> Site {
    let catalogue = Catalogue::small();
    catalogue.write("schemas/redskap.schema.json", KIND);
    for (slug, fields) in tools {
        catalogue.write(&format!("content/redskap/{slug}.md"), format!("---\ntitle: Verktøyet {slug}\n{fields}---\nTekst.\n"));
    }
    catalogue.build(ADDRESS)
}

/// What a page says is like it: the address, and what both have.
fn alike(site: &Site, slug: &str) -> Vec<(String, String)> {
    let text = site.text(&format!("redskap/{slug}/index.html"));
    let Some((_, list)) = text.split_once("<h2 id=\"del_ligner\">") else { return Vec::new() };
    let items = list.split("</section>").next().unwrap_or_default().split("<li><a href=\"").skip(1);
    let told = items.map(|item| {
        let address = item.split('"').next().unwrap_or_default();
        let (_, shared) = item.split_once("Begge har: ").expect("the item says what both have");
        (address.to_owned(), shared.split(".</span>").next().unwrap_or_default().to_owned())
    });
    told.collect()
}

#[test]
fn those_that_share_what_few_have_come_first_and_it_says_why() {
    let site = site(&[
        ("hammer", "emner: [bygg, tre, spiker]\nalder: ny\n"),
        ("sag", "emner: [bygg, tre]\nalder: ny\n"),
        ("spikerpistol", "emner: [bygg, spiker]\nalder: gammel\n"),
        ("kran", "emner: [bygg]\nalder: ny\n"),
        ("pensel", "emner: [maling]\nalder: ny\n"),
        ("rulle", "emner: [maling]\nalder: ny\n"),
        ("spade", "emner: [jord]\nalder: ny\n"),
        ("gaffel", "emner: [mat]\nalder: ny\n"),
    ]);
    let told = |slug: &str, shared: &str| (format!("/redskap/{slug}/"), shared.to_owned());
    // As many share either; then it is the order of paths.
    assert_eq!(alike(&site, "hammer"), [told("sag", "tre, bygg"), told("spikerpistol", "spiker, bygg"), told("kran", "bygg")]);
    assert_eq!(alike(&site, "pensel"), [told("rulle", "maling")]);
    // That most are new, and that one is of the same age, makes nothing alike.
    assert_eq!(alike(&site, "spade"), []);
    let link = "href=\"/sammenlign/?id=redskap/pensel&amp;id=redskap/rulle\"";
    assert!(site.text("redskap/pensel/index.html").contains(link), "no way to see the two beside each other");
    assert_eq!((site.broken_links(), site.broken_ids(), site.faults.clone()), (Vec::new(), Vec::new(), Vec::new()));
}

#[test]
fn what_one_points_to_or_most_have_makes_nothing_alike() {
    let site = site(&[
        ("en", "eiere: [ting/bil]\nemner: [felles]\n"),
        ("to", "eiere: [ting/bil]\nemner: [felles]\n"),
        ("tre", "eiere: [ting/bok]\nemner: [felles]\n"),
        ("fire", "eiere: [ting/bok]\nemner: [annet]\n"),
        ("fem", "emner: [noe]\n"),
    ]);
    for slug in ["en", "to", "tre", "fire", "fem"] {
        assert_eq!(alike(&site, slug), [], "{slug}");
    }
}

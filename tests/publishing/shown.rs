//! What an entry's page shows beside its text: a document to read, and nothing of what its contributor keeps off the
//! site.

use crate::program::Catalogue;
use crate::program::site::Site;

const ADDRESS: &str = "https://prove.example.no";

const DOCUMENT: &str = "# Plan for [navn]\n\nSe [delen om mål](#mal-for-arbeidet) og [bilen](../bil.md).\n\n## Mål for arbeidet\n\n\
    | Mål | Frist |\n| --- | --- |\n| Skrive planen[^1] | [dato] |\n\n[^1]: Kort.\n\n## Farlig\n\n<b onclick=\"alert(1)\">fet</b>\n";

#[test]
fn a_document_beside_an_entry_can_be_read_on_its_page() {
    let catalogue = Catalogue::small();
    let text = "## Mål for arbeidet\n\nHent [planen](plan.md).[^1]\n\n[^1]: Den er ny.\n";
    catalogue.write("content/ting/plan/index.md", format!("---\ntitle: Plan\n---\n{text}"));
    catalogue.write("content/ting/plan/plan.md", DOCUMENT);
    let site = catalogue.build(ADDRESS);
    assert!(site.faults.is_empty(), "{:?}", site.faults);
    assert_eq!(site.broken_links(), Vec::<String>::new());
    let page = site.page("ting/plan/index.html");
    let levels: Vec<&str> =
        page.tags.iter().filter(|tag| tag.name.len() == 2 && tag.name.starts_with('h') && tag.name != "hr").map(|tag| &*tag.name).collect();
    assert!(levels.windows(3).any(|three| three == ["h3", "h4", "h4"]), "the document's headings stand under that of its part: {levels:?}");
    assert!(
        !levels.windows(2).any(|two| two[1] > two[0] && two[1].as_bytes()[1] - two[0].as_bytes()[1] > 1),
        "a level is skipped: {levels:?}"
    );
    let ids: Vec<&str> = page.tags.iter().filter_map(|tag| tag.get("id")).collect();
    let unique: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "the text and the document share an anchor: {ids:?}");
    assert!(page.tags.iter().any(|tag| tag.get("href") == Some("/ting/bil/")), "a link of the document leads to an entry");
    assert!(page.text.contains("<b onclick"), "HTML in a document is text");
    let found = catalogue.run(&["find", "skrive", "planen"]).fine();
    assert!(found.out.contains("Plan"), "the search reads documents: {}", found.out);
}

/// A kind whose entries say what they use, a row of which may be kept off the site.
const USER: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Bruker",
  "x-kind": {"label": {"nb": {"one": "bruker", "many": "brukere"}}, "order": 2},
  "type": "object",
  "properties": {
    "title": {"title": "Tittel", "type": "string"},
    "bruker": {"title": "Bruker", "type": "array", "x-search": 1.0, "items": {"type": "object", "properties": {
      "hva": {"title": "Hva", "type": "string", "x-relation": {"to": ["ting"], "inverse": {"name": "brukt_av", "label": {"nb": "Brukt av"}}}},
      "tema": {"title": "Tema", "type": "string", "x-vocabulary": "tema"},
      "merknad": {"title": "Merknad", "type": "string"},
      "synlighet": {"title": "Synlighet", "enum": ["apen", "intern"], "x-show": "none", "x-withhold": ["intern"]}
    }}}
  },
  "required": ["title"],
  "additionalProperties": false
}
"#;

#[test]
fn a_row_that_is_kept_off_the_site_is_nowhere_on_it() {
    let catalogue = Catalogue::small();
    catalogue.write("schemas/brukere.schema.json", USER);
    let rows = |visibility: &str| {
        format!(
            "---\ntitle: Kommunen\nbruker:\n  - hva: ting/bil\n    merknad: Kjører daglig.\n    synlighet: apen\n  \
             - hva: ting/bok\n    tema: skole\n    merknad: Hemmelighetskremmeri.\n    synlighet: {visibility}\n---\nTekst.\n"
        )
    };
    let says =
        |site: &Site| site.files.values().any(|bytes| String::from_utf8_lossy(bytes).to_lowercase().contains("hemmelighetskremmeri"));
    catalogue.write("content/brukere/kommunen.md", rows("apen"));
    let site = catalogue.build(ADDRESS);
    assert!(says(&site));
    assert!(site.page("ting/bok/index.html").text.contains("Brukt av"));
    assert!(!site.page("brukere/kommunen/index.html").text.contains("Synlighet"), "how a row is shown is no news for readers");
    catalogue.write("content/brukere/kommunen.md", rows("intern"));
    let site = catalogue.build(ADDRESS);
    assert!(!says(&site), "the note of a withheld row is published");
    assert!(!site.page("ting/bok/index.html").text.contains("Brukt av"), "a withheld relation has a backlink");
    assert!(site.page("ting/bil/index.html").text.contains("Brukt av"), "the open row is gone too");
    assert!(!site.page("vokabular/tema/skole/index.html").text.contains("Kommunen"), "a withheld code lists the entry");
    // What is not published is still checked.
    catalogue.write("content/brukere/kommunen.md", rows("intern").replace("ting/bok", "ting/finnes-ikke"));
    assert_eq!(catalogue.findings(), ["error unknown-relation content/brukere/kommunen.md:7"]);
}

#[test]
fn a_text_in_another_language_says_so() {
    let catalogue = Catalogue::small();
    let schema = catalogue.read("schemas/ting.schema.json");
    let field = "\"spraak\": {\"title\": \"Språk\", \"enum\": [\"nb\", \"nn\"], \"x-rdf\": \"dct:language\"},\n    \"aliases\"";
    catalogue.write("schemas/ting.schema.json", schema.replace("\"aliases\"", field));
    catalogue.write("content/ting/vogn.md", "---\ntitle: Vogn\nsummary: Ei vogn.\nspraak: nn\n---\nEi vogn på vegen.\n");
    catalogue.write("content/ting/vei.md", "---\ntitle: Vei\nsummary: En vei.\nspraak: nb\n---\nEn vei.\n");
    let site = catalogue.build(ADDRESS);
    let marked = |page: &str| {
        let tags = site.page(page).tags.iter().filter(|tag| tag.name != "html" && tag.get("lang").is_some());
        tags.map(|tag| format!("{} {}", tag.name, tag.get("lang").unwrap_or_default())).collect::<Vec<_>>()
    };
    assert_eq!(marked("ting/vogn/index.html"), ["h1 nn", "p nn", "div nn", "cite nn"]);
    assert_eq!(marked("ting/vei/index.html"), Vec::<String>::new(), "the site's own language needs no mark");
    assert_eq!(marked("ting/index.html"), ["a nn", "p nn"]);
}

#[test]
fn steps_are_numbered_and_other_lists_are_not() {
    let catalogue = Catalogue::small();
    let schema = catalogue.read("schemas/ting.schema.json");
    let list = |name: &str, more: &str| {
        format!(
            "\"{name}\": {{\"title\": \"{name}\", \"type\": \"array\", \"items\": {{\"type\": \"string\"}}, \"x-show\": \"block\"{more}}},\n    "
        )
    };
    let fields = list("steg", ", \"x-ordered\": true") + &list("deler", "") + "\"aliases\"";
    catalogue.write("schemas/ting.schema.json", schema.replace("\"aliases\"", &fields));
    catalogue.write("content/ting/seil.md", "---\ntitle: Seil\nsteg: [Heis seilet, Ta roret]\ndeler: [Mast, Duk]\n---\nEt seil.\n");
    let site = catalogue.build(ADDRESS);
    let lists = site.page("ting/seil/index.html").tags.iter().filter(|tag| tag.get("class") == Some("verdier")).map(|tag| &*tag.name);
    assert_eq!(lists.collect::<Vec<_>>(), ["ol", "ul"]);
}

/// A picture of this size.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&vec![0; (width * height) as usize]).expect("pixels");
    drop(writer);
    bytes
}

#[test]
fn pictures_wait_for_the_reader_and_have_their_room() {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/kart/skisse.png", picture(30, 20));
    catalogue.write("content/ting/kart/brutt.png", &picture(30, 20)[..20]);
    catalogue.write("content/ting/kart/tegning.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"></svg>\n");
    let text = "![Skisse av **byen** & \"elva\"](skisse.png \"Fra 2020\")\n\n![Tegning ![inni](skisse.png)](tegning.svg)\n\n![Brutt](brutt.png)\n\n[![Lenke](skisse.png)](../bil.md)\n";
    catalogue.write("content/ting/kart/index.md", format!("---\ntitle: Kart\n---\n{text}"));
    let site = catalogue.build(ADDRESS);
    let page = site.page("ting/kart/index.html");
    let pictures: Vec<_> = page.tags.iter().filter(|tag| tag.name == "img").collect();
    let told: Vec<[&str; 3]> = pictures.iter().map(|tag| ["alt", "width", "height"].map(|name| tag.get(name).unwrap_or("-"))).collect();
    let wanted = [["Skisse av byen & \"elva\"", "30", "20"], ["Tegning inni", "-", "-"], ["Brutt", "-", "-"], ["Lenke", "30", "20"]];
    assert_eq!(told, wanted);
    assert!(pictures.iter().all(|tag| tag.get("loading") == Some("lazy") && tag.get("decoding") == Some("async")));
    assert_eq!(pictures[0].get("title"), Some("Fra 2020"));
    assert_eq!((site.broken_links(), site.faults.clone()), (Vec::new(), Vec::new()));
}

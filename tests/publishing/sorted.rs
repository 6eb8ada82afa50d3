//! The orders of a kind's list, the overviews to print, and how one refers to a page.

use crate::program::Catalogue;
use crate::program::site::Site;

const ADDRESS: &str = "https://prove.example.no";

/// A kind whose entries say what they use, a row of which may be kept off the site.
const USER: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Bruker",
  "x-kind": {"label": {"nb": {"one": "bruker", "many": "brukere"}}, "order": 2},
  "type": "object",
  "properties": {
    "title": {"title": "Tittel", "type": "string"},
    "sort": {"title": "Sort", "type": "string", "x-show": "badge"},
    "tema": {"title": "Tema", "type": "string", "x-vocabulary": "tema"},
    "bruker": {"title": "Bruker", "type": "array", "items": {"type": "object", "properties": {
      "hva": {"title": "Hva", "type": "string", "x-relation": {"to": ["ting"], "inverse": {"name": "brukt_av", "answers": "users", "label": {"nb": "Brukt av"}}}},
      "synlighet": {"title": "Synlighet", "enum": ["apen", "intern"], "x-show": "none", "x-withhold": ["intern"]}
    }}}
  },
  "required": ["title"],
  "additionalProperties": false
}
"#;

/// Things with dates, and those who use them.
fn catalogue() -> Catalogue {
    let catalogue = Catalogue::small();
    catalogue.write("schemas/brukere.schema.json", USER);
    catalogue.write("content/ting/aas.md", "---\ntitle: Ås\ndato: 2026-03-01\n---\nEn ås.\n");
    catalogue.write("content/ting/oks.md", "---\ntitle: Øks\ndato: 2026-05-01\n---\nEn øks.\n");
    let user = |title: &str, rows: &str| format!("---\ntitle: {title}\nsort: Kommune\ntema: vei\nbruker:\n{rows}---\nTekst.\n");
    catalogue.write("content/brukere/by.md", user("By", "  - hva: ting/kart\n  - hva: ting/oks\n"));
    catalogue.write("content/brukere/land.md", user("Land", "  - hva: ting/kart\n  - {hva: ting/bok, synlighet: intern}\n"));
    for (slug, title) in [("fylke", "Fylke"), ("stat", "Stat")] {
        catalogue.write(&format!("content/brukere/{slug}.md"), format!("---\ntitle: {title}\nbruker: [{{hva: ting/kart}}]\n---\nTekst.\n"));
    }
    catalogue
}

/// The entries of a list, in its order.
fn order<'a>(site: &'a Site, page: &str) -> Vec<&'a str> {
    let text = site.text(page);
    text.split("<li class=\"kort\" data-oppforing=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_list_can_be_read_in_other_orders() {
    let site = catalogue().build(ADDRESS);
    assert_eq!(order(&site, "ting/index.html"), ["ting/bil", "ting/bok", "ting/kart", "ting/oks", "ting/aas"]);
    assert_eq!(order(&site, "ting/sortert/nyeste/index.html"), ["ting/oks", "ting/aas", "ting/bil", "ting/bok", "ting/kart"]);
    assert_eq!(order(&site, "ting/sortert/mest-brukt/index.html"), ["ting/kart", "ting/oks", "ting/bil", "ting/bok", "ting/aas"]);
    assert_eq!(order(&site, "ting/sortert/alfabetisk/index.html"), ["ting/bil", "ting/bok", "ting/kart", "ting/oks", "ting/aas"]);
    assert!(!site.files.contains_key("brukere/sortert/mest-brukt/index.html"), "nobody can say that they use a user");
    for page in ["ting/sortert/nyeste/index.html", "ting/kart/oversikt/index.html", "vokabular/tema/vei/oversikt/index.html"] {
        let tags = &site.page(page).tags;
        assert!(tags.iter().any(|tag| tag.get("name") == Some("robots") && tag.get("content") == Some("noindex, follow")), "{page}");
        assert!(!site.text("sitemap.xml").contains(page.trim_end_matches("index.html")), "{page} is in the sitemap");
    }
    assert_eq!((site.broken_links(), site.broken_ids(), site.faults.clone()), (Vec::new(), Vec::new(), Vec::new()));
}

#[test]
fn a_value_of_a_facet_has_a_list_of_what_has_it() {
    let catalogue = catalogue();
    catalogue.write("content/ting/sykkel.md", "---\ntitle: Sykkel\nfarge: gronn\n---\nEn sykkel.\n");
    catalogue.write("content/ting/traktor.md", "---\ntitle: Traktor\nfarge: gronn\n---\nEn traktor.\n");
    let site = catalogue.build(ADDRESS);
    assert_eq!(order(&site, "ting/filter/farge/rod/index.html"), ["ting/bil"]);
    assert_eq!(order(&site, "ting/filter/farge/gronn/index.html"), ["ting/sykkel", "ting/traktor"]);
    assert!(site.text("ting/index.html").contains("href=\"/ting/filter/farge/gronn/\""));
    assert!(!site.text("sitemap.xml").contains("/filter/"), "the list as a whole is the one to find");
    assert_eq!(site.broken_links(), Vec::<String>::new());
    let config = catalogue.read("allmenning.toml");
    catalogue.write("allmenning.toml", format!("{config}[limits]\npage = 1\n"));
    let site = catalogue.build(ADDRESS);
    assert_eq!(order(&site, "ting/filter/farge/gronn/index.html"), ["ting/sykkel"]);
    let narrowed = site.text("ting/filter/farge/gronn/index.html");
    assert!(narrowed.contains("href=\"/sok/?kind=ting&amp;farge=gronn\">Se alle 2 i søket"), "the rest is found in the search");
}

#[test]
fn a_list_of_one_entry_has_nothing_to_sort() {
    let catalogue = catalogue();
    for slug in ["land", "fylke", "stat"] {
        std::fs::remove_file(catalogue.at(&format!("content/brukere/{slug}.md"))).expect("a file");
    }
    let site = catalogue.build(ADDRESS);
    assert!(!site.text("brukere/index.html").contains("class=\"sortering\""));
    assert!(!site.files.keys().any(|name| name.starts_with("brukere/sortert/")));
}

#[test]
fn the_orders_have_pages_as_the_list_has() {
    let catalogue = catalogue();
    let config = catalogue.read("allmenning.toml");
    catalogue.write("allmenning.toml", format!("{config}[limits]\npage = 2\n"));
    let site = catalogue.build(ADDRESS);
    assert_eq!(order(&site, "ting/sortert/nyeste/side/2/index.html"), ["ting/bil", "ting/bok"]);
    assert_eq!(order(&site, "ting/sortert/nyeste/side/3/index.html"), ["ting/kart"]);
    let last = &site.page("ting/sortert/nyeste/side/3/index.html").tags;
    assert!(last.iter().any(|tag| tag.get("rel") == Some("prev") && tag.get("href") == Some("/ting/sortert/nyeste/side/2/")));
}

#[test]
fn an_overview_tells_what_points_to_an_entry_and_what_a_code_holds() {
    let site = catalogue().build(ADDRESS);
    let text = &site.page("ting/kart/oversikt/index.html").text;
    for part in
        ["Oversikt: Kart", "Laget 22. november 2026", "4 oppføringer", "Brukere (4)", "Brukt av (4)", "By", "Land", "Sort", "Kommune"]
    {
        assert!(text.contains(part), "«{part}» in {text}");
    }
    assert!(text.contains(&format!("{ADDRESS}/ting/kart/oversikt/")), "a sheet says where it came from: {text}");
    let code = &site.page("vokabular/tema/vei/oversikt/index.html").text;
    assert!(code.contains("Ting (1)") && code.contains("Brukere (2)") && code.contains("Bil"), "{code}");
    // Neither a single one, nor a text that only mentions it, nor a row that is kept off the site, is reason for an overview.
    assert!(!site.files.keys().any(|name| name.starts_with("ting/bil/oversikt")), "one relation makes an overview");
    assert!(!site.files.keys().any(|name| name.starts_with("ting/bok/oversikt")), "a withheld relation makes an overview");
    assert!(!site.text("ting/bok/index.html").contains("/oversikt/") && site.text("ting/kart/index.html").contains("/ting/kart/oversikt/"));
}

#[test]
fn a_long_overview_has_pages() {
    let catalogue = catalogue();
    for number in 0..501 {
        catalogue.write(&format!("content/ting/venn-{number}.md"), format!("---\ntitle: Venn {number}\nvenn: ting/kart\n---\nTekst.\n"));
    }
    let site = catalogue.build(ADDRESS);
    let rows = |page: &str| site.text(page).matches("<th scope=\"row\"").count();
    assert_eq!((rows("ting/kart/oversikt/index.html"), rows("ting/kart/oversikt/side/2/index.html")), (500, 5));
    assert!(!site.files.contains_key("ting/kart/oversikt/side/3/index.html"));
    let second = &site.page("ting/kart/oversikt/side/2/index.html").text;
    assert!(second.contains("505 oppføringer") && second.contains("Venn av (501), fortsetter"), "{second}");
}

#[test]
fn a_page_says_how_one_refers_to_it() {
    let catalogue = Catalogue::small();
    let schema = catalogue
        .read("schemas/ting.schema.json")
        .replace("\"type\": \"string\", \"x-relation\"", "\"type\": \"string\", \"x-rdf\": \"dct:publisher\", \"x-relation\"");
    catalogue.write("schemas/ting.schema.json", schema);
    let title = "\"Hva?\\n&bcc=x@example.no#<b onclick=y>\"";
    catalogue.write("content/ting/hva.md", format!("---\ntitle: {title}\nvenn: ting/bil\ndato: 2026-03-01\n---\nTekst.\n"));
    let site = catalogue.build(ADDRESS);
    let page = site.page("ting/hva/index.html");
    let mail: Vec<&str> = page.tags.iter().filter_map(|tag| tag.get("href")).filter(|href| href.starts_with("mailto:")).collect();
    let subject = "Hva%3F%20%26bcc%3Dx%40example%2Eno%23%3Cb%20onclick%3Dy%3E";
    assert_eq!(mail, [format!("mailto:?subject={subject}&body=https%3A%2F%2Fprove%2Eexample%2Eno%2Fting%2Fhva%2F")]);
    assert!(!page.tags.iter().any(|tag| tag.get("onclick").is_some()));
    assert!(page.text.contains("Bil. Prøve. Datert 1. mars 2026. https://prove.example.no/ting/hva/"), "{}", page.text);
}

#[test]
fn what_is_withdrawn_is_in_no_overview() {
    let catalogue = catalogue();
    catalogue.write("content/_redaksjon/redaktorer.yaml", "- handle: \"@sjef\"\n  name: Hovedredaktør\n  role: hovedredaktor\n");
    for id in ["brukere/land", "ting/oks"] {
        catalogue.run(&["decide", id, "trukket", "--by", "@sjef", "--note", "Delt ved en feil."]).fine();
    }
    let site = catalogue.build(ADDRESS);
    for page in ["ting/kart/oversikt/index.html", "vokabular/tema/vei/oversikt/index.html", "ting/sortert/nyeste/index.html"] {
        let text = &site.page(page).text;
        assert!(!["Land", "brukere/land", "Øks"].iter().any(|words| text.contains(words)), "{page}: {text}");
    }
    assert!(site.page("ting/kart/oversikt/index.html").text.contains("Brukt av (3)"));
    assert!(!site.files.keys().any(|name| name.starts_with("ting/oks/oversikt")), "what is withdrawn has an overview");
}

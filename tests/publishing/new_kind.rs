//! A kind is one schema file: with nothing else changed it is in the menu, the lists, `new`, the search, the feeds, the
//! data and the checks.

use crate::program::Catalogue;

const COURSE: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Kurs",
  "description": "Et kurs som andre kan melde seg på.",
  "x-help": {"nn": "Eit kurs som andre kan melde seg på.", "en": "A course that others can join."},
  "x-kind": {
    "label": {
      "nb": {"one": "kurs", "many": "kurs"},
      "nn": {"one": "kurs", "many": "kurs"},
      "en": {"one": "course", "many": "courses"}
    },
    "order": 20
  },
  "$ref": "entry.schema.json",
  "type": "object",
  "properties": {
    "varighet": {
      "title": "Varighet",
      "description": "Hvor lenge kurset varer.",
      "x-label": {"nn": "Lengd", "en": "Length"},
      "x-help": {"nn": "Kor lenge kurset varer.", "en": "How long the course lasts."},
      "type": "string",
      "enum": ["dag", "uke"],
      "x-facet": true,
      "examples": ["dag"]
    },
    "holdes_av": {
      "title": "Holdes av",
      "description": "Den som holder kurset.",
      "x-label": {"nn": "Blir halde av", "en": "Held by"},
      "x-help": {"nn": "Den som held kurset.", "en": "Whoever holds the course."},
      "type": "string",
      "x-relation": {
        "to": ["aktorer"],
        "inverse": {"name": "holder", "label": {"nb": "Holder kurs", "nn": "Held kurs", "en": "Holds courses"}}
      },
      "examples": ["aktorer/eksempel-kommune"]
    }
  },
  "required": ["varighet", "holdes_av"],
  "unevaluatedProperties": false
}
"#;

const ENTRY: &str = "---\ntitle: Hovedkurs i deling\nsummary: Et kurs for nye redaktører.\nvarighet: dag\n\
    holdes_av: aktorer/eksempel-kommune\n---\nKurset tar for seg medlemskapssesongen.\n";

#[test]
fn a_kind_of_one_schema_file_shows_up_everywhere() {
    let catalogue = Catalogue::standard();
    catalogue.write("schemas/kurs.schema.json", COURSE);
    assert!(catalogue.findings().is_empty());
    catalogue.run(&["new", "kurs", "Et annet kurs"]).fine();
    let scaffold = catalogue.read("content/kurs/et-annet-kurs.md");
    assert!(scaffold.contains("dag, uke") && scaffold.contains("Hvor lenge kurset varer."), "{scaffold}");
    std::fs::remove_file(catalogue.at("content/kurs/et-annet-kurs.md")).expect("the scaffold");
    let snippets = catalogue.run(&["completions", "vscode"]).fine().json();
    assert!(snippets["kurs: hel oppføring"]["body"].to_string().contains("varighet: ${3|dag,uke|}"), "{snippets:#}");

    catalogue.write("content/kurs/hovedkurs.md", ENTRY.replace("varighet: dag", "varighet: aar"));
    assert_eq!(catalogue.findings(), ["error value-not-allowed content/kurs/hovedkurs.md:4"]);
    catalogue.write("content/kurs/hovedkurs.md", ENTRY);
    catalogue.write("content/kurs/ukeskurs.md", ENTRY.replace("varighet: dag", "varighet: uke").replace("Hovedkurs", "Ukeskurs"));
    let found = catalogue.run(&["find", "medlemskapssesongen"]).fine();
    assert!(found.out.contains("Hovedkurs i deling"), "{}", found.out);

    let site = catalogue.build("https://prove.example.no");
    assert!(site.faults.is_empty(), "{:?}", site.faults);
    assert_eq!(site.broken_links(), Vec::<String>::new());
    let links_to = |page: &str, path: &str| site.page(page).tags.iter().any(|tag| tag.name == "a" && tag.get("href") == Some(path));
    assert!(links_to("index.html", "/kurs/"), "the menu");
    assert!(links_to("kurs/index.html", "/kurs/hovedkurs/"), "the list");
    assert!(site.page("kurs/index.html").text.contains("Varighet"), "the facet");
    assert!(site.page("kurs/hovedkurs/index.html").text.contains("Holdes av"), "the field");
    assert!(site.page("aktorer/eksempel-kommune/index.html").text.contains("Holder kurs"), "the backlink");
    assert!(site.text("feed.xml").contains("/kurs/hovedkurs/"), "the feed of everything");
    assert!(site.text("kurs/feed.xml").contains("/kurs/hovedkurs/"), "the kind's own feed");
    assert!(site.files.keys().any(|name| name == "kurs/hovedkurs/index.json"), "the data");
    assert!(
        site.text("sitemap.xml").contains("sitemap")
            && site
                .files
                .iter()
                .any(|(name, bytes)| { name.contains("sitemap") && String::from_utf8_lossy(bytes).contains("/kurs/hovedkurs/") }),
        "the sitemap"
    );
}

#[test]
fn a_kind_that_speaks_one_language_is_told_so() {
    let catalogue = Catalogue::standard();
    let bare = COURSE.replace("\"x-label\": {\"nn\": \"Lengd\", \"en\": \"Length\"},", "");
    assert_ne!(bare, COURSE);
    catalogue.write("schemas/kurs.schema.json", bare);
    let findings = catalogue.findings();
    assert!(
        !findings.is_empty() && findings.iter().all(|finding| finding.starts_with("warning missing-translation schemas/kurs.schema.json:")),
        "{findings:?}"
    );
}

/// A kind whose fields have the names of others' filters, and mean something else.
const WISH: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Ønske",
  "x-kind": {"label": {"nb": {"one": "ønske", "many": "ønsker"}}, "order": 2},
  "type": "object",
  "properties": {
    "title": {"title": "Tittel", "type": "string"},
    "status": {"title": "Status for ønsket", "enum": ["apent", "oppfylt"], "x-labels": {"apent": {"nb": "Åpent"}}, "x-facet": true},
    "farge": {"title": "Yndlingsfarge", "enum": ["rod", "gul"], "x-facet": true}
  },
  "additionalProperties": false
}
"#;

#[test]
fn filters_of_the_same_name_are_kept_apart() {
    let catalogue = Catalogue::small();
    catalogue.write("schemas/onsker.schema.json", WISH);
    catalogue.write("content/ting/eple.md", "---\ntitle: Eple\nfarge: gronn\n---\nEt eple.\n");
    catalogue.write("content/onsker/hest.md", "---\ntitle: Hest\nstatus: apent\nfarge: rod\n---\nEn hest.\n");
    catalogue.write("content/onsker/katt.md", "---\ntitle: Katt\nstatus: oppfylt\nfarge: gul\n---\nEn katt.\n");
    let site = catalogue.build("https://prove.example.no");
    let filters = site.piece("sok/indeks/filtre.bin");
    let facet = |name: &str| {
        let facet = filters.as_array().expect("facets").iter().find(|facet| facet["name"] == name);
        facet.unwrap_or_else(|| panic!("no filter {name}: {filters:#}"))["values"].to_string()
    };
    assert_eq!(facet("onsker.status"), r#"[["oppfylt","oppfylt",1],["apent","Åpent",1]]"#);
    assert!(facet("status").contains("delt") && !facet("status").contains("apent"), "{}", facet("status"));
    assert!(facet("onsker.farge").contains("gul") && !facet("ting.farge").contains("gul"));
    let leads = |page: &str, to: &str| site.page(page).tags.iter().any(|tag| tag.get("href") == Some(to));
    assert!(leads("onsker/index.html", "/onsker/filter/status/apent/"), "the list leads to those of a value");
    assert!(leads("onsker/filter/status/apent/index.html", "/sok/?kind=onsker&onsker%2Estatus=apent"), "they lead to the filter");
}

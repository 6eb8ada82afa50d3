//! `new`: a scaffold for every kind of the standard schemas, which `check` accepts once it is filled in with the
//! examples that the schema itself gives.

use crate::program::Catalogue;
use serde_json::Value;
use std::fs;

/// The kinds of a catalogue: those that have a folder.
fn kinds(catalogue: &Catalogue) -> Vec<String> {
    let folders = fs::read_dir(catalogue.at("content")).expect("content").filter_map(Result::ok);
    let mut kinds: Vec<String> =
        folders.filter_map(|folder| folder.file_name().into_string().ok()).filter(|name| !name.starts_with('_')).collect();
    kinds.sort();
    kinds
}

/// A schema with the common fields it refers to, all in one list, and the names of those that must be there.
fn fields(catalogue: &Catalogue, kind: &str) -> (Vec<(String, Value)>, Vec<String>) {
    let read = |name: &str| serde_json::from_str::<Value>(&catalogue.read(&format!("schemas/{name}.schema.json"))).expect("JSON");
    let (mut fields, mut required): (Vec<(String, Value)>, Vec<String>) = (Vec::new(), Vec::new());
    let shared = read("entry");
    for schema in [shared.clone(), read(kind)] {
        for (name, field) in schema["properties"].as_object().expect("properties") {
            // A field that several kinds have stands once, where they refer to it.
            let field = field["$ref"].as_str().map_or(field, |reference| {
                let pointer = reference.strip_prefix("entry.schema.json#").expect("a reference to the common fields");
                shared.pointer(pointer).expect("the field that is referred to")
            });
            fields.retain(|(known, _)| known != name || field.get("type").is_none());
            if !fields.iter().any(|(known, _)| known == name) {
                fields.push((name.clone(), field.clone()));
            }
        }
        required.extend(schema["required"].as_array().into_iter().flatten().filter_map(|name| Some(name.as_str()?.to_owned())));
    }
    (fields, required)
}

/// The first example of a field, with every id of an entry exchanged for one that this catalogue has.
fn example(catalogue: &Catalogue, name: &str, kind: &str, field: &Value) -> Value {
    match field["examples"].get(0) {
        Some(_) if name == "aliases" => serde_json::json!([format!("{kind}/gammelt-navn")]),
        Some(example) => settled(catalogue, example, field, None),
        None => panic!("{kind} gives no example of {name}"),
    }
}

fn settled(catalogue: &Catalogue, value: &Value, schema: &Value, outer: Option<&Value>) -> Value {
    let relation = schema.get("x-relation").or(outer);
    match value {
        Value::Array(items) => {
            Value::Array(items.iter().take(1).map(|item| settled(catalogue, item, &schema["items"], relation)).collect())
        }
        Value::Object(members) => {
            let member = relation.and_then(|relation| relation["member"].as_str());
            let settle = |(name, value): (&String, &Value)| {
                let inner = relation.filter(|_| member == Some(name.as_str()));
                (name.clone(), settled(catalogue, value, &schema["properties"][name], inner))
            };
            members.iter().map(settle).collect()
        }
        Value::String(_) => relation.map_or_else(|| value.clone(), |relation| Value::String(some_entry(catalogue, &relation["to"]))),
        other => other.clone(),
    }
}

/// The id of an entry of one of the kinds.
fn some_entry(catalogue: &Catalogue, to: &Value) -> String {
    let kind = to.as_str().or(to[0].as_str()).expect("a kind");
    let mut names: Vec<String> = fs::read_dir(catalogue.at(&format!("content/{kind}")))
        .expect("entries")
        .filter_map(|file| Some(file.ok()?.file_name().to_str()?.trim_end_matches(".md").to_owned()))
        .filter(|slug| slug.starts_with("eksempel"))
        .collect();
    names.sort();
    format!("{kind}/{}", names.first().expect("a sample"))
}

/// The scaffold with values written in: each field on its one line, what stood under it gone.
fn filled(scaffold: &str, values: &[(String, Value)]) -> String {
    let mut out = String::new();
    let mut inside_group = false;
    for line in scaffold.lines() {
        inside_group &= line.starts_with("  ") || line.starts_with("#   ");
        if inside_group {
            continue;
        }
        let bare = line.strip_prefix("# ").unwrap_or(line);
        let field = values.iter().find(|(name, _)| bare.strip_prefix(name.as_str()).is_some_and(|rest| matches!(rest, ":" | ": []")));
        match field {
            Some((name, value)) => {
                out.push_str(&format!("{name}: {value}\n"));
                inside_group = true;
            }
            None => out.push_str(&format!("{line}\n")),
        }
    }
    out
}

/// What `check` says of one file, faults of any gravity.
fn faults(catalogue: &Catalogue, file: &str) -> String {
    catalogue.run(&["check", file]).out
}

#[test]
fn a_scaffold_is_accepted_once_its_required_fields_are_filled_in() {
    let catalogue = Catalogue::standard();
    for kind in kinds(&catalogue) {
        let title = "Ny ting: «prøve» #1";
        let ran = catalogue.run(&["new", &kind, title]).fine();
        let file = format!("content/{kind}/ny-ting-prove-1.md");
        assert!(ran.out.is_empty() && ran.err.contains(&file), "{ran:?}");
        let (fields, required) = fields(&catalogue, &kind);
        let scaffold = catalogue.read(&file);
        let wanted = fields.iter().filter(|(name, _)| required.contains(name) && name != "title");
        let values: Vec<(String, Value)> = wanted.map(|(name, field)| (name.clone(), example(&catalogue, name, &kind, field))).collect();
        catalogue.write(&file, filled(&scaffold, &values));
        assert_eq!(faults(&catalogue, &file), "", "{kind}:\n{}", catalogue.read(&file));
        assert!(catalogue.run(&["find", "prøve"]).fine().out.contains("Ny ting: «prøve» #1"), "the title is kept as it was given");
    }
    catalogue.run(&["build"]).fine();
}

#[test]
fn every_example_of_the_standard_schemas_is_accepted() {
    let catalogue = Catalogue::standard();
    let mut refused = Vec::new();
    for kind in kinds(&catalogue) {
        catalogue.run(&["new", &kind, "Alt utfylt"]).fine();
        let file = format!("content/{kind}/alt-utfylt.md");
        let (fields, _) = fields(&catalogue, &kind);
        let others = fields.iter().filter(|(name, _)| name != "title");
        let values: Vec<(String, Value)> = others.map(|(name, field)| (name.clone(), example(&catalogue, name, &kind, field))).collect();
        let scaffold = catalogue.read(&file);
        let text = filled(&scaffold, &values);
        let missing: Vec<&String> = values.iter().map(|(name, _)| name).filter(|name| !text.contains(&format!("\n{name}: "))).collect();
        assert!(missing.is_empty(), "the scaffold of {kind} does not offer {missing:?}");
        catalogue.write(&file, &text);
        let found = faults(&catalogue, &file);
        if !found.is_empty() {
            refused.push(format!("{kind}:\n{found}"));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn what_is_required_comes_first_and_help_and_values_stand_beside() {
    let catalogue = Catalogue::standard();
    for kind in kinds(&catalogue) {
        catalogue.run(&["new", &kind, "Rekkefølge"]).fine();
        let text = catalogue.read(&format!("content/{kind}/rekkefolge.md"));
        let (fields, required) = fields(&catalogue, &kind);
        let line = |name: &str, mark: &str| {
            text.lines().position(|line| line.strip_prefix(mark).is_some_and(|l| l.starts_with(&format!("{name}:"))))
        };
        let last_required = required.iter().map(|name| line(name, "").unwrap_or_else(|| panic!("{kind} lacks {name}:\n{text}"))).max();
        let optional = fields.iter().filter(|(name, _)| !required.contains(name));
        for (name, field) in optional {
            let at = line(name, "# ").unwrap_or_else(|| panic!("{kind} does not offer {name}:\n{text}"));
            assert!(Some(at) > last_required, "{name} of {kind} stands before what is required");
            let help = field["description"].as_str().or(field["title"].as_str()).unwrap_or("");
            let first = help.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
            assert!(
                text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" # ", " ").contains(&first),
                "{kind} does not explain {name}"
            );
            if let Some(value) = field["enum"].get(0).and_then(Value::as_str) {
                assert!(text.contains(value), "{kind} does not say that {name} may be {value}");
            }
        }
    }
}

#[test]
fn an_empty_scaffold_says_what_is_missing_and_where() {
    let catalogue = Catalogue::small();
    catalogue.run(&["new", "ting", "Halvferdig"]).fine();
    assert!(catalogue.findings().is_empty(), "only the title is required here");
    let standard = Catalogue::standard();
    standard.run(&["new", "losninger", "Halvferdig"]).fine();
    let found = standard.findings();
    let text = standard.read("content/losninger/halvferdig.md");
    for name in ["summary", "type", "livslop", "eier"] {
        let line = text.lines().position(|line| line == format!("{name}:")).expect("the field") + 1;
        let here = format!("content/losninger/halvferdig.md:{line}");
        assert!(found.iter().any(|finding| finding.starts_with("error ") && finding.ends_with(&here)), "{name}: {found:?}");
    }
}

#[test]
fn nothing_is_written_over() {
    let catalogue = Catalogue::small();
    catalogue.run(&["new", "ting", "Bil"]).with(2);
    assert!(catalogue.read("content/ting/bil.md").contains("En bil på veien"));
    catalogue.run(&["new", "ting", "Kart"]).with(2);
    catalogue.run(&["new", "ting", "Bil", "--folder"]).with(2);
    assert!(!catalogue.at("content/ting/bil").exists());
    catalogue.run(&["new", "ting", "Båt", "--folder"]).fine();
    assert!(catalogue.at("content/ting/bat/index.md").is_file());
    catalogue.run(&["new", "ting", "…!?"]).with(2);
}

#[test]
fn any_title_gives_front_matter_that_can_be_read() {
    let catalogue = Catalogue::small();
    let titles = [
        "Kolon: i midten",
        "# først",
        "- strek",
        "'enkle' og \"doble\"",
        "yes",
        "0301",
        "2026-11-22",
        "null",
        "1.10",
        "{krøll}",
        "[klamme]",
        "a\\b",
        "ord med\ttabulator",
        "slutt:",
        "&anker",
        "*stjerne",
        "!utrop",
        "%prosent",
        "@alfa",
        "`gravis`",
        "a | b",
        "> stor",
        "æøå ÆØÅ 😀 漢字x",
    ];
    for (number, title) in titles.iter().enumerate() {
        catalogue.run(&["new", "ting", "--", &format!("{title} n{number}")]).fine();
        catalogue.run(&["new", "ting", "--", title]);
    }
    assert_eq!(catalogue.findings(), Vec::<String>::new());
    catalogue.run(&["build"]).fine();
    let text = catalogue.read("public/katalog/1.json");
    for title in titles.iter().filter(|title| !title.contains('\t')) {
        let json = Value::from(*title).to_string();
        assert!(text.contains(&format!("\"title\":{json}")) || text.contains(json.trim_matches('"')), "«{title}» is not kept");
    }
}

#[test]
fn a_scaffold_speaks_the_language_that_is_asked_for() {
    let catalogue = Catalogue::standard();
    catalogue.run(&["new", "losninger", "English one", "--lang", "en"]).fine();
    let text = catalogue.read("content/losninger/english-one.md");
    assert!(text.contains("# Owner:") && !text.contains("Må fylles ut"), "{text}");
}

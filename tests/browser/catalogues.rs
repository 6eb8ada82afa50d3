//! The catalogues that the suites make of this repository's own: with the tokens of an organisation, in another language, and with
//! what is longer, more, or written in another direction than anyone expects.

use super::stage::copy;
use serde_json::{Map, Value};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How many organisations say that they use the one solution.
const USERS: usize = 2_000;
/// The numbers of the counties that they are in.
const COUNTIES: [&str; 4] = ["03", "11", "46", "50"];

/// A catalogue with the design tokens of an organisation: those of `tests/profiles`.
pub fn profile(catalogue: &Path, to: &Path, name: &str) -> io::Result<PathBuf> {
    let style = format!("{name}.css");
    let config = format!("{}\n[theme]\ntokens = \"{style}\"\n", fs::read_to_string(catalogue.join("allmenning.toml"))?);
    like(catalogue, to, &config)?;
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/profiles").join(&style), to.join(&style))?;
    Ok(to.to_owned())
}

/// A catalogue whose pages speak another language. The first of its languages is as it was: it is that of the schemas' own words.
pub fn translated(catalogue: &Path, to: &Path, language: &str) -> io::Result<PathBuf> {
    let config = fs::read_to_string(catalogue.join("allmenning.toml"))?;
    let said = "\nlanguage = \"nb\"\n";
    if !config.contains(said) {
        return Err(io::Error::other("allmenning.toml does not say its language as the suites know it"));
    }
    like(catalogue, to, &config.replace(said, &format!("\nlanguage = \"{language}\"\n")))
}

/// The catalogue of this repository with the extreme entries of `fixture`, a solution where every field of its schema is filled,
/// and as many users of one solution as there are.
pub fn extreme(catalogue: &Path, fixture: &Path, to: &Path) -> io::Result<PathBuf> {
    like(catalogue, to, "")?;
    copy(fixture, to)?;
    fs::write(to.join("content/losninger/alt-utfylt.md"), filled(&to.join("schemas"), "losninger")?)?;
    for number in 1..=USERS {
        let county = COUNTIES[number % COUNTIES.len()];
        let text = format!(
            "---\ntitle: Virksomhet {number} på lista\nsummary: En av alle dem som bruker den samme løsningen.\ntype: kommune\n\
             fylke: \"{county}\"\nbruker:\n  - hva: losninger/alle-bruker\n---\n\nBruker løsningen.\n"
        );
        fs::write(to.join(format!("content/aktorer/bruker-{number:04}.md")), text)?;
    }
    Ok(to.to_owned())
}

/// A copy of the catalogue with other settings.
fn like(catalogue: &Path, to: &Path, config: &str) -> io::Result<PathBuf> {
    for part in ["content", "schemas"] {
        copy(&catalogue.join(part), &to.join(part))?;
    }
    fs::write(to.join("allmenning.toml"), config)?;
    Ok(to.to_owned())
}

/// An entry that has every field of its schema, with the schema's own examples as values.
fn filled(schemas: &Path, kind: &str) -> io::Result<String> {
    let read = |name: &str| -> io::Result<Value> { Ok(serde_json::from_str(&fs::read_to_string(schemas.join(name))?)?) };
    let (common, own) = (read("entry.schema.json")?, read(&format!("{kind}.schema.json"))?);
    let mut values = Map::new();
    for (name, field) in [&common, &own].into_iter().filter_map(|schema| schema["properties"].as_object()).flatten() {
        // An old address is no field that is shown.
        if name != "aliases" {
            values.insert(name.clone(), example(&common, field));
        }
    }
    values.insert("title".into(), "Løsningen der hvert eneste felt er fylt ut".into());
    // JSON is YAML, too.
    Ok(format!("---\n{}\n---\n\nTeksten er kort; feltene er mange.\n", serde_json::to_string_pretty(&values)?))
}

/// A value of a field: of a group every member, otherwise the first example.
fn example(common: &Value, field: &Value) -> Value {
    let defined = field["$ref"].as_str().and_then(|target| target.split_once('#')).and_then(|(_, place)| common.pointer(place));
    let field = defined.unwrap_or(field);
    let group = |field: &Value| -> Option<Value> {
        let members = field["properties"].as_object()?.iter();
        Some(members.map(|(name, member)| (name.clone(), example(common, member))).collect::<Map<_, _>>().into())
    };
    group(field).or_else(|| Some(Value::from(vec![group(&field["items"])?]))).unwrap_or_else(|| field["examples"][0].clone())
}

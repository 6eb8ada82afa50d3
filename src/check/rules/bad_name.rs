//! bad-name: names of files and folders that some machine, address or person cannot hold apart.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Place, is_slug, slugify};
use crate::read::EntrySource;

/// The rule.
pub static RULE: Rule = Rule::new("bad-name", Severity::Error, include_str!("bad_name.toml"));

/// The names that Windows keeps for devices.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3"];

/// The entry's own name and those of its attachments.
pub fn check(source: &EntrySource) -> Vec<Finding> {
    let path = source.text().path();
    let mut findings = Vec::new();
    if !is_slug(source.slug()) {
        let place = Place::file(path.clone());
        findings.push(RULE.at(place, "slug").with("name", source.slug()).with("suggestion", suggestion(source.slug())));
    }
    for file in source.attachments().iter().filter(|file| !is_portable(&file.name)) {
        findings.push(attachment(Place::file(file.path.clone()), &file.name));
    }
    findings
}

/// The folder of a kind.
pub fn check_kind(kind: &str) -> Option<Finding> {
    let place = Place::file(format!("content/{kind}"));
    (!is_slug(kind)).then(|| RULE.at(place, "kind").with("name", kind).with("suggestion", suggestion(kind)))
}

/// A name that cannot be written on every machine.
pub fn attachment(place: Place, name: &str) -> Finding {
    RULE.at(place, "attachment").with("name", name)
}

fn suggestion(name: &str) -> String {
    let slug = slugify(name);
    if slug.is_empty() { "oppforing".into() } else { slug }
}

/// Letters, digits and the few signs that every file system and address takes.
fn is_portable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or("").to_lowercase();
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ' | '(' | ')' | ',' | '+');
    name.chars().all(allowed) && !name.ends_with(['.', ' ']) && !RESERVED.contains(&stem.as_str()) && name.len() <= 200
}

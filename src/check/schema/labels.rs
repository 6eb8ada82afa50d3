//! Every label and every help text of a schema must exist in all languages of the site.

use super::fault::{SchemaFault, SchemaFaultKind};
use super::places::{Places, walk};
use super::reading::joined;
use crate::model::{Label, Lang};
use serde_json::Value;

/// Checks one schema file. A site in one language speaks it in its schemas too, under whatever key.
pub fn check(document: &Value, places: &Places<'_>, languages: &[Lang], faults: &mut Vec<SchemaFault>) {
    if languages.len() < 2 {
        return;
    }
    let mut judge = |path: &[String], name: &str, label: &Label, is_help: bool| {
        // What is not there at all is nobody's translation: a field without a label goes by its name.
        let missing = languages.iter().filter(|lang| !label.is_empty() && !label.has(**lang));
        faults.extend(missing.map(|lang| {
            let (name, lang) = (name.to_owned(), lang.tag());
            let kind = if is_help { SchemaFaultKind::MissingHelp(name, lang) } else { SchemaFaultKind::MissingLabel(name, lang) };
            SchemaFault { place: places.at(path), kind }
        }));
    };
    walk(document, &mut Vec::new(), &mut |path, part| {
        let Some(name) = described(document, path) else { return };
        let text = |key: &str| part.get(key).map(Label::from_json).unwrap_or_default();
        let at = |steps: &[&str]| [path, &steps.iter().map(|step| (*step).to_owned()).collect::<Vec<_>>()].concat();
        if !path.is_empty() {
            judge(path, name, &joined(text("title"), text("x-label")), false);
        }
        judge(path, name, &joined(text("description"), text("x-help")), true);
        for (value, label) in part.get("x-labels").and_then(Value::as_object).into_iter().flatten() {
            judge(&at(&["x-labels", value]), value, &Label::from_json(label), false);
        }
        if let Some(label) = part.get("x-relation").and_then(|relation| relation.get("inverse")?.get("label")) {
            judge(&at(&["x-relation", "inverse", "label"]), name, &Label::from_json(label), false);
        }
    });
}

/// The name of the field that stands at a path, or of the kind at the root.
fn described<'p>(document: &Value, path: &'p [String]) -> Option<&'p str> {
    match path {
        [] => document.get("x-kind").map(|_| "x-kind"),
        // A field may itself be called `properties`: what counts is what it stands in.
        [rest @ .., holder, name] if is_shelf(holder) && !rest.last().is_some_and(|above| is_shelf(above)) => Some(name),
        _ => None,
    }
}

/// The keywords whose members are fields.
fn is_shelf(keyword: &str) -> bool {
    matches!(keyword, "properties" | "$defs")
}

//! bad-schema: a schema file that is itself wrong.

use crate::check::schema::SchemaFaultKind;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("bad-schema", Severity::Error, include_str!("bad_schema.toml"));

/// The finding for a schema's fault; nothing for faults that have rules of their own.
pub fn found(place: Place, fault: &SchemaFaultKind) -> Option<Finding> {
    Some(match fault {
        SchemaFaultKind::Json(reason) => RULE.at(place, "json").with("reason", reason),
        SchemaFaultKind::Keyword(reason) => RULE.at(place, "keyword").with("reason", reason),
        SchemaFaultKind::Reference(reference) => RULE.at(place, "reference").with("reference", reference),
        SchemaFaultKind::Annotation(name, reason) => RULE.at(place, "annotation").with("name", name).with("reason", reason),
        SchemaFaultKind::UnknownKind(kind) => RULE.at(place, "unknown-kind").with("kind", kind),
        SchemaFaultKind::UnknownVocabulary(name) => RULE.at(place, "unknown-vocabulary").with("name", name),
        SchemaFaultKind::MissingLabel(..) | SchemaFaultKind::MissingHelp(..) | SchemaFaultKind::Vocabulary(_) => return None,
    })
}

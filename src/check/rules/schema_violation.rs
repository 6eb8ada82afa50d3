//! schema-violation: any other demand of the schema.

use super::Faulty;
use crate::check::schema::ViolationKind;
use crate::finding::{Finding, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule::new("schema-violation", Severity::Error, include_str!("schema_violation.toml"));

/// The finding for a violation that has no rule of its own.
pub fn found(faulty: &Faulty<'_>, kind: &ViolationKind) -> Finding {
    let variant = match kind {
        ViolationKind::NoForm => "one-of",
        ViolationKind::ManyForms => "one-of-many",
        ViolationKind::Lacks => "contains",
        ViolationKind::Refused => "not-allowed",
        ViolationKind::Format(_) => "format",
        _ => "default",
    };
    let finding = RULE.at(faulty.place(), variant).with("field", faulty.name());
    match kind {
        ViolationKind::Format(format) => finding.with("value", faulty.written()).with("format", format),
        _ => finding,
    }
}

//! One JSON object, stable for tools. Every finding is there: whoever reads it groups as they like.

use super::Context;
use crate::finding::{Finding, Findings, Severity};
use serde_json::{Value, json};

/// `{"findings": […], "summary": {…}}`. Lines and columns count from 1, columns in Unicode scalar values.
pub fn report(findings: &Findings, context: &Context<'_>) -> String {
    let list: Vec<Value> = findings.iter().map(|finding| one(finding, context)).collect();
    let summary = json!({
        "entries": context.entries,
        "errors": findings.count(Severity::Error),
        "warnings": findings.count(Severity::Warning),
    });
    format!("{:#}\n", json!({"findings": list, "summary": summary}))
}

fn one(finding: &Finding, context: &Context<'_>) -> Value {
    let within = finding.place.within;
    json!({
        "rule": finding.rule.name,
        "severity": finding.severity.name(),
        "path": &*finding.place.path,
        "line": within.map(|w| w.1.line),
        "column": within.map(|w| w.1.column),
        "end_line": within.map(|w| w.2.line),
        "end_column": within.map(|w| w.2.column),
        "message": finding.message(context.lang),
        "help": finding.help(context.lang),
        "url": context.url(finding.rule.name),
    })
}

//! One JSON object, stable for tools. Every finding is there: whoever reads it groups as they like.

use super::Context;
use crate::finding::{Finding, Findings, Severity, is_hidden};
use crate::model::Position;
use serde_json::{Value, json};

/// `{"findings": […], "summary": {…}}`. Lines and columns count from 1, columns in Unicode scalar values.
pub fn report(findings: &Findings, context: &Context<'_>) -> String {
    let list: Vec<Value> = findings.iter().map(|finding| one(finding, context)).collect();
    let summary = json!({
        "entries": context.entries,
        "errors": findings.count(Severity::Error),
        "warnings": findings.count(Severity::Warning),
    });
    escaped(&json!({"findings": list, "summary": summary}))
}

/// A value as JSON in which nothing hides: what a terminal would obey or not show is written as an escape.
pub fn escaped(value: &Value) -> String {
    let mut out = String::new();
    for c in format!("{value:#}\n").chars() {
        match c {
            c if is_hidden(c) => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}"))),
            c => out.push(c),
        }
    }
    out
}

fn one(finding: &Finding, context: &Context<'_>) -> Value {
    // What is said of a file as a whole stands at its beginning.
    let beginning = Position { line: 1, column: 1 };
    let (start, end) = finding.place.within.map_or((beginning, beginning), |within| (within.1, within.2));
    json!({
        "rule": finding.rule.name,
        "severity": finding.severity.name(),
        "path": &*finding.place.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "message": finding.message(context.lang),
        "help": finding.help(context.lang),
        "url": context.url(finding.rule.name),
    })
}

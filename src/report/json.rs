//! One JSON object, stable for tools. Every finding is there: whoever reads it groups as they like.

use super::Context;
use crate::compare::Told;
use crate::finding::{Findings, Severity, is_hidden};
use serde_json::{Value, json};

/// `{"findings": […], "summary": {…}}`. Lines and columns count from 1, columns in Unicode scalar values.
pub fn report(findings: &Findings, context: &Context<'_>) -> String {
    let list: Vec<Told> = findings.iter().map(|finding| Told::of(finding, context.lang, context.base_url)).collect();
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

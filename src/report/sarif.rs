//! SARIF 2.1.0 (OASIS), for code scanning.

use super::Context;
use crate::check::rules;
use crate::finding::{Finding, Findings, Severity};
use serde_json::{Value, json};

/// One run with every rule and every finding.
pub fn report(findings: &Findings, context: &Context<'_>) -> String {
    let rules: Vec<Value> = rules::ALL
        .iter()
        .map(|rule| {
            let text = rule.text(context.lang);
            json!({
                "id": rule.name,
                "shortDescription": {"text": text.title},
                "fullDescription": {"text": text.what},
                "help": {"text": text.why},
                "helpUri": context.url(rule.name),
                "defaultConfiguration": {"level": level(rule.severity)},
            })
        })
        .collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, context)).collect();
    let driver = json!({"name": "allmenning", "version": env!("CARGO_PKG_VERSION"), "informationUri": context.base_url, "rules": rules});
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    });
    super::json::escaped(&log)
}

fn result(finding: &Finding, context: &Context<'_>) -> Value {
    let path = crate::route::paths::escaped(&finding.place.path);
    let mut location = json!({"artifactLocation": {"uri": path}});
    if let Some((_, start, end)) = finding.place.within {
        location["region"] = json!({"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column});
    }
    let text = format!("{} {}", finding.message(context.lang), finding.help(context.lang));
    let index = rules::ALL.iter().position(|rule| rule.name == finding.rule.name);
    json!({
        "ruleId": finding.rule.name,
        "ruleIndex": index,
        "level": level(finding.severity),
        "message": {"text": text.trim()},
        "locations": [{"physicalLocation": location}],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

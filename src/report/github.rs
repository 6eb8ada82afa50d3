//! GitHub's workflow commands: `::error file=…,line=…::message`, which become annotations of a pull request.

use super::{Context, group, human};
use crate::finding::{Finding, Findings, Severity, shown};

/// One command for each finding; what a contributor wrote can neither end a command nor begin another.
pub fn report(findings: &Findings, context: &Context<'_>) -> String {
    let mut out = String::new();
    for group in group(findings, context.lang) {
        for finding in &group.shown {
            out.push_str(&command(finding, context));
        }
        if group.more > 0 {
            out.push_str(&format!("::notice::{}\n", data(&human::more(group.more, context.lang))));
        }
    }
    out
}

fn command(finding: &Finding, context: &Context<'_>) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut place = format!("file={}", property(&shown(&finding.place.path)));
    if let Some((_, start, end)) = finding.place.within {
        place.push_str(&format!(",line={},endLine={}", start.line, end.line));
        if start.line == end.line {
            place.push_str(&format!(",col={},endColumn={}", start.column, end.column));
        }
    }
    let text = format!("{} {}", finding.message(context.lang), finding.help(context.lang));
    format!("::{name} {place},title={}::{}\n", property(finding.rule.name), data(text.trim()))
}

/// A message, as GitHub's toolkit escapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, as GitHub's toolkit escapes it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

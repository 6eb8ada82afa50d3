//! GitHub's workflow commands: `::error file=…,line=…::message`, which become annotations of a pull request.

use super::{Context, group, human};
use crate::compare::Told;
use crate::finding::{Findings, Severity, visible};

/// One command for each finding; what a contributor wrote can neither end a command nor begin another.
pub fn report(findings: &Findings, context: &Context<'_>) -> String {
    let mut out = String::new();
    for group in group(findings, context.lang) {
        out.extend(group.shown.iter().map(|finding| command(&Told::of(finding, context.lang, context.base_url))));
        if group.more > 0 {
            out.push_str(&format!("::notice::{}\n", data(&human::more(group.more, context.lang))));
        }
    }
    out
}

/// The command of one finding.
pub fn command(told: &Told) -> String {
    let name = match told.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut place = format!("file={},line={},endLine={}", property(&visible(&told.path)), told.line, told.end_line);
    if told.line == told.end_line && told.column < told.end_column {
        place.push_str(&format!(",col={},endColumn={}", told.column, told.end_column));
    }
    let text = format!("{} {}", visible(&told.message), visible(&told.help));
    format!("::{name} {place},title={}::{}\n", property(&visible(&told.rule)), data(text.trim()))
}

/// A message, as GitHub's toolkit escapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, as GitHub's toolkit escapes it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

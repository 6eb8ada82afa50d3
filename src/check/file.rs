//! What can be wrong with a file of the catalogue, whatever it holds: how it was read, how it is written, and its Markdown.

use super::faults;
use super::rules::*;
use super::text::{self, Body};
use crate::finding::{Finding, Findings};
use crate::read::{EntrySource, FaultKind, Limits};

/// What can be wrong with a file of any sort.
pub(super) fn check(source: &EntrySource) -> Vec<Finding> {
    let mut findings = hidden_or_unreadable(source);
    findings.extend(byte_order_mark::check(source.text()));
    findings.extend(line_endings::check(source.text()));
    findings
}

/// Faults of reading, and characters that cannot be seen; such a character in the front matter explains by itself
/// why it could not be read.
fn hidden_or_unreadable(source: &EntrySource) -> Vec<Finding> {
    let mut findings: Vec<Finding> = control_character::check(source.text()).collect();
    let hidden = findings.iter().any(|f| f.place.within.is_some_and(|w| w.0.start < source.front().body));
    let is_syntax = |fault: &&crate::read::Fault| matches!(fault.kind, FaultKind::Yaml(_));
    findings.extend(source.faults().iter().filter(|fault| !(hidden && is_syntax(fault))).filter_map(faults::of_reading));
    findings
}

/// What the text of a file holds, with what is wrong with it.
pub(super) fn body(source: &EntrySource, limits: &Limits, findings: &mut Findings) -> Body {
    let file = source.text();
    let body = text::scan(source.body(), source.front().body, limits.text_depth);
    findings.extend(empty_body::check(source, &body));
    findings.extend(heading_level_1::check(file, &body));
    findings.extend(heading_jump::check(file, &body));
    findings.extend(missing_alt::check(file, &body));
    findings.extend(raw_html::check(file, &body));
    findings.extend(text_too_deep::check(file, &body, limits.text_depth));
    body
}

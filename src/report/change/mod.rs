//! What a change does → the terminal, Markdown, JSON, GitHub's annotations.

mod human;
mod markdown;
mod outline;
mod words;

use super::{github, json};
use crate::compare::{Change, Told};
use crate::finding::Severity;
use crate::model::Lang;
use clap::ValueEnum;
use words::{Run, Words};

/// How the report of a change is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChangeFormat {
    /// For people.
    Human,
    /// A summary for a job, or a comment that an editor can act on.
    Markdown,
    /// One JSON object, which can be shown later in any other format.
    Json,
    /// GitHub's workflow commands, one for each finding.
    Github,
}

/// The report of a change in one of the formats.
pub fn report_change(change: &Change, format: ChangeFormat, lang: Lang, color: bool) -> String {
    match format {
        ChangeFormat::Human => human::report(change, lang, color),
        ChangeFormat::Markdown => markdown::report(change, lang),
        ChangeFormat::Json => serde_json::to_value(change).map(|value| json::escaped(&value)).unwrap_or_default(),
        ChangeFormat::Github => change.findings.iter().map(github::command).collect(),
    }
}

/// The findings that a reader must be told of by themselves: what is only for information stands with the entry it is about.
fn grave(change: &Change) -> impl Iterator<Item = &Told> {
    change.findings.iter().filter(|told| told.severity != Severity::Info)
}

/// How many findings have this severity.
fn count(change: &Change, severity: Severity) -> usize {
    change.findings.iter().filter(|finding| finding.severity == severity).count()
}

/// Whether the change can be taken in, in words.
fn verdict(change: &Change, words: Words) -> Vec<Run> {
    let (errors, warnings) = (count(change, Severity::Error), count(change, Severity::Warning));
    let broken = change.entries.iter().filter(|entry| entry.breaks.is_some()).count();
    let said =
        [(errors, if errors == 1 { "verdict_one" } else { "verdict_breach" }), (warnings, "verdict_warnings"), (broken, "verdict_broken")];
    let mut runs = if errors == 0 { words.runs(if warnings == 0 { "verdict_fine" } else { "verdict_no_errors" }, &[]) } else { Vec::new() };
    for (number, key) in said.into_iter().filter(|(number, _)| *number > 0) {
        runs.extend((!runs.is_empty()).then(|| Run::Text(" ".into())));
        runs.extend(words.runs(key, &[("n", &number.to_string())]));
    }
    runs
}

/// Who proposes the change, and what it is compared with.
fn head(change: &Change, words: Words) -> Vec<Run> {
    let base: String = change.base.chars().filter(char::is_ascii_hexdigit).take(10).collect();
    match &change.actor {
        Some(actor) => words.runs("head_actor", &[("actor", &format!("@{actor}")), ("base", &base)]),
        None => words.runs("head", &[("base", &base)]),
    }
}

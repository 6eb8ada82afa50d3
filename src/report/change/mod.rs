//! What a change does → the terminal, Markdown, JSON, GitHub's annotations.

mod human;
mod markdown;
mod outline;
mod words;

use super::{github, json};
use crate::compare::{Change, Told};
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
    change.findings.iter().filter(|told| told.severity != "info")
}

/// How many findings have this severity.
fn count(change: &Change, severity: &str) -> usize {
    change.findings.iter().filter(|finding| finding.severity == severity).count()
}

/// Whether the change can be taken in, in words.
fn verdict(change: &Change, words: Words) -> Vec<Run> {
    let (errors, warnings) = (count(change, "error"), count(change, "warning"));
    let mut runs = Vec::new();
    if errors > 0 {
        runs.extend(words.runs("verdict_breach", &[("n", &errors.to_string())]));
    }
    if warnings > 0 {
        runs.extend((errors > 0).then(|| Run::Text(" ".into())));
        runs.extend(words.runs("verdict_warnings", &[("n", &warnings.to_string())]));
    }
    if runs.is_empty() { words.runs("verdict_fine", &[]) } else { runs }
}

//! Findings → what people and tools read: the terminal, JSON, GitHub's annotations, SARIF, Markdown.

mod change;
mod github;
mod group;
mod human;
mod json;
mod markdown;
mod sarif;

pub use change::{ChangeFormat, report_change};
pub use group::{Group, group};

use crate::finding::Findings;
use crate::model::{Lang, Text};
use clap::ValueEnum;

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the line, and what is wrong under it.
    Human,
    /// One JSON object, stable for tools.
    Json,
    /// GitHub's workflow commands, which become annotations of a pull request.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// A summary for a job or a comment.
    Markdown,
}

/// What a report needs beside the findings.
pub struct Context<'a> {
    /// The language of the messages.
    pub lang: Lang,
    /// Whether the terminal shows colours.
    pub color: bool,
    /// How many entries were checked.
    pub entries: usize,
    /// The address of the site, under which each rule has its page.
    pub base_url: &'a str,
    /// The text of a file, for excerpts.
    pub text: &'a dyn Fn(&str) -> Option<&'a Text>,
}

impl Context<'_> {
    /// The page of a rule.
    fn url(&self, rule: &str) -> String {
        format!("{}{}", self.base_url, crate::route::paths::rule(rule))
    }
}

/// The findings in one of the formats, with a final line break unless there is nothing to say.
pub fn report(findings: &Findings, format: Format, context: &Context<'_>) -> String {
    match format {
        Format::Human => human::report(findings, context),
        Format::Json => json::report(findings, context),
        Format::Github => github::report(findings, context),
        Format::Sarif => sarif::report(findings, context),
        Format::Markdown => markdown::report(findings, context),
    }
}

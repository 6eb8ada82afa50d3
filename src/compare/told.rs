//! A finding told in one language, as tools read it.

use crate::finding::{Finding, Severity};
use crate::model::{Lang, Position};
use crate::route::paths;
use serde::{Deserialize, Serialize};

/// A finding in one language. Lines and columns count from 1, columns in Unicode scalar values; what is said of a file as
/// a whole stands at its beginning.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// The rule.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// The path from the catalogue's root.
    pub path: String,
    /// The first line.
    pub line: usize,
    /// The first column.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last.
    pub end_column: usize,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// The rule's page on the site.
    pub url: String,
}

impl Told {
    /// A finding in a language, on the site at `base_url`.
    pub fn of(finding: &Finding, lang: Lang, base_url: &str) -> Told {
        let beginning = Position { line: 1, column: 1 };
        let (start, end) = finding.place.within.map_or((beginning, beginning), |within| (within.1, within.2));
        Told {
            rule: finding.rule.name.to_owned(),
            severity: finding.severity,
            path: finding.place.path.to_string(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            message: finding.message(lang),
            help: finding.help(lang),
            url: format!("{base_url}{}", paths::rule(finding.rule.name)),
        }
    }
}

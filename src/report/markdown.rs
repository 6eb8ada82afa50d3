//! Markdown for a job's summary or a comment: a table a severity, nothing that a contributor wrote as markup.

use super::{Context, group, human};
use crate::finding::{Findings, Severity, shown};
use crate::model::Lang;

/// How many rows a report has at the most: forges cut longer comments off.
const ROWS: usize = 200;

/// The findings as tables.
pub fn report(findings: &Findings, context: &Context<'_>) -> String {
    let lang = context.lang;
    let mut out = String::new();
    let mut left_out = 0;
    let mut rows = 0;
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let of: Findings = findings.iter().filter(|finding| finding.severity == severity).cloned().collect();
        if of.is_empty() {
            continue;
        }
        out.push_str(&format!("### {} ({})\n\n{}", heading(severity, lang), of.len(), head(lang)));
        for group in group(&of, lang) {
            for finding in &group.shown {
                rows += 1;
                if rows > ROWS {
                    left_out += 1;
                    continue;
                }
                let line = finding.place.within.map(|w| format!(":{}:{}", w.1.line, w.1.column)).unwrap_or_default();
                let rule = format!("[{}]({})", finding.rule.name, context.url(finding.rule.name));
                let text = format!("{} {}", finding.message(lang), finding.help(lang));
                out.push_str(&format!(
                    "| {} | {} | {rule} |\n",
                    code(&format!("{}{line}", shown(&finding.place.path))),
                    plain(text.trim())
                ));
            }
            if group.more > 0 {
                out.push_str(&format!("| | {} | |\n", human::more(group.more, lang)));
            }
        }
        out.push('\n');
    }
    if left_out > 0 {
        out.push_str(&format!("{}\n", human::more(left_out, lang)));
    }
    if findings.is_empty() {
        out.push_str(["Ingen funn.\n", "Ingen funn.\n", "No findings.\n"][lang as usize]);
    }
    out
}

fn heading(severity: Severity, lang: Lang) -> &'static str {
    let words = match severity {
        Severity::Error => ["Feil", "Feil", "Errors"],
        Severity::Warning => ["Advarsler", "Åtvaringar", "Warnings"],
        Severity::Info => ["Til orientering", "Til orientering", "For information"],
    };
    words[lang as usize]
}

fn head(lang: Lang) -> String {
    let words = [["Sted", "Hva", "Regel"], ["Stad", "Kva", "Regel"], ["Place", "What", "Rule"]][lang as usize];
    format!("| {} | {} | {} |\n| --- | --- | --- |\n", words[0], words[1], words[2])
}

/// A text in which nothing is markup.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // Mentions and issue numbers would call people and other threads.
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '$' => out.push_str("&#36;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    // A bare address would become a link.
    out.replace("://", "&#58;//").replace("www.", "www&#46;")
}

/// A path as code; the few that hold a backtick lose it.
pub(super) fn code(text: &str) -> String {
    format!("`{}`", text.replace(['`', '|', '\n'], "ˋ"))
}

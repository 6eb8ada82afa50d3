//! The report of a change as Markdown, for a job's summary and for a comment. Nothing that a contributor wrote is markup.

use super::outline::{Line, outline};
use super::words::{Run, Words};
use super::{grave, head, verdict};
use crate::compare::{Change, Sort, Told};
use crate::finding::visible;
use crate::model::Lang;
use crate::report::human::severity_word;
use crate::report::markdown::{code, plain};

/// The longest report, in bytes: forges refuse comments of more than 65,536.
const LONGEST: usize = 59_000;
/// How many findings a report has at the most.
const FINDINGS: usize = 100;

/// The verdict first, then the findings, then what the change does.
pub fn report(change: &Change, lang: Lang) -> String {
    let words = Words(lang);
    let mut out = format!("## {}\n\n{}\n\n**{}**\n", words.get("title"), written(&head(change, words)), written(&verdict(change, words)));
    let findings: Vec<&Told> = grave(change).collect();
    if !findings.is_empty() {
        out.push_str(&format!("\n### {}\n\n", words.get("findings")));
    }
    for told in findings.iter().take(FINDINGS) {
        let place = code(&format!("{}:{}:{}", visible(&told.path), told.line, told.column));
        let rule = code(&visible(&told.rule));
        out.push_str(&format!(
            "- **{}** {place} {rule}\n  {} {}\n",
            severity_word(told.severity, lang),
            plain(&visible(&told.message)),
            plain(&visible(&told.help))
        ));
    }
    if findings.len() > FINDINGS {
        out.push_str(&format!("- {}\n", written(&words.runs("more", &[("n", &(findings.len() - FINDINGS).to_string())]))));
    }
    let foot = format!("\n{}<sub>{}</sub>\n", advice(change, words), words.get("made_by"));
    let mut left_out = 0;
    for Line { level, runs } in outline(change, lang) {
        let text = written(&runs);
        let line = if level == 0 { format!("\n### {text}\n\n") } else { format!("{}- {text}\n", "  ".repeat(level - 1)) };
        // One line that is too long hides no other.
        match out.len() + line.len() + foot.len() > LONGEST {
            true => left_out += 1,
            false => out.push_str(&line),
        }
    }
    if left_out > 0 {
        out.push_str(&format!("\n**{}**\n", written(&words.runs("cut", &[("n", &left_out.to_string())]))));
    }
    out.push_str(&foot);
    out
}

/// How an editor approves, when there is something to approve.
fn advice(change: &Change, words: Words) -> String {
    let waits = |sort: Sort| matches!(sort, Sort::Added | Sort::Changed | Sort::Renamed);
    let waiting: Vec<&str> = change
        .entries
        .iter()
        .filter(|entry| waits(entry.sort) && !entry.decisions.iter().any(|made| made.counts))
        .map(|entry| entry.id.as_str())
        .collect();
    let is_plain = |id: &str| id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/'));
    match waiting.as_slice() {
        [] => String::new(),
        [only] if is_plain(only) => format!("{}\n\n", words.get("how_to_approve").replace("{id}", only)),
        _ => format!("{}\n\n", words.get("how_to_approve").replace("{id}", "ID")),
    }
}

fn written(runs: &[Run]) -> String {
    let one = |run: &Run| match run {
        Run::Text(text) => text.clone(),
        Run::Said(text) => plain(&visible(text)),
        Run::Code(text) => code(&visible(text)),
        Run::Name(text) => format!("**{}**", plain(&visible(text))),
        Run::Removed(text) => format!("<del>{}</del>", plain(&visible(text))),
        Run::Added(text) => format!("<ins>{}</ins>", plain(&visible(text))),
    };
    runs.iter().map(one).collect::<String>().trim_end().to_owned()
}

//! The report of a change for the terminal.

use super::outline::{Line, outline};
use super::words::{Run, Words};
use super::{grave, head, verdict};
use crate::compare::Change;
use crate::finding::{Severity, visible};
use crate::model::Lang;
use crate::report::human::severity_word;

/// Lines, what is new in the change that must be mended, and the verdict last.
pub fn report(change: &Change, lang: Lang, color: bool) -> String {
    let words = Words(lang);
    let mut out = String::new();
    write(&mut out, &head(change, words), color);
    for Line { level, runs } in outline(change, lang) {
        if level == 0 && !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&"  ".repeat(level));
        write(&mut out, &runs, color);
    }
    if grave(change).next().is_some() {
        out.push_str(&format!("\n{}\n", words.get("findings")));
    }
    for told in grave(change) {
        let place = format!("{}:{}:{}", visible(&told.path), told.line, told.column);
        out.push_str(&format!(
            "  {} {place}\n",
            paint(&format!("{}[{}]", severity_word(told.severity, lang), visible(&told.rule)), colour(told.severity), color)
        ));
        for text in [&told.message, &told.help].into_iter().filter(|text| !text.is_empty()) {
            out.push_str(&format!("    {}\n", visible(text)));
        }
    }
    out.push('\n');
    write(&mut out, &verdict(change, words), color);
    out
}

fn write(out: &mut String, runs: &[Run], color: bool) {
    let mut line = String::new();
    for run in runs {
        match run {
            Run::Text(text) => line.push_str(&text.replace('`', "")),
            Run::Said(text) | Run::Code(text) => line.push_str(&visible(text)),
            Run::Name(text) => line.push_str(&paint(&visible(text), "1", color)),
            Run::Removed(text) => line.push_str(&paint(&format!("[-{}-]", visible(text)), "31", color)),
            Run::Added(text) => line.push_str(&paint(&format!("{{+{}+}}", visible(text)), "32", color)),
        }
    }
    out.push_str(line.trim_end());
    out.push('\n');
}

/// The colour of a severity, as a terminal takes it (ECMA-48, select graphic rendition).
fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "31;1",
        Severity::Warning => "33;1",
        Severity::Info => "36;1",
    }
}

fn paint(text: &str, with: &str, color: bool) -> String {
    if color { format!("\u{1b}[{with}m{text}\u{1b}[0m") } else { text.to_owned() }
}

//! For the terminal: what is wrong, the line with the fault marked, how to mend it.

use super::{Context, group};
use crate::finding::{Finding, Findings, Severity, shown};
use crate::model::{Lang, Span, Text};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// How much of a very long line is shown on each side of the fault, in bytes.
const AROUND: usize = 100;

/// The findings, each with its excerpt.
pub fn report(findings: &Findings, context: &Context<'_>) -> String {
    let renderer = if context.color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for group in group(findings, context.lang) {
        for finding in &group.shown {
            out.push_str(&renderer.render(&[excerpt(finding, context)]));
            out.push_str("\n\n");
        }
        if group.more > 0 {
            out.push_str(&more(group.more, context.lang));
            out.push_str("\n\n");
        }
    }
    out
}

/// That there are more of the same.
pub fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Nb => format!("… og {count} til av samme slag"),
        Lang::Nn => format!("… og {count} til av same slaget"),
        Lang::En => format!("… and {count} more of the same"),
    }
}

fn excerpt<'a>(finding: &Finding, context: &Context<'a>) -> Group<'a> {
    let lang = context.lang;
    let title = level(finding.severity, lang).primary_title(finding.message(lang)).id(finding.rule.name);
    let mut group = Group::with_title(title);
    let path = shown(&finding.place.path);
    let text: Option<&'a Text> = (context.text)(&finding.place.path);
    let source = finding.place.within.and_then(|within| Some((within, text?)));
    match source {
        Some(((span, start, _), text)) => {
            let (line, marked, whole) = line(text, span, start.line);
            let annotation = AnnotationKind::Primary.span(marked.start..marked.end);
            let snippet = Snippet::source(line).line_start(start.line).annotation(annotation);
            if whole {
                group = group.element(snippet.path(path));
            } else {
                group = group.element(Origin::path(path).line(start.line).char_column(start.column)).element(snippet);
            }
        }
        None => {
            let mut origin = Origin::path(path);
            if let Some((_, start, _)) = finding.place.within {
                origin = origin.line(start.line).char_column(start.column);
            }
            group = group.element(origin);
        }
    }
    let help = finding.help(lang);
    if help.is_empty() { group } else { group.element(Level::HELP.with_name(help_word(lang)).message(help)) }
}

/// The first line of a span, cut around the fault where it is very long; the span inside it; whether the line is whole
/// from its beginning, so that the columns in it are those of the file.
fn line(text: &Text, span: Span, number: usize) -> (&str, Span, bool) {
    let content = text.content();
    let start = text.line_start(number);
    let length = content[start..].find('\n').unwrap_or(content.len() - start);
    let end = start + content[start..start + length].trim_end_matches('\r').len();
    let from = content.ceil_char_boundary(if span.start > start + AROUND { span.start - AROUND } else { start });
    let to = content.floor_char_boundary(end.min(span.start.max(from) + 2 * AROUND));
    let marked = Span::new(span.start.clamp(from, to) - from, span.end.clamp(from, to) - from);
    (
        &content[from..to.max(from)],
        marked,
        from == start && !content[..from].ends_with('\u{feff}') && !content[from..].starts_with('\u{feff}'),
    )
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    level.with_name(severity_word(severity, lang))
}

/// What a severity is called.
pub(super) fn severity_word(severity: Severity, lang: Lang) -> &'static str {
    let words = match severity {
        Severity::Error => ["feil", "feil", "error"],
        Severity::Warning => ["advarsel", "åtvaring", "warning"],
        Severity::Info => ["til orientering", "til orientering", "info"],
    };
    words[lang as usize]
}

fn help_word(lang: Lang) -> &'static str {
    ["slik retter du", "slik rettar du", "how to mend it"][lang as usize]
}

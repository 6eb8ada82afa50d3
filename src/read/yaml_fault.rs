//! What a YAML parser's complaint means to somebody who has never heard of YAML: the cause, at the line that has it.

use super::fault::YamlFault;
use crate::model::Span;
use granit_parser::ErrorKind;

/// The place and the cause of the parser's complaint at `byte` of `source`.
pub fn explain(source: &str, byte: usize, kind: &ErrorKind) -> (Span, YamlFault) {
    let byte = source.floor_char_boundary(byte);
    let here = line_at(source, byte);
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => tab(source, here),
        ErrorKind::UnexpectedCharacter { character } => (Span::new(byte, byte + character.len_utf8()), YamlFault::Character(*character)),
        ErrorKind::InvalidQuotedScalarIndent | ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            (open_quote(source, here.start), YamlFault::Quote)
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::UnknownQuotedScalarEscape => (value_of(source, here), YamlFault::Quote),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidColonPlacement => (open_bracket(source, here), YamlFault::Bracket),
        ErrorKind::MappingValueNotAllowed => colon_or_indentation(source, here, byte),
        ErrorKind::MissingAnchorOrAliasName => (Span::new(byte, (byte + 1).min(source.len())), character_at(source, byte)),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (trimmed(source, here), YamlFault::MissingColon(words(source, here))),
        ErrorKind::ExpectedBlockMappingKey if starts_with_dash(source, here) => (trimmed(source, here), YamlFault::List),
        ErrorKind::BlockSequenceEntryNotAllowed => (trimmed(source, here), YamlFault::List),
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockSequenceEntry => {
            (trimmed(source, here), YamlFault::Indentation)
        }
        other => (trimmed(source, here), YamlFault::Other(other.to_string())),
    }
}

/// A colon too many on the line; or a line before without one; or a line that is indented under a value.
fn colon_or_indentation(source: &str, here: Span, byte: usize) -> (Span, YamlFault) {
    let line = &source[here.start..here.end];
    let inner = line.trim_start().trim_start_matches("- ");
    if let Some((_, value)) = inner.split_once(": ")
        && (value.contains(": ") || value.trim_end().ends_with(':'))
        && byte > here.start + line.find(": ").unwrap_or(0) + 1
    {
        let span = value_of(source, here);
        return (span, YamlFault::Colon(source[span.start..span.end].to_owned()));
    }
    let before = source[..here.start].trim_end();
    let previous = line_at(source, before.len());
    let text = &source[previous.start..previous.end];
    if !before.is_empty() && !text.contains(": ") && !text.trim_end().ends_with(':') {
        return (trimmed(source, previous), YamlFault::MissingColon(words(source, previous)));
    }
    (trimmed(source, here), YamlFault::Indentation)
}

/// The tab of the complaint: the first one on this line, or on the line after it.
fn tab(source: &str, here: Span) -> (Span, YamlFault) {
    let at = source[here.start..].find('\t').map_or(here.start, |i| here.start + i);
    (Span::new(at, at + 1), YamlFault::Tab)
}

/// A character of its own meaning, or the plain one that stands there.
fn character_at(source: &str, byte: usize) -> YamlFault {
    YamlFault::Character(source[byte..].chars().next().unwrap_or('*'))
}

/// The last value before `end` that begins with a quote and has no partner on its line.
fn open_quote(source: &str, end: usize) -> Span {
    let mut at = end;
    while at > 0 {
        let line = line_at(source, at - 1);
        let value = value_of(source, line);
        let text = source[value.start..value.end].trim_end();
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
        if quote.is_some_and(|q| text.len() == 1 || !text[1..].ends_with(q)) {
            return value;
        }
        at = line.start;
    }
    trimmed(source, line_at(source, end))
}

/// The line at or before `here` whose value opens a bracket that it does not close.
fn open_bracket(source: &str, here: Span) -> Span {
    let mut line = here;
    loop {
        let text = &source[line.start..line.end];
        let count = |c: char| text.matches(c).count();
        if count('[') != count(']') || count('{') != count('}') {
            return value_of(source, line);
        }
        if line.start == 0 {
            return trimmed(source, here);
        }
        line = line_at(source, line.start - 1);
    }
}

/// The line that holds `byte`, without its break.
fn line_at(source: &str, byte: usize) -> Span {
    let start = source[..byte].rfind('\n').map_or(0, |i| i + 1);
    let end = source[byte..].find('\n').map_or(source.len(), |i| byte + i);
    Span::new(start, end)
}

/// What stands after `key: ` or `- ` on the line.
fn value_of(source: &str, line: Span) -> Span {
    let text = &source[line.start..line.end];
    let after = text.find(": ").map(|i| i + 2).or_else(|| text.find("- ").map(|i| i + 2)).unwrap_or(0);
    trimmed(source, Span::new(line.start + after, line.end))
}

/// A span without the white space at its ends.
fn trimmed(source: &str, span: Span) -> Span {
    let text = &source[span.start..span.end];
    let start = span.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

fn words(source: &str, line: Span) -> String {
    source[line.start..line.end].trim().to_owned()
}

fn starts_with_dash(source: &str, line: Span) -> bool {
    source[line.start..line.end].trim_start().starts_with('-')
}

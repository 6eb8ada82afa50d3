//! control-character: characters that cannot be seen but change how the text is read (Trojan Source, CVE-2021-42574).

use crate::finding::{Finding, Rule, Severity, is_direction_mark, is_hidden};
use crate::model::{Node, Span, Text, Tree};

/// The rule.
pub static RULE: Rule = Rule::new("control-character", Severity::Error, include_str!("control_character.toml"));

/// Every such character of a file.
pub fn check(text: &Text) -> impl Iterator<Item = Finding> {
    // Plain ASCII without controls is the common case, and needs no decoding.
    let suspicious = text.content().bytes().any(|b| (b < 0x20 && !matches!(b, b'\n' | b'\r' | b'\t')) || matches!(b, 0x7f | 0xc2 | 0xe2 | 0xef | 0xf0..));
    let chars = text.content().char_indices().filter(move |_| suspicious);
    chars.filter(|(_, c)| is_hidden(*c)).map(|(at, c)| {
        found(text, Span::new(at, at + c.len_utf8()), c)
    })
}

/// Every value of the front matter in which such a character is written as an escape, such as `"\u202e"`.
pub fn check_escaped(text: &Text, root: &Node) -> Vec<Finding> {
    match &root.tree {
        Tree::Scalar(scalar) => {
            let hidden = scalar.text.chars().find(|c| is_hidden(*c)).filter(|c| !text.slice(root.span).contains(*c));
            hidden.map(|c| found(text, root.span, c)).into_iter().collect()
        }
        Tree::List(items) => items.iter().flat_map(|item| check_escaped(text, item)).collect(),
        Tree::Map(fields) => {
            let in_key = |name: &str| name.chars().find(|c| is_hidden(*c));
            let keys = fields.iter().filter_map(|(key, _)| Some((in_key(&key.name)?, key.span)));
            let keys = keys.filter(|(c, span)| !text.slice(*span).contains(*c)).map(|(c, span)| found(text, span, c));
            keys.chain(fields.iter().flat_map(|(_, value)| check_escaped(text, value))).collect()
        }
    }
}

fn found(text: &Text, span: Span, c: char) -> Finding {
    let variant = if is_direction_mark(c) { "bidi" } else { "control" };
    RULE.at(text.place(span), variant).with("code", format!("U+{:04X}", c as u32))
}

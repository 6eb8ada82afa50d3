//! control-character: characters that cannot be seen but change how the text is read (Trojan Source, CVE-2021-42574).

use crate::finding::{Finding, Rule, Severity, is_direction_mark, is_hidden};
use crate::model::{Span, Text};

/// The rule.
pub static RULE: Rule = Rule::new("control-character", Severity::Error, include_str!("control_character.toml"));

/// Every such character of a file.
pub fn check(text: &Text) -> impl Iterator<Item = Finding> {
    // Plain ASCII without controls is the common case, and needs no decoding.
    let suspicious = text.content().bytes().any(|b| (b < 0x20 && !matches!(b, b'\n' | b'\r' | b'\t')) || matches!(b, 0x7f | 0xc2 | 0xe2));
    let chars = text.content().char_indices().filter(move |_| suspicious);
    chars.filter(|(_, c)| is_hidden(*c)).map(|(at, c)| {
        let variant = if is_direction_mark(c) { "bidi" } else { "control" };
        RULE.at(text.place(Span::new(at, at + c.len_utf8())), variant).with("code", format!("U+{:04X}", c as u32))
    })
}

//! private-phone: a Norwegian mobile number outside the contact fields.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Span, Text};
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule::new("private-phone", Severity::Warning, include_str!("private_phone.toml"));

/// Eight digits that begin with 4 or 9, in one of the usual groupings, with or without the country's code.
static MOBILE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:(?:\+|\b00)47[ \u{a0}]?|\b)[49](?:\d{7}|\d \d{2} \d{2} \d{2}|\d{2} \d{2} \d{3})\b").ok()
});

/// Every such number of a file, outside the `contacts`.
pub fn check(text: &Text, contacts: &[Span]) -> Vec<Finding> {
    let Some(mobile) = MOBILE.as_ref() else { return Vec::new() };
    let content = text.content();
    let private = mobile.find_iter(content).filter(|found| {
        let inside = contacts.iter().any(|span| span.start <= found.start() && found.end() <= span.end);
        !inside && stands_alone(content, found.start(), found.end())
    });
    private.map(|found| RULE.at(text.place(Span::new(found.start(), found.end())), "default")).collect()
}

/// Not a part of an address, an identifier, a sum of money or a longer number.
fn stands_alone(content: &str, start: usize, end: usize) -> bool {
    let before = content[..start].chars().next_back().unwrap_or(' ');
    let mut after = content[end..].chars();
    let next = after.next().unwrap_or(' ');
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '/' | '=' | '_' | '-' | '#' | '&' | '%' | '@');
    let decimal = matches!(next, '.' | ',') && after.next().is_some_and(|c| c.is_ascii_digit());
    let tail = content[end..].trim_start_matches([' ', '\u{a0}']);
    let head = content[..start].trim_end_matches([' ', '\u{a0}']);
    let more_digits = next == ' ' && tail.starts_with(|c: char| c.is_ascii_digit());
    let digits_before = before == ' ' && head.ends_with(|c: char| c.is_ascii_digit());
    let units = ["kr", "mill", "NOK", "innbyggere", "innbyggjarar", "bytes"];
    let is_amount = units.iter().any(|unit| tail.starts_with(unit)) || head.ends_with("kr") || head.ends_with("NOK");
    !joined(before) && !matches!(before, '.' | ',' | ':') && !joined(next) && !decimal && !more_digits && !digits_before && !is_amount
}

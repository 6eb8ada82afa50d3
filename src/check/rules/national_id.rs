//! national-id: a valid fødselsnummer or D-number, the synthetic ones of test systems too. It is never repeated.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Span, Text};

/// The rule.
pub static RULE: Rule = Rule::new("national-id", Severity::Error, include_str!("national_id.toml"));

/// Every such number of a file: eleven digits, also with a space, a point or a hyphen after the sixth.
pub fn check(text: &Text) -> Vec<Finding> {
    let content = text.content();
    let mut findings = Vec::new();
    let mut run: Vec<(usize, u32)> = Vec::new();
    let mut gap = 0;
    let mut before = ' ';
    for (at, c) in content.char_indices().chain([(content.len(), '\n')]) {
        if let Some(digit) = digit(c) {
            if run.is_empty() && is_word(before) {
                gap = 2;
            }
            run.push((at, digit));
        } else if run.len() == 6 && gap == 0 && matches!(c, ' ' | '\u{a0}' | '.' | '-') {
            gap = 1;
            continue;
        } else if !run.is_empty() {
            if run.len() == 11 && gap < 2 && !is_word(c) && is_valid(&run) {
                let last = run[10].0 + content[run[10].0..].chars().next().map_or(1, char::len_utf8);
                findings.push(RULE.at(text.place(Span::new(run[0].0, last)), "default"));
            }
            run.clear();
            gap = 0;
        }
        before = c;
    }
    findings
}

/// ASCII digits, and the full-width ones by which a number could hide.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A possible day of birth and two right check digits (Folkeregisterforskriften, modulus 11).
fn is_valid(run: &[(usize, u32)]) -> bool {
    let d: Vec<u32> = run.iter().map(|(_, digit)| *digit).collect();
    let day = (d[0] * 10 + d[1]) % 40;
    // Test systems add 40, 65 or 80 to the month.
    let month = d[2] * 10 + d[3];
    let month = [0, 40, 65, 80].iter().filter_map(|added| month.checked_sub(*added)).any(|m| (1..=12).contains(&m));
    let check = |weights: &[u32]| d.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11 == 0;
    (1..=31).contains(&day) && d[0] < 8 && month && check(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) && check(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
}

//! too-large: entries and front matters over their limits.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Label, Lang, Place};

/// The rule.
pub static RULE: Rule = Rule::new("too-large", Severity::Error, include_str!("too_large.toml"));

/// The file as a whole; sizes in bytes.
pub fn entry(place: Place, size: u64, limit: u64) -> Finding {
    RULE.at(place, "entry").worded("size", bytes(size)).worded("limit", bytes(limit))
}

/// The front matter; sizes in bytes.
pub fn front_matter(place: Place, size: u64, limit: u64) -> Finding {
    RULE.at(place, "front-matter").worded("size", bytes(size)).worded("limit", bytes(limit))
}

/// A size as people write it: `1,2 MB`, with a decimal point in English.
pub fn bytes(size: u64) -> Label {
    let text = match size {
        0..1_000 => format!("{size} B"),
        1_000..1_000_000 => format!("{:.1} kB", size as f64 / 1e3),
        _ => format!("{:.1} MB", size as f64 / 1e6),
    };
    let text = text.replace(".0 ", " ");
    let comma = text.replace('.', ",");
    Label::default().with(Lang::Nb, &*comma).with(Lang::Nn, &*comma).with(Lang::En, text)
}

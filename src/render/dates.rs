//! Days as people write them.

use super::texts::Texts;
use super::views::DateView;
use crate::model::{Date, Lang};

/// A day with the month's name: `22. november 2026`, in English `22 November 2026`.
pub fn written(date: Date, texts: &Texts) -> DateView {
    let months = texts.get("months");
    let month = months.split_whitespace().nth(usize::from(date.month()) - 1).unwrap_or("");
    let point = if texts.lang() == Lang::En { "" } else { "." };
    DateView { iso: date.to_string(), text: format!("{}{point} {month} {}", date.day(), date.year()) }
}

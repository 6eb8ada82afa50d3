//! Query → its words that say something, each with its key.

use super::norwegian::Rules;
use super::words::words;

/// A word of a query.
pub struct Asked {
    /// As it was written, in lower case.
    pub word: String,
    /// Its key.
    pub key: String,
}

/// The words of a query that say something of what is sought; all, when none does.
pub fn asked(query: &str) -> Vec<Asked> {
    let rules = Rules::standard();
    let mut all = Vec::new();
    words(query, |word| all.push(word.to_owned()));
    all.dedup();
    let telling: Vec<String> = all.iter().filter(|word| !rules.is_stop(word)).cloned().collect();
    let kept = if telling.is_empty() { all } else { telling };
    kept.into_iter().map(|word| Asked { key: rules.key(&word), word }).collect()
}

//! The index as elasticlunr reads it, for those who search with that library. The site itself does not use it.

use super::words::LONGEST;
use crate::relate::Catalogue;
use elasticlunr::Index;
use elasticlunr::lang::Norwegian;

/// The index of a catalogue as JSON: each entry's id with its title, summary and text.
pub fn elasticlunr(catalogue: &Catalogue) -> Vec<u8> {
    let mut index = Index::with_language(Box::new(Norwegian::new()), &["title", "summary", "body"]);
    for (_, entry) in catalogue.entries().iter().enumerate().filter(|(number, _)| catalogue.is_listed(*number)) {
        let fields = [entry.title(), entry.summary().unwrap_or(""), entry.source().body()];
        index.add_doc(entry.id().as_str(), fields.map(shortened));
    }
    index.to_json().into_bytes()
}

/// The text with every word cut at [`LONGEST`] letters: the library goes one call deeper for each letter of a word,
/// and a word without end would end the program.
fn shortened(text: &str) -> String {
    let mut length = 0;
    let fits = |c: &char| {
        length = if c.is_whitespace() { 0 } else { length + 1 };
        length <= LONGEST
    };
    text.chars().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_without_end_is_cut() {
        assert_eq!(shortened(&format!("a {} b", "x".repeat(50_000))), format!("a {} b", "x".repeat(LONGEST)));
    }
}

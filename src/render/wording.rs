//! Texts as pages show them.

/// The text with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The text on one line and with at most `most` letters, cut between words where that is possible.
pub fn shortened(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = text.char_indices().nth(most) else { return text };
    let end = text[..cut].rfind(' ').filter(|space| *space > cut / 2).unwrap_or(cut);
    format!("{}…", text[..end].trim_end_matches([',', '.', ' ', '–']))
}

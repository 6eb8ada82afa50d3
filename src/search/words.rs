//! Text → words. The script of the search page does the same; the browser suite holds the two together.

/// The longest word in letters. What is longer is cut, so that one endless word costs no more than any other.
pub const LONGEST: usize = 64;

/// Calls `each` for every word of `text`: a run of letters and digits, in lower case, at most [`LONGEST`] letters.
/// Web addresses are passed over.
pub fn words(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::with_capacity(32);
    let mut length = 0;
    let mut rest = text.char_indices();
    while let Some((at, c)) = rest.next() {
        if c.is_alphanumeric() {
            if length < LONGEST {
                if c.is_ascii() {
                    word.push(c.to_ascii_lowercase())
                } else {
                    word.extend(c.to_lowercase())
                }
                length += 1;
            }
            continue;
        }
        if c == ':' && text[at..].starts_with("://") && matches!(word.as_str(), "http" | "https") {
            word.clear();
            length = 0;
            for (_, c) in rest.by_ref() {
                if c.is_whitespace() || matches!(c, ')' | '>' | '"' | '<') {
                    break;
                }
            }
            continue;
        }
        if length > 0 {
            each(&word);
            word.clear();
            length = 0;
        }
    }
    if length > 0 {
        each(&word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_lower_case_and_addresses_are_passed_over() {
        let mut found = Vec::new();
        words("OS2-fellesskap: [lenke](https://a.no/x?y) ÆØÅ 365, DHIS2.", |word| found.push(word.to_owned()));
        assert_eq!(found, ["os2", "fellesskap", "lenke", "æøå", "365", "dhis2"]);
        words(&"a".repeat(50_000), |word| assert_eq!(word.len(), LONGEST));
    }
}

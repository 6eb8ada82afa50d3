//! Text → words. The script of the search page does the same; the browser suite holds the two together.

/// The longest word in letters. What is longer is cut, so that one endless word costs no more than any other.
pub const LONGEST: usize = 64;

/// What stands between groups of digits: a space, or one that keeps them on a line.
const GAPS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// Calls `each` for every word of `text`: a run of letters and digits, in lower case, at most [`LONGEST`] letters. A number keeps
/// the points inside it; words with hyphens between them come one by one, and then as one; so do nine digits that are written in
/// groups of three, as organisation numbers are. Web addresses are passed over.
pub fn words(text: &str, mut each: impl FnMut(&str)) {
    let mut run = Run::default();
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = || text[at + c.len_utf8()..].chars().next();
        if c.is_alphanumeric() {
            run.push(c);
        } else if c == '-' && run.length > 0 && next().is_some_and(char::is_alphanumeric) {
            run.part();
        } else if c == '.' && run.word.ends_with(|c: char| c.is_ascii_digit()) && next().is_some_and(|c| c.is_ascii_digit()) {
            run.push(c);
        } else if c == ':' && text[at..].starts_with("://") && matches!(run.word.as_str(), "http" | "https") {
            run.word.clear();
            run.length = 0;
            run.groups.clear();
            while rest.next_if(|(_, c)| !c.is_whitespace() && !matches!(c, ')' | '>' | '"' | '<')).is_some() {}
        } else {
            run.end(&mut each);
            if !GAPS.contains(&c) {
                run.groups.clear();
            }
        }
    }
    run.end(&mut each);
}

/// Words with hyphens between them, as far as they have been read.
#[derive(Default)]
struct Run {
    /// The words that are whole.
    parts: Vec<String>,
    /// The word that is being read.
    word: String,
    /// How many letters it has.
    length: usize,
    /// Groups of three digits, one after the other.
    groups: Vec<String>,
}

impl Run {
    fn push(&mut self, c: char) {
        if self.length == LONGEST {
            return;
        }
        self.length += 1;
        if c.is_ascii() {
            self.word.push(c.to_ascii_lowercase());
        } else {
            self.word.extend(c.to_lowercase());
        }
    }

    fn part(&mut self) {
        if self.length > 0 {
            self.parts.push(std::mem::take(&mut self.word));
            self.length = 0;
        }
    }

    fn end(&mut self, each: &mut impl FnMut(&str)) {
        if self.parts.is_empty() {
            return self.end_one(each);
        }
        self.part();
        self.parts.iter().for_each(|part| each(part));
        if self.parts.len() > 1 {
            let whole: String = self.parts.concat().chars().take(LONGEST).collect();
            each(&whole);
        }
        self.parts.clear();
        self.groups.clear();
    }

    /// The same for a word without hyphens, as nearly all are.
    fn end_one(&mut self, each: &mut impl FnMut(&str)) {
        if self.length > 0 {
            each(&self.word);
        }
        if self.length == 3 && self.word.bytes().all(|byte| byte.is_ascii_digit()) {
            self.groups.push(self.word.clone());
        } else {
            self.groups.clear();
        }
        if self.groups.len() == 3 {
            each(&self.groups.concat());
            self.groups.clear();
        }
        self.word.clear();
        self.length = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_lower_case_and_addresses_are_passed_over() {
        let mut found = Vec::new();
        words("OS2-fellesskap: [lenke](https://a.no/x?y) ÆØÅ 365, DHIS2.", |word| found.push(word.to_owned()));
        assert_eq!(found, ["os2", "fellesskap", "os2fellesskap", "lenke", "æøå", "365", "dhis2"]);
        found.clear();
        words("e-byggesak 2.1. Slutt- og", |word| found.push(word.to_owned()));
        assert_eq!(found, ["e", "byggesak", "ebyggesak", "2.1", "slutt", "og"]);
        for (text, last) in [("974 760 673", "974760673"), ("974  760 673", "673"), ("974, 760 673", "673"), ("9 974 760 673", "974760673")]
        {
            found.clear();
            words(text, |word| found.push(word.to_owned()));
            assert_eq!(found.last().map(String::as_str), Some(last), "{text}");
        }
        words(&"a".repeat(50_000), |word| assert_eq!(word.len(), LONGEST));
    }
}

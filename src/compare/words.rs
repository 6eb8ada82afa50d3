//! What is different between two texts, word by word, with a few words around each place.

use imara_diff::{Algorithm, Diff, Hunk, InternedInput};
use serde::{Deserialize, Serialize};

/// How many words are shown on each side of a difference.
const AROUND: usize = 6;
/// How many words of one difference are shown.
const LONGEST: usize = 80;
/// How many letters of a word are shown.
const LETTERS: usize = 200;
/// How many words, or lines, two texts may have together to be compared one by one.
const LARGE: usize = 20_000;
/// How many places are shown.
const PLACES: usize = 20;

/// The differences between two texts.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The pieces in their order; `…` stands for what was left out.
    pub pieces: Vec<Piece>,
    /// How many more places are different.
    pub more: usize,
}

/// A piece of the comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Piece {
    /// In both texts.
    Same(String),
    /// In the old one alone.
    Removed(String),
    /// In the new one alone.
    Added(String),
    /// So many words of the piece before or after it that are left out.
    Cut(usize),
}

/// Compares two texts. How lines are broken is no difference. Long texts are compared line by line, and those of very many lines
/// only from both ends, since the time that a comparison takes grows with the square of what is compared.
pub fn compare(before: &str, after: &str) -> Words {
    let words = |text| str::split_whitespace(text).collect::<Vec<&str>>();
    let (old, new) = (words(before), words(after));
    if old.len() + new.len() <= LARGE {
        let hunks = hunks(&old, &new);
        return told(&old, &new, &hunks);
    }
    let (rows, others): (Vec<&str>, Vec<&str>) = (before.lines().map(str::trim).collect(), after.lines().map(str::trim).collect());
    if rows.len() + others.len() <= LARGE {
        let hunks = hunks(&rows, &others);
        return told(&rows, &others, &hunks);
    }
    let same = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count() as u32;
    let (first, shortest) = (same(&mut old.iter().zip(&new)), old.len().min(new.len()) as u32);
    let last = same(&mut old.iter().rev().zip(new.iter().rev())).min(shortest - first);
    told(&old, &new, &[Hunk { before: first..old.len() as u32 - last, after: first..new.len() as u32 - last }])
}

/// Where two lists are different.
fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let mut input = InternedInput::default();
    input.update_before(old.iter().copied());
    input.update_after(new.iter().copied());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_no_heuristic(&input);
    diff.hunks().collect()
}

/// The differences, each among its neighbours.
fn told(old: &[&str], new: &[&str], hunks: &[Hunk]) -> Words {
    let mut words = Words { pieces: Vec::new(), more: hunks.len().saturating_sub(PLACES) };
    let mut shown = 0;
    for (number, hunk) in hunks.iter().take(PLACES).enumerate() {
        let (from, to) = (hunk.after.start as usize, hunk.after.end as usize);
        let next = hunks.get(number + 1).map_or(new.len(), |hunk| hunk.after.start as usize);
        words.push(Piece::Same, &gap(&new[shown..from]));
        words.clipped(Piece::Removed, &old[hunk.before.start as usize..hunk.before.end as usize]);
        words.clipped(Piece::Added, &new[from..to]);
        shown = (to + AROUND).min(next);
        words.push(Piece::Same, &new[to..shown].join(" "));
    }
    if !hunks.is_empty() && shown < new.len() {
        words.push(Piece::Same, "…");
    }
    words
}

impl Words {
    fn push(&mut self, piece: fn(String) -> Piece, text: &str) {
        if !text.is_empty() {
            let words: Vec<String> = text.split(' ').map(shortened).collect();
            self.pieces.push(piece(words.join(" ")));
        }
    }

    /// The words of one difference; of very many, the first and the last, and how many are left out between them.
    fn clipped(&mut self, piece: fn(String) -> Piece, words: &[&str]) {
        if words.len() <= LONGEST {
            return self.push(piece, &words.join(" "));
        }
        let half = LONGEST / 2;
        self.push(piece, &words[..half].join(" "));
        self.pieces.push(Piece::Cut(words.len() - LONGEST));
        self.push(piece, &words[words.len() - half..].join(" "));
    }
}

/// A word of bounded length.
fn shortened(word: &str) -> String {
    match word.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", &word[..end]),
        None => word.to_owned(),
    }
}

/// What stands between the words already shown and the next difference: its last words, and that some were left out.
fn gap(words: &[&str]) -> String {
    let from = words.len().saturating_sub(AROUND);
    let text = words[from..].join(" ");
    if from == 0 { text } else { format!("… {text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let show = |piece: &Piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Removed(text) => format!("[-{text}-]"),
            Piece::Added(text) => format!("{{+{text}+}}"),
            Piece::Cut(count) => format!("<{count}>"),
        };
        compare(before, after).pieces.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_word_is_seen_among_its_neighbours() {
        assert_eq!(shown("en to tre fire fem", "en to\n\ntre FIRE fem"), "en to tre [-fire-] {+FIRE+} fem");
        assert_eq!(shown("", "ny tekst"), "{+ny tekst+}");
        assert_eq!(shown("borte", ""), "[-borte-]");
        assert_eq!(shown("a  b\r\nc", "a b c"), "");
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let many = (0..100).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        assert!(shown("", &many).contains("39+} <20> {+60"));
        assert!(shown("", &"x".repeat(50_000)).chars().count() < 250);
    }

    #[test]
    fn long_texts_are_compared_by_lines_and_very_long_ones_from_both_ends() {
        let lines: String = (0..9_000).map(|n| format!("linje {n}\n")).collect();
        let told = shown(&lines, &lines.replace("linje 4000\n", "linje X\n"));
        assert!(told.contains("[-linje 4000-] {+linje X+}"), "{told}");
        let words: String = (0..30_000).map(|n| format!("{}\n", n % 4)).collect();
        let told = shown(&format!("a\n{words}z"), &format!("b\n{words}y\nz"));
        assert!(told.starts_with("[-a 0 1") && told.contains('<') && told.ends_with("+} z"), "{told}");
    }

    #[test]
    fn what_is_far_away_is_left_out() {
        let many = (0..40).map(|n| n.to_string()).collect::<Vec<_>>();
        let mut other = many.clone();
        other[1] = "x".into();
        other[30] = "y".into();
        let told = shown(&many.join(" "), &other.join(" "));
        assert_eq!(told, "0 [-1-] {+x+} 2 3 4 5 6 7 … 24 25 26 27 28 29 [-30-] {+y+} 31 32 33 34 35 36 …");
    }
}

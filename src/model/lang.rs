//! The languages of interface and messages.

use serde::{Deserialize, Serialize};

/// A language of the interface, by its BCP 47 tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Norwegian bokmål.
    #[default]
    Nb,
    /// Norwegian nynorsk.
    Nn,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Lang; 3] = [Lang::Nb, Lang::Nn, Lang::En];

    /// The BCP 47 tag, as it stands in `lang="…"` and in file names.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Nb => "nb",
            Lang::Nn => "nn",
            Lang::En => "en",
        }
    }

    /// The language of a tag, or nothing when the interface does not speak it.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// A number as it is written: its digits in groups of three, where there are more than four of them (Språkrådet).
    pub fn number(self, number: i64) -> String {
        const LEAST: usize = 5;
        let digits = number.unsigned_abs().to_string();
        let mark = if self == Lang::En { ',' } else { '\u{a0}' };
        let mut written = if number < 0 { "\u{2212}".to_owned() } else { String::new() };
        for (place, digit) in digits.chars().enumerate() {
            if digits.len() >= LEAST && place > 0 && (digits.len() - place).is_multiple_of(3) {
                written.push(mark);
            }
            written.push(digit);
        }
        written
    }

    /// Where to look when a text lacks this language: the nearest to a Norwegian reader first.
    pub fn fallbacks(self) -> [Lang; 3] {
        match self {
            Lang::Nb => [Lang::Nb, Lang::Nn, Lang::En],
            Lang::Nn => [Lang::Nn, Lang::Nb, Lang::En],
            Lang::En => [Lang::En, Lang::Nb, Lang::Nn],
        }
    }
}

/// The languages that an entry can be written in, by their BCP 47 tags, each with its name in itself: those of the
/// interface, the other languages that Norwegian law names (sameloven and Kven), and those of the neighbours.
pub const WRITTEN: &[(&str, &str)] = &[
    ("nb", "Bokmål"),
    ("nn", "Nynorsk"),
    ("en", "English"),
    ("se", "Davvisámegiella"),
    ("sma", "Åarjelsaemien gïele"),
    ("smj", "Julevsámegiella"),
    ("fkv", "Kväänin kieli"),
    ("da", "Dansk"),
    ("sv", "Svenska"),
    ("fi", "Suomi"),
];

/// The name that a written language has in itself.
pub fn own_name(tag: &str) -> Option<&'static str> {
    WRITTEN.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name)
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn long_numbers_are_written_in_groups() {
        let written = |lang: Lang| [0, 9_999, 10_000, 64_000, 1_234_567, -12_345].map(|number| lang.number(number));
        assert_eq!(written(Lang::Nb), ["0", "9999", "10\u{a0}000", "64\u{a0}000", "1\u{a0}234\u{a0}567", "\u{2212}12\u{a0}345"]);
        assert_eq!(written(Lang::En), ["0", "9999", "10,000", "64,000", "1,234,567", "\u{2212}12,345"]);
    }
}

//! Words → keys: forms of one word, in bokmål and nynorsk, with or without Norwegian letters, get the same key.
//!
//! The rules are data, which the script of the search page gets with the index: it makes the same keys.

use serde::{Serialize, Serializer};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What the rules are made of.
#[derive(Debug, Serialize)]
pub struct Rules {
    /// Words that say nothing of what is sought.
    pub stop: Vec<&'static str>,
    /// Whole words of nynorsk, each with its bokmål.
    #[serde(serialize_with = "lines")]
    pub whole: Vec<(&'static str, &'static str)>,
    /// Parts of words of nynorsk, each with its bokmål.
    #[serde(serialize_with = "lines")]
    pub parts: Vec<(&'static str, &'static str)>,
    /// Two letters for one, and letters of other alphabets.
    #[serde(serialize_with = "lines")]
    pub letters: Vec<(&'static str, &'static str)>,
    /// Endings that turn an adjective into a noun, which no other ending is taken off.
    pub nouns: Vec<&'static str>,
    /// Endings of inflection, the longest first.
    pub endings: Vec<&'static str>,
    /// Those of them that may stand before another.
    pub again: Vec<&'static str>,
    /// Endings that make one word of another, the longest first.
    pub suffixes: Vec<&'static str>,
    /// The parts and the letters by their first letter.
    #[serde(skip)]
    tables: [Table; 2],
    /// The whole words, and the words that say nothing in either language, to be looked up.
    #[serde(skip)]
    bokmaal: HashMap<&'static str, &'static str>,
    #[serde(skip)]
    silent: HashSet<&'static str>,
}

/// What is written for what, by the first letter of what it is written for, the longest first.
type Table = HashMap<char, Vec<(&'static str, &'static str)>>;

const STOP: &str = "hvorfor hver hvert hverandre annen annet ett da nå der her også bare kun både enten mens derfor uten hos mot mellom \
    samt slik samme selv flere mye mange gjerne hun han dere deres dem vår vårt våre min mitt mine gjør gjort bli blitt var vært hadde \
    kunne skulle ville får finne trenge ønske bør og i på av for til med som en et ei er å det den de at om har kan vi jeg du seg sin sitt sine fra ved eller men \
    hva hvem hvor hvordan hvilke hvilken noen noe andre alle denne dette disse ikke være blir ble skal vil må man mer enn så når ut inn \
    finnes finn gjøre bruke få lage lager laget trenger trengs ønsker the of and to a in";
const LETTERS: &[(&str, &str)] = &[
    ("aa", "å"),
    ("ae", "æ"),
    ("oe", "ø"),
    ("ä", "æ"),
    ("ö", "ø"),
    ("é", "e"),
    ("è", "e"),
    ("ê", "e"),
    ("ó", "o"),
    ("ò", "o"),
    ("ô", "o"),
    ("á", "a"),
    ("à", "a"),
    ("ü", "u"),
    ("š", "s"),
    ("č", "c"),
    ("đ", "d"),
    ("ŋ", "n"),
    ("ŧ", "t"),
    ("ž", "z"),
];
const NOUNS: &str = "hetenes hetene hetens heten heters heter hets het heta hetar hetane";
const ENDINGS: &str = "hetenes ernes erne ende ande endes enes ens ers ets ane ene ast erte ert as es en ar er et e a s";
const AGAIN: &str = "erte ert er ar e";
const SUFFIXES: &str = "eleg elig leg eig lig els ig";
const VOWELS: &str = "aeiouyæåø";

impl Rules {
    /// The rules of the program.
    pub fn standard() -> &'static Rules {
        static RULES: LazyLock<Rules> = LazyLock::new(|| {
            let rows = include_str!("nynorsk.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
            let (mut parts, mut whole) = (Vec::new(), Vec::new());
            for (nynorsk, bokmaal) in rows {
                match nynorsk.strip_prefix('*') {
                    Some(part) => parts.push((part, bokmaal)),
                    None => whole.push((nynorsk, bokmaal)),
                }
            }
            whole.sort();
            parts.sort();
            let tables = [table(LETTERS), table(&parts)];
            let listed = |list: &'static str| list.split_whitespace().collect::<Vec<_>>();
            let by_length = |mut list: Vec<&'static str>| {
                list.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
                list.dedup();
                list
            };
            let stop = listed(STOP);
            let bokmaal: HashMap<_, _> = whole.iter().copied().collect();
            let nynorsk = whole.iter().filter(|(_, bokmaal)| stop.contains(bokmaal)).map(|(nynorsk, _)| *nynorsk);
            let silent = stop.iter().copied().chain(nynorsk).collect();
            Rules {
                stop,
                whole,
                parts,
                letters: LETTERS.to_vec(),
                nouns: listed(NOUNS),
                endings: by_length(listed(ENDINGS)),
                again: by_length(listed(AGAIN)),
                suffixes: listed(SUFFIXES),
                tables,
                bokmaal,
                silent,
            }
        });
        &RULES
    }

    /// Whether a word, as it was written, says nothing of what is sought.
    pub fn is_stop(&self, word: &str) -> bool {
        self.silent.contains(word)
    }

    /// The key of a word in lower case.
    pub fn key(&self, word: &str) -> String {
        if word.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            return word.to_owned();
        }
        let [letters, parts] = &self.tables;
        let plain = replaced(word, letters);
        let bokmaal = self.bokmaal.get(&*plain).map_or_else(|| replaced(&plain, parts), |bokmaal| (*bokmaal).to_owned());
        self.stem(&bokmaal)
    }

    /// What is left of a word without its endings: the Norwegian stemmer of Snowball, but that «sikkerhet» stays a noun.
    fn stem(&self, word: &str) -> String {
        let letters: Vec<char> = word.chars().collect();
        let region = region(&letters);
        let cut = |length: usize| letters[..length].iter().collect::<String>();
        let ends = |length: usize, ending: &str| {
            let long = ending.chars().count();
            length >= region + long && letters[length - long..length].iter().copied().eq(ending.chars())
        };
        let all = letters.len();
        let mut length = all;
        // More than once: «brukeren» is a form of «bruker», and that of «bruk».
        loop {
            if let Some(noun) = self.nouns.iter().find(|noun| ends(length, noun)) {
                return cut(length - noun.chars().count()) + "het";
            }
            let endings = if length == all { &self.endings } else { &self.again };
            let ending = endings.iter().find(|ending| ends(length, ending) && (**ending != "s" || is_genitive(&letters)));
            length -= match ending {
                Some(&"ert") => 1,
                Some(&"erte") => 2,
                Some(ending) => ending.chars().count(),
                None => break,
            };
        }
        if length == all && (ends(length, "dt") || ends(length, "vt")) {
            length -= 1;
        }
        if let Some(suffix) = self.suffixes.iter().find(|suffix| ends(length, suffix)) {
            length -= suffix.chars().count();
        }
        contracted(&letters[..length])
    }
}

/// «Nøkkel» and «nøkler» have one key: an e between consonants and l falls away, and of two like consonants before it one. So have
/// «rom» and «rommet»: no word ends with two m.
fn contracted(letters: &[char]) -> String {
    let is_vowel = |letter: &char| VOWELS.contains(*letter);
    match letters {
        [start @ .., 'm', 'm'] => start.iter().chain(['m'].iter()).collect(),
        [start @ .., before, 'e', 'l'] if !is_vowel(before) && start.iter().any(is_vowel) => {
            let start = if start.last() == Some(before) { &start[..start.len() - 1] } else { start };
            start.iter().chain([before, &'l']).collect()
        }
        _ => letters.iter().collect(),
    }
}

/// Rows as lines, with a tab between what is written and what it is written for: fewer bytes than as lists.
fn lines<S: Serializer>(rows: &[(&'static str, &'static str)], serializer: S) -> Result<S::Ok, S::Error> {
    let lines: Vec<String> = rows.iter().map(|(from, to)| format!("{from}\t{to}")).collect();
    serializer.serialize_str(&lines.join("\n"))
}

fn table(rows: &[(&'static str, &'static str)]) -> Table {
    let mut table = Table::new();
    for (from, to) in rows {
        table.entry(from.chars().next().unwrap_or_default()).or_default().push((from, to));
    }
    table.values_mut().for_each(|rows: &mut Vec<_>| rows.sort_by_key(|(from, _)| std::cmp::Reverse(from.chars().count())));
    table
}

/// A word with what a table says written for what it says, from left to right.
fn replaced(word: &str, table: &Table) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        match table.get(&first).and_then(|rows| rows.iter().find(|(from, _)| rest.starts_with(from))) {
            Some((from, to)) => {
                out.push_str(to);
                rest = &rest[from.len()..];
            }
            None => {
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    out
}

/// Where endings may begin: after the first consonant that follows a vowel, and after three letters at the least.
fn region(letters: &[char]) -> usize {
    let is_vowel = |letter: &char| VOWELS.contains(*letter);
    let after = letters.windows(2).position(|two| is_vowel(&two[0]) && !is_vowel(&two[1])).map_or(letters.len(), |at| at + 2);
    after.max(3)
}

/// Whether a last s may be a genitive's: what stands before it can end a word.
fn is_genitive(letters: &[char]) -> bool {
    match letters {
        [.., before, 'k', 's'] => !VOWELS.contains(*before),
        [.., before, 's'] => "bcdfghjlmnoprtvyz".contains(*before),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_key() {
        let key = |word: &str| Rules::standard().key(word);
        for forms in [
            &["kommune", "kommunen", "kommuner", "kommunene", "kommunenes", "kommunar", "kommunane"][..],
            &["løsning", "løsningene", "løysing", "løysingar", "loesning"],
            &["tjeneste", "tjenester", "teneste", "tenester", "tenestene"],
            &["sikkerhet", "sikkerheten", "sikkerheit", "tryggleik"],
            &["offentlig", "offentlege", "offentleg"],
            &["ålesund", "aalesund"],
            &["bruker", "brukeren", "brukere", "brukerne", "brukar", "brukarane"],
            &["senter", "senteret"],
            &["eiendom", "eiendommer", "eiendommen"],
            &["forberede", "forberedelse"],
            &["ansettelse", "ansettelser", "ansettelsen"],
            &["nøkkel", "nøkkelen", "nøkler", "nøklene"],
            &["regel", "regler", "reglar"],
            &["middel", "midler", "midlene"],
        ] {
            let keys: Vec<String> = forms.iter().map(|form| key(form)).collect();
            assert!(keys.iter().all(|other| *other == keys[0]), "{forms:?} {keys:?}");
        }
        assert_ne!(key("sikkerhet"), key("sikker"));
        assert_eq!((key("os2"), key("365"), key("2.1")), ("os2".into(), "365".into(), "2.1".into()));
    }
}

//! What is wrong or worth saying: a rule, a severity, a place, a message with a way to mend it. Knows no single rule.

use crate::model::{Label, Lang, Place, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The catalogue cannot be published until it is mended.
    Error,
    /// Worth mending; the site is sound without it.
    Warning,
    /// For information only.
    Info,
}

impl Severity {
    /// The name in JSON and in cases.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// A named check. Its texts stand in the TOML file beside its code, the same keys in every language.
#[derive(Debug)]
pub struct Rule {
    /// The name, lower case with hyphens.
    pub name: &'static str,
    /// How grave its findings are, unless one says otherwise.
    pub severity: Severity,
    source: &'static str,
    texts: OnceLock<RuleTexts>,
}

/// All that a rule says to people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleTexts {
    nb: RuleText,
    nn: RuleText,
    en: RuleText,
    /// A bad example and a good one.
    pub example: Example,
}

/// A rule in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// A short name.
    pub title: String,
    /// What is checked (Markdown).
    pub what: String,
    /// Why it matters (Markdown).
    pub why: String,
    /// The messages, by variant.
    pub say: BTreeMap<String, Saying>,
}

/// A message and the help that goes with it; `{name}` stands for an argument.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saying {
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

/// An excerpt that breaks the rule and one that keeps it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Breaks the rule.
    pub bad: String,
    /// Keeps it.
    pub good: String,
}

impl Rule {
    /// A rule with the text of its TOML file.
    pub const fn new(name: &'static str, severity: Severity, source: &'static str) -> Rule {
        Rule { name, severity, source, texts: OnceLock::new() }
    }

    /// The texts. A file that cannot be read fails the tests of the house, so no user meets it.
    pub fn texts(&self) -> &RuleTexts {
        self.texts.get_or_init(|| match toml::from_str(self.source) {
            Ok(texts) => texts,
            Err(error) => panic!("the texts of the rule {} are broken: {error}", self.name),
        })
    }

    /// The texts in one language.
    pub fn text(&self, lang: Lang) -> &RuleText {
        let texts = self.texts();
        match lang {
            Lang::Nb => &texts.nb,
            Lang::Nn => &texts.nn,
            Lang::En => &texts.en,
        }
    }

    /// A finding of this rule. `variant` names a message of the rule's texts.
    pub fn at(&'static self, place: Place, variant: &'static str) -> Finding {
        Finding { rule: self, severity: self.severity, place, variant, args: Vec::new(), fix: None }
    }
}

/// A change to a file that has exactly one right answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The bytes to replace.
    pub span: Span,
    /// What to write there.
    pub replacement: String,
}

/// One thing that is wrong or worth saying.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How grave it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The safe way to mend it, when there is one.
    pub fix: Option<Fix>,
    variant: &'static str,
    args: Vec<(&'static str, Label)>,
}

impl Finding {
    /// Adds an argument of the message.
    pub fn with(self, name: &'static str, value: impl std::fmt::Display) -> Finding {
        self.worded(name, Label::same(value.to_string()))
    }

    /// Adds an argument that is worded differently in each language.
    pub fn worded(mut self, name: &'static str, value: Label) -> Finding {
        self.args.push((name, value));
        self
    }

    /// Gives this finding a severity of its own.
    pub fn grave(mut self, severity: Severity) -> Finding {
        self.severity = severity;
        self
    }

    /// Says how it can be mended without a doubt.
    pub fn mended_by(mut self, span: Span, replacement: impl Into<String>) -> Finding {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }

    /// Which of the rule's messages this is.
    pub fn variant(&self) -> &'static str {
        self.variant
    }

    /// What is wrong, in `lang`.
    pub fn message(&self, lang: Lang) -> String {
        self.rule.text(lang).say.get(self.variant).map_or_else(String::new, |s| self.fill(&s.message, lang))
    }

    /// How to mend it, in `lang`.
    pub fn help(&self, lang: Lang) -> String {
        self.rule.text(lang).say.get(self.variant).map_or_else(String::new, |s| self.fill(&s.help, lang))
    }

    /// Puts the arguments into a message in one pass, so that an argument is never read as a placeholder.
    fn fill(&self, template: &str, lang: Lang) -> String {
        let mut out = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            match self.args.iter().find(|(arg, _)| *arg == name) {
                Some((_, value)) => out.push_str(&shown(value.get(lang))),
                None => out.extend(["{", name, "}"]),
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}

/// The longest excerpt of a contributor's text in a message, in letters.
const LONGEST_ARGUMENT: usize = 160;

/// A contributor's text as a message may show it: visible, and of bounded length.
pub fn shown(value: &str) -> String {
    match value.char_indices().nth(LONGEST_ARGUMENT) {
        Some((end, _)) => format!("{}…", visible(&value[..end])),
        None => visible(value),
    }
}

/// A text on one line, in which nothing is hidden and nothing is what a terminal obeys.
pub fn visible(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if is_hidden(c) => out.push_str(&format!("<U+{:04X}>", c as u32)),
            c => out.push(c),
        }
    }
    out
}

/// Characters that change how a text is shown without being seen: controls, marks of reading direction, and code points
/// that are no characters (Unicode, section 23.7).
pub fn is_hidden(c: char) -> bool {
    let is_no_character = matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32) & 0xfffe == 0xfffe;
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || is_direction_mark(c) || is_no_character
}

/// Characters that change the direction of reading (Unicode Bidirectional Algorithm, UAX #9, explicit formatting).
pub fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// All findings of a run.
#[derive(Debug, Clone, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// No findings.
    pub fn new() -> Findings {
        Findings::default()
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// The findings, in the order added or, after [`Findings::sorted`], by path and place.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }

    /// By path and place, then gravity, rule and message: the same order on every run.
    pub fn sorted(mut self) -> Findings {
        self.0.sort_by(|a, b| {
            let key = |f: &Finding| (f.severity, f.rule.name, f.variant);
            let by_place = a.place.sort_key().cmp(&b.place.sort_key());
            by_place.then_with(|| key(a).cmp(&key(b))).then_with(|| a.message(Lang::Nb).cmp(&b.message(Lang::Nb)))
        });
        self
    }

    /// How many have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|f| f.severity == severity).count()
    }

    /// Whether something must be mended before the catalogue can be published.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|f| f.severity == Severity::Error)
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Keeps only those that `keep` wants.
    pub fn retain(&mut self, keep: impl FnMut(&Finding) -> bool) {
        self.0.retain(keep);
    }

    /// Warnings become errors, for those who want a catalogue without any.
    pub fn strict(mut self) -> Findings {
        for finding in &mut self.0 {
            if finding.severity == Severity::Warning {
                finding.severity = Severity::Error;
            }
        }
        self
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, iter: T) {
        self.0.extend(iter);
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<T: IntoIterator<Item = Finding>>(iter: T) -> Findings {
        Findings(iter.into_iter().collect())
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

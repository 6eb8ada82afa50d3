//! The editors' ladder as data: its steps, what they mean to readers, how the lists rank them.

use crate::model::{Label, Lang};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The steps that an entry can stand on, the default one first.
#[derive(Debug)]
pub struct Ladder {
    /// The steps.
    pub steps: Vec<Step>,
}

/// A step of the ladder.
#[derive(Debug)]
pub struct Step {
    /// The code, also in addresses.
    pub code: String,
    /// What readers see.
    pub label: Label,
    /// What it means to them.
    pub meaning: Label,
    /// Higher comes first in lists and in the search.
    pub rank: i32,
}

#[derive(Deserialize)]
struct StepFile {
    code: String,
    rank: i32,
    label: BTreeMap<String, String>,
    meaning: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct LadderFile {
    step: Vec<StepFile>,
}

impl Ladder {
    /// The ladder of a catalogue that has none of its own.
    pub fn standard() -> &'static Ladder {
        static STANDARD: LazyLock<Ladder> = LazyLock::new(|| {
            // The file is a part of the program; a test reads it.
            let file = toml::from_str(include_str!("standard.toml")).unwrap_or(LadderFile { step: Vec::new() });
            Ladder { steps: file.step.into_iter().map(Step::from).collect() }
        });
        &STANDARD
    }

    /// The step of an entry without a decision.
    pub fn first(&self) -> usize {
        0
    }
}

impl From<StepFile> for Step {
    fn from(file: StepFile) -> Step {
        let label = |texts: BTreeMap<String, String>| {
            let known = texts.into_iter().filter_map(|(tag, text)| Some((Lang::from_tag(&tag)?, text)));
            known.fold(Label::default(), |label, (lang, text)| label.with(lang, text))
        };
        Step { code: file.code, label: label(file.label), meaning: label(file.meaning), rank: file.rank }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_ladder_speaks_every_language() {
        let ladder = Ladder::standard();
        assert_eq!(ladder.steps[ladder.first()].code, "delt");
        for step in &ladder.steps {
            assert!(Lang::ALL.into_iter().all(|lang| step.label.has(lang) && step.meaning.has(lang)), "{}", step.code);
        }
    }
}

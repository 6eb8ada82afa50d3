//! bad-vocabulary: a controlled list that is itself wrong.

use crate::check::schema::VocabularyFault;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("bad-vocabulary", Severity::Error, include_str!("bad_vocabulary.toml"));

/// The finding for a list's fault.
pub fn found(place: Place, fault: &VocabularyFault) -> Finding {
    match fault {
        VocabularyFault::Shape => RULE.at(place, "shape"),
        VocabularyFault::MissingCode => RULE.at(place, "missing-code"),
        VocabularyFault::MissingLabel(code) => RULE.at(place, "missing-label").with("code", code),
        VocabularyFault::DuplicateCode(code, line) => RULE.at(place, "duplicate-code").with("code", code).with("line", line),
        VocabularyFault::UnknownBroader(code, broader) => RULE.at(place, "unknown-broader").with("code", code).with("broader", broader),
        VocabularyFault::Circle(code) => RULE.at(place, "circle").with("code", code),
    }
}

/// A list that is no YAML.
pub fn syntax(place: Place, reason: &str) -> Finding {
    RULE.at(place, "syntax").with("reason", reason)
}

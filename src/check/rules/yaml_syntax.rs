//! yaml-syntax: front matter that cannot be read, with the reason in plain words.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;
use crate::read::YamlFault;

/// The rule.
pub static RULE: Rule = Rule::new("yaml-syntax", Severity::Error, include_str!("yaml_syntax.toml"));

/// The finding for what the reader stumbled over.
pub fn found(place: Place, fault: &YamlFault) -> Finding {
    match fault {
        YamlFault::Colon(value) => RULE.at(place, "colon").with("value", value),
        YamlFault::Tab => RULE.at(place, "tab"),
        YamlFault::Quote => RULE.at(place, "quote"),
        YamlFault::Indentation => RULE.at(place, "indentation"),
        YamlFault::Bracket => RULE.at(place, "bracket"),
        YamlFault::Character(c) => RULE.at(place, "character").with("char", c),
        YamlFault::MissingColon(text) => RULE.at(place, "missing-colon").with("text", text),
        YamlFault::List => RULE.at(place, "list"),
        YamlFault::Other(reason) => RULE.at(place, "other").with("reason", reason),
        other => RULE.at(place, "other").with("reason", format!("{other:?}")),
    }
}

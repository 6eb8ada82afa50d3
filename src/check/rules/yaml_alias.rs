//! yaml-alias: anchors, aliases, tags and merge keys, by which a few bytes can become very many.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;
use crate::read::YamlFault;

/// The rule.
pub static RULE: Rule = Rule::new("yaml-alias", Severity::Error, include_str!("yaml_alias.toml"));

/// The finding for one of them; nothing for any other fault.
pub fn found(place: Place, fault: &YamlFault) -> Option<Finding> {
    let (variant, name) = match fault {
        YamlFault::Anchor(name) => ("anchor", name.as_str()),
        YamlFault::Alias(name) => ("alias", name.as_str()),
        YamlFault::Tag(name) => ("tag", name.as_str()),
        YamlFault::Merge => ("merge", "<<"),
        _ => return None,
    };
    Some(RULE.at(place, variant).with("name", name))
}

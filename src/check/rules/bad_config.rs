//! bad-config: a config file that is wrong.

use super::wrong_type::type_name;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;
use crate::read::ConfigFault;

/// The rule.
pub static RULE: Rule = Rule::new("bad-config", Severity::Error, include_str!("bad_config.toml"));

/// The finding for a fault of the config file; nothing for an unknown key, which has a rule of its own.
pub fn found(place: Place, fault: &ConfigFault) -> Option<Finding> {
    Some(match fault {
        ConfigFault::Syntax(reason) => RULE.at(place, "syntax").with("reason", reason),
        ConfigFault::Type(key, expected) => RULE.at(place, "type").with("key", key).worded("expected", type_name(expected)),
        ConfigFault::MissingTitle => RULE.at(place, "missing-title"),
        ConfigFault::Url(key, value) => RULE.at(place, "url").with("key", key).with("value", value),
        ConfigFault::Language(key, value) => RULE.at(place, "language").with("key", key).with("value", value),
        ConfigFault::Theme(value) => RULE.at(place, "theme").with("value", value),
        ConfigFault::Tokens(value) => RULE.at(place, "tokens").with("value", value),
        ConfigFault::UnknownKey(..) => return None,
    })
}

/// A file that the system will not give.
pub fn unreadable(place: Place, reason: &str) -> Finding {
    RULE.at(place, "unreadable").with("reason", reason)
}

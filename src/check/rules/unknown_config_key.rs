//! unknown-config-key: a key of `allmenning.toml` that nobody reads.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Place, nearest};

/// The rule.
pub static RULE: Rule = Rule::new("unknown-config-key", Severity::Error, include_str!("unknown_config_key.toml"));

/// `known` are the keys that could stand there; `key` has the names of the tables before it.
pub fn found(place: Place, key: &str, known: &[&str]) -> Finding {
    let last = key.rsplit('.').next().unwrap_or(key);
    match nearest(last, known.iter().copied()) {
        Some(meant) => RULE.at(place, "suggest").with("key", key).with("suggestion", meant),
        None => RULE.at(place, "default").with("key", key).with("allowed", known.join(", ")),
    }
}

//! bad-editorial-file: the ladder, the register of editors or a file of decisions is not what it must be.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("bad-editorial-file", Severity::Error, include_str!("bad_editorial_file.toml"));

/// Not a list of groups.
pub fn shape(place: Place) -> Finding {
    RULE.at(place, "shape")
}

/// A field that must be there.
pub fn missing(place: Place, name: &str) -> Finding {
    RULE.at(place, "missing").with("name", name)
}

/// A code or a handle that stands twice; the first on `line`.
pub fn duplicate(place: Place, value: &str, line: usize) -> Finding {
    RULE.at(place, "duplicate").with("value", value).with("line", line)
}

/// A value that cannot be used, and what could stand there.
pub fn value(place: Place, name: &str, value: &str, expected: &str) -> Finding {
    RULE.at(place, "value").with("name", name).with("value", value).with("expected", expected)
}

/// A key that nobody reads.
pub fn unknown_key(place: Place, key: &str, meant: Option<&str>) -> Finding {
    match meant {
        Some(meant) => RULE.at(place, "unknown-key-suggest").with("key", key).with("suggestion", meant),
        None => RULE.at(place, "unknown-key").with("key", key),
    }
}

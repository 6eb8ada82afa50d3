//! wrong-pattern: a text that does not have the form that the field asks for.

use super::Faulty;
use crate::finding::{Finding, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule::new("wrong-pattern", Severity::Error, include_str!("wrong_pattern.toml"));

/// The text does not match `pattern`; the field's help says what is wanted, when there is any.
pub fn found(faulty: &Faulty<'_>, pattern: &str) -> Finding {
    let help = faulty.field().map(|field| field.help.clone()).filter(|help| !help.is_empty());
    let finding = |variant| RULE.at(faulty.place(), variant).with("field", faulty.name()).with("value", faulty.written());
    match help {
        Some(help) => finding("described").worded("description", help),
        None => finding("default").with("pattern", pattern),
    }
}

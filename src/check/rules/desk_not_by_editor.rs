//! desk-not-by-editor: the editors' own ground is touched by somebody who is no editor, or an editor's row by the editor.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("desk-not-by-editor", Severity::Error, include_str!("desk_not_by_editor.toml"));

/// `actor` is no editor who serves today.
pub fn found(place: Place, actor: &str) -> Finding {
    RULE.at(place, "default").with("actor", actor)
}

/// `actor` changes what the register says of `actor`.
pub fn own_row(place: Place, actor: &str) -> Finding {
    RULE.at(place, "own-row").with("actor", actor)
}

/// `actor`, who is no editor, has given an entry with decisions another name, or deleted it, and taken its decisions along.
pub fn of_entry(place: Place, actor: &str) -> Finding {
    RULE.at(place, "of-entry").with("actor", actor)
}

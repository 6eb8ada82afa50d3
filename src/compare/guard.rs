//! Who may touch the editors' own ground: editors, and nobody what the register says of themselves.

use crate::check::rules::desk_not_by_editor;
use crate::finding::Finding;
use crate::model::{Date, Place};
use crate::read::DeskSource;
use crate::review::{Editor, Register};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Who the editors are.
pub struct Registers<'a> {
    /// As it holds now.
    pub holding: &'a Register,
    /// As it was where the change began.
    pub before: &'a Register,
    /// As the change leaves it.
    pub after: &'a Register,
}

/// What is wrong with `actor` touching these paths. `of_entries` are the files of decisions on entries that the change gives
/// another name, or deletes: those have to go along.
pub fn check(actor: &str, touched: &[Arc<str>], of_entries: &[String], registers: &Registers<'_>, today: Date) -> Vec<Finding> {
    let is_desk = |path: &&Arc<str>| path.strip_prefix(DeskSource::FOLDER).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let mut desk = touched.iter().filter(is_desk);
    let serves = registers.holding.editor(actor).is_some_and(|editor| editor.serves_on(today));
    if !serves {
        let found = |path: &Arc<str>| match of_entries.iter().any(|of_entry| **of_entry == **path) {
            true => desk_not_by_editor::of_entry(Place::file(path.clone()), actor),
            false => desk_not_by_editor::found(Place::file(path.clone()), actor),
        };
        return desk.map(found).collect();
    }
    let row = |register: &Register| register.editor(actor).map(what);
    let is_own = |path: &&Arc<str>| ***path == *DeskSource::REGISTER && row(registers.after) != row(registers.before);
    desk.find(is_own).map(|path| desk_not_by_editor::own_row(Place::file(path.clone()), actor)).into_iter().collect()
}

/// What the register says that an editor may do.
fn what(editor: &Editor) -> (String, Option<String>, BTreeSet<String>, Option<Date>, Option<Date>) {
    (editor.role.clone(), editor.organisation.clone(), editor.domains.iter().cloned().collect(), editor.from, editor.to)
}

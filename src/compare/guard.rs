//! Who may touch the editors' own ground: editors, and nobody what the register says of themselves.

use crate::check::rules::desk_not_by_editor;
use crate::finding::Finding;
use crate::model::{Date, Place};
use crate::review::{Editor, Register};
use std::sync::Arc;

/// The editors' folder.
const DESK: &str = "content/_redaksjon/";
/// The register.
const REGISTER: &str = "content/_redaksjon/redaktorer.yaml";

/// What is wrong with `actor` touching these paths, by the register that holds now and the one that the change leaves.
pub fn check(actor: &str, touched: &[Arc<str>], register: &Register, own: &Register, today: Date) -> Vec<Finding> {
    let mut desk = touched.iter().filter(|path| path.starts_with(DESK));
    let Some(editor) = register.editor(actor).filter(|editor| editor.serves_on(today)) else {
        return desk.map(|path| desk_not_by_editor::found(Place::file(path.clone()), actor)).collect();
    };
    let is_same = |other: &Editor| {
        (&other.role, &other.organisation, &other.domains) == (&editor.role, &editor.organisation, &editor.domains)
            && (other.from, other.to) == (editor.from, editor.to)
    };
    let is_own = |path: &&Arc<str>| ***path == *REGISTER && !own.editor(actor).is_some_and(is_same);
    desk.find(is_own).map(|path| desk_not_by_editor::own_row(Place::file(path.clone()), actor)).into_iter().collect()
}

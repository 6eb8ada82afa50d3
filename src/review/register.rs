//! The register of editors: who they are, what they may decide on, and when.

use super::form::Form;
use crate::check::Entry;
use crate::check::schema::Schemas;
use crate::finding::Finding;
use crate::model::{Date, Node};
use crate::read::DeskFile;
use std::collections::HashMap;

/// The editors.
#[derive(Debug, Default)]
pub struct Register {
    /// The editors, in the file's order.
    pub editors: Vec<Editor>,
}

/// An editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    /// The handle at the forge, without the at sign.
    pub handle: String,
    /// What readers see; the handle when there is no name.
    pub name: String,
    /// The id of the organisation, for the rule that nobody approves their own.
    pub organisation: Option<String>,
    /// The role, as the ladder names it.
    pub role: String,
    /// Kinds and codes; empty for everything.
    pub domains: Vec<String>,
    /// The first day of the term.
    pub from: Option<Date>,
    /// The last day of the term.
    pub to: Option<Date>,
}

const KEYS: &[&str] = &["handle", "name", "organisation", "role", "domains", "from", "to"];

/// A handle as it is compared: without the at sign, in lower case.
pub fn handle_of(text: &str) -> String {
    text.trim().trim_start_matches('@').to_lowercase()
}

impl Register {
    /// Reads the file; without one there is nobody.
    pub fn read(file: Option<&DeskFile>) -> (Register, Vec<Finding>) {
        let Some(file) = file else { return (Register::default(), Vec::new()) };
        let (mut form, groups) = Form::open(file, "editors", &[]);
        let mut register = Register::default();
        for group in groups {
            if let Some((editor, node)) = Editor::read(group, &mut form)
                && form.is_first(&editor.handle, node)
            {
                register.editors.push(editor);
            }
        }
        (register, form.findings)
    }

    /// The editor with this handle.
    pub fn editor(&self, handle: &str) -> Option<&Editor> {
        let handle = handle_of(handle);
        self.editors.iter().find(|editor| editor.handle == handle)
    }
}

impl Editor {
    fn read<'a>(group: &'a Node, form: &mut Form<'a>) -> Option<(Editor, &'a Node)> {
        form.known(group, KEYS);
        let handle = form.required(group, "handle");
        let role = form.required(group, "role").map(|(role, _)| role.to_owned());
        let (from, to) = (form.day(group, "from"), form.day(group, "to"));
        let (written, node) = handle?;
        let editor = Editor {
            handle: handle_of(written),
            name: form.text(group, "name").map_or(written, |(name, _)| name).to_owned(),
            organisation: form.text(group, "organisation").map(|(id, _)| id.to_owned()),
            role: role?,
            domains: form.words(group, "domains"),
            from,
            to,
        };
        Some((editor, node))
    }

    /// Whether the editor holds office on a day.
    pub fn serves_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether an entry is within the editor's domains: its kind, or one of its codes or a code above one.
    pub fn covers(&self, entry: &Entry, schemas: &Schemas) -> bool {
        let is_mine = |name: &str| self.domains.iter().any(|domain| domain == name);
        let by_code = || {
            entry.codes().iter().any(|used| {
                let list = schemas.vocabulary(&used.vocabulary);
                let above = |code: &str| list?.concept(code)?.broader.clone();
                let mut codes = std::iter::successors(Some(used.code.clone()), |code| above(code));
                codes.any(|code| is_mine(&code))
            })
        };
        self.domains.is_empty() || is_mine(entry.id().kind()) || by_code()
    }

    /// Whether the editor's organisation owns an entry, or is it. `names` gives the ids that entries have now, by those they had.
    pub fn is_party_to<'a>(&'a self, entry: &'a Entry, names: &HashMap<&'a str, &'a str>) -> bool {
        let now = |id: &'a str| names.get(id).copied().unwrap_or(id);
        let Some(organisation) = self.organisation.as_deref().map(now) else { return false };
        let owns = |field: &str| {
            let field = entry.kind().and_then(|kind| kind.shape.field(field));
            field.is_some_and(|field| field.rdf.as_deref().is_some_and(|rdf| OWNERS.contains(&rdf)))
        };
        entry.id().as_str() == organisation || entry.relations().iter().any(|used| now(&used.target) == organisation && owns(&used.field))
    }
}

/// The properties by which a schema tells that a relation names an owner.
const OWNERS: &[&str] = &[
    "dct:publisher",
    "dcterms:publisher",
    "dct:creator",
    "dcterms:creator",
    "schema:maintainer",
    "schema:provider",
    "cv:hasCompetentAuthority",
    "dcat:publisher",
];

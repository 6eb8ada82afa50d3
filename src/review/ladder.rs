//! The editors' ladder as data: its steps, what they mean to readers, who grants them, and how lists rank them.

use super::form::Form;
use crate::finding::Finding;
use crate::model::{Label, Lang, Node, Text};
use crate::read::DeskFile;
use std::sync::{Arc, LazyLock};

/// The steps that an entry can stand on, the one without any decision first.
#[derive(Debug)]
pub struct Ladder {
    /// The steps; at least one.
    pub steps: Vec<Step>,
    /// What the roles of editors are called.
    pub roles: Vec<(String, Label)>,
}

/// A step of the ladder.
#[derive(Debug)]
pub struct Step {
    /// The code, also in addresses.
    pub code: String,
    /// What readers see.
    pub label: Label,
    /// What it means to them.
    pub meaning: Label,
    /// Higher comes first in lists and in the search.
    pub rank: i32,
    /// The roles that may grant it.
    pub granted_by: Vec<String>,
    /// How many different editors it takes.
    pub editors: usize,
    /// After how many months a new review is due.
    pub holds_months: Option<u32>,
    /// An approval, which is bound to the entry's bytes.
    pub approves: bool,
    /// What the site does with entries on this step.
    pub visibility: Visibility,
}

/// What the site does with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Shows it.
    Open,
    /// Shows it, with what has taken over first.
    Retired,
    /// Shows only that it was withdrawn, and why.
    Withdrawn,
}

const KEYS: &[&str] = &["code", "label", "meaning", "rank", "granted_by", "editors", "holds_months", "approves", "visibility"];
const SOURCE: &str = include_str!("standard.yaml");

impl Ladder {
    /// The ladder of a catalogue that has none of its own.
    pub fn standard() -> Arc<Ladder> {
        static STANDARD: LazyLock<Arc<Ladder>> = LazyLock::new(|| {
            // The file is a part of the program; a test reads it.
            let file = DeskFile::of_text(Text::new("stige.yaml", SOURCE.to_owned()));
            Arc::new(Ladder::of_file(&file).0)
        });
        STANDARD.clone()
    }

    /// The catalogue's own ladder; the standard one when it has none, or none that can be used.
    pub fn read(file: Option<&DeskFile>) -> (Arc<Ladder>, Vec<Finding>) {
        let Some(file) = file else { return (Ladder::standard(), Vec::new()) };
        let (ladder, findings) = Ladder::of_file(file);
        (if ladder.steps.is_empty() { Ladder::standard() } else { Arc::new(ladder) }, findings)
    }

    /// The ladder of one file, which may have no step that can be used.
    fn of_file(file: &DeskFile) -> (Ladder, Vec<Finding>) {
        let (mut form, groups) = Form::open(file, "steps", &["roles"]);
        let mut steps = Vec::new();
        for group in groups {
            if let Some((step, node)) = Step::read(group, &mut form)
                && form.is_first(&step.code, node)
            {
                steps.push(step);
            }
        }
        let roles = file.root.as_ref().map(|root| roles(root, &form)).unwrap_or_default();
        (Ladder { steps, roles }, form.findings)
    }

    /// The step of an entry without a decision.
    pub fn first(&self) -> usize {
        0
    }

    /// What a role is called; its own name, where the ladder says nothing of it.
    pub fn role<'a>(&'a self, name: &'a str, lang: Lang) -> &'a str {
        let label = self.roles.iter().find(|(role, _)| role == name).map(|(_, label)| label.get(lang));
        label.filter(|label| !label.is_empty()).unwrap_or(name)
    }

    /// The place of a step by its code.
    pub fn index(&self, code: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.code == code)
    }
}

/// The labels of the roles.
fn roles(root: &Node, form: &Form<'_>) -> Vec<(String, Label)> {
    let Some(roles) = root.get("roles") else { return Vec::new() };
    roles.fields().iter().map(|(key, _)| (key.name.clone(), form.label(roles, &key.name))).collect()
}

impl Step {
    fn read<'a>(group: &'a Node, form: &mut Form<'a>) -> Option<(Step, &'a Node)> {
        form.known(group, KEYS);
        let code = form.required(group, "code");
        let label = form.label(group, "label");
        if label.is_empty() {
            form.required(group, "label");
        }
        let (code, node) = code?;
        let step = Step {
            code: code.to_owned(),
            label,
            meaning: form.label(group, "meaning"),
            rank: form.number(group, "rank", (-100, 100), "-100–100").unwrap_or(1),
            granted_by: form.words(group, "granted_by"),
            editors: form.number(group, "editors", (1, 9), "1–9").unwrap_or(1) as usize,
            holds_months: form.number(group, "holds_months", (1, 600), "1–600").map(|months| months as u32),
            approves: form.value(group, "approves", "true, false", |text| text.parse().ok()).unwrap_or(false),
            visibility: form.value(group, "visibility", "open, retired, withdrawn", Visibility::named).unwrap_or(Visibility::Open),
        };
        Some((step, node))
    }
}

impl Visibility {
    fn named(name: &str) -> Option<Visibility> {
        match name {
            "open" => Some(Visibility::Open),
            "retired" => Some(Visibility::Retired),
            "withdrawn" => Some(Visibility::Withdrawn),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_ladder_speaks_every_language() {
        let ladder = Ladder::standard();
        let codes: Vec<&str> = ladder.steps.iter().map(|step| step.code.as_str()).collect();
        assert_eq!(codes, ["delt", "under-vurdering", "kvalitetssikret", "felles", "utfaset", "trukket"]);
        for step in &ladder.steps {
            assert!(Lang::ALL.into_iter().all(|lang| step.label.has(lang) && step.meaning.has(lang)), "{}", step.code);
            assert!(!step.granted_by.is_empty(), "{}", step.code);
        }
    }
}

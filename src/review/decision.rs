//! Decisions as the editors wrote them, each with whether it counts, and why not.

use super::form::Form;
use super::ladder::Ladder;
use super::register::{Register, handle_of};
use crate::check::Entry;
use crate::check::rules::{decision_above_role, decision_date, decision_outside_domain, own_decision, unknown_editor, unknown_status};
use crate::check::schema::Schemas;
use crate::finding::Finding;
use crate::model::{Date, Node, Span};
use crate::read::DeskFile;
use std::collections::HashMap;

/// A decision on an entry.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The day it was made.
    pub date: Date,
    /// The editor's handle.
    pub by: String,
    /// What readers see of the editor: name and role.
    pub name: String,
    /// The editor's role; empty when the editor is unknown.
    pub role: String,
    /// The step that it grants, by its place on the ladder.
    pub step: usize,
    /// What the entry was when it was made.
    pub digest: String,
    /// What the editor wrote to readers.
    pub note: Option<String>,
    /// When the entry must be reviewed again.
    pub review_by: Option<Date>,
    /// The meeting at which it was made.
    pub meeting: Option<String>,
    /// What the approval asks for.
    pub conditions: Option<String>,
    /// The id of the entry that has taken over.
    pub replaced_by: Option<String>,
    /// Whether it counts.
    pub counts: bool,
    /// Where it stands in its file.
    pub at: Span,
    /// Where the editor's name stands.
    pub by_at: Span,
    /// Where the digest stands.
    pub digest_at: Span,
}

impl Decision {
    /// Whether it decides the same, maybe in other words.
    pub fn decides_the_same(&self, other: &Decision) -> bool {
        let what = |decision: &Decision| (decision.date, decision.by.clone(), decision.step, decision.digest.clone());
        what(self) == what(other)
    }

    /// Whether the editor wrote the same.
    pub fn says_the_same(&self, other: &Decision) -> bool {
        let words = |decision: &Decision| {
            let texts = [&decision.note, &decision.meeting, &decision.conditions, &decision.replaced_by];
            (decision.review_by, texts.map(Clone::clone))
        };
        self.decides_the_same(other) && words(self) == words(other)
    }
}

const KEYS: &[&str] = &["date", "by", "status", "digest", "note", "review_by", "meeting", "conditions", "replaced_by"];

/// What decisions are judged by.
pub struct Bench<'a> {
    /// The ladder.
    pub ladder: &'a Ladder,
    /// The editors.
    pub register: &'a Register,
    /// The ids that entries have now, by those they had.
    pub names: &'a HashMap<&'a str, &'a str>,
    /// The vocabularies, for domains.
    pub schemas: &'a Schemas,
    /// The only clock.
    pub today: Date,
}

impl Bench<'_> {
    /// The decisions of a file, oldest first, and what is wrong with them. One that has no date, no status of the ladder
    /// or no digest is none.
    pub fn hear(&self, file: &DeskFile, entry: &Entry) -> (Vec<Decision>, Vec<Finding>) {
        let (mut form, groups) = Form::open(file, "decisions", &[]);
        let mut decisions: Vec<Decision> = Vec::new();
        for group in groups {
            form.known(group, KEYS);
            let before = form.findings.len();
            let previous = decisions.last().map(|decision| decision.date);
            let Some(mut decision) = self.read(group, &mut form) else { continue };
            self.judge(&decision, (group, entry, previous), &mut form);
            decision.counts = form.findings.len() == before;
            decisions.push(decision);
        }
        (decisions, form.findings)
    }

    fn read<'a>(&self, group: &'a Node, form: &mut Form<'a>) -> Option<Decision> {
        let date = form.required(group, "date").and_then(|_| form.day(group, "date"));
        let by = form.required(group, "by");
        let status = form.required(group, "status");
        let digest = form.required(group, "digest").and_then(|_| form.value(group, "digest", "sha256:…", digest_of));
        let step = status.and_then(|(code, node)| {
            let step = self.ladder.index(code);
            if step.is_none() {
                form.findings.push(unknown_status::found(
                    form.text.place(node.span),
                    code,
                    self.ladder.steps.iter().map(|step| step.code.as_str()),
                ));
            }
            step
        });
        let words = |form: &Form<'a>, name: &str| form.text(group, name).map(|(text, _)| text.to_owned());
        let review_by = form.day(group, "review_by");
        let (by, by_node) = by?;
        let editor = self.register.editor(by);
        Some(Decision {
            date: date?,
            by: handle_of(by),
            name: editor.map_or_else(|| handle_of(by), |editor| editor.name.clone()),
            role: editor.map(|editor| editor.role.clone()).unwrap_or_default(),
            step: step?,
            digest: digest?,
            note: words(form, "note"),
            review_by,
            meeting: words(form, "meeting"),
            conditions: words(form, "conditions"),
            replaced_by: words(form, "replaced_by"),
            counts: false,
            at: group.span,
            by_at: by_node.span,
            digest_at: group.get("digest").unwrap_or(group).span,
        })
    }

    /// Whether the editor could make this decision on this entry that day.
    fn judge<'a>(&self, decision: &Decision, (group, entry, previous): (&'a Node, &Entry, Option<Date>), form: &mut Form<'a>) {
        let place = |name: &str| form.text.place(group.get(name).unwrap_or(group).span);
        let mut findings = Vec::new();
        if decision.date > self.today {
            findings.push(decision_date::future(place("date"), decision.date));
        }
        if let Some(previous) = previous.filter(|previous| decision.date < *previous) {
            findings.push(decision_date::before(place("date"), decision.date, previous));
        }
        let step = &self.ladder.steps[decision.step];
        match self.register.editor(&decision.by) {
            None => findings.push(unknown_editor::found(
                place("by"),
                &decision.by,
                self.register.editors.iter().map(|editor| editor.handle.as_str()),
            )),
            Some(editor) => {
                if !editor.serves_on(decision.date) {
                    findings.push(unknown_editor::out_of_term(place("by"), &editor.handle, decision.date));
                }
                if !step.granted_by.contains(&editor.role) {
                    findings.push(decision_above_role::found(place("status"), &editor.handle, &editor.role, &step.code));
                }
                if !editor.covers(entry, self.schemas) {
                    findings.push(decision_outside_domain::found(place("by"), &editor.handle, entry.id()));
                }
                if editor.is_party_to(entry, self.names) {
                    findings.push(own_decision::found(place("by"), &editor.handle, editor.organisation.as_deref().unwrap_or_default()));
                }
            }
        }
        form.findings.extend(findings);
    }
}

/// A digest as it is written: `sha256:` and 64 hexadecimal digits.
fn digest_of(text: &str) -> Option<String> {
    let digits = text.strip_prefix("sha256:")?;
    (digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit())).then(|| text.to_ascii_lowercase())
}

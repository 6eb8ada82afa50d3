//! What a change does, told in one language: what the reports show, and what is saved as JSON.

use super::told::Told;
use super::words::Words;
use crate::check::rules::likely_duplicate::Likeness;
use serde::{Deserialize, Serialize};

/// What a change does to a catalogue.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The commit that the change started from.
    pub base: String,
    /// Whoever opened it, where that is known.
    pub actor: Option<String>,
    /// Whether the base had no catalogue, so that the change was judged by its own schemas and editors.
    pub is_first: bool,
    /// The entries that it touches: added, changed, renamed, removed, decided on.
    pub entries: Vec<EntryChange>,
    /// The new entries that are organisations.
    pub organisations: Vec<Named>,
    /// The codes that are new in the vocabularies.
    pub codes: Vec<NewCode>,
    /// The files it touches by which changes are judged.
    pub policy: Vec<String>,
    /// The other files it touches, from the catalogue's root.
    pub others: Vec<String>,
    /// What is wrong, and was not before.
    pub findings: Vec<Told>,
}

/// What a change does to one entry.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryChange {
    /// The id; of an entry that was removed, the one it had.
    pub id: String,
    /// The title.
    pub title: String,
    /// The text under the title.
    pub summary: Option<String>,
    /// The path of its file.
    pub path: String,
    /// What was done to it.
    pub sort: Sort,
    /// The id that it had before it was renamed.
    pub from: Option<String>,
    /// Whether that id still leads to it.
    pub alias: Option<bool>,
    /// The fields that are different.
    pub fields: Vec<FieldChange>,
    /// What is different in the text; nothing when the text is the same.
    pub text: Option<Words>,
    /// The files beside it that are different.
    pub files: Vec<FileChange>,
    /// Where it stood; nothing for a new one.
    pub before: Option<Named>,
    /// Where it will stand; nothing for one that is gone.
    pub after: Option<Named>,
    /// The step that too few editors have granted yet.
    pub partial: Option<Half>,
    /// The approval that no longer holds since the entry is another.
    pub breaks: Option<DecisionMade>,
    /// The decisions that the change makes.
    pub decisions: Vec<DecisionMade>,
    /// The entries that a new one is much like.
    pub duplicates: Vec<Duplicate>,
}

/// What was done to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// It is new.
    Added,
    /// It is another than before.
    Changed,
    /// It has another id.
    Renamed,
    /// It is gone.
    Removed,
    /// It is the same, and the editors' file on it is not.
    Decided,
}

/// A code or an id, and what readers see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The code or the id.
    pub code: String,
    /// What readers see.
    pub label: String,
}

/// A code that a vocabulary did not have.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewCode {
    /// The vocabulary.
    pub vocabulary: String,
    /// The code.
    pub code: String,
    /// What readers see.
    pub label: String,
}

/// A field that is different.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldChange {
    /// The name.
    pub field: String,
    /// What readers see.
    pub label: String,
    /// Whether it was there, and is there now.
    pub there: (bool, bool),
    /// What is different in it.
    pub words: Words,
}

/// A file beside an entry that is different.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileChange {
    /// The file's name.
    pub name: String,
    /// Added, changed or removed.
    pub sort: Sort,
    /// What is different in it, when it is a text that readers see.
    pub text: Option<Words>,
}

/// A decision.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionMade {
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// The editor's handle.
    pub by: String,
    /// The step that it grants.
    pub status: Named,
    /// Whether it counts.
    pub counts: bool,
    /// What the editor wrote.
    pub note: Option<String>,
    /// What the approval asks for.
    pub conditions: Option<String>,
    /// The day by which the entry must be reviewed again, `YYYY-MM-DD`.
    pub review_by: Option<String>,
    /// The meeting at which it was made.
    pub meeting: Option<String>,
    /// The id of the entry that has taken over.
    pub replaced_by: Option<String>,
}

/// A step that too few editors have granted yet.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Half {
    /// The step.
    pub status: Named,
    /// How many have granted it.
    pub have: usize,
    /// How many it takes.
    pub need: usize,
}

/// An entry that a new one is much like.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duplicate {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// In what they are alike.
    pub reasons: Vec<Likeness>,
    /// The same in words.
    pub words: String,
}

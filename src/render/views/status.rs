//! The editors' verdict in views: a status, what a reader should know beside it, and the decisions behind it.

use serde::Serialize;

/// A day.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// As machines read it.
    pub iso: String,
    /// As people write it in the interface's language.
    pub text: String,
}

/// An editorial status.
#[derive(Debug, Clone, Serialize)]
pub struct StatusView {
    /// The step's code.
    pub code: String,
    /// What readers see.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// The page of everything with this status.
    pub url: String,
    /// What else a reader should know of it: `changed`, `overdue` or `partial`, with what that is called.
    pub note: Option<StatusNoteView>,
}

/// What a reader should know of a status beside its step.
#[derive(Debug, Clone, Serialize)]
pub struct StatusNoteView {
    /// `changed`, `overdue` or `partial`.
    pub code: &'static str,
    /// What it is called.
    pub label: String,
    /// What it means here.
    pub meaning: String,
}

/// A decision in the log of an entry.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionView {
    /// The day.
    pub date: DateView,
    /// The step that was granted.
    pub status: String,
    /// Who granted it.
    pub by: String,
    /// In which role.
    pub role: String,
    /// At which meeting.
    pub meeting: Option<String>,
    /// What the editor wrote.
    pub note: Option<String>,
    /// What the approval asks for.
    pub conditions: Option<String>,
    /// Whether it is the one that holds now.
    pub holds: bool,
}

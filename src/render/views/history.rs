//! What git remembers of an entry, in views.

use super::DateView;
use serde::Serialize;

/// A change to an entry.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// The day.
    pub date: DateView,
    /// Who made it, where the catalogue shows that.
    pub by: Option<String>,
}

/// When an entry was shared and changed.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryView {
    /// The change that brought it.
    pub first: ChangeView,
    /// The last change, when there has been any since.
    pub last: Option<ChangeView>,
    /// The list of all changes, at the forge.
    pub url: Option<String>,
}

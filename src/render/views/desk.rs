//! The editors' pages in views: the ladder, the register with its domains, the log of decisions.

use super::{DateView, DecisionView, LinkView, PagerView, StatusView};
use serde::Serialize;

/// A step of the ladder, as one of `steps`.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    /// The step as a status.
    pub status: StatusView,
    /// How many entries stand on it.
    pub count: usize,
    /// Whether it has a page.
    pub has_page: bool,
    /// The roles that may grant it.
    pub granted_by: Vec<String>,
    /// How many different editors it takes.
    pub editors: usize,
    /// After how many months a new review is due.
    pub holds_months: Option<u32>,
    /// Whether it is an approval, which is bound to the entry's bytes.
    pub approves: bool,
}

/// An editor, as one of `editors`.
#[derive(Debug, Clone, Serialize)]
pub struct EditorView {
    /// The name.
    pub name: String,
    /// The role.
    pub role: String,
    /// The organisation.
    pub organisation: Option<LinkView>,
    /// The domains; empty for everything.
    pub domains: Vec<String>,
    /// The first day of the term.
    pub from: Option<DateView>,
    /// The last day of the term.
    pub to: Option<DateView>,
    /// Whether the editor holds office today.
    pub serves: bool,
}

/// A domain with those who answer for it, as one of `domains`.
#[derive(Debug, Clone, Serialize)]
pub struct DomainView {
    /// What it is called.
    pub label: String,
    /// What it holds, when it has a page.
    pub url: Option<String>,
    /// The names of its editors; empty where it has none.
    pub editors: Vec<String>,
}

/// The log of decisions, as `log`.
#[derive(Debug, Clone, Serialize)]
pub struct LogView {
    /// How many decisions there are on all its pages.
    pub total: usize,
    /// Those of this page.
    pub decisions: Vec<LogEntryView>,
    /// The way to its other pages.
    pub pager: Option<PagerView>,
}

/// A decision in the log.
#[derive(Debug, Clone, Serialize)]
pub struct LogEntryView {
    /// The entry.
    pub entry: LinkView,
    /// The decision.
    pub decision: DecisionView,
}

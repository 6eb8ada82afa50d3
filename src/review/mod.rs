//! [`Checked`] → [`Reviewed`]: where each entry stands on the editors' ladder.
//!
//! Without decisions every entry has the ladder's first step: it is shared, and has passed the checks.

mod ladder;

pub use ladder::{Ladder, Step};

use crate::check::Checked;
use crate::finding::Findings;
use std::sync::Arc;

/// A catalogue whose entries have a status.
#[derive(Debug)]
pub struct Reviewed {
    checked: Arc<Checked>,
    ladder: &'static Ladder,
    statuses: Vec<usize>,
}

impl Reviewed {
    /// The checked catalogue.
    pub fn checked(&self) -> &Arc<Checked> {
        &self.checked
    }
    /// The editors' ladder.
    pub fn ladder(&self) -> &'static Ladder {
        self.ladder
    }
    /// The step of each entry, in the order of [`Checked::entries`].
    pub fn statuses(&self) -> &[usize] {
        &self.statuses
    }
}

/// Gives every entry its status.
pub fn review(checked: Arc<Checked>) -> (Reviewed, Findings) {
    let ladder = Ladder::standard();
    let statuses = vec![ladder.first(); checked.entries().len()];
    (Reviewed { checked, ladder, statuses }, Findings::new())
}

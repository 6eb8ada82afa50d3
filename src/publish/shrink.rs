//! A site that has lost many of its entries does not take the place of the one that has them, unless somebody says that it shall:
//! a folder that was emptied, or half of a download, looks like a catalogue too.

use super::{Failure, MARKER};
use std::fs;
use std::path::Path;

/// What the file says by which a published site is known, before the number of its entries.
const TEXT: &str = "Denne mappen er laget av Allmenning og blir erstattet ved neste bygging.\nOppføringer: ";

/// The text of that file.
pub fn marker(entries: usize) -> String {
    format!("{TEXT}{entries}\n")
}

/// How many entries the site in a folder has, where it says so.
fn entries_of(out: &Path) -> Option<usize> {
    fs::read_to_string(out.join(MARKER)).ok()?.strip_prefix(TEXT)?.trim_end().parse().ok()
}

/// Refuses a site of `now` entries where more than `share` per cent of those published at `out`, or of `before`, would be gone.
pub fn refuse(out: &Path, before: Option<usize>, now: usize, share: usize) -> Result<(), Failure> {
    let known = [before, entries_of(out)].into_iter().flatten();
    match known.max().filter(|before| before.saturating_sub(now) * 100 > before * share) {
        Some(before) => Err(Failure::Shrunk { before, now }),
        None => Ok(()),
    }
}

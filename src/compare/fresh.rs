//! The findings that a change brings: those there are, without those that there were.

use crate::finding::{Finding, Findings};
use crate::model::Lang;
use std::collections::HashMap;

/// What one finding says of a file, wherever in it.
type Said = (&'static str, &'static str, String, String);

/// The findings of `after` that were not among those of `before`. `renamed` are the paths that entries had and have.
pub fn fresh(before: &Findings, after: &Findings, renamed: &[(String, String)]) -> Vec<Finding> {
    let mut known: HashMap<Said, usize> = HashMap::new();
    let moved = |path: &str| {
        let to = renamed.iter().find_map(|(old, new)| Some(format!("{new}{}", path.strip_prefix(old.as_str())?)));
        to.unwrap_or_else(|| path.to_owned())
    };
    before.iter().for_each(|finding| *known.entry(said(finding, moved(&finding.place.path))).or_default() += 1);
    let is_new = |finding: &&Finding| match known.get_mut(&said(finding, finding.place.path.to_string())) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    };
    after.iter().filter(is_new).cloned().collect()
}

fn said(finding: &Finding, path: String) -> Said {
    (finding.rule.name, finding.variant(), path, finding.message(Lang::Nb))
}

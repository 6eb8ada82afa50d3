//! Equal faults in great number are shown a few times and then counted: one wrong line in a schema is one fault, not
//! ten thousand.

use crate::finding::{Finding, Findings};
use crate::model::Lang;
use std::collections::HashMap;

/// How many of a great number of equal findings are shown.
const SHOWN: usize = 3;
/// How many equal findings are still shown one by one.
const MANY: usize = 10;

/// Findings that say the same.
pub struct Group<'a> {
    /// Those that are shown.
    pub shown: Vec<&'a Finding>,
    /// How many more there are.
    pub more: usize,
}

/// The findings in their order; where more than a few say the same, they stand together at the place of the first.
pub fn group(findings: &Findings, lang: Lang) -> Vec<Group<'_>> {
    let mut counts: HashMap<(&str, String), usize> = HashMap::new();
    let key = |finding: &Finding| (finding.rule.name, finding.message(lang));
    findings.iter().for_each(|finding| *counts.entry(key(finding)).or_default() += 1);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut started: HashMap<(&str, String), usize> = HashMap::new();
    for finding in findings.iter() {
        let key = key(finding);
        if counts[&key] <= MANY {
            groups.push(Group { shown: vec![finding], more: 0 });
        } else if let Some(&index) = started.get(&key) {
            let group = &mut groups[index];
            if group.shown.len() < SHOWN { group.shown.push(finding) } else { group.more += 1 }
        } else {
            started.insert(key, groups.len());
            groups.push(Group { shown: vec![finding], more: 0 });
        }
    }
    groups
}

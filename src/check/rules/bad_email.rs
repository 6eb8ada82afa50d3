//! bad-email: something that is no e-mail address.

use crate::check::Leaf;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Text;

/// The rule.
pub static RULE: Rule = Rule::new("bad-email", Severity::Error, include_str!("bad_email.toml"));

/// Judges a value that should be an address.
pub fn check(text: &Text, leaf: &Leaf<'_>) -> Option<Finding> {
    (!is_address(leaf.text)).then(|| RULE.at(text.place(leaf.node.span), "default").with("value", leaf.text))
}

/// One `@`, something before it, and a domain with a dot after it; nothing that an address may not hold unquoted.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let plain = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let label = |l: &str| !l.is_empty() && !l.starts_with('-') && !l.ends_with('-') && l.chars().all(|c| c.is_alphanumeric() || c == '-');
    let dots = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    !local.is_empty() && local.chars().all(plain) && dots && domain.contains('.') && domain.split('.').all(label)
}

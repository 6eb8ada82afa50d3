//! unsafe-link: an address that no page may link to. The site shows its words without the link.

use crate::check::text::Refusal;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;

/// The rule.
pub static RULE: Rule = Rule::new("unsafe-link", Severity::Error, include_str!("unsafe_link.toml"));

/// Schemes by which a page can be made to run something.
const DANGEROUS: &[&str] = &["javascript", "data", "vbscript", "file", "blob", "filesystem", "about", "view-source"];

/// The finding for an address that was refused; an empty one is a broken link rather than an unsafe one.
pub fn found(place: Place, target: &str, refusal: &Refusal) -> Option<Finding> {
    Some(match refusal {
        Refusal::Scheme(scheme) => {
            let severity = if DANGEROUS.contains(&scheme.as_str()) { Severity::Error } else { Severity::Warning };
            RULE.at(place, "scheme").with("scheme", scheme).grave(severity)
        }
        Refusal::Credentials => RULE.at(place, "credentials"),
        Refusal::Hidden => RULE.at(place, "hidden"),
        Refusal::NoScheme => RULE.at(place, "no-scheme").with("target", target),
        Refusal::Empty => return None,
    })
}

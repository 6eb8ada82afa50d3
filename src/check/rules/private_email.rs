//! private-email: a person's e-mail address outside the contact fields; shared mailboxes are fine.

use crate::finding::{Finding, Rule, Severity};
use crate::model::{Span, Text};

/// The rule.
pub static RULE: Rule = Rule::new("private-email", Severity::Warning, include_str!("private_email.toml"));

/// What the mailboxes of offices, teams and services are called, or begin with.
const SHARED: &[&str] = &[
    "abuse", "admin", "arkitektur", "arkiv", "bestilling", "booking", "contact", "data", "devops", "digital", "drift", "epost", "faktura",
    "feedback", "firmapost", "git", "hallo", "hei", "hello", "help", "hjelp", "ict", "ikt", "info", "innkjop", "innsyn", "it", "kommunikasjon",
    "kontakt", "kundeservice", "kundesenter", "marked", "navn", "no-reply", "noreply", "office", "opensource", "personvern", "plattform",
    "post", "presse", "press", "privacy", "prosjekt", "redaksjon", "registry", "sak", "sales", "salg", "security", "sekretariat", "service",
    "sikkerhet", "soknad", "styret", "support", "team", "tilgjengelighet", "utvikling", "varsling", "webmaster", "webredaksjon",
];

/// Domains that exist for examples (RFC 2606).
const EXAMPLES: &[&str] = &["example.com", "example.org", "example.net", "example.no"];

/// Every such address of a file, outside the `contacts`.
pub fn check(text: &Text, contacts: &[Span]) -> Vec<Finding> {
    let content = text.content();
    let mut findings = Vec::new();
    for (at, _) in content.match_indices('@') {
        let local = trailing(&content[..at]);
        let domain = leading(&content[at + 1..]);
        let span = Span::new(at - local.len(), at + 1 + domain.len());
        let inside = contacts.iter().any(|contact| contact.start <= span.start && span.end <= contact.end);
        // In `https://bruker@vert/` and `pakke@1.2` the sign means something else.
        let in_path = content[..span.start].ends_with(['/', ':']) && !content[..span.start].ends_with("mailto:");
        if is_domain(domain) && !local.is_empty() && !inside && !in_path && !is_shared(local, domain) {
            findings.push(RULE.at(text.place(span), "default"));
        }
    }
    findings
}

/// The longest end of `text` that can be the name of a mailbox.
fn trailing(text: &str) -> &str {
    let start = text.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')).last();
    start.map_or("", |(at, _)| text[at..].trim_start_matches('.'))
}

/// The longest beginning of `text` that can be a domain.
fn leading(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', '-'])
}

fn is_domain(domain: &str) -> bool {
    let last = domain.rsplit('.').next().unwrap_or("");
    domain.contains('.') && last.len() >= 2 && last.chars().all(char::is_alphabetic)
}

fn is_shared(local: &str, domain: &str) -> bool {
    let name = local.to_lowercase();
    let first = name.split(['.', '-', '_', '+']).next().unwrap_or("");
    let by_name = SHARED.iter().any(|shared| first == *shared || (shared.len() > 3 && first.starts_with(shared)));
    by_name || name.starts_with("no-reply") || EXAMPLES.iter().any(|e| domain == *e || domain.ends_with(&format!(".{e}")))
}

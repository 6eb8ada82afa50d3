//! bad-url: web addresses are `http` or `https`, name a host, and hold no user name or password.

use crate::check::Leaf;
use crate::finding::{Finding, Rule, Severity, is_hidden};
use crate::model::Text;

/// The rule.
pub static RULE: Rule = Rule::new("bad-url", Severity::Error, include_str!("bad_url.toml"));

/// Judges a value that should be a web address.
pub fn check(text: &Text, leaf: &Leaf<'_>) -> Option<Finding> {
    let value = leaf.text;
    let at = |variant| Some(RULE.at(text.place(leaf.node.span), variant));
    let default = || at("default").map(|f| f.with("value", value));
    let scheme = value.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let rest = match scheme.as_deref() {
        Some("http" | "https") => value.split_once("://").map(|(_, rest)| rest),
        Some(scheme) if is_scheme(scheme) && !value[scheme.len() + 1..].starts_with(|c: char| c.is_ascii_digit()) => {
            return at("scheme").map(|f| f.with("value", value).with("scheme", scheme));
        }
        _ if is_host(value.split(['/', '?', '#']).next().unwrap_or("")) && !value.contains(char::is_whitespace) => {
            return at("missing-scheme").map(|f| f.with("value", value).with("suggestion", format!("https://{value}")));
        }
        _ => None,
    };
    let Some(rest) = rest else { return default() };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or("");
    if authority.contains('@') {
        return at("credentials");
    }
    let host = authority.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(authority, |(host, _)| host);
    let strange = |c: char| c.is_whitespace() || is_hidden(c) || matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '|' | '}');
    let sound = (is_host(host) || host == "localhost") && !value.contains(strange);
    if sound { None } else { default() }
}

/// A scheme by RFC 3986, section 3.1; one with a dot is rather a host with a port.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'))
}

/// Labels with a dot between them; the last one is no number unless all are (an IPv4 address).
fn is_host(host: &str) -> bool {
    let label = |l: &str| !l.is_empty() && !l.starts_with('-') && !l.ends_with('-') && l.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let last = host.rsplit('.').next().unwrap_or("");
    let is_ip = host.parse::<std::net::Ipv4Addr>().is_ok();
    host.contains('.') && host.split('.').all(label) && (is_ip || (last.chars().count() > 1 && !last.bytes().all(|b| b.is_ascii_digit())))
}

//! Where a link leads, judged after all decoding: an allow-list, never a deny-list.

use crate::finding::is_hidden;
use crate::model::slugify;
use percent_encoding::percent_decode_str;
use std::collections::HashSet;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Another site, a mail address or a telephone number.
    Outside(String),
    /// A heading of the same text.
    Heading(String),
    /// A file, relative to the folder of the text: path and heading.
    File(String, Option<String>),
    /// A path from the site's root: path and heading.
    Site(String, Option<String>),
    /// Nothing that a page may link to.
    Refused(Refusal),
}

/// Why an address is no link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A scheme that is not on the list.
    Scheme(String),
    /// A user name or a password in the address.
    Credentials,
    /// Characters that cannot be seen.
    Hidden,
    /// No scheme, but a host.
    NoScheme,
    /// Nothing at all.
    Empty,
}

/// Judges an address as Markdown gives it, entities and escapes already decoded.
pub fn judge(address: &str) -> Target {
    let address = address.trim();
    let decoded = percent_decode_str(address).decode_utf8_lossy();
    if address.chars().any(is_hidden_in_address) || decoded.chars().any(is_hidden) {
        return Target::Refused(Refusal::Hidden);
    }
    if address.is_empty() {
        return Target::Refused(Refusal::Empty);
    }
    // Browsers read a backslash as a slash.
    if address.starts_with("//") || address.starts_with("/\\") || address.starts_with('\\') {
        return Target::Refused(Refusal::NoScheme);
    }
    if let Some(scheme) = scheme(address) {
        return outside(address, &scheme);
    }
    let (path, heading) = match address.split_once('#') {
        Some((path, heading)) => (path, Some(decode(heading))),
        None => (address, None),
    };
    let path = decode(path.split('?').next().unwrap_or(""));
    match heading {
        Some(heading) if path.is_empty() => Target::Heading(heading),
        heading if path.starts_with('/') => Target::Site(path, heading),
        heading => Target::File(path, heading),
    }
}

/// The scheme in lower case, when the address has one (RFC 3986, section 3.1).
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    // A colon inside a path or a heading is none of a scheme; anything else before a colon is refused as one.
    (is_scheme || !scheme.contains(['/', '#', '?', '.'])).then(|| scheme.to_ascii_lowercase())
}

fn outside(address: &str, scheme: &str) -> Target {
    let rest = &address[scheme.len() + 1..];
    match scheme {
        "http" | "https" => {
            let Some(after) = rest.strip_prefix("//") else { return Target::Refused(Refusal::NoScheme) };
            let authority = after.split(['/', '?', '#', '\\']).next().unwrap_or("");
            if authority.contains('@') {
                return Target::Refused(Refusal::Credentials);
            }
            if authority.is_empty() { Target::Refused(Refusal::NoScheme) } else { Target::Outside(address.to_owned()) }
        }
        "mailto" | "tel" => Target::Outside(address.to_owned()),
        _ => Target::Refused(Refusal::Scheme(scheme.to_owned())),
    }
}

/// Besides what is hidden anywhere, line breaks and tabs, which browsers drop from addresses.
fn is_hidden_in_address(c: char) -> bool {
    is_hidden(c) || matches!(c, '\n' | '\r' | '\t' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn decode(part: &str) -> String {
    percent_decode_str(part).decode_utf8_lossy().into_owned()
}

/// The path that `relative` leads to from the folder `base`; nothing when it leaves the root.
pub fn inside(base: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The anchor of a heading, made different from those that are `taken`.
pub fn heading_id(text: &str, taken: &mut HashSet<String>) -> String {
    let slug = slugify(text);
    let base = if slug.is_empty() { "del".to_owned() } else { slug };
    let mut id = base.clone();
    let mut number = 1;
    while !taken.insert(id.clone()) {
        number += 1;
        id = format!("{base}-{number}");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_schemes_pass() {
        for address in ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "java&#x3a;script", "ftp://x.no/", "æ:x"]
        {
            let target = judge(address);
            assert!(matches!(target, Target::Refused(Refusal::Scheme(_))) || matches!(target, Target::File(..)), "{address}: {target:?}");
        }
        for address in ["java\tscript:x", "java%0ascript:x\u{1}", "https://ksdi\u{202e}f.no", "https://a.no/\u{200b}"] {
            assert_eq!(judge(address), Target::Refused(Refusal::Hidden), "{address:?}");
        }
        for address in ["//x.no", "\\\\x.no", "/\\x.no", "https:x.no", "https:///x"] {
            assert_eq!(judge(address), Target::Refused(Refusal::NoScheme), "{address}");
        }
        assert_eq!(judge("https://bruker:pass@x.no/"), Target::Refused(Refusal::Credentials));
        assert_eq!(judge("https://x.no\\@y.no/"), Target::Outside("https://x.no\\@y.no/".into()));
    }

    #[test]
    fn paths_and_headings_are_told_apart() {
        assert_eq!(judge("#mål-1"), Target::Heading("mål-1".into()));
        assert_eq!(judge("../maler/dpia.md#om"), Target::File("../maler/dpia.md".into(), Some("om".into())));
        assert_eq!(judge("/maler/dpia/"), Target::Site("/maler/dpia/".into(), None));
        assert_eq!(judge("Mal%20for%20ROS.docx"), Target::File("Mal for ROS.docx".into(), None));
        assert_eq!(inside("content/losninger", "../maler/x.md").as_deref(), Some("content/maler/x.md"));
        assert_eq!(inside("content/losninger", "../../../x"), None);
    }
}

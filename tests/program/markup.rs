//! A strict reader of HTML and XML, only as large as the tests need: every tag with its attributes, and a fault for
//! whatever a browser or a feed reader would have to guess at.

use std::collections::BTreeMap;

/// Which rules hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// HTML as the program writes it: every element that has an end tag must use it.
    Html,
    /// XML 1.0.
    Xml,
}

/// An element's start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The name; in HTML, lower case.
    pub name: String,
    /// The attributes, decoded.
    pub attributes: BTreeMap<String, String>,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// A document that has been read.
#[derive(Debug, Default)]
pub struct Document {
    /// The start tags, in order.
    pub tags: Vec<Tag>,
    /// All text that is no markup, decoded.
    pub text: String,
}

/// Elements of HTML that have no end tag.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements that end an open paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Reads a document, or says what is wrong with it.
pub fn read(text: &str, syntax: Syntax) -> Result<Document, String> {
    if let Some(c) = text.chars().find(|&c| !is_allowed(c)) {
        return Err(format!("the character U+{:04X} is not allowed", c as u32));
    }
    let mut reader = Reader { rest: text, syntax, open: Vec::new(), document: Document::default() };
    while !reader.rest.is_empty() {
        reader.step().map_err(|fault| format!("{fault}, before «{}»", reader.rest.chars().take(60).collect::<String>()))?;
    }
    match reader.open.pop() {
        Some(name) => Err(format!("<{name}> is never closed")),
        None => Ok(reader.document),
    }
}

/// What XML 1.0 allows (section 2.2); HTML calls the rest parse errors.
pub fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{7e}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}' | '\u{85}')
}

struct Reader<'a> {
    rest: &'a str,
    syntax: Syntax,
    open: Vec<String>,
    document: Document,
}

impl Reader<'_> {
    fn step(&mut self) -> Result<(), String> {
        if let Some(rest) = self.rest.strip_prefix("<!--") {
            return self.skip(rest, "-->");
        }
        if let Some(rest) = self.rest.strip_prefix("<?").filter(|_| self.syntax == Syntax::Xml) {
            return self.skip(rest, "?>");
        }
        if self.rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            return self.skip(&self.rest[9..], ">");
        }
        if self.rest.starts_with("</") {
            return self.close();
        }
        if self.rest.starts_with('<') {
            return self.start();
        }
        let end = self.rest.find('<').unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        self.document.text.push_str(&decoded(text)?);
        Ok(())
    }

    fn skip<'r>(&mut self, rest: &'r str, end: &str) -> Result<(), String>
    where
        Self: 'r,
    {
        let at = rest.find(end).ok_or_else(|| format!("no «{end}»"))?;
        let left = rest.len() - at - end.len();
        self.rest = &self.rest[self.rest.len() - left..];
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        let end = self.rest.find('>').ok_or("an end tag without «>»")?;
        let name = self.rest[2..end].trim().to_owned();
        match self.open.pop() {
            Some(open) if open == name => {
                self.rest = &self.rest[end + 1..];
                Ok(())
            }
            open => Err(format!("</{name}> closes {open:?}")),
        }
    }

    fn start(&mut self) -> Result<(), String> {
        let inside = &self.rest[1..];
        let length = inside.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).ok_or("a tag without an end")?;
        let name = inside[..length].to_owned();
        if name.is_empty() || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Err("«<» that begins no tag".into());
        }
        self.rest = &inside[length..];
        let mut attributes = BTreeMap::new();
        loop {
            self.rest = self.rest.trim_start();
            if let Some(rest) = self.rest.strip_prefix("/>") {
                self.rest = rest;
                return self.enter(Tag { name, attributes }, true);
            }
            if let Some(rest) = self.rest.strip_prefix('>') {
                self.rest = rest;
                return self.enter(Tag { name, attributes }, false);
            }
            let (key, value) = self.attribute()?;
            if attributes.insert(key.clone(), value).is_some() {
                return Err(format!("the attribute {key} stands twice"));
            }
        }
    }

    fn attribute(&mut self) -> Result<(String, String), String> {
        let length = self.rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).ok_or("a tag without an end")?;
        let key = self.rest[..length].to_owned();
        if key.is_empty() || key.contains(['"', '\'', '<']) {
            return Err(format!("«{key}» is no name of an attribute"));
        }
        self.rest = &self.rest[length..];
        let Some(rest) = self.rest.strip_prefix('=') else {
            return if self.syntax == Syntax::Html { Ok((key, String::new())) } else { Err(format!("the attribute {key} has no value")) };
        };
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or_else(|| format!("the value of {key} is not quoted"))?;
        let end = rest[1..].find(quote).ok_or_else(|| format!("the value of {key} has no end"))?;
        let value = &rest[1..=end];
        if value.contains('<') {
            return Err(format!("«<» in the value of {key}"));
        }
        self.rest = &rest[end + 2..];
        Ok((key, decoded(value)?))
    }

    fn enter(&mut self, tag: Tag, closed: bool) -> Result<(), String> {
        let html = self.syntax == Syntax::Html;
        let is_void = html && VOID.contains(&tag.name.as_str());
        let in_svg = tag.name == "svg" || self.open.iter().any(|open| open == "svg");
        if html && closed && !is_void && !in_svg {
            return Err(format!("<{}/> is not closed in HTML", tag.name));
        }
        if html && BLOCKS.contains(&tag.name.as_str()) && self.open.iter().any(|open| open == "p") {
            return Err(format!("<{}> inside a paragraph", tag.name));
        }
        let is_raw = html && matches!(tag.name.as_str(), "script" | "style");
        if !closed && !is_void {
            self.open.push(tag.name.clone());
        }
        let end = format!("</{}", tag.name);
        self.document.tags.push(tag);
        if is_raw {
            let at = self.rest.find(&end).ok_or("a script without an end")?;
            self.rest = &self.rest[at..];
        }
        Ok(())
    }
}

/// A text with its entities read.
fn decoded(text: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, tail) = after.split_once(';').ok_or_else(|| format!("«&» that begins no entity in «{text}»"))?;
        out.push(entity(name).ok_or_else(|| format!("the entity &{name}; is unknown"))?);
        rest = tail;
    }
    out.push_str(rest);
    Ok(out)
}

fn entity(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).filter(|&c| is_allowed(c));
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match name.strip_prefix("#x") {
            Some(digits) => number(digits, 16),
            None => number(name.strip_prefix('#')?, 10),
        },
    }
}

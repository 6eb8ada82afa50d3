//! The files beside an entry: what they are called, how large they are, what they really are inside, and the text of
//! those that are Markdown, since readers see them on the entry's page.

use super::Limits;
use super::fault::{Fault, FaultKind};
use super::listing::Stamp;
use crate::model::Text;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The types of attachment that may be shared, by extension. Formats with macros or programs are not among them.
pub const ALLOWED_TYPES: &[&str] = &[
    "pdf",
    "odt",
    "ods",
    "odp",
    "docx",
    "xlsx",
    "pptx",
    "md",
    "txt",
    "csv",
    "json",
    "xml",
    "yaml",
    "yml",
    "bpmn",
    "archimate",
    "svg",
    "png",
    "jpg",
    "jpeg",
    "webp",
    "gif",
    "zip",
];

/// Whether files with this extension (lower case, without the dot) may be shared.
pub fn type_allowed(extension: &str) -> bool {
    ALLOWED_TYPES.contains(&extension)
}

/// A file beside an entry.
#[derive(Debug)]
pub struct Attachment {
    /// The file name.
    pub name: String,
    /// The path from the catalogue's root.
    pub path: Arc<str>,
    /// Where it lies on disk.
    pub file: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// What its bytes say it is.
    pub nature: Nature,
    /// Of a picture made of pixels, how wide and high it is.
    pub dimensions: Option<(usize, usize)>,
    /// The text of a Markdown file.
    pub text: Option<Text>,
}

impl Attachment {
    /// The extension, in lower case, without the dot.
    pub fn extension(&self) -> String {
        self.name.rsplit_once('.').map_or_else(String::new, |(_, ext)| ext.to_lowercase())
    }
}

/// What a file is by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// PDF.
    Pdf,
    /// A ZIP container: an archive, OpenDocument or Office Open XML.
    Zip {
        /// Whether it holds a macro project.
        macros: bool,
    },
    /// An old Office file (OLE compound document), which may hold macros.
    Ole,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
    /// SVG.
    Svg {
        /// Whether it holds script or loads from elsewhere.
        script: bool,
    },
    /// HTML.
    Html,
    /// A program: Windows, Linux, macOS, or a script with an interpreter line.
    Program,
    /// Any other text.
    Text,
    /// Unknown bytes.
    Binary,
    /// Nothing at all.
    Empty,
    /// Not looked at, since it is too large or could not be opened.
    Unseen,
}

impl Nature {
    /// The name of the format, as people know it.
    pub fn name(self) -> &'static str {
        match self {
            Nature::Pdf => "PDF",
            Nature::Zip { .. } => "ZIP",
            Nature::Ole => "Office (.doc/.xls/.ppt)",
            Nature::Png => "PNG",
            Nature::Jpeg => "JPEG",
            Nature::Gif => "GIF",
            Nature::Webp => "WebP",
            Nature::Svg { .. } => "SVG",
            Nature::Html => "HTML",
            Nature::Program => "program",
            Nature::Text => "tekst",
            Nature::Binary | Nature::Unseen | Nature::Empty => "ukjent",
        }
    }
}

/// Looks at one file beside an entry.
pub(super) fn read(root: &Path, base: &str, name: &str, stamp: Stamp, limits: &Limits, faults: &mut Vec<Fault>) -> Attachment {
    let path: Arc<str> = format!("{base}/{name}").into();
    let file = root.join(&*path);
    let nature = if stamp.length > limits.attachment {
        Nature::Unseen
    } else {
        look(&file).unwrap_or_else(|error| {
            faults.push(Fault::file(&path, FaultKind::Unreadable(error.to_string())));
            Nature::Unseen
        })
    };
    let is_document = nature == Nature::Text && name.to_lowercase().ends_with(".md") && stamp.length <= limits.entry;
    let text = is_document.then(|| super::read_text(root, &path).map_err(|fault| faults.push(*fault)).ok()).flatten();
    let is_picture = matches!(nature, Nature::Png | Nature::Jpeg | Nature::Gif | Nature::Webp);
    let dimensions = is_picture.then(|| imagesize::size(&file).ok()).flatten().map(|size| (size.width, size.height));
    Attachment { name: name.to_owned(), path, file, size: stamp.length, nature, dimensions, text }
}

/// How much of a file tells its format.
const HEAD: usize = 4096;

fn look(file: &Path) -> std::io::Result<Nature> {
    let mut handle = File::open(file)?;
    let mut head = Vec::with_capacity(HEAD);
    handle.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let nature = nature_of(&head);
    // Names inside a ZIP and the elements of an SVG may stand anywhere in the file.
    if matches!(nature, Nature::Zip { .. } | Nature::Svg { .. }) {
        handle.read_to_end(&mut head)?;
        return Ok(match nature {
            Nature::Zip { .. } => Nature::Zip { macros: holds(&head, b"vbaproject.bin") || holds(&head, b"basic/script-lc.xml") },
            _ => Nature::Svg { script: is_active_svg(&head) },
        });
    }
    Ok(nature)
}

fn nature_of(head: &[u8]) -> Nature {
    let starts = |magic: &[u8]| head.starts_with(magic);
    match head {
        [] => Nature::Empty,
        _ if starts(b"%PDF-") => Nature::Pdf,
        _ if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => Nature::Zip { macros: false },
        _ if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => Nature::Ole,
        _ if starts(b"\x89PNG\r\n\x1a\n") => Nature::Png,
        _ if starts(b"\xff\xd8\xff") => Nature::Jpeg,
        _ if starts(b"GIF87a") || starts(b"GIF89a") => Nature::Gif,
        _ if starts(b"RIFF") && head.get(8..12) == Some(b"WEBP") => Nature::Webp,
        _ if starts(b"\x7fELF") || is_windows_program(head) || starts(b"#!") || is_mac_program(head) => Nature::Program,
        _ if holds(head, b"<svg") => Nature::Svg { script: false },
        _ if holds(head, b"<!doctype html") || holds(head, b"<html") || holds(head, b"<script") => Nature::Html,
        _ if is_text(head) => Nature::Text,
        _ => Nature::Binary,
    }
}

/// `MZ`, and bytes that no text has.
fn is_windows_program(head: &[u8]) -> bool {
    head.starts_with(b"MZ") && !is_text(head)
}

/// The magic numbers of Mach-O, in both byte orders, and of its universal form.
fn is_mac_program(head: &[u8]) -> bool {
    [b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"]
        .iter()
        .any(|magic| head.starts_with(*magic))
}

/// UTF-8 without controls; a character cut in two at the end of the head does not count.
fn is_text(head: &[u8]) -> bool {
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or(""),
        Err(_) => return false,
    };
    !valid.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'))
}

/// Script elements, event handlers, script links, embedded documents and loads from elsewhere.
fn is_active_svg(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let active = ["<script", "javascript:", "<foreignobject", "<iframe", "<!entity", "data:text/html", "@import"];
    active.iter().any(|part| text.contains(part)) || has_event_handler(&text) || loads_from_elsewhere(&text)
}

/// An attribute whose name begins with `on`.
fn has_event_handler(text: &str) -> bool {
    text.match_indices("on").any(|(i, _)| {
        let before = text[..i].chars().next_back();
        let rest = &text[i + 2..];
        let name = rest.chars().take_while(char::is_ascii_alphabetic).count();
        before.is_some_and(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '/')) && name > 1 && rest[name..].trim_start().starts_with('=')
    })
}

fn loads_from_elsewhere(text: &str) -> bool {
    let quoted = |prefix: &str| text.contains(&format!("href=\"{prefix}")) || text.contains(&format!("href='{prefix}"));
    (quoted("http") || quoted("//")) && (text.contains("<image") || text.contains("<use"))
}

/// Whether `bytes` hold `needle` (given in lower case), in whatever letter case.
fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window.eq_ignore_ascii_case(needle))
}

//! What reading met and could not take: facts, which the rules of `check` put into words.

use crate::model::{Place, Span, Text};
use std::io;
use std::string::FromUtf8Error;
use std::sync::Arc;

/// Something that could not be read as it stands.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: FaultKind,
}

/// The sorts of fault that reading meets.
#[derive(Debug, Clone)]
pub enum FaultKind {
    /// The system would not let the file be read; its own words.
    Unreadable(String),
    /// Not UTF-8, from this byte on (counted from 1).
    NotUtf8(usize),
    /// A symbolic link (true), or another thing that is no regular file.
    NotRegular(bool),
    /// A file or folder where none of its sort can be.
    Structure(Structure),
    /// The entry's file is larger than the limit: its size and the limit in bytes.
    EntryTooLarge(u64, u64),
    /// The front matter is larger than the limit: its size and the limit in bytes.
    FrontMatterTooLarge(u64, u64),
    /// No front matter; true when one comes later than the first line.
    NoFrontMatter(bool),
    /// The front matter has no closing line.
    Unterminated,
    /// The front matter cannot be understood.
    Yaml(YamlFault),
    /// The config file is no TOML, or holds a value that cannot be used.
    Config(ConfigFault),
}

/// Ways in which a file can lie wrong.
#[derive(Debug, Clone)]
pub enum Structure {
    /// Directly under `content/`.
    Loose,
    /// Deeper than attachments may lie.
    Deep,
    /// Not Markdown, directly in a kind's folder.
    NotMarkdown,
    /// A folder without `index.md`.
    NoIndex,
    /// Among the editors' files, and none of them.
    Desk,
    /// A name that is not UTF-8 or that some machines cannot hold.
    BadName(String),
}

/// What is wrong with a piece of YAML.
#[derive(Debug, Clone)]
pub enum YamlFault {
    /// An unquoted text holds a colon followed by a space.
    Colon(String),
    /// A tab where spaces must be.
    Tab,
    /// A quote that is never closed, or that is closed too early.
    Quote,
    /// Lines that do not stand under each other.
    Indentation,
    /// A bracket that is never closed.
    Bracket,
    /// A value that begins with a character that means something of its own.
    Character(char),
    /// A line without a colon.
    MissingColon(String),
    /// A list item where no list is.
    List,
    /// Anything else, in the parser's words.
    Other(String),
    /// A field that stands twice: its name, and the line of the first.
    DuplicateKey(String, usize),
    /// An anchor.
    Anchor(String),
    /// An alias.
    Alias(String),
    /// A tag.
    Tag(String),
    /// A merge key.
    Merge,
    /// Deeper than the limit.
    TooDeep(usize),
}

/// What is wrong in the config file.
#[derive(Debug, Clone)]
pub enum ConfigFault {
    /// No TOML, in the parser's words.
    Syntax(String),
    /// A value of the wrong type: the key and the name of the type that is wanted.
    Type(String, &'static str),
    /// No title.
    MissingTitle,
    /// A web address that is none: key and value.
    Url(String, String),
    /// A language that the interface does not speak: key and value.
    Language(String, String),
    /// A theme whose folder does not exist.
    Theme(String),
    /// A file of tokens that is not there, or is no style sheet of the catalogue's own.
    Tokens(String),
    /// A key that nobody reads, and the keys that could stand there.
    UnknownKey(String, &'static [&'static str]),
}

impl Fault {
    /// A fault at a span of a text.
    pub fn at(text: &Text, span: Span, kind: FaultKind) -> Fault {
        Fault { place: text.place(span), kind }
    }

    /// A fault of a file as a whole.
    pub fn file(path: &Arc<str>, kind: FaultKind) -> Fault {
        Fault { place: Place::file(path.clone()), kind }
    }

    /// The system refused to give the file.
    pub fn unreadable(path: &Arc<str>, error: &io::Error) -> Fault {
        Fault::file(path, FaultKind::Unreadable(error.to_string()))
    }

    /// The file is no UTF-8; the place is that of the first byte that is not.
    pub fn not_utf8(path: &Arc<str>, error: FromUtf8Error) -> Fault {
        let at = error.utf8_error().valid_up_to();
        let valid = String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned();
        let text = Text::new(path.clone(), valid);
        Fault::at(&text, Span::new(at, at), FaultKind::NotUtf8(at + 1))
    }
}

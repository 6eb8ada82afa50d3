//! The theme: templates, interface texts and assets, from `themes/<name>/` or from the binary.
//!
//! A folder overlays the embedded theme file by file, so that a catalogue can change one template and keep the rest.

use super::config::Config;
use super::embedded::{STANDARD_THEME, embedded_files};
use super::fault::{ConfigFault, Fault, FaultKind};
use crate::model::{Span, Text};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use walkdir::WalkDir;

/// A file of the theme.
#[derive(Debug)]
pub struct ThemeFile {
    /// The path inside the theme, such as `templates/entry.html`.
    pub name: String,
    /// The bytes.
    pub bytes: Cow<'static, [u8]>,
    text: Option<Text>,
}

impl ThemeFile {
    /// The file as text, with its path from the catalogue's root; nothing when it is not UTF-8.
    pub fn text(&self) -> Option<&Text> {
        self.text.as_ref()
    }
}

/// The files of the theme, by name.
#[derive(Debug, Default)]
pub struct ThemeSource {
    files: Vec<ThemeFile>,
}

impl ThemeSource {
    /// All files, by name.
    pub fn files(&self) -> &[ThemeFile] {
        &self.files
    }

    /// The files in one of the theme's folders.
    pub fn folder<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a ThemeFile> {
        self.files.iter().filter(move |f| f.name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }

    /// Whether both hold the same files with the same bytes.
    pub fn same_as(&self, other: &ThemeSource) -> bool {
        self.files.len() == other.files.len() && self.files.iter().zip(&other.files).all(|(a, b)| a.name == b.name && a.bytes == b.bytes)
    }
}

/// The files of a theme by name, each with its bytes and its path from the root.
type Files = BTreeMap<String, (Cow<'static, [u8]>, String)>;

/// Reads the theme that the config names.
pub(super) fn read(root: &Path, config: &Config, config_text: Option<&Text>, faults: &mut Vec<Fault>) -> ThemeSource {
    let mut files = Files::new();
    for (name, bytes) in embedded_files(&STANDARD_THEME) {
        let path = format!("themes/standard/{name}");
        files.insert(name, (Cow::Borrowed(bytes), path));
    }
    let base = format!("themes/{}", config.theme);
    let plain_name = !config.theme.is_empty() && !config.theme.contains(['/', '\\', ':']) && !config.theme.starts_with('.');
    if plain_name && root.join(&base).is_dir() {
        overlay(root, &base, &mut files, faults);
    } else if config.theme != "standard"
        && let Some(text) = config_text
    {
        faults.push(named(text, &config.theme, ConfigFault::Theme(config.theme.clone())));
    }
    if let (Some(tokens), Some(text)) = (&config.tokens, config_text)
        && !add_tokens(root, tokens, &mut files)
    {
        faults.push(named(text, tokens, ConfigFault::Tokens(tokens.clone())));
    }
    let files = files.into_iter().map(|(name, (bytes, path))| {
        let text = std::str::from_utf8(&bytes).ok().map(|content| Text::new(path, content.to_owned()));
        ThemeFile { name, bytes, text }
    });
    ThemeSource { files: files.collect() }
}

/// A fault of a value of the config file.
fn named(text: &Text, value: &str, fault: ConfigFault) -> Fault {
    let quoted = format!("\"{value}\"");
    let at = text.content().find(&quoted).unwrap_or(0);
    Fault::at(text, Span::new(at, at + quoted.len()), FaultKind::Config(fault))
}

/// Adds an organisation's own tokens to the theme's assets, under the file's own name, unless they are there; says whether they are.
fn add_tokens(root: &Path, tokens: &str, files: &mut Files) -> bool {
    let name = format!("assets/{}", token_asset(tokens));
    let is_inside = tokens.ends_with(".css")
        && tokens.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
        && !tokens.contains(['\\', ':']);
    let path = root.join(tokens);
    let is_file = || std::fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file());
    if is_inside
        && is_file()
        && let Ok(bytes) = std::fs::read(&path)
    {
        files.insert(name.clone(), (Cow::Owned(bytes), tokens.to_owned()));
    }
    is_inside && files.contains_key(&name)
}

/// The name among the theme's assets of a file of tokens.
pub fn token_asset(tokens: &str) -> &str {
    tokens.rsplit('/').next().unwrap_or(tokens)
}

/// Puts the files of the folder `base` over those that are there.
fn overlay(root: &Path, base: &str, files: &mut Files, faults: &mut Vec<Fault>) {
    let folder = root.join(base);
    let walk = WalkDir::new(&folder).follow_links(false).min_depth(1).max_depth(8).sort_by_file_name();
    for item in walk.into_iter().filter_map(Result::ok) {
        let hidden = item.file_name().as_encoded_bytes().starts_with(b".");
        if item.file_type().is_dir() || hidden {
            continue;
        }
        let name = item.path().strip_prefix(&folder).unwrap_or(item.path());
        let name = name.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let path: Arc<str> = format!("{base}/{name}").into();
        if !item.file_type().is_file() {
            faults.push(Fault::file(&path, FaultKind::NotRegular(item.file_type().is_symlink())));
            continue;
        }
        match std::fs::read(item.path()) {
            Ok(bytes) => drop(files.insert(name, (Cow::Owned(bytes), path.to_string()))),
            Err(error) => faults.push(Fault::unreadable(&path, &error)),
        }
    }
}

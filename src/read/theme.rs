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

/// Reads the theme that the config names.
pub(super) fn read(root: &Path, config: &Config, config_text: Option<&Text>, faults: &mut Vec<Fault>) -> ThemeSource {
    let mut files: BTreeMap<String, (Cow<'static, [u8]>, String)> = BTreeMap::new();
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
        let quoted = format!("\"{}\"", config.theme);
        let at = text.content().find(&quoted).unwrap_or(0);
        let span = Span::new(at, at + quoted.len());
        faults.push(Fault::at(text, span, FaultKind::Config(ConfigFault::Theme(config.theme.clone()))));
    }
    let files = files.into_iter().map(|(name, (bytes, path))| {
        let text = std::str::from_utf8(&bytes).ok().map(|content| Text::new(path, content.to_owned()));
        ThemeFile { name, bytes, text }
    });
    ThemeSource { files: files.collect() }
}

/// Puts the files of the folder `base` over those that are there.
fn overlay(root: &Path, base: &str, files: &mut BTreeMap<String, (Cow<'static, [u8]>, String)>, faults: &mut Vec<Fault>) {
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

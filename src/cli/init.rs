//! `init`: a new catalogue, from the program alone.

use super::arguments::Init;
use super::{Outcome, Ran, Session};
use crate::read::{CONFIG_FILE, STANDARD_SCHEMAS, STANDARD_THEME, embedded_files};
use std::fs;
use std::path::Path;

const CONFIG: &str = include_str!("init.toml");
const IGNORE: &str = "/public\n.*.allmenning-*\n";
const SAMPLES: &str = "samples/";

/// Makes a catalogue of a folder that is new or empty.
pub fn run(session: &Session, options: &Init) -> Ran {
    let folder = &options.folder;
    let taken = fs::read_dir(folder).is_ok_and(|items| items.filter_map(Result::ok).any(|item| item.file_name() != ".git"));
    if taken || folder.is_file() {
        return Err(session.say().stopped("not_empty", &[("path", &folder.display().to_string())]));
    }
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        let made = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&file, bytes));
        made.map_err(|error| session.failed(&file, &error))
    };
    for (name, bytes) in embedded_files(&STANDARD_SCHEMAS) {
        match name.strip_prefix(SAMPLES) {
            Some(sample) => write(&format!("content/{sample}"), bytes)?,
            None => write(&format!("schemas/{name}"), bytes)?,
        }
    }
    if options.with_theme {
        for (name, bytes) in embedded_files(&STANDARD_THEME) {
            write(&format!("themes/standard/{name}"), bytes)?;
        }
    }
    write(".gitignore", IGNORE.as_bytes())?;
    // The config last: a folder that has it is a catalogue, and this one is whole now.
    write(CONFIG_FILE, CONFIG.replace("{title}", &title(folder)).as_bytes())?;
    session.tell(&session.say().text("initialised", &[("path", &folder.display().to_string())]));
    Ok(Outcome::Fine)
}

/// The folder's name, as a TOML text.
fn title(folder: &Path) -> String {
    let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let name = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_else(|| "Katalog".into());
    // A JSON text is a TOML text too.
    serde_json::Value::from(name).to_string()
}

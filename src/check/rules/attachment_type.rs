//! attachment-type: types of file that are not shared here: programs, documents with macros, and what no reader can open.

use crate::finding::{Finding, Rule, Severity};
use crate::model::Place;
use crate::read::{ALLOWED_TYPES, Attachment, Nature, type_allowed};

/// The rule.
pub static RULE: Rule = Rule::new("attachment-type", Severity::Error, include_str!("attachment_type.toml"));

const WITH_MACROS: &[&str] = &["docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm", "doc", "xls", "ppt", "dot", "xlt"];
const PROGRAMS: &[&str] = &[
    "exe", "msi", "bat", "cmd", "com", "scr", "ps1", "psm1", "vbs", "vbe", "js", "jse", "wsf", "hta", "jar", "sh", "app", "dmg", "apk",
    "deb", "rpm", "dll", "lnk", "reg", "py", "pl", "rb", "php",
];

/// Judges the file by its extension, and a program by its content whatever it is called.
pub fn check(file: &Attachment) -> Option<Finding> {
    let extension = file.extension();
    let finding = |variant| Some(RULE.at(Place::file(file.path.clone()), variant).with("extension", format!(".{extension}")));
    if WITH_MACROS.contains(&extension.as_str()) {
        return finding("macro");
    }
    if PROGRAMS.contains(&extension.as_str()) {
        return finding("executable");
    }
    if !type_allowed(&extension) && file.nature == Nature::Program {
        return finding("executable");
    }
    if type_allowed(&extension) { None } else { finding("not-allowed").map(|f| f.with("allowed", ALLOWED_TYPES.join(", "))) }
}

//! attachment-mismatch: a file that is something else than its name says, or that holds macros or script.

use super::wrong_type::type_name;
use crate::finding::{Finding, Rule, Severity};
use crate::model::{Label, Lang, Place};
use crate::read::{Attachment, Nature};

/// The rule.
pub static RULE: Rule = Rule::new("attachment-mismatch", Severity::Error, include_str!("attachment_mismatch.toml"));

/// Judges the content against the name. An extension that is not allowed at all is another rule's.
pub fn check(file: &Attachment) -> Option<Finding> {
    let extension = file.extension();
    let finding = |variant| Some(RULE.at(Place::file(file.path.clone()), variant));
    let fits = match extension.as_str() {
        "pdf" => file.nature == Nature::Pdf,
        "png" => file.nature == Nature::Png,
        "jpg" | "jpeg" => file.nature == Nature::Jpeg,
        "gif" => file.nature == Nature::Gif,
        "webp" => file.nature == Nature::Webp,
        "svg" => match file.nature {
            Nature::Svg { script: true } => return finding("script"),
            nature => matches!(nature, Nature::Svg { .. }),
        },
        "odt" | "ods" | "odp" | "docx" | "xlsx" | "pptx" | "zip" => match file.nature {
            Nature::Zip { macros: true } => return finding("macro"),
            nature => matches!(nature, Nature::Zip { .. }),
        },
        "md" | "txt" | "csv" | "json" | "yaml" | "yml" => matches!(file.nature, Nature::Text | Nature::Html | Nature::Svg { .. }),
        "xml" | "bpmn" | "archimate" => match file.nature {
            Nature::Svg { script: true } => return finding("script"),
            nature => matches!(nature, Nature::Text | Nature::Svg { .. }),
        },
        _ => true,
    };
    let unseen = file.nature == Nature::Unseen;
    let found = || finding("default").map(|f| f.with("extension", format!(".{extension}")).worded("found", seen(file.nature)));
    if fits || unseen { None } else { found() }
}

/// What the content looks like, as it stands in a sentence.
fn seen(nature: Nature) -> Label {
    let words = match nature {
        Nature::Text => return type_name("string"),
        Nature::Program => ["et program", "eit program", "a program"],
        Nature::Empty => ["en tom fil", "ei tom fil", "an empty file"],
        Nature::Binary | Nature::Unseen => ["noe ukjent", "noko ukjent", "something unknown"],
        nature => return Label::same(nature.name()),
    };
    Lang::ALL.into_iter().zip(words).fold(Label::default(), |label, (lang, word)| label.with(lang, word))
}

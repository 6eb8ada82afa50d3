//! wrong-type: a value of another sort than the field asks for.

use super::Faulty;
use crate::check::schema::Types;
use crate::finding::{Finding, Rule, Severity};
use crate::model::{Label, Lang, Node, Place, Scalar, Tree};

/// The rule.
pub static RULE: Rule = Rule::new("wrong-type", Severity::Error, include_str!("wrong_type.toml"));

/// The value is none of `expected`.
pub fn found(faulty: &Faulty<'_>, expected: &[&'static str]) -> Finding {
    let variant = match expected {
        ["string"] => "string",
        ["list"] => "list",
        ["object"] => "object",
        ["number"] => "number",
        ["integer"] => "integer",
        ["boolean"] => "boolean",
        ["null"] => "null",
        _ => "several",
    };
    let finding = RULE.at(faulty.place(), variant).with("field", faulty.name()).worded("found", sort_of(faulty.node));
    if variant == "several" { finding.worded("expected", list(expected)) } else { finding }
}

/// The front matter as a whole is no group of fields.
pub fn not_mapping(place: Place) -> Finding {
    RULE.at(place, "not-mapping")
}

/// A type's name with its article, as it stands in a sentence.
pub fn type_name(name: &str) -> Label {
    let words = match name {
        "string" => ["en tekst", "ein tekst", "a text"],
        "list" => ["en liste", "ei liste", "a list"],
        "object" => ["en gruppe underfelter", "ei gruppe underfelt", "a group of fields"],
        "number" => ["et tall", "eit tal", "a number"],
        "integer" => ["et helt tall", "eit heilt tal", "a whole number"],
        "boolean" => ["true eller false", "true eller false", "true or false"],
        _ => ["ingenting", "ingenting", "nothing"],
    };
    Lang::ALL.into_iter().zip(words).fold(Label::default(), |label, (lang, word)| label.with(lang, word))
}

/// What stands there: a short value as it is written, else its sort.
fn sort_of(node: &Node) -> Label {
    match &node.tree {
        Tree::Scalar(Scalar { text, .. }) if text.is_empty() => type_name("nothing"),
        Tree::Scalar(Scalar { text, .. }) if text.chars().count() <= 40 => {
            Label::default().with(Lang::Nb, format!("«{text}»")).with(Lang::Nn, format!("«{text}»")).with(Lang::En, format!("“{text}”"))
        }
        Tree::Scalar(scalar) if Types::of(&scalar.core_value()) == Types::STRING => type_name("string"),
        Tree::Scalar(_) => type_name("number"),
        Tree::List(_) => type_name("list"),
        Tree::Map(_) => type_name("object"),
    }
}

fn list(expected: &[&'static str]) -> Label {
    Lang::ALL.into_iter().fold(Label::default(), |label, lang| {
        let mut words: Vec<String> = expected.iter().map(|name| type_name(name).get(lang).to_owned()).collect();
        words.dedup();
        label.with(lang, words.join(", "))
    })
}

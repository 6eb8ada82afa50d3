//! Faults of reading and of the schemas → findings: each goes to the rule that has words for it.

use super::rules::*;
use super::schema::{SchemaFault, SchemaFaultKind};
use crate::finding::Finding;
use crate::read::{CONFIG_FILE, ConfigFault, Fault, FaultKind, Structure, YamlFault};

/// The finding for something that could not be read.
pub fn of_reading(fault: &Fault) -> Option<Finding> {
    let place = fault.place.clone();
    Some(match &fault.kind {
        FaultKind::Unreadable(reason) if &*place.path == CONFIG_FILE => bad_config::unreadable(place, reason),
        FaultKind::Unreadable(_) => not_a_regular_file::found(place, false),
        FaultKind::NotUtf8(byte) => not_utf8::found(place, *byte),
        FaultKind::NotRegular(symlink) => not_a_regular_file::found(place, *symlink),
        FaultKind::Structure(Structure::BadName(name)) => bad_name::attachment(place, name),
        FaultKind::Structure(structure) => wrong_place::found(place, structure),
        FaultKind::EntryTooLarge(size, limit) => too_large::entry(place, *size, *limit),
        FaultKind::FrontMatterTooLarge(size, limit) => too_large::front_matter(place, *size, *limit),
        FaultKind::NoFrontMatter(late) => missing_front_matter::found(place, *late),
        FaultKind::Unterminated => unterminated_front_matter::found(place),
        FaultKind::Yaml(YamlFault::DuplicateKey(key, line)) => duplicate_key::found(place, key, *line),
        FaultKind::Yaml(YamlFault::TooDeep(limit)) => too_deep::found(place, *limit),
        FaultKind::Yaml(yaml) => yaml_alias::found(place.clone(), yaml).unwrap_or_else(|| yaml_syntax::found(place, yaml)),
        FaultKind::Config(ConfigFault::UnknownKey(key, known)) => unknown_config_key::found(place, key, known),
        FaultKind::Config(config) => return bad_config::found(place, config),
    })
}

/// The finding for a vocabulary's file that is no sound YAML: whatever the cause, the list is what is wrong.
pub fn of_vocabulary(fault: &Fault) -> Option<Finding> {
    let finding = of_reading(fault)?;
    let reason = finding.message(crate::model::Lang::Nb);
    Some(bad_vocabulary::syntax(fault.place.clone(), reason.trim_end_matches('.')))
}

/// The finding for a fault of a schema or a vocabulary.
pub fn of_schema(fault: &SchemaFault) -> Option<Finding> {
    let place = fault.place.clone();
    match &fault.kind {
        SchemaFaultKind::MissingLabel(name, language) => Some(missing_translation::label(place, name, language)),
        SchemaFaultKind::MissingHelp(name, language) => Some(missing_translation::help(place, name, language)),
        SchemaFaultKind::Vocabulary(vocabulary) => Some(bad_vocabulary::found(place, vocabulary)),
        other => bad_schema::found(place, other),
    }
}

//! The rules: one file each, with its texts beside it. `ALL` is the list that `explain` and the site show.

mod catalogued;
mod faulty;

use crate::finding::Finding;
use crate::model::{Span, Text};

macro_rules! rules {
    ($($name:ident),* $(,)?) => {
        $(pub mod $name;)*
        /// Every rule, in the order of the documentation.
        pub static ALL: &[&crate::finding::Rule] = &[$(&$name::RULE),*];
    };
}

rules! {
    // Files
    not_utf8, control_character, byte_order_mark, line_endings, wrong_place, bad_name, not_a_regular_file, too_large,
    duplicate_id, alias_conflict, kind_without_schema,
    // Front matter
    missing_front_matter, unterminated_front_matter, yaml_syntax, duplicate_key, yaml_alias, too_deep,
    // Against the schema
    missing_field, unknown_field, wrong_type, value_not_allowed, wrong_length, wrong_pattern, duplicate_item, out_of_range,
    bad_date, bad_email, bad_url, bad_licence, bad_organisation_number, bad_municipality_number, schema_violation,
    // Across entries
    unknown_relation, relation_wrong_kind, self_relation, unknown_code,
    // In other languages
    translation_language, untranslatable_field,
    // The text
    broken_link, broken_anchor, missing_attachment, unused_attachment, attachment_too_large, attachment_type,
    attachment_mismatch, missing_alt, heading_jump, heading_level_1, raw_html, empty_body, unsafe_link, text_too_deep,
    // Privacy
    national_id, private_phone, private_email,
    // The editors' desk
    bad_editorial_file, unknown_editor, unknown_status, decision_above_role, decision_outside_domain, own_decision,
    decision_date, decision_without_entry, changed_since_approval, review_overdue,
    // A change, seen against what it started from
    decision_in_own_change, decision_on_other_bytes, decision_for_another, decision_rewritten, desk_not_by_editor, owners_and_editors,
    renamed_without_alias, likely_duplicate, judged_by_base,
    // The catalogue itself
    bad_config, unknown_config_key, bad_schema, bad_vocabulary, template_error, route_taken, missing_translation,
}

pub use catalogued::Catalogued;
pub use faulty::Faulty;

/// The rule of that name.
pub fn named(name: &str) -> Option<&'static crate::finding::Rule> {
    ALL.iter().copied().find(|rule| rule.name == name)
}

/// Everything in a text that may be about a person, outside the `contacts`.
pub fn personal_data(text: &Text, contacts: &[Span]) -> Vec<Finding> {
    let checks = [national_id::check(text), private_phone::check(text, contacts), private_email::check(text, contacts)];
    checks.into_iter().flatten().collect()
}

/// `value` written as `old` was: in the same quotes, or plain.
fn rewritten(old: &str, value: &str) -> String {
    match old.chars().next() {
        Some(quote @ ('"' | '\'')) => format!("{quote}{value}{quote}"),
        _ => value.to_owned(),
    }
}

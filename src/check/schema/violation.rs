//! What a validator says of an entry, sorted into the few sorts of fault that people make.

use jsonschema::error::{TypeKind, ValidationErrorKind as Json};
use jsonschema::paths::LocationSegment;
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::Value;

/// One demand of a schema that the data do not meet.
#[derive(Debug)]
pub struct Violation {
    /// The way to the value: field names and list indices.
    pub path: Vec<String>,
    /// What is wrong there.
    pub kind: ViolationKind,
}

/// The sorts of violation.
#[derive(Debug, Clone, PartialEq)]
pub enum ViolationKind {
    /// A required field is not there.
    Missing(String),
    /// A field that the kind does not have.
    Unknown(String),
    /// The wrong type; the types that are allowed.
    Type(Vec<&'static str>),
    /// None of the allowed values.
    Choice(Vec<String>),
    /// Longer than this many letters.
    TooLong(u64),
    /// Shorter than this many letters.
    TooShort(u64),
    /// More than this many items.
    TooMany(u64),
    /// Fewer than this many items.
    TooFew(u64),
    /// Not of this pattern.
    Pattern(String),
    /// The same item twice.
    NotUnique,
    /// A number under the limit.
    TooSmall(String),
    /// A number over the limit.
    TooLarge(String),
    /// Not a multiple.
    NotMultiple(String),
    /// Not of the named format.
    Format(String),
    /// None of several forms fits.
    NoForm,
    /// More than one form fits.
    ManyForms,
    /// The list lacks an item of a required sort.
    Lacks,
    /// Not allowed as it stands.
    Refused,
    /// Another keyword.
    Other,
}

/// Everything that the validator finds wrong with `data`.
pub fn violations(validator: &Validator, data: &Value) -> Vec<Violation> {
    let mut found = Vec::new();
    for error in validator.iter_errors(data) {
        sort(&error, &mut found);
    }
    found
}

fn sort(error: &ValidationError<'_>, found: &mut Vec<Violation>) {
    let path = path_of(error);
    let kinds = match error.kind() {
        Json::AnyOf { context } | Json::OneOfNotValid { context } => return best_form(context, path, found),
        Json::AdditionalProperties { unexpected } | Json::UnevaluatedProperties { unexpected } => {
            unexpected.iter().map(|name| ViolationKind::Unknown(name.clone())).collect()
        }
        kind => vec![kind_of(kind)],
    };
    found.extend(kinds.into_iter().map(|kind| Violation { path: path.clone(), kind }));
}

fn kind_of(kind: &Json) -> ViolationKind {
    match kind {
        Json::Required { property } => ViolationKind::Missing(plain(property)),
        Json::Type { kind } => ViolationKind::Type(types(kind)),
        Json::Enum { options } => ViolationKind::Choice(options.as_array().into_iter().flatten().map(plain).collect()),
        Json::Constant { expected_value } => ViolationKind::Choice(vec![plain(expected_value)]),
        Json::MaxLength { limit } => ViolationKind::TooLong(*limit),
        Json::MinLength { limit } => ViolationKind::TooShort(*limit),
        Json::MaxItems { limit } | Json::MaxProperties { limit } => ViolationKind::TooMany(*limit),
        Json::MinItems { limit } | Json::MinProperties { limit } => ViolationKind::TooFew(*limit),
        Json::Pattern { pattern } => ViolationKind::Pattern(pattern.clone()),
        Json::UniqueItems => ViolationKind::NotUnique,
        Json::Minimum { limit } | Json::ExclusiveMinimum { limit } => ViolationKind::TooSmall(limit.to_string()),
        Json::Maximum { limit } | Json::ExclusiveMaximum { limit } => ViolationKind::TooLarge(limit.to_string()),
        Json::MultipleOf { multiple_of } => ViolationKind::NotMultiple(multiple_of.to_string()),
        Json::Format { format } => ViolationKind::Format(format.clone()),
        Json::OneOfMultipleValid { .. } => ViolationKind::ManyForms,
        Json::Contains => ViolationKind::Lacks,
        Json::Not { .. } | Json::FalseSchema => ViolationKind::Refused,
        _ => ViolationKind::Other,
    }
}

/// Of several forms, the one that the value was meant to have: it fails deepest, and not by its type.
fn best_form(context: &[Vec<ValidationError<'static>>], path: Vec<String>, found: &mut Vec<Violation>) {
    let branches: Vec<Vec<Violation>> = context
        .iter()
        .map(|errors| {
            let mut inner = Vec::new();
            errors.iter().for_each(|error| sort(error, &mut inner));
            inner
        })
        .collect();
    let is_meant = |branch: &&Vec<Violation>| !branch.iter().any(|v| v.path == path && is_about_form(&v.kind));
    let meant: Vec<&Vec<Violation>> = branches.iter().filter(is_meant).collect();
    if let [only] = meant.as_slice() {
        found.extend(only.iter().map(|v| Violation { path: v.path.clone(), kind: v.kind.clone() }));
        return;
    }
    let here = || branches.iter().flatten().filter(|v| v.path == path).map(|v| &v.kind);
    let choices: Vec<String> =
        here().filter_map(|k| if let ViolationKind::Choice(c) = k { Some(c) } else { None }).flatten().cloned().collect();
    let types: Vec<&'static str> =
        here().filter_map(|k| if let ViolationKind::Type(t) = k { Some(t) } else { None }).flatten().copied().collect();
    let kind = match meant.is_empty() {
        true if !choices.is_empty() => ViolationKind::Choice(choices),
        true if !types.is_empty() => ViolationKind::Type(types),
        _ => ViolationKind::NoForm,
    };
    found.push(Violation { path, kind });
}

/// Violations that tell that this was not the form meant at all.
fn is_about_form(kind: &ViolationKind) -> bool {
    matches!(kind, ViolationKind::Type(_) | ViolationKind::Choice(_))
}

fn path_of(error: &ValidationError<'_>) -> Vec<String> {
    let step = |segment: LocationSegment<'_>| match segment {
        LocationSegment::Property(name) => name.into_owned(),
        LocationSegment::Index(index) => index.to_string(),
    };
    error.instance_path().segments().map(step).collect()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn types(kind: &TypeKind) -> Vec<&'static str> {
    let name = |t: JsonType| match t {
        JsonType::String => "string",
        JsonType::Number => "number",
        JsonType::Integer => "integer",
        JsonType::Boolean => "boolean",
        JsonType::Null => "null",
        JsonType::Object => "object",
        JsonType::Array => "list",
    };
    match kind {
        TypeKind::Single(one) => vec![name(*one)],
        TypeKind::Multiple(set) => set.iter().map(name).collect(),
    }
}

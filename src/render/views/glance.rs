//! What a reader wants to know of an entry first, in views: whether to trust it, what one may do with it, who uses it, how to begin.

use super::{CountView, DateView, LinkView, MapView, ValueView};
use serde::Serialize;

/// The answers, as `entry.glance`.
#[derive(Debug, Clone, Serialize)]
pub struct GlanceView {
    /// The day of the decision that its status rests on.
    pub decided: Option<DateView>,
    /// What one may do with it, for kinds that have a licence.
    pub licence: Option<LicenceView>,
    /// Who uses it, for kinds that others can use.
    pub users: Option<UsersView>,
    /// How to begin.
    pub start: Option<StartView>,
    /// Where a reader asks about it.
    pub ask: Option<String>,
}

/// What one may do with an entry.
#[derive(Debug, Clone, Serialize)]
pub struct LicenceView {
    /// The field's name in the catalogue.
    pub name: String,
    /// The licences, each with what its vocabulary tells of it; none when the entry does not say.
    pub codes: Vec<LicenceCodeView>,
}

/// A licence.
#[derive(Debug, Clone, Serialize)]
pub struct LicenceCodeView {
    /// What it is called.
    pub label: String,
    /// Its page.
    pub url: String,
    /// Its identifier in the world.
    pub uri: Option<String>,
    /// What it means, heading by heading.
    pub tells: Vec<TellView>,
}

/// What a vocabulary tells of a code under one heading.
#[derive(Debug, Clone, Serialize)]
pub struct TellView {
    /// The heading.
    pub label: String,
    /// The text.
    pub text: String,
}

/// Who uses an entry.
#[derive(Debug, Clone, Serialize)]
pub struct UsersView {
    /// How many.
    pub total: usize,
    /// The first of them.
    pub first: Vec<LinkView>,
    /// Where they are, the place with the most first.
    pub places: Vec<CountView>,
    /// The same as a map.
    pub map: Option<MapView>,
    /// Where one says that one uses it too.
    pub tell: Option<String>,
}

/// How to begin.
#[derive(Debug, Clone, Serialize)]
pub struct StartView {
    /// The label of the field that says it.
    pub label: String,
    /// The first step.
    pub first: ValueView,
    /// How many steps come after it.
    pub rest: usize,
    /// Where the others stand on the page, when it shows them elsewhere.
    pub anchor: Option<String>,
}

//! `&Catalogue` + theme → pages. A site is a list of routes and a pure `render(route)`: `build` renders them all in
//! parallel, `serve` only the one that is asked for.

mod alike;
mod card_image;
mod cards;
mod cite;
mod dates;
mod desk;
mod fields;
mod forge;
mod front;
mod glance;
mod hits;
mod languages;
mod linked;
mod lists;
mod markdown;
mod overview;
mod pages;
mod pictures;
mod plain;
mod press;
mod sharing;
mod site;
mod standing;
mod statistics;
mod texts;
mod theme;
pub mod views;
mod wording;

pub use site::{Page, Site};
pub use texts::Texts;
pub use theme::Theme;

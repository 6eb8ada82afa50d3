//! The words of the catalogue as types: languages, places in a text, ids, dates, values with spans. No input or output.

mod date;
mod id;
mod label;
mod lang;
mod markup;
mod name;
mod node;
mod place;
mod text;

pub use date::Date;
pub use id::EntryId;
pub use label::Label;
pub use lang::{Lang, WRITTEN, own_name};
pub use markup::{escape, write_escaped};
pub use name::{certain, fold_name, is_slug, nearest, slugify};
pub use node::{Key, Node, Scalar, Tree};
pub use place::{Place, Position, Span};
pub use text::Text;

//! Markdown as the checks see it: headings, links, pictures, HTML, nesting, each with its span. Writes no page.

mod parser;
mod scan;
mod target;

pub use parser::parser;
pub use scan::{Body, Heading, Reference, scan};
pub use target::{Refusal, Target, heading_id, inside, judge};

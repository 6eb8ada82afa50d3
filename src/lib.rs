//! Allmenning: a folder of Markdown entries, schemas and decisions → a curated, searchable, accessible static site.
//!
//! The pipeline, floor by floor; each stage has one input and one output, and faults are values:
//!
//! 1. [`read`]: folders → `Sources`
//! 2. [`check`]: `Sources` → `Checked`

pub mod model;
pub mod finding;
pub mod read;
pub mod check;

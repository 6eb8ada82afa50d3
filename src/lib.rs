//! Allmenning: a folder of Markdown entries, schemas and decisions → a curated, searchable, accessible static site.
//!
//! The pipeline, floor by floor. Data flows one way; each stage has one input and one output type and imports only
//! what lies before it; faults are values, so that all of them come out in one run:
//!
//! 1. [`read`]: folders → `Sources` (text and positions kept)
//! 2. [`check`]: `Sources` → `Checked` (schemas and rules)
//! 3. [`review`]: `Checked` → `Reviewed` (editorial status)
//! 4. [`relate`]: `Reviewed` → `Catalogue` (links, backlinks, lists; frozen)
//! 5. [`search`]: `&Catalogue` → the index, and the ranking
//! 6. [`route`]: which addresses the site has
//! 7. [`export`]: `&Catalogue` → feeds, JSON, sitemap
//! 8. [`render`]: `&Catalogue` + theme → pages
//! 9. [`publish`]: routes → disk (the only writer), or [`serve`]: a preview in memory
//!
//! [`edition`] is all of it in one function, and [`compare`] tells what lies between two editions. Below them lie [`model`]
//! and [`finding`]; [`report`] turns findings into what people and tools read, and [`cli`] is the program.

pub mod check;
pub mod cli;
pub mod compare;
pub mod edition;
pub mod export;
pub mod finding;
pub mod model;
pub mod publish;
pub mod read;
pub mod relate;
pub mod render;
pub mod report;
pub mod review;
pub mod route;
pub mod search;
pub mod serve;

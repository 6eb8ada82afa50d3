//! [`Sources`] → [`Checked`]: what the schemas ask for, and the rules.
//!
//! First each entry by itself, in parallel ([`single`]), then all of them together ([`together`]). Faults are values:
//! nothing here stops at the first, and nothing is left out because something else is wrong.

mod entry;
mod faults;
mod fields;
mod file;
mod links;
pub mod rules;
pub mod schema;
mod single;
pub mod text;
mod together;
mod translated;

pub use entry::{CodeUse, Document, Entry, Leaf, RelationUse, each_leaf};
pub use faults::of_reading as finding_of_fault;
pub use links::{GENERATED, Known, Link, resolve};

use crate::finding::Findings;
use crate::model::{EntryId, Text};
use crate::read::Sources;
use rayon::prelude::*;
use schema::Schemas;
use std::collections::HashMap;
use std::sync::Arc;
use together::{All, Outward};

/// A catalogue that has been checked.
#[derive(Debug)]
pub struct Checked {
    schemas: Arc<Schemas>,
    schema_findings: Findings,
    schema_texts: Vec<Arc<Text>>,
    kinds_seen: Vec<Arc<str>>,
    entries: Vec<Arc<Entry>>,
    pages: Vec<Arc<Entry>>,
    outward: Vec<Arc<Outward>>,
}

impl Checked {
    /// The kinds and the vocabularies.
    pub fn schemas(&self) -> &Arc<Schemas> {
        &self.schemas
    }
    /// The entries, by path.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }
    /// The about pages, by path.
    pub fn pages(&self) -> &[Arc<Entry>] {
        &self.pages
    }
    /// The entries that an entry's text links to, by its place among the entries.
    pub fn mentions(&self, entry: usize) -> &[EntryId] {
        &self.outward[entry].mentions
    }
}

/// Checks a catalogue. What `previous` has checked and what has not changed since is not checked again.
pub fn check(sources: &Sources, previous: Option<&Checked>) -> (Checked, Findings) {
    let mut findings: Findings = sources.faults().iter().filter_map(faults::of_reading).collect();
    let (schemas, schema_findings) = match previous.filter(|checked| checked.has_schemas_of(sources)) {
        Some(checked) => (checked.schemas.clone(), checked.schema_findings.clone()),
        None => compile(sources),
    };
    findings.extend(schema_findings.clone());
    let known = previous.filter(|checked| Arc::ptr_eq(&checked.schemas, &schemas)).map(known_entries).unwrap_or_default();
    let config = sources.config();
    let pages_schemas = page_schemas();
    let check_all = |entries: &[Arc<crate::read::EntrySource>], schemas: &Schemas| -> Vec<Arc<Entry>> {
        let one = |source: &Arc<crate::read::EntrySource>| match known
            .get(&**source.text().path())
            .filter(|entry| Arc::ptr_eq(entry.source(), source))
        {
            Some(entry) => (*entry).clone(),
            None => Arc::new(single::check(source, schemas, config)),
        };
        entries.par_iter().map(one).collect()
    };
    let entries = check_all(sources.entries(), &schemas);
    let pages = check_all(sources.pages(), pages_schemas);
    findings.extend(entries.iter().chain(&pages).flat_map(|entry| entry.findings.iter().cloned()));
    let before =
        previous.filter(|checked| Arc::ptr_eq(&checked.schemas, &schemas)).map(|checked| (checked.all(), checked.outward.as_slice()));
    let before = before.as_ref().map(|(all, said)| (all, *said));
    let (outward, more) = together::check(&All { entries: &entries, pages: &pages }, before, sources.kinds(), &schemas);
    findings.extend(more);
    findings.extend(outward.iter().flat_map(|outward| outward.findings.iter().cloned()));
    let (schema_texts, kinds_seen) = (sources.definitions(), sources.kinds().to_vec());
    let checked = Checked { schemas, schema_findings, schema_texts, kinds_seen, entries, pages, outward };
    (checked, findings.sorted())
}

fn compile(sources: &Sources) -> (Arc<Schemas>, Findings) {
    let (mut of_schemas, mut of_lists) = (Vec::new(), Vec::new());
    let schemas = schema::compile(sources, &mut of_schemas, &mut of_lists);
    let mut findings: Findings = of_schemas.iter().filter_map(faults::of_schema).collect();
    findings.extend(of_lists.iter().filter_map(faults::of_vocabulary));
    (Arc::new(schemas), findings)
}

/// The entries that were checked before, by the file that was read.
fn known_entries(checked: &Checked) -> HashMap<&str, &Arc<Entry>> {
    checked.entries.iter().chain(&checked.pages).map(|entry| (&**entry.source().text().path(), entry)).collect()
}

impl Checked {
    /// All that was checked.
    fn all(&self) -> All<'_> {
        All { entries: &self.entries, pages: &self.pages }
    }

    /// Whether the schemas of `sources` are those that were compiled here.
    fn has_schemas_of(&self, sources: &Sources) -> bool {
        self.kinds_seen == sources.kinds() && self.schema_texts == sources.definitions()
    }
}

/// The about pages have a schema of their own, which is a part of the program: a title, an order, a summary.
fn page_schemas() -> &'static Schemas {
    static SCHEMAS: std::sync::LazyLock<Schemas> =
        std::sync::LazyLock::new(|| schema::built_in("_sider", include_str!("pages.schema.json")));
    &SCHEMAS
}

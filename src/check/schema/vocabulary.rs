//! Controlled lists: `schemas/vocabularies/<name>.yaml` → codes with labels, synonyms, broader codes and URIs.

use super::fault::{SchemaFault, SchemaFaultKind, VocabularyFault};
use crate::model::{Label, Lang, Node, Span, Text, Tree, fold_name, nearest, slugify};
use std::collections::HashMap;
use std::sync::Arc;

/// A controlled list.
#[derive(Debug)]
pub struct Vocabulary {
    /// The file's name without its ending.
    pub name: Arc<str>,
    /// What the list is called.
    pub title: Label,
    /// What it is for.
    pub description: Label,
    /// Whether the page of numbers tells which of its topmost codes have entries, and which have none.
    pub counted: bool,
    /// The codes, in the file's order.
    pub concepts: Vec<Concept>,
    by_code: HashMap<String, usize>,
}

/// A code of a list.
#[derive(Debug)]
pub struct Concept {
    /// The code, as entries write it.
    pub code: String,
    /// The code as a part of an address; no other code of the list has the same.
    pub slug: String,
    /// What readers see.
    pub label: Label,
    /// What it means.
    pub description: Label,
    /// Other words for it, in any language.
    pub synonyms: Vec<String>,
    /// The code above it.
    pub broader: Option<String>,
    /// Its identifier in the world.
    pub uri: Option<String>,
    /// Its place on a map of equal tiles: column and row, from 0 in the north-west.
    pub tile: Option<(u8, u8)>,
    /// What else the list tells of it: the list's `members`, each with its heading and its text.
    pub tells: Vec<(Label, Label)>,
}

impl Vocabulary {
    /// The concept of a code, exactly as written.
    pub fn concept(&self, code: &str) -> Option<&Concept> {
        self.by_code.get(code).map(|&index| &self.concepts[index])
    }

    /// The place of a code in the list.
    pub fn index(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// The concept that was meant by a code that is not in the list: by letter case, label, synonym, or likeness.
    pub fn meant(&self, written: &str) -> Option<&Concept> {
        let folded = fold_name(written);
        let says = |text: &str| fold_name(text) == folded;
        let exact = self.concepts.iter().find(|c| says(&c.code) || c.label.all().any(says));
        let synonym = || self.concepts.iter().find(|c| c.synonyms.iter().any(|s| says(s)));
        let like = || {
            let code = nearest(written, self.concepts.iter().map(|c| c.code.as_str())).map(str::to_owned);
            let label = || nearest(written, self.concepts.iter().flat_map(|c| c.label.all())).map(str::to_owned);
            let text = code.or_else(label)?;
            self.concepts.iter().find(|c| c.code == text || c.label.all().any(|l| l == text))
        };
        exact.or_else(synonym).or_else(like)
    }

    /// Reads the list in `root`; what cannot be used is left out and leaves a fault.
    pub(super) fn read(text: &Text, root: &Node, languages: &[Lang], faults: &mut Vec<SchemaFault>) -> Vocabulary {
        let file = text.path().rsplit('/').next().unwrap_or("");
        let name: Arc<str> = file.strip_suffix(".yaml").or(file.strip_suffix(".yml")).unwrap_or(file).into();
        let mut list = Vocabulary {
            title: root.get("title").or(root.get("label")).map(Label::from_node).unwrap_or_else(|| Label::same(name.replace('-', " "))),
            description: root.get("description").map(Label::from_node).unwrap_or_default(),
            counted: root.get("statistics").and_then(Node::text) == Some("true"),
            name,
            concepts: Vec::new(),
            by_code: HashMap::new(),
        };
        if let Some(title) = root.get("title") {
            missing_labels(text, title.span, &list.title, &list.name, languages, faults);
        }
        let Some(items) = codes(root) else {
            faults.push(fault(text, root.span, VocabularyFault::Shape));
            return list;
        };
        let members: Vec<(&str, Label)> = root
            .get("members")
            .map(Node::fields)
            .unwrap_or_default()
            .iter()
            .map(|(key, node)| (key.name.as_str(), Label::from_node(node)))
            .collect();
        let mut places: HashMap<&str, Span> = HashMap::new();
        for item in items {
            let own = item.get("code").unwrap_or(item);
            let Some((code, span)) = own.text().filter(|code| !code.is_empty()).map(|code| (code, own.span)) else {
                faults.push(fault(text, item.span, VocabularyFault::MissingCode));
                continue;
            };
            if let Some(first) = places.insert(code, span) {
                let line = text.position(first.start).line;
                faults.push(fault(text, span, VocabularyFault::DuplicateCode(code.to_owned(), line)));
                continue;
            }
            let concept = concept(code, item, &members);
            match concept.label.is_empty() {
                true => faults.push(fault(text, span, VocabularyFault::MissingLabel(code.to_owned()))),
                false => missing_labels(text, span, &concept.label, code, languages, faults),
            }
            list.by_code.insert(code.to_owned(), list.concepts.len());
            list.concepts.push(concept);
        }
        list.check_broader(text, items, faults);
        list.make_slugs_unique();
        list
    }

    /// Every broader code must exist, and no code may be above itself.
    fn check_broader(&mut self, text: &Text, items: &[Node], faults: &mut Vec<SchemaFault>) {
        for item in items {
            let (Some(code), Some(node)) = (item.get("code").and_then(Node::text), item.get("broader")) else { continue };
            let Some(broader) = node.text().filter(|t| !t.is_empty()) else { continue };
            let wrong = if !self.by_code.contains_key(broader) {
                VocabularyFault::UnknownBroader(code.to_owned(), broader.to_owned())
            } else if self.leads_to(broader, code) {
                VocabularyFault::Circle(code.to_owned())
            } else {
                continue;
            };
            faults.push(fault(text, node.span, wrong));
            if let Some(&index) = self.by_code.get(code) {
                self.concepts[index].broader = None;
            }
        }
    }

    /// Whether the codes above `from` include `to`.
    fn leads_to(&self, from: &str, to: &str) -> bool {
        let mut at = Some(from);
        for _ in 0..=self.concepts.len() {
            match at {
                Some(code) if code == to => return true,
                Some(code) => at = self.concept(code).and_then(|c| c.broader.as_deref()),
                None => return false,
            }
        }
        false
    }

    /// Two codes that would have the same address get numbers, in the file's order.
    fn make_slugs_unique(&mut self) {
        let mut taken = std::collections::HashSet::new();
        for concept in &mut self.concepts {
            let base = if concept.slug.is_empty() { "kode".to_owned() } else { concept.slug.clone() };
            let numbered = std::iter::once(base.clone()).chain((2..).map(|n| format!("{base}-{n}")));
            concept.slug = numbered.into_iter().find(|slug| taken.insert(slug.clone())).unwrap_or(base);
        }
    }
}

/// The list of codes: the file itself, or its field `codes` (or the only list among its fields).
fn codes(root: &Node) -> Option<&[Node]> {
    let list = |node: &'_ Node| matches!(node.tree, Tree::List(_));
    if list(root) {
        return Some(root.items());
    }
    let named = root.get("codes").filter(|node| list(node));
    let only =
        || root.fields().iter().map(|(_, node)| node).find(|node| list(node) && node.items().iter().any(|i| i.get("code").is_some()));
    named.or_else(only).map(Node::items)
}

fn fault(text: &Text, span: Span, kind: VocabularyFault) -> SchemaFault {
    SchemaFault { place: text.place(span), kind: SchemaFaultKind::Vocabulary(kind) }
}

/// The languages of the site that a label lacks.
fn missing_labels(text: &Text, span: Span, label: &Label, what: &str, languages: &[Lang], faults: &mut Vec<SchemaFault>) {
    let missing = languages.iter().filter(|lang| !label.has(**lang));
    faults.extend(
        missing.map(|lang| SchemaFault { place: text.place(span), kind: SchemaFaultKind::MissingLabel(what.to_owned(), lang.tag()) }),
    );
}

/// The concept of an item; a bare text is a code that speaks for itself.
fn concept(code: &str, item: &Node, members: &[(&str, Label)]) -> Concept {
    let bare = item.text().is_some();
    let text = |name: &str| item.get(name).and_then(Node::text).filter(|t| !t.is_empty()).map(str::to_owned);
    Concept {
        code: code.to_owned(),
        slug: slugify(code),
        label: item
            .get("label")
            .or(item.get("labels"))
            .or(item.get("title"))
            .map(Label::from_node)
            .unwrap_or_else(|| if bare { Label::same(code) } else { Label::default() }),
        description: item.get("description").map(Label::from_node).unwrap_or_default(),
        synonyms: item.get("synonyms").map(synonyms).unwrap_or_default(),
        broader: text("broader"),
        uri: text("uri"),
        tile: text("tile").and_then(|tile| tile.split_once(',').and_then(|(x, y)| Some((x.trim().parse().ok()?, y.trim().parse().ok()?)))),
        tells: members.iter().filter_map(|(name, heading)| Some((heading.clone(), Label::from_node(item.get(name)?)))).collect(),
    }
}

/// A list of words, or one per language.
fn synonyms(node: &Node) -> Vec<String> {
    let lists: Vec<&Node> = if node.fields().is_empty() { vec![node] } else { node.fields().iter().map(|(_, list)| list).collect() };
    lists.into_iter().flat_map(Node::items).filter_map(Node::text).filter(|t| !t.is_empty()).map(str::to_owned).collect()
}

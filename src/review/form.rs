//! The editors' files as groups of fields: what every one of them must have, may have, and cannot have.

use crate::check::rules::bad_editorial_file as rule;
use crate::finding::Finding;
use crate::model::{Date, Label, Node, Text, Tree, nearest};
use crate::read::DeskFile;
use std::collections::HashMap;

/// Reads one file, and keeps what is wrong with it.
pub struct Form<'a> {
    /// The file's text.
    pub text: &'a Text,
    /// What is wrong so far.
    pub findings: Vec<Finding>,
    /// The names that have been taken, each with its line.
    taken: HashMap<String, usize>,
}

impl<'a> Form<'a> {
    /// A file, and its groups: the list that it is, or the one that its field `list` holds; beside that field only those of
    /// `more` may stand.
    pub fn open(file: &'a DeskFile, list: &str, more: &[&str]) -> (Form<'a>, Vec<&'a Node>) {
        let mut form = Form { text: &file.text, findings: Vec::new(), taken: HashMap::new() };
        let Some(root) = &file.root else { return (form, Vec::new()) };
        let is_empty = matches!(&root.tree, Tree::Map(fields) if fields.is_empty());
        let items: &[Node] = match (&root.tree, root.get(list).map(|node| &node.tree)) {
            (Tree::List(items), _) => items,
            (_, Some(Tree::List(items))) => {
                form.known(root, &[&[list], more].concat());
                items
            }
            _ if is_empty => &[],
            _ => {
                form.findings.push(rule::shape(file.text.place(form.text.first_line(root.span))));
                &[]
            }
        };
        let (groups, others): (Vec<&Node>, Vec<&Node>) = items.iter().partition(|item| matches!(item.tree, Tree::Map(_)));
        form.findings.extend(others.into_iter().map(|item| rule::shape(file.text.place(item.span))));
        (form, groups)
    }

    /// Every key of a group must be one of these.
    pub fn known(&mut self, group: &Node, keys: &[&str]) {
        let strange = group.fields().iter().filter(|(key, _)| !keys.contains(&key.name.as_str()));
        let found = strange.map(|(key, _)| {
            let free = keys.iter().copied().filter(|known| group.get(known).is_none());
            rule::unknown_key(self.text.place(key.span), &key.name, nearest(&key.name, free))
        });
        self.findings.extend(found);
    }

    /// Whether a group is the first that has this name; a second one is a finding at the name.
    pub fn is_first(&mut self, name: &str, node: &Node) -> bool {
        let place = self.text.place(node.span);
        if let Some(line) = self.taken.get(name) {
            self.findings.push(rule::duplicate(place, name, *line));
            return false;
        }
        self.taken.insert(name.to_owned(), self.text.position(node.span.start).line);
        true
    }

    /// The text of a field that must be there.
    pub fn required(&mut self, group: &'a Node, name: &'static str) -> Option<(&'a str, &'a Node)> {
        let found = self.text(group, name);
        if found.is_none() {
            self.findings.push(rule::missing(self.text.place(self.text.first_line(group.span)), name));
        }
        found
    }

    /// The text of a field; an empty one is none.
    pub fn text(&self, group: &'a Node, name: &str) -> Option<(&'a str, &'a Node)> {
        let node = group.get(name)?;
        Some((node.text().map(str::trim).filter(|text| !text.is_empty())?, node))
    }

    /// The day in a field.
    pub fn day(&mut self, group: &'a Node, name: &'static str) -> Option<Date> {
        self.value(group, name, "ÅÅÅÅ-MM-DD", Date::parse)
    }

    /// The whole number in a field, within bounds.
    pub fn number(&mut self, group: &'a Node, name: &'static str, bounds: (i32, i32), expected: &'static str) -> Option<i32> {
        self.value(group, name, expected, |text| text.parse().ok().filter(|number| (bounds.0..=bounds.1).contains(number)))
    }

    /// What `read` makes of a field; what it cannot read is a finding.
    pub fn value<T>(&mut self, group: &'a Node, name: &'static str, expected: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let node = group.get(name)?;
        let text = node.text().unwrap_or_default();
        let value = read(text.trim());
        if value.is_none() {
            let span = if node.text().is_some() { node.span } else { self.text.first_line(node.span) };
            self.findings.push(rule::value(self.text.place(span), name, text, expected));
        }
        value
    }

    /// The words of a field: a list, or a single one.
    pub fn words(&self, group: &Node, name: &str) -> Vec<String> {
        let items = group.get(name).map(Node::items).unwrap_or_default();
        items.iter().filter_map(Node::text).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
    }

    /// A label: one text for all languages, or one for each.
    pub fn label(&self, group: &Node, name: &str) -> Label {
        // A text that is empty is no label in any language.
        let said = group.get(name).filter(|node| node.text().is_none_or(|text| !text.trim().is_empty()));
        said.map(Label::from_node).unwrap_or_default()
    }
}

//! A value that does not meet its schema, with all that a rule needs to speak of it.

use crate::check::schema::{Field, Kind, Shape};
use crate::model::{Node, Place, Span, Text};

/// A value that does not meet its schema.
pub struct Faulty<'a> {
    /// The file.
    pub text: &'a Text,
    /// The value.
    pub node: &'a Node,
    /// What the schema knows of the value.
    pub shape: Option<&'a Shape>,
    path: &'a [String],
    root: &'a Node,
    kind: &'a Kind,
}

impl<'a> Faulty<'a> {
    /// The value at `path` of the front matter `root`.
    pub fn new(text: &'a Text, root: &'a Node, kind: &'a Kind, path: &'a [String]) -> Faulty<'a> {
        let node = root.descend(path.iter().map(String::as_str));
        let shape = path.iter().try_fold(&kind.shape, |shape, step| shape.step(step));
        Faulty { text, node, shape, path, root, kind }
    }

    /// The bytes of the value; of a group or list, only its first line, so that the excerpt stays short.
    pub fn place(&self) -> Place {
        if self.node.span.start == self.node.span.end
            && let Some((_, span)) = self.key()
        {
            return self.text.place(span);
        }
        let written = self.text.slice(self.node.span);
        let first_line = written.find('\n').filter(|_| self.node.text().is_none()).unwrap_or(written.len());
        self.text.place(Span::new(self.node.span.start, self.node.span.start + written[..first_line].trim_end().len()))
    }

    /// The value's text.
    pub fn written(&self) -> &'a str {
        self.node.text().unwrap_or("")
    }

    /// The field's name as the contributor wrote it: of a list's item, the list's.
    pub fn name(&self) -> &str {
        self.path.iter().rev().find(|step| !is_index(step)).map_or("", String::as_str)
    }

    /// The field that the value belongs to.
    pub fn field(&self) -> Option<&'a Field> {
        let last = self.path.iter().rposition(|step| !is_index(step))?;
        let outer = self.path[..last].iter().try_fold(&self.kind.shape, |shape, step| shape.step(step))?;
        outer.field(&self.path[last])
    }

    /// The name and the place of the group that the value is, when it is not the front matter as a whole: a list's
    /// item stands for itself, any other group under its key.
    pub fn parent(&self) -> Option<(&str, Span)> {
        let last = self.path.last()?;
        if is_index(last) {
            let first_line = self.text.slice(self.node.span).find('\n').unwrap_or(usize::MAX);
            let end = self.node.span.end.min(self.node.span.start.saturating_add(first_line));
            return Some((self.name(), Span::new(self.node.span.start, end)));
        }
        self.key()
    }

    /// The key that the value stands under.
    fn key(&self) -> Option<(&str, Span)> {
        let (last, outer) = self.path.split_last()?;
        let (key, _) = self.root.descend(outer.iter().map(String::as_str)).entry(last)?;
        Some((last, key.span))
    }
}

fn is_index(step: &str) -> bool {
    !step.is_empty() && step.bytes().all(|b| b.is_ascii_digit())
}

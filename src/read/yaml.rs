//! YAML → a tree of nodes with spans. The only file that knows the YAML parser.

use super::fault::{Fault, FaultKind, YamlFault};
use super::yaml_fault;
use crate::model::{Key, Node, Scalar, Span, Text, Tree};
use granit_parser::{Event, Parser, ScalarStyle};
use std::collections::HashMap;

/// How deep the parser itself may go before our own limit is reported: only a guard against abuse.
const PARSER_DEPTH: usize = 200;

/// Reads the YAML document that `within` covers of `text`. Nothing when it has faults in its form; an empty
/// document is an empty group of fields.
pub fn parse(text: &Text, within: Span, depth: usize, faults: &mut Vec<Fault>) -> Option<Node> {
    let source = text.slice(within);
    let options = granit_parser::options! {
        emit_unresolved_aliases: true, emit_anchor_events: true, emit_comments: false,
        flow_nesting_limit: PARSER_DEPTH, block_nesting_limit: PARSER_DEPTH,
    };
    let parser = Parser::new_from_str_with_options(source, options);
    let mut builder =
        Builder { text, offset: within.start, source, limit: depth, open: Vec::new(), root: None, faults, sound: true, deep: false };
    for event in parser {
        match event {
            Ok((event, span)) => builder.take(event, span),
            Err(error) => {
                let byte = error.marker().byte_offset().unwrap_or(source.len()).min(source.len());
                let (span, fault) = yaml_fault::explain(source, byte, error.kind());
                let too_deep = matches!(error.kind(), granit_parser::ErrorKind::RecursionLimitExceeded);
                builder.fault(span, if too_deep { YamlFault::TooDeep(depth) } else { fault });
                break;
            }
        }
        if builder.open.len() > PARSER_DEPTH / 2 {
            break;
        }
    }
    let empty = Node { span: Span::new(within.start, within.start), tree: Tree::Map(Vec::new()) };
    builder.sound.then(|| builder.root.unwrap_or(empty))
}

/// A list or group of fields that is not closed yet.
struct Open {
    start: usize,
    tree: Tree,
    key: Option<Key>,
    seen: HashMap<String, usize>,
}

/// Puts events together to a tree.
struct Builder<'a> {
    text: &'a Text,
    offset: usize,
    source: &'a str,
    limit: usize,
    open: Vec<Open>,
    root: Option<Node>,
    faults: &'a mut Vec<Fault>,
    sound: bool,
    /// Whether the depth has been reported: once is enough.
    deep: bool,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: granit_parser::Span) {
        let range = span.byte_range().unwrap_or(0..0);
        let span_here = Span::new(range.start, range.end);
        if let Some(tag) = event.tag() {
            let name = tag.original();
            let at = span.tag_span().and_then(|s| s.byte_range()).unwrap_or(range.clone());
            self.fault(Span::new(at.start, at.end), YamlFault::Tag(name));
        }
        match event {
            Event::Scalar(value, style, ..) => self.scalar(&value, style, span_here),
            Event::SequenceStart(..) => self.begin(span_here, Tree::List(Vec::new())),
            Event::MappingStart(..) => self.begin(span_here, Tree::Map(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => self.end(span_here),
            Event::Anchor(_, name) => self.fault(span_here, YamlFault::Anchor(name.into_owned())),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let name = self.source[range].trim_start_matches('*').to_owned();
                self.fault(span_here, YamlFault::Alias(name));
                self.place(Node { span: span_here.shifted(self.offset), tree: Tree::Scalar(Scalar { text: String::new(), plain: true }) });
            }
            _ => {}
        }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, span: Span) {
        let plain = style == ScalarStyle::Plain;
        // The parser gives `~` for a value that is not there.
        let text = if span.start == span.end && plain { String::new() } else { value.to_string() };
        let written = self.source[span.start..span.end].trim_end_matches(['\n', '\r', ' ']).len();
        let mut span = Span::new(span.start, span.start + written);
        if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            // A block begins with its sign, at the end of the line before its text.
            span.start = self.source[..span.start].rfind(['|', '>']).unwrap_or(span.start);
        }
        if let Some(open) = self.open.last_mut()
            && matches!(open.tree, Tree::Map(_))
            && open.key.is_none()
        {
            let key = Key { name: text, span: span.shifted(self.offset) };
            return self.key(key, plain);
        }
        self.place(Node { span: span.shifted(self.offset), tree: Tree::Scalar(Scalar { text, plain }) });
    }

    fn key(&mut self, key: Key, plain: bool) {
        let here = Span::new(key.span.start - self.offset, key.span.end - self.offset);
        if plain && key.name == "<<" {
            self.fault(here, YamlFault::Merge);
        }
        let Some(open) = self.open.last_mut() else { return };
        let first = open.seen.insert(key.name.clone(), key.span.start);
        open.key = Some(key.clone());
        if let Some(first) = first {
            let line = self.text.position(first).line;
            self.fault(here, YamlFault::DuplicateKey(key.name, line));
        }
    }

    fn begin(&mut self, span: Span, tree: Tree) {
        // A group of fields as a key cannot be a field's name: give it an empty one and let the schema refuse it.
        if let Some(open) = self.open.last_mut()
            && matches!(open.tree, Tree::Map(_))
            && open.key.is_none()
        {
            self.fault(span, YamlFault::Bracket);
        }
        if self.open.len() == self.limit {
            self.fault(span, YamlFault::TooDeep(self.limit));
        }
        self.open.push(Open { start: span.start, tree, key: None, seen: HashMap::new() });
    }

    fn end(&mut self, span: Span) {
        let Some(open) = self.open.pop() else { return };
        let written = self.source[..span.end].trim_end_matches(['\n', '\r', ' ']).len().max(open.start);
        self.place(Node { span: Span::new(open.start, written).shifted(self.offset), tree: open.tree });
    }

    /// Puts a finished node where it belongs.
    fn place(&mut self, node: Node) {
        match self.open.last_mut() {
            None if self.root.is_none() => self.root = Some(node),
            None => {
                let span = Span::new(node.span.start - self.offset, node.span.end - self.offset);
                self.fault(span, YamlFault::Other("a second document".into()));
            }
            Some(open) => match &mut open.tree {
                Tree::List(items) => items.push(node),
                Tree::Map(fields) => {
                    if let Some(key) = open.key.take() {
                        fields.push((key, node));
                    }
                }
                Tree::Scalar(_) => {}
            },
        }
    }

    fn fault(&mut self, span: Span, fault: YamlFault) {
        // A duplicate key leaves the rest readable; all else would make what follows a guess.
        self.sound &= matches!(fault, YamlFault::DuplicateKey(..));
        if matches!(fault, YamlFault::TooDeep(_)) && std::mem::replace(&mut self.deep, true) {
            return;
        }
        self.faults.push(Fault::at(self.text, span.shifted(self.offset), FaultKind::Yaml(fault)));
    }
}

//! A Markdown document as words, headings and header rows.

use super::Said;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Reads a document.
pub fn read(text: &str) -> Said {
    let mut said = Said::default();
    let (mut whole, mut heading, mut head) = (String::new(), None::<String>, None::<Vec<String>>);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(level)) => {
                said.headings.push((number(level), heading.take().unwrap_or_default()));
                whole.push('\n');
            }
            Event::Start(Tag::TableHead) => head = Some(Vec::new()),
            Event::End(TagEnd::TableHead) => said.heads.push(head.take().unwrap_or_default().join("|")),
            Event::Start(Tag::TableCell) => {
                if let Some(head) = &mut head {
                    head.push(String::new());
                }
            }
            Event::Text(text) | Event::Code(text) => {
                whole.push_str(&text);
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
                if let Some(cell) = head.as_mut().and_then(|head| head.last_mut()) {
                    cell.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => whole.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => whole.push('\n'),
            _ => {}
        }
    }
    said.words = whole.split_whitespace().map(str::to_owned).collect();
    said
}

fn number(level: HeadingLevel) -> u32 {
    level as u32
}

//! The one way in which the project reads Markdown.

use pulldown_cmark::{Options, Parser, TextMergeWithOffset};

/// The events of a text with the bytes they cover.
///
/// Heading attributes stay off: they let a heading carry event handlers. Raw HTML comes as events of its own and
/// is shown as text by whoever writes a page.
pub fn parser(body: &str) -> TextMergeWithOffset<'_, pulldown_cmark::OffsetIter<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    TextMergeWithOffset::new(Parser::new_ext(body, options).into_offset_iter())
}

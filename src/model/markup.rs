//! Texts inside markup.

use std::io::{self, Write};

/// A text as it stands between tags or in a quoted attribute of HTML or XML.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    pieces(text).for_each(|piece| out.push_str(piece));
    out
}

/// Writes a text as it stands between tags or in a quoted attribute of HTML or XML.
///
/// # Errors
/// What the writer complains of.
pub fn write_escaped(text: &str, out: &mut dyn Write) -> io::Result<()> {
    pieces(text).try_for_each(|piece| out.write_all(piece.as_bytes()))
}

/// A text in pieces: as long as nothing in it means anything in markup, and the names of what does.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = *rest.as_bytes().first()?;
        let (piece, length) = match first {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            b'\'' => ("&#39;", 1),
            _ => {
                let length = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')).unwrap_or(rest.len());
                (&rest[..length], length)
            }
        };
        rest = &rest[length..];
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_means_something_in_markup_is_named() {
        assert_eq!(escape("<a href=\"x\" title='å'>&amp;</a>"), "&lt;a href=&quot;x&quot; title=&#39;å&#39;&gt;&amp;amp;&lt;/a&gt;");
        assert_eq!((escape(""), escape("æøå")), (String::new(), "æøå".to_owned()));
    }
}

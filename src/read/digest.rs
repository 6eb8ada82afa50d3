//! What an approval is bound to: the digest of an entry's bytes, in which the two ways to end a line are one.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The SHA-256 of a file's bytes in hexadecimal. In a text (UTF-8 without NUL) CRLF counts as LF, since a checkout may
/// turn one into the other; any other file counts byte for byte.
pub fn of_file(bytes: &[u8]) -> String {
    let is_text = !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok();
    let mut hash = Sha256::new();
    if is_text {
        let mut rest = bytes;
        while let Some(at) = rest.windows(2).position(|two| two == b"\r\n") {
            hash.update(&rest[..at]);
            rest = &rest[at + 1..];
        }
        hash.update(rest);
    } else {
        hash.update(bytes);
    }
    hexadecimal(&hash.finalize())
}

/// The digest of several files by name, `files` being sorted: that of the list which `sha256sum` prints of them.
pub fn of_files(files: &[(String, String)]) -> String {
    let mut hash = Sha256::new();
    files.iter().for_each(|(name, digest)| hash.update(format!("{digest}  {name}\n")));
    hexadecimal(&hash.finalize())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_line_is_no_change_of_a_text() {
        assert_eq!(of_file(b"a\r\nb\r\n"), of_file(b"a\nb\n"));
        assert_ne!(of_file(b"a\rb\n"), of_file(b"a\nb\n"));
        assert_ne!(of_file(b"\0a\r\n"), of_file(b"\0a\n"));
        // As `printf 'a\nb\n' | sha256sum` has it.
        assert_eq!(of_file(b"a\nb\n"), "911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2");
    }
}

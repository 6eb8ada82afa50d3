//! What the binary carries with it: the standard schemas, samples and theme.

use include_dir::{Dir, include_dir};

/// The folder `schemas/` as it was when the program was built.
pub static STANDARD_SCHEMAS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/schemas");
/// The folder `themes/standard/` as it was when the program was built.
pub static STANDARD_THEME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/standard");

/// Every file of an embedded folder with its path from that folder, by path.
pub fn embedded_files(dir: &'static Dir<'static>) -> Vec<(String, &'static [u8])> {
    let mut files = Vec::new();
    let mut open = vec![dir];
    while let Some(dir) = open.pop() {
        files.extend(dir.files().filter_map(|f| Some((f.path().to_str()?.replace('\\', "/"), f.contents()))));
        open.extend(dir.dirs());
    }
    files.sort();
    files
}

//! The templates of the catalogue as those who will use them meet them: Markdown, Word and OpenDocument say the same,
//! with headings, a title, a language and header rows that a screen reader can tell. `.ci/documents` makes them.

#[path = "templates/markdown.rs"]
mod markdown;
#[path = "templates/office.rs"]
mod office;

use std::fs;
use std::path::{Path, PathBuf};

/// What a document says, in whatever format.
#[derive(Debug, Default, PartialEq)]
pub struct Said {
    /// The headings, each with its level from 1.
    pub headings: Vec<(u32, String)>,
    /// The words, in order.
    pub words: Vec<String>,
    /// The header row of each table, its cells with a bar between them.
    pub heads: Vec<String>,
}

/// What an office file tells of itself.
#[derive(Debug, Default)]
pub struct Office {
    /// What it says.
    pub said: Said,
    /// The title among its properties.
    pub title: String,
    /// The language of its text, such as `nb`.
    pub language: String,
}

/// The templates that are documents of the catalogue's own: their folders.
fn templates() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/maler");
    let items = fs::read_dir(folder).expect("templates").filter_map(Result::ok).map(|item| item.path());
    let mut all: Vec<PathBuf> = items.filter(|path| path.is_dir()).collect();
    all.sort();
    all
}

/// The file of a template with one ending.
fn file(folder: &Path, ending: &str) -> PathBuf {
    let slug = folder.file_name().expect("a slug").to_string_lossy();
    folder.join(format!("{slug}.{ending}"))
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The words of a document on one line, cut around the first that differs, for a message that can be read.
fn around(words: &[String], at: usize) -> String {
    words[at.saturating_sub(5).min(words.len())..(at + 8).min(words.len())].join(" ")
}

#[track_caller]
fn assert_same(folder: &Path, ending: &str, wanted: &Said, found: &Said) {
    let name = folder.file_name().expect("a slug").to_string_lossy();
    let advice = "run .ci/documents";
    assert_eq!(found.headings, wanted.headings, "{name}.{ending}: other headings than the Markdown; {advice}");
    assert_eq!(found.heads, wanted.heads, "{name}.{ending}: other header rows than the Markdown; {advice}");
    if let Some(at) = (0..wanted.words.len().max(found.words.len())).find(|&at| wanted.words.get(at) != found.words.get(at)) {
        panic!("{name}.{ending}: «{}» where the Markdown says «{}»; {advice}", around(&found.words, at), around(&wanted.words, at));
    }
}

#[test]
fn there_are_ten_of_them() {
    assert!(templates().len() >= 10, "only {} templates", templates().len());
}

#[test]
fn every_format_says_the_same() {
    for folder in templates() {
        let wanted = markdown::read(&text(&file(&folder, "md")));
        let nynorsk = text(&folder.join("index.md")).contains("\nspraak: nn\n");
        for (ending, office) in [("docx", office::docx(&file(&folder, "docx"))), ("odt", office::odt(&file(&folder, "odt")))] {
            assert_same(&folder, ending, &wanted, &office.said);
            assert_eq!(office.title, wanted.headings[0].1, "{}.{ending}: the title among its properties", folder.display());
            assert_eq!(office.language, if nynorsk { "nn" } else { "nb" }, "{}.{ending}: its language", folder.display());
        }
    }
}

#[test]
fn a_screen_reader_finds_its_way() {
    for folder in templates() {
        let said = markdown::read(&text(&file(&folder, "md")));
        let name = folder.display();
        let levels: Vec<u32> = said.headings.iter().map(|(level, _)| *level).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}: one title");
        assert_eq!(levels.first(), Some(&1), "{name}: the title comes first");
        assert!(levels.len() >= 5, "{name}: only {} headings", levels.len());
        assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{name}: a level is skipped: {levels:?}");
        assert!(!said.heads.is_empty(), "{name}: a template has tables to fill in");
        assert!(said.heads.iter().all(|head| head.split('|').all(|cell| !cell.trim().is_empty())), "{name}: an empty header cell");
        assert!(said.words.len() >= 500, "{name}: only {} words", said.words.len());
    }
}

/// A real office program opens them, where there is one; `ALLMENNING_REQUIRE_OFFICE` makes its absence a failure.
#[test]
fn an_office_program_makes_a_pdf_of_each() {
    let Some(program) = office::program() else {
        assert!(std::env::var_os("ALLMENNING_REQUIRE_OFFICE").is_none(), "LibreOffice is required, and is not here");
        eprintln!("LibreOffice is not here: no template was opened in it");
        return;
    };
    let out = tempfile::tempdir().expect("a folder");
    for ending in ["docx", "odt"] {
        let files: Vec<PathBuf> = templates().iter().map(|folder| file(folder, ending)).collect();
        office::to_pdf(&program, &files, out.path());
        for source in files {
            let pdf = out.path().join(source.with_extension("pdf").file_name().expect("a name"));
            let bytes = fs::read(&pdf).unwrap_or_else(|error| panic!("no PDF of {}: {error}", source.display()));
            assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 10_000, "{}: a PDF of {} bytes", source.display(), bytes.len());
            fs::remove_file(&pdf).expect("the PDF goes");
        }
    }
}

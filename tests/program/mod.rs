//! The built program as its users meet it: started in a folder of its own, with nothing of this machine's settings,
//! and small catalogues to start it in.

pub mod http;
pub mod markup;
pub mod site;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The day on which every test runs, so that its outcome is the same tomorrow.
pub const TODAY: &str = "2026-11-22";
/// How long a test waits for something that takes a moment, before it says that it never came.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// How a command ended, and what it said.
#[derive(Debug)]
pub struct Ran {
    /// The exit status; nothing when a signal ended it.
    pub status: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// This, when it ended with `status`.
    #[track_caller]
    pub fn with(self, status: i32) -> Ran {
        assert_eq!(self.status, Some(status), "another exit status than expected\n--- out\n{}\n--- err\n{}", self.out, self.err);
        self
    }

    /// This, when all was fine.
    #[track_caller]
    pub fn fine(self) -> Ran {
        self.with(0)
    }

    /// Standard output as one JSON value.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("not one JSON value: {error}\n{}", self.out))
    }

    /// The findings of `--format json` as `severity rule path:line`.
    #[track_caller]
    pub fn findings(&self) -> Vec<String> {
        let value = self.json();
        let list = value["findings"].as_array().expect("a list of findings");
        let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        let line = |finding: &serde_json::Value| finding["line"].as_u64().map(|line| format!(":{line}")).unwrap_or_default();
        list.iter().map(|f| format!("{} {} {}{}", text(&f["severity"]), text(&f["rule"]), text(&f["path"]), line(f))).collect()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Ran {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
        Ran { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// The program, ready to be started in `folder`.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_allmenning"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for variable in ["SOURCE_DATE_EPOCH", "NO_COLOR", "CLICOLOR_FORCE", "RAYON_NUM_THREADS", "RUST_BACKTRACE", "RUST_LOG"] {
        command.env_remove(variable);
    }
    command
}

/// Runs the program in `folder` as of [`TODAY`].
#[track_caller]
pub fn run(folder: &Path, arguments: &[&str]) -> Ran {
    command(folder, &[&["--today", TODAY], arguments].concat()).output().expect("the program starts").into()
}

/// A catalogue in a folder that is gone after the test.
pub struct Catalogue {
    root: PathBuf,
    _folder: TempDir,
}

impl Catalogue {
    /// What `init` makes.
    pub fn standard() -> Catalogue {
        let folder = tempfile::tempdir().expect("a folder");
        run(folder.path(), &["init", "katalog"]).fine();
        Catalogue { root: folder.path().join("katalog"), _folder: folder }
    }

    /// One kind with a field of every common sort, one vocabulary, three entries without a fault.
    pub fn small() -> Catalogue {
        let folder = tempfile::tempdir().expect("a folder");
        let catalogue = Catalogue { root: folder.path().join("katalog"), _folder: folder };
        catalogue.write("allmenning.toml", "title = \"Prøve\"\nbase_url = \"https://prove.example.no\"\n");
        catalogue.write("schemas/ting.schema.json", THING);
        catalogue.write("schemas/vocabularies/tema.yaml", "- code: vei\n  label: Vei\n- code: skole\n  label: Skole\n");
        catalogue.write("content/ting/bil.md", "---\ntitle: Bil\nfarge: rod\ntema: [vei]\n---\nEn bil på veien.\n");
        catalogue.write("content/ting/bok.md", "---\ntitle: Bok\nvenn: ting/bil\n---\nEn bok om [bilen](bil.md).\n");
        catalogue.write("content/ting/kart/index.md", "---\ntitle: Kart\ntema: [skole]\n---\nHent [kartet](kart.txt).\n");
        catalogue.write("content/ting/kart/kart.txt", "Nord er opp.\n");
        catalogue
    }

    /// A copy of the catalogue in `folder`.
    pub fn copy(folder: &Path) -> Catalogue {
        let copy = tempfile::tempdir().expect("a folder");
        let catalogue = Catalogue { root: copy.path().join("katalog"), _folder: copy };
        for part in ["allmenning.toml", "content", "schemas", "themes"] {
            for item in
                walkdir::WalkDir::new(folder.join(part)).into_iter().filter_map(Result::ok).filter(|item| item.file_type().is_file())
            {
                let target = catalogue.root.join(item.path().strip_prefix(folder).expect("inside"));
                fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
                fs::copy(item.path(), target).expect("a copy");
            }
        }
        catalogue
    }

    /// The catalogue's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The path of a file of the catalogue.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.at(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(&file, text).expect("a file");
    }

    /// The text of a file.
    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Runs the program in the catalogue's folder.
    #[track_caller]
    pub fn run(&self, arguments: &[&str]) -> Ran {
        run(&self.root, arguments)
    }

    /// Builds the site for an address, and opens it.
    #[track_caller]
    pub fn build(&self, base_url: &str) -> site::Site {
        self.run(&["build", "--base-url", base_url]).fine();
        site::Site::open(&self.at("public"), base_url)
    }

    /// The findings of `check`, as `severity rule path:line`.
    #[track_caller]
    pub fn findings(&self) -> Vec<String> {
        self.run(&["check", "--format", "json"]).findings()
    }
}

/// Waits until `ready` gives something.
#[track_caller]
pub fn wait_for<T>(what: &str, mut ready: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(value) = ready() {
            return value;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

const THING: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Ting",
  "x-kind": {"label": {"nb": {"one": "ting", "many": "ting"}}, "order": 1},
  "type": "object",
  "properties": {
    "title": {"title": "Tittel", "type": "string", "minLength": 1, "maxLength": 200, "x-search": 5.0},
    "summary": {"title": "Kort fortalt", "type": "string", "x-search": 2.0},
    "farge": {"title": "Farge", "description": "Fargen på tingen.", "enum": ["rod", "gronn", "blaa"], "x-facet": true},
    "venn": {"title": "Venn", "type": "string", "x-relation": {"to": ["ting"], "inverse": {"name": "venn_av", "label": {"nb": "Venn av"}}}},
    "tema": {"title": "Tema", "type": "array", "items": {"type": "string"}, "x-vocabulary": "tema"},
    "dato": {"title": "Dato", "type": "string", "format": "date"},
    "aliases": {"title": "Gamle adresser", "type": "array", "items": {"type": "string"}, "x-show": "none"}
  },
  "required": ["title"],
  "additionalProperties": false
}
"#;

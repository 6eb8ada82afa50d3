//! The collections that the search is measured on: the catalogue of this repository, the municipal texts of `kommune.md`, and as
//! many made documents around them as one likes. The same bytes every time.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

/// A query and the entries that answer it.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What it tries.
    pub category: String,
    /// What somebody writes.
    pub query: String,
    /// The answers, the best first.
    pub ids: Vec<String>,
}

/// The sets of queries on the catalogue of this repository.
pub const STANDARD: [&str; 3] = ["tuning.tsv", "held.tsv", EVERYDAY];
/// The set that says what it seeks in other words than the entries do.
pub const EVERYDAY: &str = "everyday-tuning.tsv";
/// The sets of queries on the municipal texts.
pub const MUNICIPAL: [&str; 2] = ["kommune-tuning.tsv", "kommune-held.tsv"];
/// The kind of the municipal texts, and of the made ones.
const KIND: &str = "dokumenter";

/// The repository's folder.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The judged queries of a file of this folder. The municipal ones name their texts by slug; `names` has the entries' ids.
pub fn judged(file: &str, names: &HashMap<String, String>) -> io::Result<Vec<Judged>> {
    let text = fs::read_to_string(repository().join("tests/search").join(file))?;
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let wrong = |line: &str| io::Error::other(format!("{file}: {line}"));
    lines
        .map(|line| {
            let [category, query, ids] = line.split('\t').collect::<Vec<_>>()[..] else { return Err(wrong(line)) };
            let id = |name: &str| if file.starts_with("kommune") { names.get(name).cloned() } else { Some(name.to_owned()) };
            let ids: Option<Vec<String>> = ids.split(',').map(|name| id(name.trim())).collect();
            Ok(Judged { category: category.into(), query: query.into(), ids: ids.ok_or_else(|| wrong(line))? })
        })
        .collect()
}

/// Makes a catalogue of the municipal texts alone; tells their ids by slug. The ids are numbers, so that they hold no word.
pub fn municipal(root: &Path) -> io::Result<HashMap<String, String>> {
    fs::create_dir_all(root.join("schemas"))?;
    fs::write(root.join("allmenning.toml"), "title = \"Kommunale tekster\"\n")?;
    add_municipal(root)
}

/// Makes a catalogue of about `count` entries: that of this repository, the municipal texts, and documents made of their sentences.
pub fn large(root: &Path, count: usize) -> io::Result<HashMap<String, String>> {
    for part in ["content", "schemas"] {
        copy(&repository().join(part), &root.join(part))?;
    }
    fs::copy(repository().join("allmenning.toml"), root.join("allmenning.toml"))?;
    let names = add_municipal(root)?;
    let mut texts = Vec::new();
    entries(&repository().join("content"), &mut texts)?;
    let made = count.saturating_sub(texts.len() + names.len());
    let municipal = fs::read_to_string(repository().join("tests/search/kommune.md"))?;
    texts.extend(municipal.split("\n## ").skip(1).map(str::to_owned));
    let pool = Pool::of(&texts);
    let folder = root.join("content").join(KIND);
    for number in 0..made {
        fs::write(folder.join(format!("laget-{number:06}.md")), pool.document(number as u64))?;
    }
    Ok(names)
}

fn add_municipal(root: &Path) -> io::Result<HashMap<String, String>> {
    fs::write(root.join(format!("schemas/{KIND}.schema.json")), SCHEMA)?;
    let folder = root.join("content").join(KIND);
    fs::create_dir_all(&folder)?;
    let text = fs::read_to_string(repository().join("tests/search/kommune.md"))?;
    let mut names = HashMap::new();
    for (number, section) in text.split("\n## ").skip(1).enumerate() {
        let (head, body) = section.split_once("\n\n").unwrap_or((section, ""));
        let mut lines = head.lines();
        let slug = lines.next().unwrap_or_default().trim();
        let value = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim().to_owned();
        let id = format!("tekst-{number:03}");
        fs::write(folder.join(format!("{id}.md")), page(&value("title:"), &value("summary:"), body))?;
        names.insert(slug.to_owned(), format!("{KIND}/{id}"));
    }
    Ok(names)
}

const SCHEMA: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Dokument",
  "x-kind": {"label": {"nb": {"one": "dokument", "many": "dokumenter"}, "nn": {"one": "dokument", "many": "dokument"}, "en": {"one": "document", "many": "documents"}}, "order": 90, "page": true},
  "type": "object",
  "required": ["title"],
  "properties": {
    "title": {"type": "string", "title": "Tittel", "x-label": {"nn": "Tittel", "en": "Title"}},
    "summary": {"type": "string", "title": "Sammendrag", "x-label": {"nn": "Samandrag", "en": "Summary"}}
  }
}
"#;

fn page(title: &str, summary: &str, body: &str) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    format!("---\ntitle: {}\nsummary: {}\n---\n\n{}\n", quoted(title), quoted(summary), body.trim())
}

/// What documents are made of.
struct Pool {
    sentences: Vec<String>,
    words: Vec<String>,
}

/// What titles look like; the letters stand for words of the pool.
const TITLES: [&str; 8] = [
    "Rutine for A",
    "Erfaringer med A og B",
    "Veileder om A i B",
    "A: oversikt og råd",
    "Kravspesifikasjon for A",
    "Felles løsning for A",
    "Hvordan vi bruker A til B",
    "A, B og C",
];

impl Pool {
    fn of(texts: &[String]) -> Pool {
        let prose = |text: &String| text.rsplit("\n---\n").next().unwrap_or_default().replace('\n', " ");
        let is_plain = |sentence: &&str| sentence.len() > 30 && sentence.len() < 300 && !sentence.contains(['[', '|', '`', '#', '<', '*']);
        let sentences: Vec<String> =
            texts.iter().flat_map(|text| prose(text).split(". ").filter(is_plain).map(str::to_owned).collect::<Vec<_>>()).collect();
        let word = |word: &str| word.chars().count() > 5 && word.chars().all(|letter| letter.is_lowercase());
        let mut words: Vec<String> =
            sentences.iter().flat_map(|sentence| sentence.split(' ')).filter(|text| word(text)).map(str::to_owned).collect();
        words.sort();
        words.dedup();
        Pool { sentences, words }
    }

    /// The document of a number: a title of words, and sentences from everywhere.
    fn document(&self, number: u64) -> String {
        let mut dice = Dice(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d);
        let mut title = String::new();
        for letter in TITLES[dice.below(TITLES.len())].chars() {
            match letter {
                'A' | 'B' | 'C' => title.push_str(&self.words[dice.below(self.words.len())]),
                other => title.push(other),
            }
        }
        let mut sentence = || self.sentences[dice.below(self.sentences.len())].trim_end_matches('.').to_owned() + ".";
        let summary = sentence();
        let body: Vec<String> = (0..12 + number as usize % 12).map(|_| sentence()).collect();
        let paragraphs: Vec<String> = body.chunks(4).map(|chunk| chunk.join(" ")).collect();
        page(&title, &summary, &paragraphs.join("\n\n"))
    }
}

/// Numbers that look like chance and are the same every time (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % most
    }
}

/// The texts of all entries in a folder, in the order of their paths.
fn entries(folder: &Path, texts: &mut Vec<String>) -> io::Result<()> {
    let mut items: Vec<_> = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    items.sort_by_key(fs::DirEntry::file_name);
    for item in items {
        let path = item.path();
        if item.file_name().as_encoded_bytes().starts_with(b"_") {
            continue;
        }
        if path.is_dir() {
            entries(&path, texts)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            texts.push(fs::read_to_string(path)?);
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for item in fs::read_dir(from)? {
        let item = item?;
        let target = to.join(item.file_name());
        if item.file_type()?.is_dir() { copy(&item.path(), &target)? } else { fs::copy(item.path(), target).map(drop)? }
    }
    Ok(())
}

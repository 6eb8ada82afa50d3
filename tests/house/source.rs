//! The repository as text: files, Rust code without its comments and literals, modules and what they import.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file, which must be there.
pub fn text_of(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The files under a folder with this extension, by path: path from the root, and text.
pub fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let walk = WalkDir::new(root().join(folder)).sort_by_file_name().into_iter().filter_map(Result::ok);
    let wanted = walk.filter(|item| item.file_type().is_file() && item.path().extension().is_some_and(|found| found == extension));
    let names = wanted.filter_map(|item| Some(item.path().strip_prefix(root()).ok()?.to_string_lossy().replace('\\', "/")));
    names.map(|name| (name.clone(), text_of(&name))).collect()
}

/// What lies in a folder, by name; nothing when there is no such folder.
pub fn inside(folder: &Path) -> Vec<PathBuf> {
    let mut items: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().filter_map(|item| Some(item.ok()?.path())).collect();
    items.sort();
    items
}

/// The last part of a path.
pub fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The code alone: comments and literals become spaces, and every byte stays where it was.
pub fn bare(source: &str) -> String {
    let mut code = source.as_bytes().to_vec();
    let mut at = 0;
    while at < code.len() {
        let end = at + passive(&source.as_bytes()[at..]);
        code[at..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        at = end.max(at + 1);
    }
    String::from_utf8_lossy(&code).into_owned()
}

/// How long the comment or literal is that `code` begins with; 0 when it begins with neither.
fn passive(code: &[u8]) -> usize {
    let until = |from: usize, end: &[u8]| {
        code[from..].windows(end.len()).position(|part| part == end).map_or(code.len(), |at| from + at + end.len())
    };
    match code {
        [b'/', b'/', ..] => code.iter().position(|byte| *byte == b'\n').unwrap_or(code.len()),
        [b'/', b'*', ..] => until(2, b"*/"),
        [b'r', b'"', ..] => until(2, b"\""),
        [b'r', b'#', b'"', ..] => until(3, b"\"#"),
        [b'"', ..] => {
            let mut at = 1;
            while at < code.len() && code[at] != b'"' {
                at += if code[at] == b'\\' { 2 } else { 1 };
            }
            (at + 1).min(code.len())
        }
        [b'\'', b'\\', _, ..] => until(3, b"'"),
        // A letter of up to four bytes; a lifetime has no second quote so near.
        [b'\'', first, rest @ ..] => {
            let more = match first {
                0xf0.. => 3,
                0xe0.. => 2,
                0xc0.. => 1,
                _ => 0,
            };
            if rest.get(more) == Some(&b'\'') { more + 3 } else { 0 }
        }
        _ => 0,
    }
}

/// The texts between quotation marks, each with the place of its first mark.
pub fn literals(source: &str) -> Vec<(usize, String)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < source.len() {
        let length = passive(&source.as_bytes()[at..]);
        if source.as_bytes()[at] == b'"' && length > 1 {
            found.push((at, source[at + 1..at + length - 1].to_owned()));
        }
        at += length.max(1);
    }
    found
}

/// What stands between the bracket before `start` and the one that closes it.
pub fn group(code: &str, start: usize) -> Range<usize> {
    let mut open = 1;
    for (at, byte) in code.bytes().enumerate().skip(start) {
        match byte {
            b'(' | b'[' | b'{' => open += 1,
            b')' | b']' | b'}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return start..at;
        }
    }
    start..code.len()
}

/// The code without its tests.
pub fn untested(code: &str) -> String {
    let Some((before, tests)) = code.split_once("#[cfg(test)]") else { return code.to_owned() };
    let end = tests.find('{').map_or(tests.len(), |open| group(tests, open + 1).end);
    format!("{before}{}", untested(&tests[end..]))
}

/// The functions of some code that have a body, each with its length in lines.
pub fn functions(code: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, word) in code.match_indices("fn ").filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_')) {
        let start = at + word.len();
        let Some(parameters) = code[start..].find('(').map(|open| group(code, start + open + 1)) else { continue };
        let Some(body) = code[parameters.end..].find(['{', ';']).map(|found| parameters.end + found) else { continue };
        if code.as_bytes()[body] == b'{' {
            let end = group(code, body + 1).end;
            let name = code[start..].split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
            found.push((name.to_owned(), code[at..end].lines().count()));
        }
    }
    found
}

/// The modules of `src/` by their path (`check/rules`; the library itself is empty), as code alone and without tests.
pub struct House {
    /// The code of each.
    pub modules: BTreeMap<String, String>,
}

impl House {
    /// Reads `src/`.
    pub fn read() -> House {
        let module = |file: &str| {
            file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("lib").trim_end_matches("/mod").to_owned()
        };
        House { modules: files("src", "rs").iter().map(|(file, text)| (module(file), untested(&bare(text)))).collect() }
    }

    /// The code of a module.
    pub fn code(&self, module: &str) -> &str {
        self.modules.get(module).map_or("", String::as_str)
    }

    /// Which module imports which. `main` is left out: it may use all of the library.
    pub fn imports(&self) -> BTreeSet<(String, String)> {
        let mut imports = BTreeSet::new();
        for (module, code) in self.modules.iter().filter(|(module, _)| !module.is_empty() && *module != "main") {
            for start in ["crate::", "super::"] {
                let starts = code
                    .match_indices(start)
                    .filter(|(at, _)| !code[..*at].ends_with(|c: char| c == ':' || c == '_' || c.is_alphanumeric()));
                for (at, _) in starts {
                    let mut paths = Vec::new();
                    tree(&code[at..], "", &mut paths);
                    imports.extend(paths.iter().map(|path| (module.clone(), self.resolve(module, path))));
                }
            }
        }
        imports.into_iter().filter(|(from, to)| from != to).collect()
    }

    /// The module that a path of `from` leads to; a name that a room hands on from one of its files leads to the file.
    fn resolve(&self, from: &str, path: &str) -> String {
        let mut at: Vec<String> = from.split('/').map(str::to_owned).collect();
        for step in path.split('/').filter(|step| !step.is_empty()) {
            match step {
                "crate" => at.clear(),
                "super" => drop(at.pop()),
                "self" | "*" => {}
                name => match self.child(&at.join("/"), name) {
                    Some(child) => at.extend(child.split('/').map(str::to_owned)),
                    None => break,
                },
            }
        }
        at.join("/")
    }

    /// The file, under `room`, that holds `name`: its module, or where the room has the name from.
    fn child<'a>(&'a self, room: &str, name: &'a str) -> Option<String> {
        let known = |child: &str| self.modules.contains_key(format!("{room}/{child}").trim_start_matches('/'));
        if known(name) {
            return Some(name.to_owned());
        }
        let code = self.code(room);
        let mut paths = Vec::new();
        for (at, word) in code.match_indices("use ") {
            tree(&code[at + word.len()..], "", &mut paths);
        }
        let handed_on = paths.iter().find_map(|path| path.strip_suffix(&format!("/{name}")))?.trim_start_matches('/');
        let first = handed_on.split('/').next().filter(|first| known(first))?;
        let deeper = self.child(&format!("{room}/{first}"), name).map(|deeper| format!("/{deeper}")).unwrap_or_default();
        Some(format!("{first}{deeper}"))
    }
}

/// Adds every path of the import that `code` begins with, and returns what follows it.
fn tree<'a>(code: &'a str, prefix: &str, paths: &mut Vec<String>) -> &'a str {
    let code = code.trim_start();
    if let Some(mut rest) = code.strip_prefix('{') {
        loop {
            rest = rest.trim_start_matches([',', ' ', '\n']);
            match rest.strip_prefix('}') {
                Some(after) => return after,
                None if rest.is_empty() => return rest,
                None => rest = tree(rest, prefix, paths),
            }
        }
    }
    let end = code.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '*')).unwrap_or(code.len());
    let path = format!("{prefix}/{}", &code[..end]);
    match code[end..].strip_prefix("::").filter(|after| !after.starts_with('<')) {
        Some(after) => tree(after, &path, paths),
        None if end == 0 => "",
        None => {
            paths.push(path);
            &code[end..]
        }
    }
}

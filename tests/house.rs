//! The house held to its own rules: floors without an import that climbs, no circles, rules with texts and cases,
//! files of a readable size, themes without script or style in the page, documents that name what exists.
//!
//! Everything is read as text. A test gathers all that breaks its rule before it fails, so that one run shows it all.

use allmenning::check::rules;
use allmenning::finding::Rule;
use allmenning::model::Lang;
use std::collections::{BTreeMap, BTreeSet};
use walkdir::WalkDir;

#[path = "house/source.rs"]
mod source;
use source::{House, bare, files, functions, group, inside, literals, name_of, root, text_of, untested};

/// The floors from the ground up: each may use itself and those before it.
const FLOORS: [&str; 16] = [
    "model", "finding", "read", "check", "review", "relate", "search", "route", "export", "render", "edition", "compare", "publish",
    "report", "serve", "cli",
];

/// What only some floors may touch: the disk, the clock, the environment, the terminal.
const RESERVED: [(&str, &[&str]); 9] = [
    ("fs::", &["read", "publish", "serve", "cli"]),
    ("File::", &["read", "publish", "cli"]),
    ("SystemTime::now", &["cli"]),
    ("Instant::now", &["serve", "cli"]),
    ("env::var", &["cli"]),
    ("current_dir", &["cli"]),
    ("println!", &["cli"]),
    ("eprintln!", &["cli"]),
    ("Command::new", &["read"]),
];

#[test]
fn no_import_climbs() {
    let house = House::read();
    let floor = |module: &str| FLOORS.iter().position(|floor| module.split('/').next() == Some(floor));
    let mut faults = Vec::new();
    for (from, to) in house.imports() {
        let climbs = match (floor(&from), floor(&to)) {
            (Some(here), Some(there)) => {
                there > here || (to.starts_with("report") && !matches!(from.split('/').next(), Some("report" | "cli")))
            }
            _ => true,
        };
        if climbs {
            faults.push(format!("{from} imports {to}"));
        }
    }
    let declared: BTreeSet<&str> = house.code("").lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    if declared != BTreeSet::from(FLOORS) {
        faults.push(format!("the floors of lib.rs have no order here: {declared:?}"));
    }
    hold(&faults);
}

#[test]
fn no_floor_has_a_circle() {
    let house = House::read();
    let mut rooms: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    for (from, to) in house.imports() {
        let (here, there): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
        let common = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
        // A room's own mod.rs may use its files, and they its types.
        if common > 0 && common < here.len() && common < there.len() {
            rooms.entry(here[..common].join("/")).or_default().insert((here[common].into(), there[common].into()));
        }
    }
    let mut faults = Vec::new();
    for (room, mut arrows) in rooms {
        // What nobody uses, or what uses nobody, is in no circle.
        while let Some(loose) =
            arrows.iter().find(|(a, b)| !arrows.iter().any(|(_, to)| to == a) || !arrows.iter().any(|(from, _)| from == b)).cloned()
        {
            arrows.remove(&loose);
        }
        faults.extend(arrows.iter().map(|(from, to)| format!("in a circle: {room}/{from} imports {room}/{to}")));
    }
    hold(&faults);
}

#[test]
fn only_the_stages_whose_job_it_is_touch_the_world() {
    let mut faults = Vec::new();
    for (module, code) in House::read().modules.iter().filter(|(module, _)| !module.is_empty() && *module != "main") {
        for (what, floors) in RESERVED {
            let floor = module.split('/').next().unwrap_or("");
            let touches = code.match_indices(what).any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
            if touches && !floors.contains(&floor) {
                faults.push(format!("{module} uses {what}"));
            }
        }
    }
    hold(&faults);
}

#[test]
fn files_and_functions_are_small_and_finished() {
    let (mut faults, mut lengths, mut lines, mut hasty) = (Vec::new(), Vec::new(), 0, 0);
    for (file, text) in files("src", "rs") {
        if !text.starts_with("//!") {
            faults.push(format!("{file} does not begin with //!"));
        }
        if text.lines().count() > 400 {
            faults.push(format!("{file} has {} lines", text.lines().count()));
        }
        for word in ["TODO", "FIXME", "XXX", "unimplemented!", "todo!", "dbg!"] {
            faults.extend(text.contains(word).then(|| format!("{file} holds {word}")));
        }
        let code = bare(&text);
        faults.extend(
            code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "unsafe").then(|| format!("{file} is unsafe")),
        );
        lengths.extend(functions(&code).into_iter().map(|(name, length)| (length, format!("{file}: {name}"))));
        let outside_tests = untested(&code);
        lines += outside_tests.lines().count();
        hasty += outside_tests.matches(".unwrap()").count() + outside_tests.matches(".expect(").count();
    }
    let long: Vec<_> = lengths.iter().filter(|(length, _)| *length > 60).collect();
    if long.len() * 100 > lengths.len() {
        faults.extend(
            long.iter().map(|(length, name)| format!("{name} has {length} lines, and so have over 1 % of {} functions", lengths.len())),
        );
    }
    if hasty * 1000 > lines {
        faults.push(format!("{hasty} calls of unwrap and expect in {lines} lines"));
    }
    let vague = |name: &str| ["util", "utils", "helper", "helpers", "common", "misc"].contains(&name);
    let folders = WalkDir::new(root().join("src")).into_iter().filter_map(Result::ok);
    faults.extend(
        folders.filter(|item| vague(&name_of(item.path()))).map(|item| format!("{} says nothing by its name", item.path().display())),
    );
    assert!(lengths.len() > 100, "the functions are not found any more");
    hold(&faults);
}

#[test]
fn every_rule_says_the_same_in_every_language() {
    let sources = files("src", "rs");
    let mut faults = Vec::new();
    for rule in rules::ALL {
        let name = rule.name;
        let [nb, nn, en] = Lang::ALL.map(|lang| {
            let text = rule.text(lang);
            let empty = |text: &str| text.trim().is_empty();
            let hollow = [&text.title, &text.what, &text.why]
                .into_iter()
                .chain(text.say.values().map(|saying| &saying.message))
                .any(|text| empty(text));
            faults.extend(hollow.then(|| format!("{name}: an empty text in {lang}")));
            text.say
                .iter()
                .map(|(variant, saying)| (variant.clone(), [placeholders(&saying.message), placeholders(&saying.help)]))
                .collect::<BTreeMap<_, _>>()
        });
        for (lang, other) in [("nn", &nn), ("en", &en)] {
            let differ = nb.keys().chain(other.keys()).filter(|variant| nb.get(*variant) != other.get(*variant));
            faults.extend(
                differ.collect::<BTreeSet<_>>().into_iter().map(|variant| {
                    format!("{name}: {variant} in nb and {lang} differ: {:?} and {:?}", nb.get(variant), other.get(variant))
                }),
            );
        }
        let example = &rule.texts().example;
        faults.extend((example.bad.trim().is_empty() || example.good.trim().is_empty()).then(|| format!("{name}: an empty example")));
        let said: BTreeSet<String> = nb.keys().cloned().collect();
        let named = variants(rule, &sources);
        faults.extend(named.difference(&said).map(|variant| format!("{name}: no text for the variant {variant}")));
        faults.extend(said.difference(&named).map(|variant| format!("{name}: nobody uses the variant {variant}")));
        let own = source_of(rule, &sources);
        let given =
            |placeholder: &String| own.contains(&format!("with(\"{placeholder}\"")) || own.contains(&format!("worded(\"{placeholder}\""));
        let asked: BTreeSet<String> = nb.values().flatten().flatten().cloned().collect();
        faults.extend(
            asked.iter().filter(|placeholder| !given(placeholder)).map(|placeholder| format!("{name}: nobody fills {{{placeholder}}}")),
        );
    }
    hold(&faults);
}

#[test]
fn every_rule_has_cases_and_every_case_a_rule() {
    let (cases, reviews) = (root().join("tests/cases"), root().join("tests/reviews"));
    let mut faults = Vec::new();
    for rule in rules::ALL {
        let both = inside(&cases.join(rule.name)).into_iter().chain(inside(&reviews.join(rule.name)));
        let names: Vec<String> = both.map(|case| name_of(&case)).collect();
        let valid = names.iter().filter(|name| name.starts_with("valid-")).count();
        if valid < 1 || names.len() - valid < 2 {
            faults.push(format!("{}: {valid} valid cases and {} others", rule.name, names.len() - valid));
        }
    }
    let rooms = inside(&cases);
    for room in rooms.iter().filter(|room| !room.ends_with("base") && !room.ends_with("README.md")) {
        if rules::named(&name_of(room)).is_none() && !room.ends_with("mixed") {
            faults.push(format!("{} is no rule", room.display()));
        }
        for case in inside(room) {
            let expected = std::fs::read_to_string(case.join("expected"));
            let named_valid = name_of(&case).starts_with("valid-");
            let sound = expected.is_ok_and(|text| text.trim().is_empty() == named_valid);
            faults.extend((!sound).then(|| format!("{}: expected is missing or belies the name", case.display())));
        }
    }
    for case in inside(&reviews).iter().filter(|room| room.is_dir()).flat_map(|room| inside(room)) {
        let tells = std::fs::read_to_string(case.join("expected")).is_ok_and(|text| text.lines().any(|line| line.starts_with("exit ")));
        faults.extend((!tells).then(|| format!("{}: expected is missing or does not tell the exit status", case.display())));
    }
    hold(&faults);
}

#[test]
fn no_page_of_a_theme_holds_script_or_style() {
    let mut faults = Vec::new();
    for (file, text) in files("themes", "html") {
        let squeezed: String = text.split_whitespace().collect::<Vec<_>>().join(" ").replace("| ", "|");
        faults.extend(squeezed.contains("|safe").then(|| format!("{file} calls something safe")));
        let page = without(&without(&without(&text, "{#", "#}"), "{%", "%}"), "{{", "}}");
        for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or("")) {
            let mut names =
                tag.split_whitespace().skip(1).filter_map(|attribute| attribute.split_once('=')).map(|(name, _)| name.to_lowercase());
            let inline = names.any(|name| name == "style" || (name.starts_with("on") && name.len() > 2));
            let tag = tag.to_lowercase();
            let is_data = tag.contains("type=\"application/ld+json\"") || tag.contains("type=\"speculationrules\"");
            let bare_script = tag.starts_with("script") && !tag.contains(" src=") && !is_data;
            faults.extend(
                (inline || bare_script || tag.starts_with("style") || tag.contains("javascript:")).then(|| format!("{file}: <{tag}>")),
            );
        }
    }
    hold(&faults);
}

#[test]
fn every_text_of_the_interface_exists_in_every_language() {
    let mut faults = Vec::new();
    let (theme, program) = ("themes/standard/texts", "src/cli/texts");
    for folder in [theme, program] {
        let [nb, nn, en] = Lang::ALL.map(|lang| keys(&format!("{folder}/{lang}.toml")));
        for (lang, other) in [("nn", &nn), ("en", &en)] {
            faults.extend(nb.symmetric_difference(other).map(|key| format!("{folder}: {key} is in only one of nb and {lang}")));
        }
    }
    let mut ask = |folder: &str, extension: &str, calls: &[&str], keys: &BTreeSet<String>| {
        for (file, text) in files(folder, extension) {
            let used = calls.iter().flat_map(|call| text.split(call).skip(1)).filter_map(|rest| rest.split('"').next());
            // A key that ends so is the beginning of several, as in `"severity_" ~ rule.severity`.
            let known = |key: &&str| keys.contains(*key) || (key.ends_with('_') && keys.iter().any(|known| known.starts_with(*key)));
            faults.extend(used.filter(|key| !known(key)).map(|key| format!("{file}: no text for {key}")));
        }
    };
    let (of_theme, of_program) = (keys(&format!("{theme}/nb.toml")), keys(&format!("{program}/nb.toml")));
    ask("themes", "html", &["key=\"", "key = \""], &of_theme);
    ask("src/render", "rs", &["texts().get(\"", "texts().filled(\"", "texts.get(\"", "texts.filled(\""], &of_theme);
    ask("src/cli", "rs", &["say.text(\"", "say().text(\"", "say.stopped(\"", "say().stopped(\"", " say(\""], &of_program);
    hold(&faults);
}

#[test]
fn documents_name_what_exists() {
    let mut faults = Vec::new();
    let plain = |word: &&str| word.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c)) && !word.starts_with('/');
    let architecture = text_of("ARCHITECTURE.md");
    let named = architecture.split('`').skip(1).step_by(2).filter(plain);
    let is_path = |word: &&str| word.contains('/') || [".md", ".toml", ".rs"].iter().any(|end| word.ends_with(end));
    faults.extend(named.filter(is_path).filter(|path| !root().join(path).exists()).map(|path| format!("ARCHITECTURE.md: no {path}")));
    for floor in FLOORS {
        let heading =
            if root().join(format!("src/{floor}.rs")).is_file() { format!("`src/{floor}.rs`") } else { format!("`src/{floor}/`") };
        faults.extend((!architecture.contains(&heading)).then(|| format!("ARCHITECTURE.md says nothing of {heading}")));
    }
    let code = files("src", "rs").into_iter().chain(files("tests", "rs"));
    for (file, text) in code.chain(["README.md", "CHANGELOG.md"].map(|file| (file.to_owned(), text_of(file)))) {
        let said = text
            .split('`')
            .filter(plain)
            .filter(|word| ["src/", "tests/", "benches/", "themes/", ".ci/"].iter().any(|top| word.starts_with(top)));
        faults.extend(said.filter(|path| !root().join(path).exists()).map(|path| format!("{file}: no {path}")));
    }
    for command in ["cargo run --release -- build", "cargo test --locked"] {
        let missing = ["README.md", ".ci/run"].into_iter().filter(|file| !text_of(file).contains(command));
        faults.extend(missing.map(|file| format!("{file} does not have the command {command}")));
    }
    faults.extend((!text_of(".github/workflows/ci.yml").contains("run: .ci/run")).then(|| "ci.yml does not call .ci/run".to_owned()));
    hold(&faults);
}

#[test]
fn no_file_of_the_tests_is_forgotten() {
    let code: BTreeMap<String, String> = files("tests", "rs").into_iter().collect();
    let is_target = |file: &&String| file.matches('/').count() == 1 || (file.ends_with("/main.rs") && file.matches('/').count() == 2);
    let mut open: Vec<String> = code.keys().filter(is_target).cloned().collect();
    let mut run: BTreeSet<String> = BTreeSet::new();
    while let Some(file) = open.pop() {
        let (folder, stem) = file.trim_end_matches(".rs").rsplit_once('/').unwrap_or_default();
        let text = code.get(&file).map_or("", String::as_str);
        let after = |start: &str, end: char| text.split(start).skip(1).filter_map(move |rest| rest.split(end).next()).collect::<Vec<_>>();
        let mut parts: Vec<String> = after("#[path = \"", '"').into_iter().map(|path| format!("{folder}/{path}")).collect();
        for name in after("mod ", ';') {
            parts.extend([format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs"), format!("{folder}/{stem}/{name}.rs")]);
        }
        run.insert(file);
        open.extend(parts.into_iter().filter(|part| code.contains_key(part) && !run.contains(part)));
    }
    let mut faults: Vec<String> =
        code.keys().filter(|file| !run.contains(*file)).map(|file| format!("no target includes {file}")).collect();
    for item in inside(&root().join("tests")).iter().filter(|item| item.is_dir()) {
        let folder = format!("tests/{}", name_of(item));
        let named =
            run.iter().any(|file| file.starts_with(&format!("{folder}/")) || (file != "tests/house.rs" && code[file].contains(&folder)));
        faults.extend((!named).then(|| format!("no target reads {folder}")));
    }
    hold(&faults);
}

/// The variants that the program asks a rule's texts for: in calls of `RULE.at`, of a function or closure that takes
/// `variant`, and in statements that choose one.
fn variants(rule: &Rule, sources: &[(String, String)]) -> BTreeSet<String> {
    let module = rule.name.replace('-', "_");
    let own = source_of(rule, sources);
    let code = bare(own);
    let mut found = BTreeSet::new();
    for (at, call) in code.match_indices("RULE.at(") {
        let arguments = group(&code, at + call.len());
        let last = code[arguments.clone()].rfind([',']).map_or(arguments.start, |comma| arguments.start + comma);
        found.extend(literals(&own[last..arguments.end]).into_iter().map(|(_, text)| text));
    }
    for start in ["let variant =", "let (variant,"] {
        for (at, _) in code.match_indices(start) {
            let end = code[at..].find(';').map_or(code.len(), |length| at + length);
            let chosen = literals(&own[at..end])
                .into_iter()
                .filter(|(quote, _)| own[at..at + quote].trim_end_matches([' ', '(', '\n']).ends_with(['>', '{']));
            found.extend(chosen.map(|(_, text)| text));
        }
    }
    let takes = |line: &str| line.contains("|variant|") || line.contains("variant: &'static str");
    let takers = own.lines().filter(|line| takes(line)).filter_map(|line| line.split("let ").nth(1).or(line.split("fn ").nth(1)));
    for taker in takers.filter_map(|rest| rest.split([' ', '(']).next()) {
        for (file, text) in sources {
            let call = if text == own { format!("{taker}(") } else { format!("{module}::{taker}(") };
            let code = bare(text);
            let calls = code
                .match_indices(&call)
                .filter(|(at, _)| text != own || !code[..*at].ends_with(|c: char| c == '.' || c == '_' || c.is_alphanumeric()));
            let arguments = calls.map(|(at, call)| group(&code, at + call.len()));
            found
                .extend(arguments.filter(|_| file.starts_with("src/check")).flat_map(|range| literals(&text[range])).map(|(_, text)| text));
        }
    }
    found
}

fn source_of<'a>(rule: &Rule, sources: &'a [(String, String)]) -> &'a str {
    let file = format!("src/check/rules/{}.rs", rule.name.replace('-', "_"));
    sources.iter().find(|(name, _)| *name == file).map_or("", |(_, text)| text)
}

/// The names between braces in a message.
fn placeholders(text: &str) -> BTreeSet<String> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

/// The keys of a file of texts; those of a table within it with a dot between.
fn keys(file: &str) -> BTreeSet<String> {
    let table: toml::Table = toml::from_str(&text_of(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let inner = table.iter().filter_map(|(key, value)| Some((key, value.as_table()?)));
    let deeper: Vec<String> = inner.flat_map(|(key, table)| table.keys().map(move |inner| format!("{key}.{inner}"))).collect();
    table.keys().cloned().chain(deeper).collect()
}

/// The text without what stands between these marks.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |whole, part| whole + part.split_once(close).map_or("", |(_, after)| after))
}

/// Fails with every fault, one a line.
#[track_caller]
fn hold(faults: &[String]) {
    assert!(faults.is_empty(), "what breaks the rule ({}):\n  {}", faults.len(), faults.join("\n  "));
}

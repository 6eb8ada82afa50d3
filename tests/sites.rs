//! Catalogues of other people, in other languages, with other schemas: each folder under `tests/sites/` is checked and
//! built by the program as it is, and held against what stands in its `expected/`.
//!
//! - `expected/findings`: what `check` finds, a line each: severity, rule, path and place
//! - `expected/routes`: every file of the site, but for the pages of the rules; fingerprints in names are `*`
//! - `expected/pages/…`: some of those files, whole
//!
//! Then each is built once more with the standard theme, and must be sound in it. `UPDATE=1 cargo test --test sites`
//! writes what was found into `expected/`, to be read before it is committed; a page is held when its file is there.

use libtest_mimic::{Arguments, Failed, Trial};
use program::Catalogue;
use program::site::Site;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[allow(dead_code, reason = "each file of tests uses its own part")]
mod program;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(&sites).into_iter().flatten().filter_map(|item| Some(item.ok()?.path())).filter(|path| path.is_dir()).collect();
    folders.sort();
    assert!(!folders.is_empty(), "no sites in {}", sites.display());
    let mut trials = Vec::new();
    for folder in folders {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let standard = folder.clone();
        trials.push(Trial::test(format!("{name}/as-expected"), move || as_expected(&folder)));
        trials.push(Trial::test(format!("{name}/in-the-standard-theme"), move || in_the_standard_theme(&standard)));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Checks and builds a copy of the site, and compares.
fn as_expected(folder: &Path) -> Result<(), Failed> {
    let catalogue = Catalogue::copy(folder);
    let expected = folder.join("expected");
    let mut differences = String::new();
    compare(&expected.join("findings"), &findings(&catalogue), &mut differences)?;
    catalogue.run(&["build"]).fine();
    let site = Site::open(&catalogue.at("public"), &base_url(&catalogue));
    compare(&expected.join("routes"), &routes(&site), &mut differences)?;
    let pages = expected.join("pages");
    for page in
        walkdir::WalkDir::new(&pages).sort_by_file_name().into_iter().filter_map(Result::ok).filter(|item| item.file_type().is_file())
    {
        let name = page.path().strip_prefix(&pages)?.to_string_lossy().replace('\\', "/");
        let built = site.files.get(&name).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        compare(page.path(), &built.unwrap_or_default(), &mut differences)?;
    }
    verdict(&differences)
}

/// Builds a copy of the site without the theme of its own: nothing in it may be broken.
fn in_the_standard_theme(folder: &Path) -> Result<(), Failed> {
    let catalogue = Catalogue::copy(folder);
    let config = catalogue.read("allmenning.toml");
    let kept: Vec<&str> = config.lines().filter(|line| !line.starts_with("theme")).collect();
    catalogue.write("allmenning.toml", kept.join("\n"));
    catalogue.run(&["build"]).fine();
    let site = Site::open(&catalogue.at("public"), &base_url(&catalogue));
    let mut faults = [site.faults.clone(), site.broken_links(), site.broken_ids()].concat();
    let value: serde_json::Value = serde_json::from_str(site.text("katalog.json"))?;
    let paged: Vec<String> =
        value["kinds"].as_array().into_iter().flatten().filter_map(|kind| Some(kind["name"].as_str()?.to_owned())).collect();
    for kind in paged.iter().filter(|kind| site.files.contains_key(&format!("{kind}/index.html"))) {
        for entry in fs::read_dir(catalogue.at(&format!("content/{kind}")))?.filter_map(Result::ok) {
            let slug = entry.file_name().to_string_lossy().trim_end_matches(".md").to_owned();
            if !site.files.contains_key(&format!("{kind}/{slug}/index.html")) {
                faults.push(format!("{kind}/{slug} has no page"));
            }
        }
    }
    verdict(&faults.join("\n"))
}

/// What `check` finds, a line each.
fn findings(catalogue: &Catalogue) -> String {
    let value = catalogue.run(&["check", "--format", "json"]).json();
    let mut lines = String::new();
    for finding in value["findings"].as_array().into_iter().flatten() {
        let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let place = finding["line"].as_u64().map(|line| format!(":{line}:{}", finding["column"])).unwrap_or_default();
        // Writing into a string cannot fail.
        let _ = writeln!(lines, "{} {} {}{place}", text("severity"), text("rule"), text("path"));
    }
    lines
}

/// Every file of the site, but for what grows with the program and not with the catalogue.
fn routes(site: &Site) -> String {
    let names = site.files.keys().filter(|name| !name.starts_with("regler/"));
    names.map(|name| format!("{}\n", without_fingerprint(name))).collect()
}

/// `filer/stil.0123456789.css` without what changes with every change of the theme.
fn without_fingerprint(name: &str) -> String {
    let is_print = |part: &&str| part.len() == 10 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.split('.').map(|part| if is_print(&part) { "*" } else { part }).collect::<Vec<_>>().join(".")
}

/// The address that the site is built for, as its overview gives it.
fn base_url(catalogue: &Catalogue) -> String {
    let value: serde_json::Value = serde_json::from_str(&catalogue.read("public/katalog.json")).unwrap_or_default();
    value["url"].as_str().unwrap_or_default().to_owned()
}

/// Notes the first line in which a file differs from what was found; with UPDATE, writes what was found instead.
fn compare(file: &Path, found: &str, differences: &mut String) -> Result<(), Failed> {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(file.parent().unwrap_or(file))?;
        fs::write(file, found)?;
        return Ok(());
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    if expected == found {
        return Ok(());
    }
    let (mut old, mut new) = (expected.lines(), found.lines());
    let mut number = 0;
    let first = std::iter::from_fn(|| {
        number += 1;
        Some((old.next(), new.next()))
    });
    let (expected, found) = first.take_while(|(a, b)| a.is_some() || b.is_some()).find(|(a, b)| a != b).unwrap_or((None, None));
    let name = file.components().skip_while(|part| part.as_os_str() != "sites").collect::<PathBuf>();
    let _ = writeln!(
        differences,
        "{}:{number}\n  expected: {}\n  found:    {}",
        name.display(),
        expected.unwrap_or("the end"),
        found.unwrap_or("the end")
    );
    Ok(())
}

fn verdict(faults: &str) -> Result<(), Failed> {
    if faults.is_empty() { Ok(()) } else { Err(format!("\n{faults}").into()) }
}

//! Two builds of one catalogue with one date are the same to the byte, on any machine, in any locale, with any number
//! of threads.

use crate::program::site::tree;
use crate::program::{Catalogue, TODAY, command};
use std::collections::BTreeMap;
use std::path::Path;

/// Builds to `out` with these variables of the environment.
fn build(root: &Path, out: &str, variables: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let mut command = command(root, &["build", "--out", out, "--today", TODAY]);
    let ran = command.envs(variables.iter().copied()).output().expect("the program starts");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    tree(&root.join(out))
}

#[track_caller]
fn assert_same(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    for (name, bytes) in a {
        assert!(b[name] == *bytes, "{name} differs:\n{}\n---\n{}", String::from_utf8_lossy(bytes), String::from_utf8_lossy(&b[name]));
    }
}

/// A catalogue in which much could come in another order: equal titles, Norwegian letters, many codes.
fn mixed() -> Catalogue {
    let catalogue = Catalogue::standard();
    for (number, title) in ["Ærlig", "Ålesund", "Aasen", "aasen", "Zebra", "Østfold", "Lik", "Lik", "lik", "Éva", "Eva"].iter().enumerate()
    {
        let text = format!(
            "---\ntitle: {title}\nsummary: En aktør som bare er til for å bli sortert.\ntype: kommune\ntemaer: [barnehage, byggesak]\n---\nSe [den andre](tall-{}.md).\n",
            (number + 1) % 11
        );
        catalogue.write(&format!("content/aktorer/tall-{number}.md"), text);
    }
    catalogue
}

#[test]
fn threads_locale_and_time_zone_change_nothing() {
    let catalogue = mixed();
    let root = catalogue.root();
    let first = build(root, "en", &[("RAYON_NUM_THREADS", "1"), ("LANG", "C"), ("LC_ALL", "C"), ("TZ", "UTC")]);
    let second =
        build(root, "to", &[("RAYON_NUM_THREADS", "8"), ("LANG", "nb_NO.UTF-8"), ("LC_ALL", "nb_NO.UTF-8"), ("TZ", "Pacific/Kiritimati")]);
    let third = build(root, "tre", &[("RAYON_NUM_THREADS", "3"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "America/Anchorage")]);
    assert_same(&first, &second);
    assert_same(&first, &third);
}

#[test]
fn the_place_of_the_catalogue_and_the_times_of_its_files_change_nothing() {
    let catalogue = mixed();
    let other = Catalogue::copy(catalogue.root());
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(86_400 * 365 * 20);
    for item in walkdir::WalkDir::new(other.root()).into_iter().filter_map(Result::ok).filter(|item| item.file_type().is_file()) {
        let file = std::fs::File::options().write(true).open(item.path()).expect("a file");
        file.set_modified(long_ago).expect("a time");
    }
    let first = build(catalogue.root(), "public", &[]);
    let second = build(other.root(), "et/annet/sted", &[]);
    assert_same(&first, &second);
    let needle = catalogue.root().to_str().expect("UTF-8").as_bytes();
    let telling = first.iter().find(|(_, bytes)| bytes.windows(needle.len()).any(|window| window == needle));
    assert!(telling.is_none(), "{:?} tells where it was built", telling.map(|(name, _)| name));
}

#[test]
fn a_second_build_over_the_first_leaves_no_trace_of_it() {
    let catalogue = mixed();
    let first = build(catalogue.root(), "public", &[]);
    catalogue.write(
        "content/aktorer/ekstra.md",
        "---\ntitle: Ekstra\nsummary: Bare her en liten stund, for å bli borte igjen.\ntype: kommune\n---\nTekst.\n",
    );
    let more = build(catalogue.root(), "public", &[]);
    assert!(more.contains_key("aktorer/ekstra/index.html"));
    std::fs::remove_file(catalogue.at("content/aktorer/ekstra.md")).expect("removed");
    assert_same(&first, &build(catalogue.root(), "public", &[]));
}

#[test]
fn the_date_may_come_from_the_environment() {
    let catalogue = Catalogue::small();
    let at = |seconds: &str, out: &str| {
        let ran =
            command(catalogue.root(), &["build", "--out", out]).env("SOURCE_DATE_EPOCH", seconds).output().expect("the program starts");
        assert!(ran.status.success());
        tree(&catalogue.at(out))
    };
    assert_same(&at("1795305600", "en"), &build(catalogue.root(), "to", &[]));
}

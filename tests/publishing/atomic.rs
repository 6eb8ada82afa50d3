//! The whole site or nothing: whatever goes wrong, the site that stood before still stands, and nothing else is
//! touched.

use crate::program::site::tree;
use crate::program::{Catalogue, TODAY, command, wait_for};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

type Tree = BTreeMap<String, Vec<u8>>;

/// The site in `public`.
fn site(catalogue: &Catalogue) -> Tree {
    tree(&catalogue.at("public"))
}

/// What lies beside the site and is none of the catalogue's own; the lock may stay.
fn left_behind(catalogue: &Catalogue) -> Vec<String> {
    let names = fs::read_dir(catalogue.root()).expect("a folder").filter_map(|item| item.ok()?.file_name().into_string().ok());
    let own = ["allmenning.toml", "content", "schemas", "themes", "public", ".gitignore"];
    names.filter(|name| !own.contains(&name.as_str()) && !name.ends_with("-lock")).collect()
}

/// A catalogue whose site takes a while to write.
fn large(entries: usize) -> Catalogue {
    let catalogue = Catalogue::small();
    let paragraph = "Her står det noe om bilen, boken og kartet, og om alt det andre som hører med. ".repeat(20);
    for number in 0..entries {
        let text = format!("---\ntitle: Ting {number}\ntema: [vei]\nvenn: ting/bil\n---\n{paragraph}\n\n## Mer\n\n{paragraph}\n");
        catalogue.write(&format!("content/ting/nr-{number}.md"), text);
    }
    catalogue
}

/// Makes another site of the same catalogue: every page names the catalogue's title.
fn rename(catalogue: &Catalogue, title: &str) {
    catalogue.write("allmenning.toml", format!("title = \"{title}\"\nbase_url = \"https://prove.example.no\"\n"));
}

fn start(catalogue: &Catalogue) -> Child {
    let mut command = command(catalogue.root(), &["build", "--today", TODAY]);
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts")
}

#[test]
fn errors_leave_the_site_that_stood() {
    let catalogue = Catalogue::small();
    catalogue.run(&["build"]).fine();
    let before = site(&catalogue);
    let faults = [
        ("content/ting/feil.md", "---\nfarge: lilla\n---\nTekst.\n"),
        ("allmenning.toml", "title = \n"),
        ("schemas/ting.schema.json", "{"),
        ("schemas/vocabularies/tema.yaml", "- code: [\n"),
        ("themes/standard/templates/entry.html", "{% if %}"),
        ("themes/standard/templates/list.html", "{{ finnes.ikke }}"),
    ];
    for (name, text) in faults {
        let copy = fs::read(catalogue.at(name)).ok();
        catalogue.write(name, text);
        let ran = catalogue.run(&["build"]).with(1);
        assert!(ran.out.contains(name), "{name} is not named: {}", ran.out);
        assert!(site(&catalogue) == before, "{name}: the site was touched");
        assert_eq!(left_behind(&catalogue), Vec::<String>::new(), "{name}");
        match copy {
            Some(bytes) => catalogue.write(name, bytes),
            None => fs::remove_file(catalogue.at(name)).expect("removed"),
        }
    }
    catalogue.run(&["build"]).fine();
    assert!(site(&catalogue) == before);
}

#[test]
fn killed_at_any_moment_the_old_site_or_the_new_one_stands() {
    let catalogue = large(150);
    catalogue.run(&["build"]).fine();
    let old = site(&catalogue);
    rename(&catalogue, "Ny");
    catalogue.run(&["build", "--out", "mal"]).fine();
    let new = tree(&catalogue.at("mal"));
    assert!(old != new && old.len() == new.len());
    fs::remove_dir_all(catalogue.at("mal")).expect("removed");
    let mut killed = 0;
    for files in [0, 1, 20, 150, usize::MAX] {
        let mut build = start(&catalogue);
        let staged = || {
            let names = left_behind(&catalogue);
            names.iter().map(|name| walkdir::WalkDir::new(catalogue.at(name)).into_iter().count()).max().unwrap_or(0)
        };
        // The build may be over before it has come so far; then there is nothing to kill.
        wait_for("the build to come so far", || (staged() > files || build.try_wait().expect("a state").is_some()).then_some(()));
        killed += usize::from(build.try_wait().expect("a state").is_none());
        let _ = build.kill();
        build.wait().expect("it ends");
        let stands = site(&catalogue);
        assert!(stands == old || stands == new, "killed after {files} files, the site is neither old nor new");
        catalogue.run(&["build"]).fine();
        assert!(site(&catalogue) == new, "the build after the kill is another");
        assert_eq!(left_behind(&catalogue), Vec::<String>::new(), "the build after the kill leaves what the killed one left");
        rename(&catalogue, "Prøve");
        catalogue.run(&["build"]).fine();
        assert!(site(&catalogue) == old);
        rename(&catalogue, "Ny");
    }
    assert!(killed >= 2, "only {killed} of the builds were killed in the middle");
}

#[test]
#[cfg(target_os = "linux")]
fn readers_meet_no_moment_without_a_site() {
    let catalogue = Catalogue::small();
    catalogue.run(&["build"]).fine();
    for title in ["En", "To", "Tre"] {
        rename(&catalogue, title);
        let mut build = start(&catalogue);
        while build.try_wait().expect("a state").is_none() {
            let page = fs::read_to_string(catalogue.at("public/index.html"));
            assert!(page.is_ok_and(|page| page.trim_end().ends_with("</html>")), "a reader met half a site");
        }
        assert!(build.wait().expect("it ends").success());
        assert!(catalogue.read("public/index.html").contains(title));
    }
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let catalogue = large(150);
    catalogue.run(&["build"]).fine();
    let old = site(&catalogue);
    rename(&catalogue, "Ny");
    for _ in 0..3 {
        let builds: Vec<Child> = (0..3).map(|_| start(&catalogue)).collect();
        let ended: Vec<_> = builds.into_iter().map(|build| build.wait_with_output().expect("it ends")).collect();
        assert!(ended.iter().any(|ran| ran.status.success()), "none of them built");
        for ran in ended.iter().filter(|ran| !ran.status.success()) {
            let err = String::from_utf8_lossy(&ran.stderr);
            assert_eq!(ran.status.code(), Some(2), "{err}");
            assert!(err.contains("public") && !err.contains("panicked"), "{err}");
        }
        assert!(left_behind(&catalogue).is_empty());
    }
    let new = site(&catalogue);
    assert_eq!(old.keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>());
    catalogue.run(&["build"]).fine();
    assert!(site(&catalogue) == new, "the two were mixed");
}

#[test]
fn a_folder_with_something_else_is_never_replaced() {
    let catalogue = Catalogue::small();
    catalogue.write("mitt/dagbok.txt", "Kjære dagbok");
    catalogue.write("mitt/index.html", "<p>Et annet nettsted</p>");
    let before = tree(catalogue.root());
    let root = catalogue.root().to_str().expect("UTF-8");
    for out in
        ["mitt", "mitt/dagbok.txt", "content", "content/ting", "schemas", ".", "..", root, "/", "allmenning.toml", "allmenning.toml/under"]
    {
        let ran = catalogue.run(&["build", "--out", out]).with(2);
        assert!(ran.out.is_empty() && !ran.err.is_empty() && !ran.err.contains("panicked"), "{out}: {ran:?}");
    }
    let after: Tree = tree(catalogue.root()).into_iter().filter(|(name, _)| !name.ends_with("-lock")).collect();
    assert!(before == after, "something was touched: {:?}", after.keys().filter(|name| !before.contains_key(*name)).collect::<Vec<_>>());
}

#[test]
fn no_site_is_put_among_what_the_catalogue_reads() {
    let catalogue = Catalogue::small();
    for out in ["content/nettsted", "content/ting/nettsted", "schemas/nettsted", "themes/nettsted"] {
        catalogue.run(&["build", "--out", out]).with(2);
        assert!(!catalogue.at(out).exists(), "a site was put in {out}");
    }
    catalogue.run(&["check"]).fine();
}

#[test]
fn an_empty_folder_and_a_new_one_are_taken() {
    let catalogue = Catalogue::small();
    fs::create_dir(catalogue.at("tom")).expect("a folder");
    catalogue.run(&["build", "--out", "tom"]).fine();
    catalogue.run(&["build", "--out", "ny/og/dyp/"]).fine();
    assert!(tree(&catalogue.at("tom")) == tree(&catalogue.at("ny/og/dyp")));
}

#[test]
#[cfg(unix)]
fn a_link_is_no_folder_to_publish_to() {
    let catalogue = Catalogue::small();
    let elsewhere = tempfile::tempdir().expect("a folder");
    fs::write(elsewhere.path().join("viktig.txt"), "x").expect("a file");
    std::os::unix::fs::symlink(elsewhere.path(), catalogue.at("public")).expect("a link");
    catalogue.run(&["build"]).with(2);
    assert!(tree(elsewhere.path()).len() == 1, "something was written behind the link");
    assert!(catalogue.at("public").symlink_metadata().expect("there").is_symlink(), "the link was replaced");
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_to_is_said_in_words() {
    use std::os::unix::fs::PermissionsExt;
    let catalogue = Catalogue::small();
    catalogue.run(&["build", "--out", "ut/nettsted"]).fine();
    let before = tree(&catalogue.at("ut"));
    fs::set_permissions(catalogue.at("ut"), fs::Permissions::from_mode(0o555)).expect("a mode");
    // Whoever may do everything may write here too.
    let may_all = fs::write(catalogue.at("ut/prove"), "").and_then(|()| fs::remove_file(catalogue.at("ut/prove"))).is_ok();
    if !may_all {
        let ran = catalogue.run(&["build", "--out", "ut/nettsted"]).with(2);
        assert!(ran.err.contains("ut") && !ran.err.contains("panicked"), "{}", ran.err);
        assert!(tree(&catalogue.at("ut")) == before);
    }
    fs::set_permissions(catalogue.at("ut"), fs::Permissions::from_mode(0o755)).expect("a mode");
    catalogue.run(&["build", "--out", "ut/nettsted"]).fine();
}

/// Runs `build` where no file may grow over some bytes, as on a disk that is full.
#[cfg(target_os = "linux")]
fn build_with_little_space(catalogue: &Catalogue, kilobytes: u32) -> crate::program::Ran {
    // The signal is ignored, so that the system refuses the bytes instead of ending the program.
    let script = format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" build --today {TODAY}");
    let mut command = std::process::Command::new("bash");
    let output =
        command.args(["-c", &script, env!("CARGO_BIN_EXE_allmenning")]).current_dir(catalogue.root()).stdin(Stdio::null()).output();
    output.expect("bash starts").into()
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_the_site_that_stood() {
    let catalogue = Catalogue::small();
    catalogue.run(&["build"]).fine();
    let before = site(&catalogue);
    rename(&catalogue, "Ny");
    for kilobytes in [0, 1, 10] {
        let ran = build_with_little_space(&catalogue, kilobytes);
        assert_eq!(ran.status, Some(2), "{ran:?}");
        assert!(!ran.err.contains("panicked") && ran.err.lines().count() == 1, "{}", ran.err);
        assert!(site(&catalogue) == before, "{kilobytes} kB: the site was touched");
        assert_eq!(left_behind(&catalogue), Vec::<String>::new());
    }
    catalogue.run(&["build"]).fine();
    assert!(site(&catalogue) != before);
}

#[test]
#[cfg(unix)]
fn nothing_outside_the_catalogue_is_published() {
    let catalogue = Catalogue::small();
    let elsewhere = tempfile::tempdir().expect("a folder");
    fs::write(elsewhere.path().join("hemmelig.txt"), "hemmelig").expect("a file");
    let secret = elsewhere.path().join("hemmelig.txt");
    std::os::unix::fs::symlink(&secret, catalogue.at("content/ting/kart/lenke.txt")).expect("a link");
    std::os::unix::fs::symlink(elsewhere.path(), catalogue.at("content/ting/mappe")).expect("a link");
    catalogue
        .write("content/ting/ut.md", "---\ntitle: Ut\n---\nSe [passord](../../../../../../../../etc/passwd) og [dette](/../../x.txt).\n");
    let ran = catalogue.run(&["build"]);
    assert_ne!(ran.status, Some(2), "{ran:?}");
    let shown = if catalogue.at("public").exists() { site(&catalogue) } else { Tree::new() };
    assert!(
        shown
            .values()
            .all(|bytes| !String::from_utf8_lossy(bytes).contains("hemmelig\n") && !String::from_utf8_lossy(bytes).contains("root:x:"))
    );
    assert!(ran.out.contains("not-a-regular-file"), "{}", ran.out);
}

#[test]
#[cfg(target_os = "linux")]
fn a_pipe_among_the_entries_stops_nobody() {
    let catalogue = Catalogue::small();
    for name in ["content/ting/pipe.md", "content/ting/kart/pipe.txt", "schemas/pipe.schema.json", "themes/standard/templates/pipe.html"] {
        fs::create_dir_all(catalogue.at(name).parent().expect("a folder")).expect("a folder");
        let made = std::process::Command::new("mkfifo").arg(catalogue.at(name)).status().expect("mkfifo");
        assert!(made.success());
    }
    let mut build = start(&catalogue);
    let ended = wait_for("the build to end", || {
        build.try_wait().expect("a state").or_else(|| {
            std::thread::sleep(Duration::from_millis(20));
            None
        })
    });
    assert_eq!(ended.code(), Some(1));
    assert!(!Path::new(&catalogue.at("public")).exists());
}

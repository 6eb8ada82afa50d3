//! What strangers write into files and names: it reaches no terminal as a command, no workflow as a command of its own,
//! and no comment as markup.

use crate::program::Catalogue;
use std::fs;

/// A title that would clear the screen, a value that would forge an annotation, a key that would hide itself.
const HOSTILE: &str = "---\ntitle: \"a\\e[2Jb\\a\\u009bc\\u202ed\\r\\n::error::forged\"\nfarge: \"x\\n::warning file=a::forged\"\n\"\\e]0;x\\a\": \"| `a` | <img src=x> | @alle #1\"\nvenn: \"ting/x%0A::error::forged\"\n---\n<img src=x onerror=alert(1)> [x](java\\script:alert(1)) [y](ting%0a::error::forged.md)\n";

const FORMATS: [&str; 5] = ["human", "json", "github", "sarif", "markdown"];

fn hostile() -> Catalogue {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/vond.md", HOSTILE);
    catalogue
}

/// No control character but the line break, and no mark that turns the direction of reading.
#[track_caller]
fn assert_tame(what: &str, text: &str) {
    let wild = text.chars().find(|&c| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    assert_eq!(wild, None, "{what}:\n{}", text.escape_debug());
}

/// No line that a workflow would obey, beside those of the format itself.
#[track_caller]
fn assert_no_forged_command(what: &str, text: &str) {
    for line in text.lines().filter(|line| line.trim_start().starts_with("::")) {
        let own = what.ends_with("github")
            && ["::error file=content/", "::warning file=content/", "::notice::"].iter().any(|start| line.starts_with(start));
        assert!(own, "{what} obeys: {line}");
    }
}

#[test]
fn hostile_text_reaches_no_terminal_and_no_workflow() {
    let catalogue = hostile();
    for format in FORMATS {
        for command in ["check", "build"] {
            let ran = catalogue.run(&[command, "--format", format]).with(1);
            let what = format!("{command} --format {format}");
            assert_tame(&what, &ran.out);
            assert_tame(&what, &ran.err);
            assert_no_forged_command(&what, &ran.out);
            assert_no_forged_command(&what, &ran.err);
        }
    }
}

#[test]
fn hidden_characters_are_findings_also_when_yaml_spells_them_out() {
    let catalogue = Catalogue::small();
    for (name, title) in [("esc", "a\\e[31mb"), ("bidi", "a\\u202eb"), ("bel", "a\\ab"), ("nul", "a\\0b"), ("c1", "a\\u009bb")] {
        catalogue.write(&format!("content/ting/{name}.md"), format!("---\ntitle: \"{title}\"\n---\nTekst.\n"));
    }
    let found = catalogue.findings();
    for name in ["esc", "bidi", "bel", "nul", "c1"] {
        assert!(found.contains(&format!("error control-character content/ting/{name}.md:2")), "{name} passes: {found:?}");
    }
}

#[test]
fn hostile_text_reaches_no_terminal_through_the_search() {
    let catalogue = Catalogue::small();
    catalogue.write(
        "content/ting/vond.md",
        "---\ntitle: \"Uvanlig\\e[2J\"\nsummary: \"Kort\\e]0;x\\a og \\u202e snudd\\n::error::forged\"\n---\nTekst.\n",
    );
    let ran = catalogue.run(&["find", "uvanlig"]);
    assert_tame("find", &ran.out);
    assert_no_forged_command("find", &ran.out);
}

#[test]
#[cfg(unix)]
fn hostile_names_of_files_reach_no_terminal_and_no_workflow() {
    let catalogue = Catalogue::small();
    let names =
        ["a\u{1b}[31m.md", "b\n::error::forged.md", "c\u{202e}dm.md", "d`e|f<img>.md", "g\r::error::forged.md", "%0A::error::forged.md"];
    for name in names {
        fs::write(catalogue.at("content/ting").join(name), "---\ntitle: Navn\n---\nTekst.\n").expect("a file");
    }
    fs::write(catalogue.at("content/ting/kart").join("\u{1b}[2J\n::error::forged.txt"), "x").expect("a file");
    for format in FORMATS {
        let ran = catalogue.run(&["check", "--format", format]).with(1);
        assert_tame(format, &ran.out);
        assert_no_forged_command(format, &ran.out);
    }
    let found = catalogue.run(&["check", "--format", "json"]).json();
    let paths: Vec<&str> = found["findings"].as_array().expect("a list").iter().filter_map(|f| f["path"].as_str()).collect();
    assert!(names.iter().all(|name| paths.iter().any(|path| path.ends_with(name))), "JSON names the file as it is called: {paths:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn names_that_are_no_text_are_findings() {
    use std::os::unix::ffi::OsStrExt;
    let catalogue = Catalogue::small();
    fs::write(catalogue.at("content/ting").join(std::ffi::OsStr::from_bytes(b"a\xff\xfe.md")), "---\ntitle: Navn\n---\nTekst.\n")
        .expect("a file");
    let ran = catalogue.run(&["check"]).with(1);
    assert!(ran.out.contains("bad-name"), "{}", ran.out);
}

#[test]
fn hostile_arguments_reach_no_terminal() {
    let catalogue = Catalogue::small();
    let wild = "\u{1b}[31mx\n::error::forged\u{202e}";
    let commands: [&[&str]; 8] = [
        &["explain", wild],
        &["new", wild],
        &["find", wild],
        &["man", wild],
        &["check", wild],
        &["build", "--base-url", wild],
        &["check", "--root", wild],
        &["new", "ting", "\u{1b}\u{202e}"],
    ];
    for arguments in commands {
        let ran = catalogue.run(arguments);
        assert_tame(arguments[0], &ran.err);
        assert_tame(arguments[0], &ran.out);
        assert!(!ran.err.lines().any(|line| line.starts_with("::")), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn a_report_in_markdown_holds_nobodys_markup() {
    let catalogue = hostile();
    let text = catalogue.run(&["check", "--format", "markdown"]).with(1).out;
    for markup in ["<img", "@alle", " #1", "](java", "<script"] {
        assert!(!text.contains(markup), "{markup} passes:\n{text}");
    }
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(text.lines().filter(|line| line.starts_with('|')).all(|line| bars(line) == 4), "a cell breaks out of its table:\n{text}");
}

#[test]
fn a_very_long_word_floods_no_report() {
    let catalogue = Catalogue::small();
    let word = "x".repeat(100_000);
    catalogue.write(
        "content/ting/lang.md",
        format!("---\ntitle: Lang\nfarge: {word}\nvenn: ting/{word}\n{word}: 1\n---\n[{word}]({word}.md)\n"),
    );
    for format in FORMATS {
        let ran = catalogue.run(&["check", "--format", format]).with(1);
        let largest = if format == "sarif" { 120_000 } else { 12_000 };
        assert!(ran.out.len() < largest, "{format} writes {} bytes", ran.out.len());
    }
}

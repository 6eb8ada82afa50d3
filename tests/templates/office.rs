//! Word and OpenDocument files as words, headings and header rows; and a real office program.

use super::{Office, Said};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use zip::ZipArchive;

/// One part of a ZIP container.
fn part(path: &Path, name: &str) -> String {
    let file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut archive = ZipArchive::new(file).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

/// The words between `<name>` and its end.
fn between(xml: &str, name: &str) -> String {
    let start = xml.find(&format!("<{name}>")).map(|at| at + name.len() + 2);
    let text = start.and_then(|start| Some(&xml[start..start + xml[start..].find("</")?])).unwrap_or_default();
    text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().filter_map(Result::ok).find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

/// A document as far as it is read.
#[derive(Default)]
struct Pen {
    said: Said,
    whole: String,
    paragraph: String,
    heading: Option<u32>,
    head: Option<Vec<String>>,
}

impl Pen {
    fn write(&mut self, text: &str) {
        self.paragraph.push_str(text);
    }

    fn paragraph_ends(&mut self) {
        let text = self.paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        self.whole.push_str(&self.paragraph);
        self.whole.push('\n');
        self.paragraph.clear();
        if let Some(level) = self.heading.take() {
            self.said.headings.push((level, text));
        } else if let Some(head) = &mut self.head {
            head.push(text);
        }
    }

    fn head_ends(&mut self) {
        if let Some(head) = self.head.take() {
            self.said.heads.push(head.join("|"));
        }
    }

    fn done(mut self) -> Said {
        self.said.words = self.whole.split_whitespace().map(str::to_owned).collect();
        self.said
    }
}

/// Every event of an XML document.
fn events(xml: &str, mut take: impl FnMut(&Event<'_>)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().expect("sound XML") {
            Event::Eof => return,
            event => take(&event),
        }
    }
}

/// The text of a text event, or of a reference such as `&amp;`.
fn words(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) => Some(text.to_string()),
        Event::GeneralRef(name) => {
            let reference = format!("&{};", &**name);
            Some(quick_xml::escape::unescape(&reference).expect("a reference").into_owned())
        }
        _ => None,
    }
}

/// Reads a Word file (Office Open XML, ECMA-376).
pub fn docx(path: &Path) -> Office {
    let (mut pen, mut in_text) = (Pen::default(), false);
    events(&part(path, "word/document.xml"), |event| match event {
        Event::Start(tag) => match tag.name().as_ref() {
            "w:t" => in_text = true,
            "w:br" | "w:tab" => pen.write(" "),
            "w:tblHeader" => pen.head = Some(Vec::new()),
            "w:pStyle" => {
                let style = attribute(tag, "w:val").unwrap_or_default();
                pen.heading = style.strip_prefix("Heading").and_then(|level| level.parse().ok());
            }
            _ => {}
        },
        Event::End(tag) => match tag.name().as_ref() {
            "w:t" => in_text = false,
            "w:p" => pen.paragraph_ends(),
            "w:tr" => pen.head_ends(),
            _ => {}
        },
        event if in_text => pen.write(&words(event).unwrap_or_default()),
        _ => {}
    });
    let styles = part(path, "word/styles.xml");
    let at = styles.find("<w:lang ").expect("a language");
    let language = styles[at..].split("w:val=\"").nth(1).unwrap_or_default().chars().take(2).collect();
    Office { said: pen.done(), title: between(&part(path, "docProps/core.xml"), "dc:title"), language }
}

/// Reads an OpenDocument text (ISO/IEC 26300).
pub fn odt(path: &Path) -> Office {
    let mut pen = Pen::default();
    let mut in_body = false;
    events(&part(path, "content.xml"), |event| match event {
        Event::Start(tag) => match tag.name().as_ref() {
            "office:text" => in_body = true,
            "text:h" => pen.heading = attribute(tag, "text:outline-level").and_then(|level| level.parse().ok()),
            "text:s" | "text:tab" | "text:line-break" => pen.write(" "),
            "table:table-header-rows" => pen.head = Some(Vec::new()),
            _ => {}
        },
        Event::End(tag) => match tag.name().as_ref() {
            "text:p" | "text:h" => pen.paragraph_ends(),
            "table:table-header-rows" => pen.head_ends(),
            _ => {}
        },
        event if in_body => pen.write(&words(event).unwrap_or_default()),
        _ => {}
    });
    let styles = part(path, "styles.xml");
    let at = styles.find("style:default-style style:family=\"paragraph\"").expect("a default style");
    let language = styles[at..].split("fo:language=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned();
    Office { said: pen.done(), title: between(&part(path, "meta.xml"), "dc:title"), language }
}

/// The office program of this machine.
pub fn program() -> Option<String> {
    let named = std::env::var("SOFFICE").ok();
    let tried = named.into_iter().chain(["soffice".to_owned(), "libreoffice".to_owned()]);
    tried.into_iter().find(|name| Command::new(name).arg("--version").output().is_ok_and(|ran| ran.status.success()))
}

/// Makes PDFs of the files in the folder `out`.
pub fn to_pdf(program: &str, files: &[PathBuf], out: &Path) {
    let profile = format!("-env:UserInstallation=file://{}/profile", out.display());
    let ran = Command::new(program)
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(out)
        .args(files)
        .output()
        .expect("the program starts");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

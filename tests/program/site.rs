//! A built site as a reader or a crawler finds it: its files, its pages, and where their links lead.

use super::markup::{Document, Syntax, read};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// All files under a folder, by their path with `/`.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|item| item.file_type().is_file());
    let named = files.map(|item| {
        let inside = item.path().strip_prefix(folder).expect("inside");
        let name = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        (name, fs::read(item.path()).expect("a file that can be read"))
    });
    named.collect()
}

/// A built site.
pub struct Site {
    /// The files, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    base: String,
    address: String,
    pages: BTreeMap<String, Document>,
    /// What is wrong with the markup of the pages and feeds.
    pub faults: Vec<String>,
}

impl Site {
    /// Reads the site in `folder`, which was built for the address `base_url`.
    pub fn open(folder: &Path, base_url: &str) -> Site {
        let address = base_url.trim_end_matches('/').to_owned();
        let host = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
        let base = host.find('/').map_or("", |at| &host[at..]).to_owned();
        let mut site = Site { files: tree(folder), base, address, pages: BTreeMap::new(), faults: Vec::new() };
        assert!(site.files.contains_key("index.html"), "no site in {}", folder.display());
        for (name, bytes) in &site.files {
            let syntax = match name.rsplit_once('.').map(|(_, ending)| ending) {
                Some("html") => Syntax::Html,
                Some("xml" | "svg") => Syntax::Xml,
                _ => continue,
            };
            match std::str::from_utf8(bytes).map_err(|error| error.to_string()).and_then(|text| read(text, syntax)) {
                Ok(document) => drop(site.pages.insert(name.clone(), document)),
                Err(fault) => site.faults.push(format!("{name}: {fault}")),
            }
        }
        site
    }

    /// The text of a file.
    #[track_caller]
    pub fn text(&self, name: &str) -> &str {
        let bytes =
            self.files.get(name).unwrap_or_else(|| panic!("the site has no {name}: {:?}", self.files.keys().take(40).collect::<Vec<_>>()));
        std::str::from_utf8(bytes).expect("UTF-8")
    }

    /// What a file of the search's index holds: the first of its pieces, without the name of the edition.
    #[track_caller]
    pub fn piece(&self, name: &str) -> Value {
        let bytes = self.files.get(name).unwrap_or_else(|| panic!("the site has no {name}"));
        // Where pieces have room of the same size, their length stands before them.
        let packed = if bytes.starts_with(&[0x1f, 0x8b]) { bytes } else { &bytes[2..] };
        let mut plain = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(packed), &mut plain).expect("a packed piece");
        serde_json::from_slice(&plain[4..]).expect("JSON")
    }

    /// A page that was read.
    #[track_caller]
    pub fn page(&self, name: &str) -> &Document {
        self.pages.get(name).unwrap_or_else(|| panic!("the site has no page {name}: {:?}", self.faults))
    }

    /// Every page of HTML, by its file.
    pub fn pages(&self) -> impl Iterator<Item = (&String, &Document)> {
        self.pages.iter().filter(|(name, _)| name.ends_with(".html"))
    }

    /// Every link of every page that leads nowhere on this site, or to another host where it must not.
    pub fn broken_links(&self) -> Vec<String> {
        let mut broken = BTreeSet::new();
        for (name, page) in self.pages() {
            for tag in &page.tags {
                let attributes = ["href", "src", "action", "data-index", "poster"].into_iter().filter_map(|name| tag.get(name));
                let moved = tag.get("content").filter(|_| tag.get("http-equiv") == Some("refresh"));
                for link in attributes.chain(moved.and_then(|content| Some(content.split_once("url=")?.1))) {
                    let outside = tag.name == "a" || matches!(tag.get("rel"), Some("canonical" | "alternate"));
                    if let Some(why) = self.fault_of(name, link, outside) {
                        broken.insert(format!("{name}: <{}> to «{link}» {why}", tag.name));
                    }
                }
            }
        }
        for (name, link) in self.links_of_data() {
            if let Some(why) = self.fault_of(&name, &link, true) {
                broken.insert(format!("{name}: «{link}» {why}"));
            }
        }
        broken.into_iter().collect()
    }

    /// The addresses that the search and other programs are given: those of its hits, and every `url` and `json`.
    fn links_of_data(&self) -> Vec<(String, String)> {
        let mut links = Vec::new();
        for (name, bytes) in self.files.iter().filter(|(name, _)| name.ends_with(".json")) {
            let Ok(value) = serde_json::from_slice::<Value>(bytes) else { continue };
            if name.starts_with("katalog") || name.ends_with("/index.json") {
                let mut of = |value: &Value| {
                    links.extend(["url", "json"].iter().filter_map(|key| Some((name.clone(), value[key].as_str()?.to_owned()))))
                };
                of(&value);
                value["entries"].as_array().into_iter().chain(value["attachments"].as_array()).flatten().for_each(of);
            }
        }
        for name in self.files.keys().filter(|name| name.starts_with("sok/indeks/treff-")) {
            let hits = self.piece(name);
            links.extend(hits.as_array().into_iter().flatten().filter_map(|hit| Some((name.clone(), hit[1].as_str()?.to_owned()))));
        }
        links
    }

    /// Ids that stand twice on a page, and labels that name none.
    pub fn broken_ids(&self) -> Vec<String> {
        let mut faults = BTreeSet::new();
        for (name, page) in self.pages() {
            let mut ids = BTreeSet::new();
            for id in page.tags.iter().filter_map(|tag| tag.get("id")) {
                if !ids.insert(id) {
                    faults.insert(format!("{name}: the id {id} stands twice"));
                }
            }
            let naming = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"];
            for named in
                page.tags.iter().flat_map(|tag| naming.iter().filter_map(|attribute| tag.get(attribute))).flat_map(str::split_whitespace)
            {
                if !ids.contains(named) {
                    faults.insert(format!("{name}: nothing has the id {named}"));
                }
            }
        }
        faults.into_iter().collect()
    }

    /// What is wrong with a link of the file `from`.
    fn fault_of(&self, from: &str, link: &str, may_leave: bool) -> Option<String> {
        if link.starts_with("mailto:") || link.starts_with("tel:") {
            return None;
        }
        let path = match link.strip_prefix(&self.address) {
            Some(inside) if inside.is_empty() || inside.starts_with(['/', '#']) => format!("{}{inside}", self.base),
            _ if link.contains("://") => return (!may_leave).then(|| "leaves the site".into()),
            _ => link.to_owned(),
        };
        let (path, anchor) = path.split_once('#').map_or((path.as_str(), None), |(path, anchor)| (path, Some(anchor)));
        let path = path.split('?').next().unwrap_or("");
        let file = match path {
            "" => from.to_owned(),
            _ => match path.strip_prefix(&self.base).and_then(|inside| inside.strip_prefix('/')) {
                Some(inside) => on_disk(&percent_decoded(inside)),
                None => return Some("does not stand under the site's own path".into()),
            },
        };
        let is_index =
            file.starts_with("sok/indeks") && self.files.keys().any(|name| name.starts_with(file.trim_end_matches("index.html")));
        if !self.files.contains_key(&file) && !is_index {
            return Some(format!("leads to {file}, which is not there"));
        }
        let anchor = anchor.map(percent_decoded).filter(|anchor| !anchor.is_empty())?;
        let target = self.pages.get(&file)?;
        let found = target.tags.iter().any(|tag| tag.get("id") == Some(&anchor));
        (!found).then(|| format!("leads to the id {anchor} of {file}, which is not there"))
    }
}

/// The file behind an address.
fn on_disk(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).filter(|_| *first == b'%').and_then(|pair| std::str::from_utf8(pair).ok());
        match digits.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

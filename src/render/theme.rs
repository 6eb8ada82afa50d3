//! The theme made ready: templates compiled, texts loaded, assets named by their content.

use super::texts::Texts;
use super::views::SiteView;
use crate::check::rules::template_error;
use crate::finding::{Finding, Findings};
use crate::model::{Lang, Place, Span, Text, write_escaped};
use crate::read::ThemeSource;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

/// The templates that every theme must have.
const NEEDED: &[&str] = &[
    "front.html",
    "list.html",
    "entry.html",
    "vocabulary.html",
    "about.html",
    "search.html",
    "rules.html",
    "rule.html",
    "not_found.html",
    "moved.html",
];

/// A theme, ready for use.
pub struct Theme {
    tera: Tera,
    texts: Arc<Texts>,
    assets: Vec<Asset>,
    sources: BTreeMap<String, Arc<Text>>,
}

/// A file of the theme that goes to readers as it is.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The name in the theme, such as `stil.css`.
    pub name: String,
    /// The name on the site, which changes with the content.
    pub published: String,
    /// The bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// About how many bytes a page has.
const PAGE: usize = 16 * 1024;

impl Theme {
    /// Makes the theme ready for an interface in `lang`, on pages for readers of the language `tag`.
    pub fn load(source: &ThemeSource, lang: Lang, tag: &str) -> (Theme, Findings) {
        let mut findings = Vec::new();
        let texts = Arc::new(Texts::load(source, lang, tag, &mut findings));
        let mut sources = BTreeMap::new();
        for file in source.folder("templates") {
            if let Some(text) = file.text() {
                let copy = Text::new(text.path().clone(), text.content().to_owned());
                sources.insert(file.name.trim_start_matches("templates/").to_owned(), Arc::new(copy));
            }
        }
        let mut theme = Theme { tera: Tera::default(), texts: texts.clone(), assets: assets(source), sources };
        theme.tera.set_escape_fn(write_escaped);
        theme.tera.register_filter("tall", move |number: i64, _: Kwargs, _: &State| lang.number(number));
        theme.tera.register_function("t", move |args: Kwargs, _: &State| translate(&texts, &args));
        let templates: Vec<(String, String)> = theme.sources.iter().map(|(name, text)| (name.clone(), text.content().to_owned())).collect();
        if let Err(error) = theme.tera.add_raw_templates(templates) {
            findings.push(theme.finding(&error, "base.html"));
        }
        for name in NEEDED.iter().filter(|name| !theme.sources.contains_key(**name)) {
            findings.push(template_error::missing(Place::file(format!("themes/templates/{name}")), name));
        }
        (theme, findings.into_iter().collect())
    }

    /// Sets what every template sees as `site`.
    pub fn set_site(&mut self, site: &SiteView) {
        self.tera.global_context().insert("site", site);
    }

    /// The interface's texts.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The assets, by name.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The asset with this name in the theme, such as `stil.css`.
    pub fn asset(&self, name: &str) -> Option<&Asset> {
        self.assets.iter().find(|asset| asset.name == name)
    }

    /// The kind's own template, or the common one.
    pub fn entry_template(&self, kind: &str) -> String {
        let own = format!("entry-{kind}.html");
        if self.sources.contains_key(&own) { own } else { "entry.html".into() }
    }

    /// Renders a template; what the template engine complains of becomes a finding at its place.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, Box<Finding>> {
        let mut page = Vec::with_capacity(PAGE);
        let rendered = self.tera.render_to(template, context, &mut page);
        rendered.map_err(|error| Box::new(self.finding(&error, template)))?;
        Ok(self.texts.told(page))
    }

    /// The finding for a complaint of the template engine.
    fn finding(&self, error: &tera::Error, template: &str) -> Finding {
        let (name, span, reason) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let range = &report.span().range;
                let deeper = std::error::Error::source(error).map(|source| format!(": {source}")).unwrap_or_default();
                (report.filename(), Some(Span::new(range.start, range.end)), format!("{}{deeper}", report.message()))
            }
            _ => (template, None, error.to_string()),
        };
        let reason = reason.lines().next().unwrap_or("").trim_end_matches('.').to_owned();
        let place = match (self.sources.get(name).or_else(|| self.sources.get(template)), span) {
            (Some(text), Some(span)) => text.place(span),
            (Some(text), None) => text.line_place(1),
            (None, _) => Place::file(format!("themes/{name}")),
        };
        template_error::found(place, &reason)
    }
}

/// The assets of a theme. A folder whose name ends as that of a script or a style does is published as one file: its files in the
/// order of their names, without indentation and whole lines of `//` comments, so that what belongs apart can stand apart, and a
/// reader fetches little, and at once. A file of that name takes the folder's place.
fn assets(source: &ThemeSource) -> Vec<Asset> {
    let mut assets: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    let files = || source.folder("assets").map(|file| (file.name.trim_start_matches("assets/"), &file.bytes));
    for (name, bytes) in files() {
        match name.split_once('/').filter(|(folder, _)| folder.ends_with(".js") || folder.ends_with(".css")) {
            Some((folder, _)) if files().any(|(name, _)| name == folder) => {}
            Some((folder, _)) => assets.entry(folder.to_owned()).or_default().to_mut().extend(plain(bytes)),
            None => drop(assets.insert(name.to_owned(), bytes.clone())),
        }
    }
    assets.into_iter().map(|(name, bytes)| asset(name, bytes)).collect()
}

/// A part of a script or a style without what only its authors read.
fn plain(bytes: &[u8]) -> Vec<u8> {
    let lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty() && !line.starts_with(b"//"));
    lines.flat_map(|line| line.iter().copied().chain([b'\n'])).collect()
}

fn asset(name: String, bytes: Cow<'static, [u8]>) -> Asset {
    let digest: String = Sha256::digest(&bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    let published = match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{digest}.{extension}"),
        None => format!("{name}.{digest}"),
    };
    Asset { name, published, bytes }
}

/// `t(key="…", n=3)`: a text of the interface.
fn translate(texts: &Texts, args: &Kwargs) -> TeraResult<String> {
    let key: &str = args.must_get("key")?;
    if !texts.has(key) {
        return Err(tera::Error::message(format!("no text has the key `{key}`")));
    }
    let said = |value: &Value| value.as_i64().map_or_else(|| value.to_string(), |number| texts.lang().number(number));
    // Most texts have no more arguments than their key.
    let others = args.iter().map(|(name, value)| (name.to_string(), value)).filter(|(name, _)| name != "key");
    let values: Vec<(String, String)> = others.map(|(name, value)| (name, said(value))).collect();
    let borrowed: Vec<(&str, &str)> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Ok(texts.for_page(key, &borrowed))
}

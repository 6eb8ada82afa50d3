//! The addresses of the site. They are permanent: a change here breaks other people's links.

use crate::model::{EntryId, slugify};
use crate::relate::Sorting;
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a path's part may not hold as it is (RFC 3986, section 3.3).
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'/');

/// The search page.
pub const SEARCH: &str = "/sok/";
/// The folder of the search's index.
pub const SEARCH_INDEX: &str = "/sok/indeks/";
/// What tells browsers how to search the site.
pub const OPENSEARCH: &str = "/sok/opensearch.xml";
/// The list of rules.
pub const RULES: &str = "/regler/";
/// What the steps of the ladder mean.
pub const LADDER: &str = "/status/";
/// The comparison of entries.
pub const COMPARE: &str = "/sammenlign/";
/// The catalogue in numbers.
pub const STATISTICS: &str = "/tall/";
/// The editors and their domains.
pub const EDITORS: &str = "/redaksjon/";
/// The log of decisions.
pub const DECISIONS: &str = "/redaksjon/vedtak/";
/// The feed of everything.
pub const FEED: &str = "/feed.xml";
/// The catalogue as JSON.
pub const JSON: &str = "/katalog.json";
/// The sitemap.
pub const SITEMAP: &str = "/sitemap.xml";
/// What crawlers may read.
pub const ROBOTS: &str = "/robots.txt";
/// What is shown for an address that leads nowhere.
pub const NOT_FOUND: &str = "/404.html";

/// A kind's list, an about page.
pub fn top(name: &str) -> String {
    format!("/{name}/")
}

/// An entry.
pub fn entry(id: &EntryId) -> String {
    format!("/{id}/")
}

/// The page at `base` in another language.
pub fn in_language(base: &str, tag: &str) -> String {
    format!("{base}{tag}/")
}

/// The picture for those who share the address of the page at `base`.
pub fn card_image(base: &str) -> String {
    format!("{base}delekort.png")
}

/// A file beside an entry, as it stands in the site's folder: not escaped.
pub fn file(id: &EntryId, name: &str) -> String {
    format!("/{id}/{name}")
}

/// A vocabulary.
pub fn vocabulary(name: &str) -> String {
    format!("/vokabular/{}/", slugify(name))
}

/// A code of a vocabulary, by its slug.
pub fn code(vocabulary: &str, slug: &str) -> String {
    format!("/vokabular/{}/{slug}/", slugify(vocabulary))
}

/// A step of the ladder.
pub fn status(code: &str) -> String {
    format!("/status/{code}/")
}

/// A kind's list in another order than its own.
pub fn sorted(kind: &str, sorting: Sorting) -> String {
    let order = match sorting {
        Sorting::Newest => "nyeste",
        Sorting::MostUsed => "mest-brukt",
        Sorting::Alphabetical => "alfabetisk",
    };
    format!("/{kind}/sortert/{order}/")
}

/// The entries of a kind that have a value in a field.
pub fn narrowed(kind: &str, field: &str, value: &str) -> String {
    format!("/{kind}/filter/{}/{value}/", slugify(field))
}

/// The overview to print of what has to do with an entry or a code.
pub fn overview(base: &str) -> String {
    format!("{base}oversikt/")
}

/// A page of a list, from 1.
pub fn numbered(base: &str, page: usize) -> String {
    if page < 2 { base.to_owned() } else { format!("{base}side/{page}/") }
}

/// The feed of a list.
pub fn feed(base: &str) -> String {
    format!("{base}feed.xml")
}

/// A rule.
pub fn rule(name: &str) -> String {
    format!("{RULES}{name}/")
}

/// A file of the theme.
pub fn asset(name: &str) -> String {
    format!("/filer/{name}")
}

/// A text as it stands in a query (application/x-www-form-urlencoded).
pub fn in_query(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// An address as it stands in a link: every part escaped.
pub fn escaped(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'.' | b'_');
    if path.bytes().all(plain) {
        return path.to_owned();
    }
    path.split('/').map(|part| utf8_percent_encode(part, ESCAPED).to_string()).collect::<Vec<_>>().join("/")
}

/// The file that answers for a path, from the site's folder.
pub fn on_disk(path: &str) -> String {
    let inside = path.trim_start_matches('/');
    if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() }
}

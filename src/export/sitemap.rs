//! For crawlers: the sitemap (sitemaps.org) and `robots.txt` (RFC 9309).

use super::Export;
use crate::model::escape;
use crate::route::{SITEMAP_PART, paths};

impl Export<'_> {
    /// Every page; or, when they are too many for one file, where the parts are.
    pub fn sitemap(&self) -> Vec<u8> {
        sitemap(self)
    }

    /// A part (from 1) of the pages.
    pub fn sitemap_part(&self, part: usize) -> Vec<u8> {
        sitemap_part(self, part)
    }

    /// Everything may be read; the sitemap says what there is.
    pub fn robots(&self) -> Vec<u8> {
        robots(self)
    }
}

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn sitemap(export: &Export<'_>) -> Vec<u8> {
    let parts = export.routes.pages().count().div_ceil(SITEMAP_PART);
    if parts <= 1 {
        return sitemap_part(export, 1);
    }
    let items: String = (1..=parts)
        .map(|part| format!("<sitemap><loc>{}</loc></sitemap>\n", escape(&export.addresses.address(&format!("/sitemap/{part}.xml")))))
        .collect();
    format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"{NAMESPACE}\">\n{items}</sitemapindex>\n").into_bytes()
}

fn sitemap_part(export: &Export<'_>, part: usize) -> Vec<u8> {
    let mut pages: Vec<&str> = export.routes.pages().collect();
    pages.sort_unstable();
    let items: String = pages
        .into_iter()
        .skip((part - 1) * SITEMAP_PART)
        .take(SITEMAP_PART)
        .map(|path| format!("<url><loc>{}</loc></url>\n", escape(&export.addresses.address(path))))
        .collect();
    format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"{NAMESPACE}\">\n{items}</urlset>\n").into_bytes()
}

fn robots(export: &Export<'_>) -> Vec<u8> {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", export.addresses.address(paths::SITEMAP)).into_bytes()
}

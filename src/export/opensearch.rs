//! What tells browsers how to search the site, so that readers can search it from the address bar (OpenSearch 1.1, draft 6).

use super::Export;
use crate::model::escape;
use crate::route::paths;

/// The longest short name that browsers take, in letters.
const SHORT: usize = 16;

impl Export<'_> {
    /// The description; `label` is what searching is called.
    pub fn opensearch(&self, label: &str) -> Vec<u8> {
        let config = self.catalogue.config();
        let short: String = config.title.chars().take(SHORT).collect();
        let address = escape(&self.addresses.address(paths::SEARCH));
        let own = escape(&self.addresses.address(paths::OPENSEARCH));
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
             <ShortName>{}</ShortName>\n\
             <Description>{} – {}</Description>\n\
             <Language>{}</Language>\n\
             <InputEncoding>UTF-8</InputEncoding>\n\
             <Url type=\"text/html\" template=\"{address}?q={{searchTerms}}\"/>\n\
             <Url type=\"application/opensearchdescription+xml\" rel=\"self\" template=\"{own}\"/>\n\
             </OpenSearchDescription>\n",
            escape(short.trim()),
            escape(label),
            escape(&config.title),
            config.language.tag(),
        )
        .into_bytes()
    }
}

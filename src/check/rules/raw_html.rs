//! raw-html: HTML in a text. It is shown as text, so that nothing a stranger writes can run in a reader's browser.

use crate::check::text::Body;
use crate::finding::{Finding, Rule, Severity};
use crate::model::Text;

/// The rule.
pub static RULE: Rule = Rule::new("raw-html", Severity::Warning, include_str!("raw_html.toml"));

/// One finding for each run of HTML.
pub fn check<'a>(text: &'a Text, body: &'a Body) -> impl Iterator<Item = Finding> + 'a {
    body.html.iter().map(|span| {
        let html = text.slice(*span).lines().next().unwrap_or("").trim_end();
        RULE.at(text.place(*span), "default").with("html", html)
    })
}

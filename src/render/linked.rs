//! What a page is, for search engines: JSON-LD in the words of schema.org (schema.org/docs/datamodel.html, JSON-LD 1.1).

use super::dates;
use super::languages::spoken;
use super::press::Press;
use super::views::{LanguageView, LinkView, PageView};
use crate::check::Entry;
use crate::check::schema::Kind;
use crate::route::paths;
use serde_json::{Map, Value, json};
use tera::Value as Safe;

/// What an entry without a type of its own is.
const SORT: &str = "CreativeWork";
/// The types whose things have a licence, dates and a language: works (schema.org/CreativeWork) and what is more special.
const NO_WORKS: [&str; 4] = ["Organization", "GovernmentOrganization", "GovernmentService", "Service"];

/// An entry, or a translation of it, with the way to its page.
pub fn entry(press: &Press, number: usize, entry: &Entry, kind: &Kind, (page, licences): (&PageView, &[String])) -> Safe {
    let address = page.canonical.clone();
    let sort = kind.sort.as_deref().unwrap_or(SORT);
    let mut thing = Map::new();
    thing.insert("@type".into(), sort.into());
    thing.insert("@id".into(), address.clone().into());
    thing.insert("url".into(), address.into());
    thing.insert("name".into(), entry.title().into());
    thing.extend(entry.summary().map(|summary| ("description".to_owned(), summary.into())));
    if !NO_WORKS.contains(&sort) {
        thing.extend(work(press, number, entry, licences));
        thing.extend(translations(page));
    }
    in_script(&json!({"@context": "https://schema.org", "@graph": [Value::Object(thing), way(press, &page.crumbs, entry.title())]}))
}

/// What works have besides.
fn work(press: &Press, number: usize, entry: &Entry, licences: &[String]) -> Map<String, Value> {
    let catalogue = &press.catalogue;
    let day = |date| Value::from(dates::written(date, press.theme.texts()).iso);
    let trace = catalogue.trace(number);
    let first = trace.map(|trace| ("datePublished".to_owned(), day(trace.first.date)));
    let last = catalogue.date(number).map(|date| ("dateModified".to_owned(), day(date)));
    let home = press.addresses.address("/");
    let part = json!({"@type": "WebSite", "name": press.view.title, "url": home});
    let mut more = Map::from_iter([("inLanguage".to_owned(), spoken(press, entry).into()), ("isPartOf".to_owned(), part)]);
    more.extend(first.into_iter().chain(last));
    match licences {
        [] => {}
        [one] => drop(more.insert("license".into(), one.as_str().into())),
        several => drop(more.insert("license".into(), several.into())),
    }
    more
}

/// What a work is translated from, or into (schema.org/translationOfWork).
fn translations(page: &PageView) -> Option<(String, Value)> {
    let named = |language: &LanguageView| json!({"@id": language.address});
    let here = page.languages.iter().find(|language| language.here)?;
    if here.first {
        let others = page.languages.iter().filter(|language| !language.first).map(named);
        return Some(("workTranslation".to_owned(), others.collect()));
    }
    let first = page.languages.iter().find(|language| language.first)?;
    Some(("translationOfWork".to_owned(), named(first)))
}

/// The way from the front page (schema.org/BreadcrumbList): the last item is the page itself, and has no address.
fn way(press: &Press, crumbs: &[LinkView], title: &str) -> Value {
    let step = |(place, crumb): (usize, &LinkView)| {
        let address = press.addresses.of_link(&crumb.url);
        json!({"@type": "ListItem", "position": place + 1, "name": crumb.label, "item": address})
    };
    let mut items: Vec<Value> = crumbs.iter().enumerate().map(step).collect();
    items.push(json!({"@type": "ListItem", "position": items.len() + 1, "name": title}));
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}

/// The site itself, with its search (schema.org/SearchAction).
pub fn site(press: &Press) -> Safe {
    let search = format!("{}?q={{search_term_string}}", press.addresses.address(paths::SEARCH));
    let action = json!({
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": search},
        "query-input": "required name=search_term_string",
    });
    in_script(&json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": press.view.title,
        "url": press.addresses.address("/"),
        "inLanguage": press.view.language,
        "potentialAction": action,
    }))
}

/// JSON as it can stand in a `script` element: nothing in it ends the element or begins another.
fn in_script(value: &Value) -> Safe {
    let text = value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Safe::safe_string(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script() {
        let text = in_script(&json!({"name": "</script><script>alert(1)</script><!-- & -->"})).to_string();
        assert!(!text.contains(['<', '>', '&']), "{text}");
    }
}

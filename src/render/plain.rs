//! Pages of one thing that is no entry: an about page, the search, the rules, an address that leads nowhere or on.

use super::languages;
use super::markdown::{self, Addressed, Setting};
use super::press::{Press, link};
use super::views::{CountView, RuleView, SearchView};
use super::wording::capitalised;
use crate::check::Entry;
use crate::check::rules;
use crate::finding::{Finding, Rule};
use crate::route::paths;
use crate::search::filter_names;
use tera::{Context, Value};

type Rendered = Result<Vec<u8>, Box<Finding>>;

/// An about page, or a translation of it.
pub fn about(press: &Press, number: usize, translation: Option<&Entry>) -> Rendered {
    let original = &press.catalogue.pages()[number];
    let base = paths::top(original.id().slug());
    let entry = translation.unwrap_or(original);
    let title = languages::page_title(original, entry);
    let mut page = press.page("about", &languages::path(&base, translation), &title, entry.summary().unwrap_or(""));
    page.languages = languages::of(press, original, &base, entry);
    page.crumbs = vec![press.home()];
    let mut context = Context::new();
    context.insert("page", &page);
    context.insert("lang", &languages::foreign(press, entry));
    context.insert_value("body", Value::safe_string(&press.body(entry)));
    press.theme.render("about.html", &context)
}

/// The search page.
pub fn search(press: &Press) -> Rendered {
    let texts = press.theme.texts();
    let mut page = press.page("search", paths::SEARCH, &texts.get("search_title"), &texts.get("search_hint"));
    page.crumbs = vec![press.home()];
    let lang = press.lang;
    let statuses = press.catalogue.steps().map(|(step, entries)| CountView {
        label: step.label.get(lang).to_owned(),
        url: press.url(&paths::status(&step.code)),
        count: entries.len(),
        depth: 0,
    });
    let lists = press.catalogue.codes().iter();
    let vocabularies =
        lists.map(|(name, codes)| link(capitalised(codes.vocabulary.title.get(lang)), press.url(&paths::vocabulary(name)))).collect();
    let filters = serde_json::json!(filter_names(&press.catalogue)).to_string();
    press.with("search.html", &page, "search", &SearchView { statuses: statuses.collect(), vocabularies, filters })
}

/// The page that compares entries; which, its address says.
pub fn compare(press: &Press) -> Rendered {
    let texts = press.theme.texts();
    let mut page = press.page("compare", paths::COMPARE, &texts.get("compare_title"), &texts.get("compare_lead"));
    page.crumbs = vec![press.home()];
    let mut context = Context::new();
    context.insert("page", &page);
    press.theme.render("compare.html", &context)
}

/// The list of rules.
pub fn rules(press: &Press) -> Rendered {
    let texts = press.theme.texts();
    let mut page = press.page("rules", paths::RULES, &texts.get("rules_title"), &texts.get("rules_lead"));
    page.crumbs = vec![press.home()];
    let all: Vec<RuleView> = rules::ALL.iter().map(|rule| rule_view(press, rule)).collect();
    press.with("rules.html", &page, "rules", &all)
}

/// A rule.
pub fn rule(press: &Press, number: usize) -> Rendered {
    let rule = rules::ALL[number];
    let text = rule.text(press.lang);
    let mut page = press.page("rule", &paths::rule(rule.name), &text.title, &text.what);
    page.crumbs = vec![press.home(), link(press.theme.texts().get("rules_title"), press.view.rules.clone())];
    let nowhere = Addressed { rewrite: &|_| None, size: &|_| None };
    let html = |markdown: &str| Value::safe_string(&markdown::html(markdown, press.theme.texts(), &nowhere, &Setting::Page));
    let mut context = Context::new();
    context.insert("page", &page);
    context.insert("rule", &rule_view(press, rule));
    context.insert_value("what", html(&text.what));
    context.insert_value("why", html(&text.why));
    press.theme.render("rule.html", &context)
}

fn rule_view(press: &Press, rule: &Rule) -> RuleView {
    let example = &rule.texts().example;
    RuleView {
        name: rule.name.to_owned(),
        title: rule.text(press.lang).title.clone(),
        severity: rule.severity.name(),
        url: press.url(&paths::rule(rule.name)),
        bad: example.bad.trim_end().to_owned(),
        good: example.good.trim_end().to_owned(),
    }
}

/// What is shown for an address that leads nowhere.
pub fn not_found(press: &Press) -> Rendered {
    let page = press.page("not-found", paths::NOT_FOUND, &press.theme.texts().get("not_found_title"), "");
    let mut context = Context::new();
    context.insert("page", &page);
    press.theme.render("not_found.html", &context)
}

/// An old address: it leads on at once, and says where.
pub fn moved(press: &Press, number: usize) -> Rendered {
    let entry = &press.catalogue.entries()[number];
    let path = paths::entry(entry.id());
    let page = press.page("moved", &path, entry.title(), "");
    press.with("moved.html", &page, "target", &link(entry.title(), press.url(&path)))
}

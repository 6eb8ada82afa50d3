//! Pages of one thing: the front page, an entry, an about page, a rule, the search page.

use super::lists::{count, home};
use super::markdown;
use super::site::{Site, link};
use super::views::{AttachmentView, BacklinkView, EntryView, FrontView, HeadingView, RuleView, VocabularyCountView};
use super::{cards, fields};
use crate::check::Entry;
use crate::check::rules;
use crate::check::schema::Show;
use crate::finding::{Finding, Rule};
use crate::relate::Via;
use crate::route::paths;
use tera::{Context, Value};

/// How many of the latest entries the front page shows.
const NEWEST: usize = 6;
/// How many codes of each vocabulary the front page shows.
const CODES: usize = 12;

type Rendered = Result<Vec<u8>, Box<Finding>>;

/// The front page.
pub fn front(site: &Site, path: &str) -> Rendered {
    let catalogue = site.catalogue();
    let lang = catalogue.config().language;
    let dated = |entry: &usize| catalogue.entries()[*entry].date().is_some();
    let mut newest: Vec<usize> =
        catalogue.newest().iter().copied().filter(|&entry| catalogue.has_page(entry)).filter(dated).take(NEWEST).collect();
    let is_newest = !newest.is_empty();
    if !is_newest {
        // Where nothing carries a date, one of each kind shows what there is.
        newest = catalogue
            .kinds()
            .iter()
            .filter(|(kind, _)| kind.page)
            .filter_map(|(_, entries)| entries.first().copied())
            .take(NEWEST)
            .collect();
    }
    let newest = newest.into_iter().map(|entry| cards::card(site, entry)).collect();
    let vocabularies = catalogue.codes().iter().map(|(name, codes)| {
        let mut used: Vec<usize> = codes.used.keys().copied().filter(|&code| codes.depth(code) == 0).collect();
        used.sort_by_key(|&code| (std::cmp::Reverse(codes.count(code)), code));
        VocabularyCountView {
            label: cards::capitalised(codes.vocabulary.title.get(lang)),
            url: site.url(&paths::vocabulary(name)),
            codes: used.into_iter().take(CODES).map(|code| count(site, codes, code)).collect(),
        }
    });
    let view = FrontView { total: catalogue.entries().len(), newest, is_newest, vocabularies: vocabularies.collect() };
    let description = site.theme().texts().filled("front_description", &[("name", &site.view().title)]);
    let mut page = site.page("front", path, &site.view().title, &description);
    page.feed = Some(link(site.theme().texts().get("feed_all"), site.view().feed.clone()));
    site.with("front.html", &page, "front", &view)
}

/// An entry.
pub fn entry(site: &Site, number: usize) -> Rendered {
    let catalogue = site.catalogue();
    let entry = &catalogue.entries()[number];
    let Some(kind) = entry.kind() else { return not_found(site) };
    let label = cards::capitalised(kind.one.get(catalogue.config().language));
    let many = cards::capitalised(kind.many.get(catalogue.config().language));
    let kind_url = site.url(&paths::top(&kind.name));
    let base = paths::entry(entry.id());
    let view = EntryView {
        id: entry.id().to_string(),
        title: entry.title().to_owned(),
        summary: entry.summary().unwrap_or("").to_owned(),
        kind: link(label, kind_url.clone()),
        kind_name: kind.name.to_string(),
        status: cards::status(site, catalogue.status(number)),
        badges: fields::shown(site, entry, kind, Show::Badge),
        rows: fields::shown(site, entry, kind, Show::Row),
        blocks: fields::shown(site, entry, kind, Show::Block),
        headings: headings(entry),
        attachments: attachments(site, entry),
        backlinks: backlinks(site, number),
        edit: edit(site, entry),
        json: site.url(&format!("{base}index.json")),
    };
    let mut page = site.page("entry", &base, entry.title(), entry.summary().unwrap_or(""));
    page.crumbs = vec![home(site), link(many, kind_url)];
    let mut context = Context::new();
    context.insert("page", &page);
    context.insert("entry", &view);
    context.insert_value("body", Value::safe_string(&site.body(entry)));
    site.theme().render(&site.theme().entry_template(&kind.name), &context)
}

/// The headings of the text as the page shows them: a first-level one is second there.
fn headings(entry: &Entry) -> Vec<HeadingView> {
    let view = |heading: &crate::check::text::Heading| HeadingView {
        level: heading.level.max(2),
        text: heading.text.clone(),
        id: heading.id.clone(),
    };
    entry.body().headings.iter().map(view).collect()
}

fn attachments(site: &Site, entry: &Entry) -> Vec<AttachmentView> {
    let lang = site.catalogue().config().language;
    let files = entry.source().attachments().iter().map(|file| AttachmentView {
        name: file.name.clone(),
        url: site.url(&paths::file(entry.id(), &file.name)),
        format: file.extension().to_uppercase(),
        size: rules::too_large::bytes(file.size).get(lang).to_owned(),
    });
    files.collect()
}

/// The entries that point here, by relation; mentions last.
fn backlinks(site: &Site, number: usize) -> Vec<BacklinkView> {
    let catalogue = site.catalogue();
    let lang = catalogue.config().language;
    let mentioned = site.theme().texts().get("mentioned_in");
    let mut groups: Vec<BacklinkView> = Vec::new();
    let links = catalogue.backlinks(number);
    let (mentions, relations): (Vec<_>, Vec<_>) = links.iter().partition(|backlink| matches!(backlink.via, Via::Mention));
    for backlink in relations.into_iter().chain(mentions) {
        let label = match &backlink.via {
            Via::Relation(inverse) => cards::capitalised(inverse.label.get(lang)),
            Via::Mention => mentioned.clone(),
        };
        let group = match groups.iter().position(|group| group.label == label) {
            Some(index) => &mut groups[index],
            None => {
                groups.push(BacklinkView { label, entries: Vec::new(), total: 0 });
                let last = groups.len() - 1;
                &mut groups[last]
            }
        };
        group.total += 1;
        if group.entries.len() < BacklinkView::SHOWN {
            group.entries.push(link(catalogue.entries()[backlink.from].title(), site.entry_url(backlink.from)));
        }
    }
    groups
}

/// Where a change of the file is proposed: the forge's own editor.
fn edit(site: &Site, entry: &Entry) -> Option<String> {
    let repository = site.view().repository.as_ref()?;
    Some(format!("{repository}/edit/main/{}", paths::escaped(entry.source().text().path())))
}

/// An about page.
pub fn about(site: &Site, number: usize) -> Rendered {
    let entry = &site.catalogue().pages()[number];
    let mut page = site.page("about", &paths::top(entry.id().slug()), entry.title(), entry.summary().unwrap_or(""));
    page.crumbs = vec![home(site)];
    let mut context = Context::new();
    context.insert("page", &page);
    context.insert_value("body", Value::safe_string(&site.body(entry)));
    site.theme().render("about.html", &context)
}

/// The search page.
pub fn search(site: &Site) -> Rendered {
    let mut page = site.page("search", paths::SEARCH, &site.theme().texts().get("search_title"), "");
    page.crumbs = vec![home(site)];
    let mut context = Context::new();
    context.insert("page", &page);
    site.theme().render("search.html", &context)
}

/// The list of rules.
pub fn rules(site: &Site) -> Rendered {
    let texts = site.theme().texts();
    let mut page = site.page("rules", paths::RULES, &texts.get("rules_title"), &texts.get("rules_lead"));
    page.crumbs = vec![home(site)];
    let all: Vec<RuleView> = rules::ALL.iter().map(|rule| rule_view(site, rule)).collect();
    site.with("rules.html", &page, "rules", &all)
}

/// A rule.
pub fn rule(site: &Site, number: usize) -> Rendered {
    let rule = rules::ALL[number];
    let text = rule.text(site.catalogue().config().language);
    let mut page = site.page("rule", &paths::rule(rule.name), &text.title, &text.what);
    page.crumbs = vec![home(site), link(site.theme().texts().get("rules_title"), site.view().rules.clone())];
    let html = |markdown: &str| Value::safe_string(&markdown::html(markdown, site.theme().texts(), &|_| None));
    let mut context = Context::new();
    context.insert("page", &page);
    context.insert("rule", &rule_view(site, rule));
    context.insert_value("what", html(&text.what));
    context.insert_value("why", html(&text.why));
    site.theme().render("rule.html", &context)
}

fn rule_view(site: &Site, rule: &Rule) -> RuleView {
    let example = &rule.texts().example;
    RuleView {
        name: rule.name.to_owned(),
        title: rule.text(site.catalogue().config().language).title.clone(),
        severity: rule.severity.name(),
        url: site.url(&paths::rule(rule.name)),
        bad: example.bad.trim_end().to_owned(),
        good: example.good.trim_end().to_owned(),
    }
}

/// What is shown for an address that leads nowhere.
pub fn not_found(site: &Site) -> Rendered {
    let page = site.page("not-found", paths::NOT_FOUND, &site.theme().texts().get("not_found_title"), "");
    let mut context = Context::new();
    context.insert("page", &page);
    site.theme().render("not_found.html", &context)
}

/// An old address: it leads on at once, and says where.
pub fn moved(site: &Site, number: usize) -> Rendered {
    let entry = &site.catalogue().entries()[number];
    let path = paths::entry(entry.id());
    let page = site.page("moved", &path, entry.title(), "");
    site.with("moved.html", &page, "target", &link(entry.title(), site.url(&path)))
}

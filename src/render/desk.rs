//! The editors' pages: what the steps of the ladder mean, who the editors are, and what they have decided.

use super::dates;
use super::lists::{self, pager};
use super::press::{Press, link};
use super::standing::{decision_view, role, step_view};
use super::views::{DomainView, EditorView, LogEntryView, LogView, StepView};
use super::wording::capitalised;
use crate::finding::Finding;
use crate::review::Editor;
use crate::route::paths;
use std::collections::BTreeSet;
use tera::Context;

type Rendered = Result<Vec<u8>, Box<Finding>>;

/// What the steps of the ladder mean.
pub fn ladder(press: &Press) -> Rendered {
    let catalogue = &press.catalogue;
    let steps = catalogue.ladder().steps.iter().map(|step| {
        let used = catalogue.steps().find(|(other, _)| other.code == step.code);
        StepView {
            status: step_view(press, step),
            count: used.map_or(0, |(_, entries)| entries.len()),
            has_page: used.is_some(),
            granted_by: step.granted_by.iter().map(|name| role(press, name)).collect(),
            editors: step.editors,
            holds_months: step.holds_months,
            approves: step.approves,
        }
    });
    let steps: Vec<StepView> = steps.collect();
    let texts = press.theme.texts();
    let mut page = press.page("ladder", paths::LADDER, &texts.get("ladder_title"), &texts.get("ladder_lead"));
    page.crumbs = vec![press.home()];
    press.with("ladder.html", &page, "steps", &steps)
}

/// The editors and their domains, and the domains that have no editor.
pub fn editors(press: &Press) -> Rendered {
    let catalogue = &press.catalogue;
    let editors: Vec<EditorView> = catalogue.register().editors.iter().map(|editor| view(press, editor)).collect();
    let texts = press.theme.texts();
    let mut page = press.page("editors", paths::EDITORS, &texts.get("editors_title"), &texts.get("editors_lead"));
    page.crumbs = vec![press.home()];
    let mut context = Context::new();
    context.insert("page", &page);
    context.insert("editors", &editors);
    context.insert("domains", &domains(press));
    context.insert("log", &(!catalogue.log().is_empty()).then(|| press.url(paths::DECISIONS)));
    press.theme.render("editors.html", &context)
}

fn view(press: &Press, editor: &Editor) -> EditorView {
    let catalogue = &press.catalogue;
    let organisation = editor.organisation.as_deref().and_then(|id| catalogue.index(id)).filter(|&number| catalogue.is_listed(number));
    EditorView {
        name: editor.name.clone(),
        role: role(press, &editor.role),
        organisation: organisation.map(|number| link(catalogue.entries()[number].title(), press.entry_url(number))),
        domains: editor.domains.iter().map(|domain| domain_label(press, domain)).collect(),
        from: editor.from.map(|day| dates::written(day, press.theme.texts())),
        to: editor.to.map(|day| dates::written(day, press.theme.texts())),
        serves: editor.serves_on(catalogue.today()),
    }
}

/// The kinds, and the highest codes of every vocabulary that some editor's domain is of, each with who answers for it.
pub fn domains(press: &Press) -> Vec<DomainView> {
    let catalogue = &press.catalogue;
    let serving = || catalogue.register().editors.iter().filter(|editor| editor.serves_on(catalogue.today()));
    let named: BTreeSet<&str> = serving().flat_map(|editor| &editor.domains).map(String::as_str).collect();
    let kinds = catalogue.kinds().iter().filter(|(kind, _)| kind.page).map(|(kind, _)| kind.name.to_string());
    let lists = catalogue.schemas().vocabularies().filter(|list| named.iter().any(|name| list.concept(name).is_some()));
    let codes = lists.flat_map(|list| list.concepts.iter().filter(|concept| concept.broader.is_none()).map(|concept| concept.code.clone()));
    let mut seen = BTreeSet::new();
    let all = kinds.chain(codes).chain(named.iter().map(|name| (*name).to_owned())).filter(|name| seen.insert(name.clone()));
    let domain = |name: String| DomainView {
        label: domain_label(press, &name),
        url: domain_url(press, &name),
        editors: serving().filter(|editor| editor.domains.contains(&name)).map(|editor| editor.name.clone()).collect(),
    };
    all.map(domain).collect()
}

/// What a kind or a code is called.
fn domain_label(press: &Press, name: &str) -> String {
    let catalogue = &press.catalogue;
    let lang = press.lang;
    let kind = catalogue.schemas().kind(name).map(|kind| kind.many.get(lang));
    let code = || catalogue.schemas().vocabularies().find_map(|list| list.concept(name)).map(|concept| concept.label.get(lang));
    capitalised(kind.or_else(code).filter(|label| !label.is_empty()).unwrap_or(name))
}

/// The list of a kind, or of a code in use.
fn domain_url(press: &Press, name: &str) -> Option<String> {
    let catalogue = &press.catalogue;
    let kind = catalogue.kinds().iter().find(|(kind, _)| kind.page && &*kind.name == name).map(|_| press.url(&paths::top(name)));
    let code = || {
        let (codes, code) = catalogue.codes().values().find_map(|codes| Some((codes, codes.vocabulary.index(name)?)))?;
        codes.used.contains_key(&code).then(|| lists::count(press, codes, code).url)
    };
    kind.or_else(code)
}

/// A page of the log of decisions.
pub fn log(press: &Press, page: usize) -> Rendered {
    let catalogue = &press.catalogue;
    let size = catalogue.config().limits.page;
    let all = catalogue.log();
    let decisions = all.chunks(size).nth(page - 1).unwrap_or_default().iter().filter_map(|&(number, place)| {
        let standing = catalogue.standing(number)?;
        let holds = standing.decisive == Some(place) && !standing.changed;
        Some(LogEntryView {
            entry: link(catalogue.name_of(number), press.entry_url(number)),
            decision: decision_view(press, &standing.decisions[place], holds),
        })
    });
    let pages = all.len().div_ceil(size).max(1);
    let view = LogView { total: all.len(), decisions: decisions.collect(), pager: pager(press, paths::DECISIONS, page, pages) };
    let texts = press.theme.texts();
    let mut head = press.page("log", &paths::numbered(paths::DECISIONS, page), &texts.get("log_title"), &texts.get("log_lead"));
    head.crumbs = vec![press.home()];
    if !catalogue.register().editors.is_empty() {
        head.crumbs.push(link(texts.get("editors_title"), press.url(paths::EDITORS)));
    }
    head.feed = Some(link(texts.get("log_feed"), press.url(&paths::feed(paths::DECISIONS))));
    press.with("log.html", &head, "log", &view)
}

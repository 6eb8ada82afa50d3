//! What a change does: the catalogue that it started from and the one that it leaves, side by side, entry by entry; what it decides;
//! and the rules that only hold for a change.

mod alike;
mod change;
mod decided;
mod fields;
mod fresh;
mod guard;
mod owners;
mod pairs;
mod side;
mod told;
mod twins;
mod words;

pub use change::{Change, DecisionMade, Duplicate, EntryChange, FieldChange, FileChange, Half, Named, NewCode, Sort};
pub use told::Told;
pub use words::{Piece, Words};

use crate::check::rules::{judged_by_base, likely_duplicate, not_a_regular_file, renamed_without_alias};
use crate::check::schema::{Concept, Schemas};
use crate::edition::{Request, judged, shown};
use crate::finding::{Finding, Findings};
use crate::model::{Date, Lang, Place};
use crate::read::{DeskSource, Proposal, is_judge};
use crate::review::{Register, Reviewed, handle_of};
use guard::Registers;
use owners::Guard;
use pairs::Pair;
use side::Side;
use std::collections::HashSet;

/// What the change of a proposal does as of `today`, told in `lang`. `actor` is whoever opened it, where that is known.
pub fn compare(proposal: &Proposal, today: Date, actor: Option<&str>, lang: Lang) -> Change {
    let (then, now) = &Side::both(&proposal.before, &proposal.after, today);
    let actor = actor.map(handle_of);
    let pairs = pairs::pairs(then, now, &proposal.touched);
    let new: Vec<usize> = pairs.iter().filter(|pair| pair.sort == Sort::Added).filter_map(|pair| pair.after).collect();
    let mut twins = twins::twins(now, &new).into_iter();
    let mut findings = fresh::fresh(&then.findings, &now.findings, &moved(&pairs, then, now));
    let mut entries = Vec::new();
    for pair in &pairs {
        let decided = decided::hear(pair, (then, now), actor.as_deref(), lang);
        let twins = if pair.sort == Sort::Added { twins.next().unwrap_or_default() } else { Vec::new() };
        findings.retain(|finding| !decided.unsaid.as_ref().is_some_and(|unsaid| is_same(finding, unsaid)));
        findings.extend(decided.findings.iter().cloned());
        findings.extend(of_name(pair, then, now));
        findings.extend(pair.after.into_iter().flat_map(|entry| of_twins(entry, &twins, now)));
        entries.push(told(pair, (then, now), decided, &twins, lang));
    }
    let register_touched = proposal.touched.iter().any(|path| &**path == DeskSource::REGISTER);
    let (own, _) = Register::read(proposal.own.desk().editors.as_deref());
    let after = if register_touched { &own } else { then.register() };
    if let Some(actor) = &actor {
        let (begun, _) = Register::read(proposal.register.as_ref());
        let registers = Registers { holding: then.register(), before: &begun, after };
        findings.extend(guard::check(actor, &proposal.touched, &of_entries(&pairs, then, now), &registers, now.today));
        findings.extend(of_owners(proposal, (then, now), after));
    }
    findings.extend(
        proposal.foreign.iter().filter(|path| is_read(path)).map(|path| not_a_regular_file::found(Place::file(path.clone()), false)),
    );
    let policy: Vec<_> = proposal.touched.iter().filter(|path| is_judge(path)).collect();
    findings.extend(policy.iter().map(|path| judged_by_base::found(path)));
    let mut codes = Vec::new();
    if !policy.is_empty() {
        let (own, found) = judged(&proposal.own, today, None);
        codes = new_codes(proposal, then.schemas(), own.checked().schemas(), lang);
        findings.extend(of_judges(proposal, then, &own, found));
    }
    let url = &proposal.after.config().base_url;
    let findings: Findings = findings.into_iter().collect();
    Change {
        base: proposal.commit.clone(),
        actor,
        is_first: proposal.is_first,
        organisations: organisations(&new, now),
        codes,
        policy: policy.iter().map(|path| path.to_string()).collect(),
        others: others(proposal, &pairs, then, now),
        findings: findings.sorted().iter().map(|finding| Told::of(finding, lang, url)).collect(),
        entries,
    }
}

fn is_same(a: &Finding, b: &Finding) -> bool {
    a.rule.name == b.rule.name && a.place == b.place
}

/// The folders or files of entries that were renamed, and those of the decisions on them: before and after.
fn moved(pairs: &[Pair], then: &Side<'_>, now: &Side<'_>) -> Vec<(String, String)> {
    let home = |side: &Side<'_>, entry: usize| {
        let path = side.entries()[entry].source().text().path().to_string();
        path.strip_suffix("index.md").map_or(path.clone(), str::to_owned)
    };
    let renamed = pairs.iter().filter(|pair| pair.sort == Sort::Renamed);
    let both = renamed.filter_map(|pair| Some((pair.before?, pair.after?)));
    both.flat_map(|(old, new)| [(home(then, old), home(now, new)), (then.decisions_path(old), now.decisions_path(new))]).collect()
}

/// An entry, told.
fn told(
    pair: &Pair,
    (then, now): (&Side<'_>, &Side<'_>),
    decided: decided::Decided,
    twins: &[(usize, Vec<likely_duplicate::Likeness>)],
    lang: Lang,
) -> EntryChange {
    let (old, new) = (pair.before.map(|entry| &then.entries()[entry]), pair.after.map(|entry| &now.entries()[entry]));
    let both = old.zip(new).filter(|_| pair.sort != Sort::Decided);
    let from = both.map(|(old, _)| old.id()).filter(|_| pair.sort == Sort::Renamed);
    let shown = new.or(old);
    let duplicate = |(other, reasons): &(usize, Vec<likely_duplicate::Likeness>)| Duplicate {
        id: now.entries()[*other].id().to_string(),
        title: now.entries()[*other].title().to_owned(),
        reasons: reasons.clone(),
        words: likely_duplicate::in_words(reasons).get(lang).to_owned(),
    };
    EntryChange {
        id: shown.map(|entry| entry.id().to_string()).unwrap_or_default(),
        title: shown.map(|entry| entry.title().to_owned()).unwrap_or_default(),
        summary: shown.and_then(|entry| entry.summary()).map(str::to_owned),
        path: shown.map(|entry| entry.source().text().path().to_string()).unwrap_or_default(),
        sort: pair.sort,
        from: from.map(ToString::to_string),
        alias: from.and_then(|from| Some(new?.aliases().any(|alias| alias == from.as_str()))),
        fields: both.map(|(old, new)| fields::fields(old, new, lang)).unwrap_or_default(),
        text: both.and_then(|(old, new)| fields::text(old, new)),
        files: both.map(|(old, new)| fields::files(old, new)).unwrap_or_default(),
        before: pair.before.map(|entry| decided::step(then.ladder(), then.status(entry), lang)),
        after: decided.after,
        partial: decided.partial,
        breaks: decided.breaks,
        decisions: decided.made,
        duplicates: twins.iter().map(duplicate).collect(),
    }
}

/// The finding on an entry whose old address leads nowhere.
fn of_name(pair: &Pair, then: &Side<'_>, now: &Side<'_>) -> Option<Finding> {
    let old = then.entries()[pair.before?].id();
    let new = &now.entries()[pair.after.filter(|_| pair.sort == Sort::Renamed)?];
    let leads_here = new.aliases().any(|alias| alias == old.as_str());
    (!leads_here).then(|| renamed_without_alias::found(Place::file(new.source().text().path().clone()), old, new.id()))
}

fn of_twins(entry: usize, twins: &[(usize, Vec<likely_duplicate::Likeness>)], now: &Side<'_>) -> Vec<Finding> {
    let place = || Place::file(now.entries()[entry].source().text().path().clone());
    let found = |(other, likenesses): &(usize, Vec<likely_duplicate::Likeness>)| {
        let other = &now.entries()[*other];
        likely_duplicate::found(place(), other.id(), other.title(), likenesses)
    };
    twins.iter().map(found).collect()
}

/// Whether owners and editors agree: where the change began, and as it leaves them.
fn of_owners(proposal: &Proposal, (then, now): (&Side<'_>, &Side<'_>), after: &Register) -> Vec<Finding> {
    let named = ["stige.yaml", "redaktorer.yaml"].map(str::to_owned).into_iter();
    let kinds = proposal.own.kinds().iter().map(|kind| format!("vedtak/{kind}/oppforing.yaml"));
    let files = now.sources.desk().decisions.iter().map(|(id, _)| format!("vedtak/{id}.yaml"));
    let paths: Vec<String> = named.chain(kinds).chain(files).collect();
    let guard = |owners, register| Guard { owners, prefix: &proposal.prefix, register, paths: &paths, today: then.today };
    if after.editors.is_empty() {
        return Vec::new();
    }
    let (old, new) = (proposal.owners.0.as_ref(), proposal.owners.1.as_ref());
    owners::check(old.map(|owners| guard(owners, then.register())).as_ref(), new.map(|owners| guard(owners, after)).as_ref())
}

/// The files of decisions on the entries that were renamed or removed, under the id they had and the one they have.
fn of_entries(pairs: &[Pair], then: &Side<'_>, now: &Side<'_>) -> Vec<String> {
    let moved = pairs.iter().filter(|pair| matches!(pair.sort, Sort::Renamed | Sort::Removed));
    moved
        .flat_map(|pair| {
            pair.before.map(|entry| then.decisions_path(entry)).into_iter().chain(pair.after.map(|entry| now.decisions_path(entry)))
        })
        .collect()
}

/// Whether a folder of the catalogue is read.
fn is_read(path: &str) -> bool {
    ["content", "schemas", "themes"]
        .into_iter()
        .any(|folder| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// What is wrong with the files that the change would have others judged by.
fn of_judges(proposal: &Proposal, then: &Side<'_>, own: &Reviewed, mut findings: Findings) -> Vec<Finding> {
    findings.extend(shown(own, &proposal.own, None, &Request::on(then.today)).1);
    findings.retain(|finding| is_judge(&finding.place.path));
    fresh::fresh(&then.findings, &findings.sorted(), &[])
}

/// The new entries of the kinds that have an organisation number.
fn organisations(new: &[usize], now: &Side<'_>) -> Vec<Named> {
    let is_organisation = |entry: &&usize| {
        let kind = now.entries()[**entry].kind();
        kind.is_some_and(|kind| kind.shape.fields.iter().any(twins::is_organisation_number))
    };
    let named = |&entry: &usize| Named { code: now.entries()[entry].id().to_string(), label: now.entries()[entry].title().to_owned() };
    new.iter().filter(is_organisation).map(named).collect()
}

/// Whether a path is that of a vocabulary.
fn is_list(path: &str, name: &str) -> bool {
    let file = path.strip_prefix("schemas/vocabularies/").and_then(|file| file.rsplit_once('.'));
    file.is_some_and(|(stem, _)| stem == name)
}

/// The codes that the change's own vocabularies have and those of the base have not.
fn new_codes(proposal: &Proposal, known: &Schemas, own: &Schemas, lang: Lang) -> Vec<NewCode> {
    let mut codes = Vec::new();
    for vocabulary in own.vocabularies() {
        if !proposal.touched.iter().any(|path| is_list(path, &vocabulary.name)) {
            continue;
        }
        let old = known.vocabulary(&vocabulary.name);
        let is_new = |concept: &&Concept| old.is_none_or(|old| old.concept(&concept.code).is_none());
        codes.extend(vocabulary.concepts.iter().filter(is_new).map(|concept| NewCode {
            vocabulary: vocabulary.name.to_string(),
            code: concept.code.clone(),
            label: concept.label.get(lang).to_owned(),
        }));
    }
    codes
}

/// The touched files that are told of nowhere else.
fn others(proposal: &Proposal, pairs: &[Pair], then: &Side<'_>, now: &Side<'_>) -> Vec<String> {
    let files = |side: &Side<'_>, entry: Option<usize>| -> Vec<String> {
        let Some(entry) = entry.map(|entry| side.entries()[entry].source()) else { return Vec::new() };
        let beside = entry.attachments().iter().map(|file| file.path.to_string());
        let translated = entry.translations().iter().map(|(_, source)| source.text().path().to_string());
        beside.chain(translated).chain([entry.text().path().to_string()]).collect()
    };
    let of = |side: &Side<'_>, entry: Option<usize>| files(side, entry).into_iter().chain(entry.map(|entry| side.decisions_path(entry)));
    let told: HashSet<String> = pairs.iter().flat_map(|pair| of(then, pair.before).chain(of(now, pair.after))).collect();
    let others = proposal.touched.iter().filter(|path| !is_judge(path) && !told.contains(&***path));
    others.map(|path| path.to_string()).collect()
}

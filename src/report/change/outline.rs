//! What a change does, as lines: what the terminal and Markdown both show, in the same order and the same words.

use super::words::{Run, Words};
use crate::compare::{Change, DecisionMade, EntryChange, FieldChange, FileChange, Piece, Sort};
use crate::model::Lang;

/// A line of the report.
#[derive(Debug)]
pub struct Line {
    /// 0 for a heading, then deeper.
    pub level: usize,
    /// What stands on it.
    pub runs: Vec<Run>,
}

/// The most entries that are shown in full; of more, only the number.
const ENTRIES: usize = 100;
/// The most names in a list.
const NAMES: usize = 30;

/// The lines that tell of a change, without the verdict.
pub fn outline(change: &Change, lang: Lang) -> Vec<Line> {
    let mut outline = Outline { lines: Vec::new(), words: Words(lang) };
    let groups = [
        (Sort::Added, "added"),
        (Sort::Changed, "changed"),
        (Sort::Renamed, "renamed"),
        (Sort::Removed, "removed"),
        (Sort::Decided, "decided"),
    ];
    if change.is_first {
        outline.say(0, "first", &[]);
    }
    if change.entries.is_empty() {
        outline.add(0, vec![Run::Text(outline.words.get("nothing").to_owned())]);
    }
    for (sort, key) in groups {
        let entries: Vec<&EntryChange> = change.entries.iter().filter(|entry| entry.sort == sort).collect();
        if !entries.is_empty() {
            outline.say(0, key, &[("n", &entries.len().to_string())]);
            entries.iter().take(ENTRIES).for_each(|entry| outline.entry(entry));
            outline.more(1, entries.len().saturating_sub(ENTRIES));
        }
    }
    outline.names("organisations", change.organisations.iter().map(|named| (named.code.as_str(), named.label.as_str())));
    let codes: Vec<(String, &str)> =
        change.codes.iter().map(|code| (format!("{}: {}", code.vocabulary, code.code), code.label.as_str())).collect();
    outline.names("codes", codes.iter().map(|(code, label)| (code.as_str(), *label)));
    outline.names("policy", change.policy.iter().map(|path| (path.as_str(), "")));
    if !change.policy.is_empty() {
        outline.say(1, "policy_note", &[]);
    }
    outline.names("others", change.others.iter().map(|path| (path.as_str(), "")));
    outline.lines
}

/// The lines so far.
struct Outline {
    lines: Vec<Line>,
    words: Words,
}

impl Outline {
    fn add(&mut self, level: usize, runs: Vec<Run>) {
        self.lines.push(Line { level, runs });
    }

    fn say(&mut self, level: usize, key: &'static str, args: &[(&str, &str)]) {
        let runs = self.words.runs(key, args);
        self.add(level, runs);
    }

    fn more(&mut self, level: usize, count: usize) {
        if count > 0 {
            self.say(level, "more", &[("n", &count.to_string())]);
        }
    }

    /// A label, a colon, and what follows.
    fn labelled(&mut self, level: usize, key: &'static str, runs: Vec<Run>) {
        let label = Run::Text(format!("{}: ", self.words.get(key)));
        self.add(level, std::iter::once(label).chain(runs).collect());
    }

    fn names<'a>(&mut self, key: &'static str, names: impl ExactSizeIterator<Item = (&'a str, &'a str)>) {
        let count = names.len();
        for (number, (code, label)) in names.enumerate().take(NAMES) {
            if number == 0 {
                self.say(0, key, &[]);
            }
            let said = (!label.is_empty()).then(|| [Run::Text(" ".into()), Run::Said(label.to_owned())]);
            self.add(1, std::iter::once(Run::Code(code.to_owned())).chain(said.into_iter().flatten()).collect());
        }
        self.more(1, count.saturating_sub(NAMES));
    }

    fn entry(&mut self, entry: &EntryChange) {
        self.add(1, vec![Run::Name(entry.title.clone()), Run::Text(" ".into()), Run::Code(entry.id.clone())]);
        if entry.sort == Sort::Added {
            if let Some(summary) = &entry.summary {
                self.add(2, vec![Run::Said(summary.clone())]);
            }
            self.add(2, vec![Run::Code(entry.path.clone())]);
        }
        if let Some(from) = &entry.from {
            self.say(2, "renamed_from", &[("id", from)]);
            self.say(2, if entry.alias == Some(true) { "alias_there" } else { "alias_missing" }, &[]);
        }
        let status = match (&entry.before, &entry.after) {
            (Some(before), Some(after)) if before == after => self.words.runs("status_same", &[("status", &after.label)]),
            (Some(before), Some(after)) => self.words.runs("status_change", &[("before", &before.label), ("after", &after.label)]),
            (None, Some(after)) => self.words.runs("status_new", &[("status", &after.label)]),
            (before, None) => self.words.runs("status_gone", &[("status", before.as_ref().map_or("", |status| &status.label))]),
        };
        self.labelled(2, "status", status);
        if let Some(broken) = &entry.breaks {
            let by = format!("@{}", broken.by);
            self.say(2, "breaks", &[("status", &broken.status.label), ("by", &by), ("date", &broken.date)]);
        }
        if let Some(half) = &entry.partial {
            let (have, need) = (half.have.to_string(), half.need.to_string());
            self.say(2, "partial", &[("status", &half.status.label), ("have", &have), ("need", &need)]);
        }
        for duplicate in &entry.duplicates {
            let args = [("title", duplicate.title.as_str()), ("id", &duplicate.id), ("reasons", &duplicate.words)];
            let runs = self.words.runs("duplicate", &args);
            self.labelled(2, "duplicates", runs);
        }
        self.decisions(&entry.decisions);
        self.fields(&entry.fields);
        if let Some(text) = &entry.text {
            self.labelled(2, "text", Vec::new());
            self.pieces(text);
        }
        self.files(&entry.files);
        let is_same = entry.fields.is_empty() && entry.text.is_none() && entry.files.is_empty();
        if entry.sort == Sort::Changed && is_same {
            self.say(2, "only_form", &[]);
        }
    }

    fn decisions(&mut self, decisions: &[DecisionMade]) {
        for decision in decisions {
            let by = format!("@{}", decision.by);
            let args = [("date", decision.date.as_str()), ("status", &decision.status.label), ("by", &by)];
            let mut runs = self.words.runs("decision", &args);
            if !decision.counts {
                runs.push(Run::Text(format!(" ({})", self.words.get("decision_void"))));
            }
            self.labelled(2, "decisions", runs);
            let texts = [
                ("note", &decision.note),
                ("conditions", &decision.conditions),
                ("meeting", &decision.meeting),
                ("review_by", &decision.review_by),
                ("replaced_by", &decision.replaced_by),
            ];
            for (key, text) in texts {
                if let Some(text) = text {
                    self.labelled(3, key, vec![Run::Said(text.clone())]);
                }
            }
        }
    }

    fn fields(&mut self, fields: &[FieldChange]) {
        if fields.is_empty() {
            return;
        }
        self.labelled(2, "fields", Vec::new());
        for field in fields {
            let note = match field.there {
                (false, _) => format!(" ({})", self.words.get("field_added")),
                (_, false) => format!(" ({})", self.words.get("field_removed")),
                _ => String::new(),
            };
            let label = [Run::Said(field.label.clone()), Run::Text(format!("{note}: "))];
            let runs = label.into_iter().chain(self.told(&field.words.pieces)).collect();
            self.add(3, runs);
            self.more(3, field.words.more);
        }
    }

    fn files(&mut self, files: &[FileChange]) {
        for file in files {
            let what = match file.sort {
                Sort::Added => "file_added",
                Sort::Removed => "file_removed",
                _ => "file_changed",
            };
            let runs = vec![Run::Code(file.name.clone()), Run::Text(format!(" ({})", self.words.get(what)))];
            self.labelled(2, "files", runs);
            if let Some(text) = &file.text {
                self.pieces(text);
            }
        }
    }

    fn pieces(&mut self, words: &crate::compare::Words) {
        if words.pieces.is_empty() {
            self.say(3, "only_spaces", &[]);
        } else {
            let runs = self.told(&words.pieces);
            self.add(3, runs);
        }
        self.more(3, words.more);
    }

    /// The pieces of a comparison, with a space between them.
    fn told(&self, pieces: &[Piece]) -> Vec<Run> {
        let mut runs = Vec::new();
        for piece in pieces {
            if !runs.is_empty() {
                runs.push(Run::Text(" ".into()));
            }
            match piece {
                Piece::Same(text) => runs.push(Run::Said(text.clone())),
                Piece::Removed(text) => runs.push(Run::Removed(text.clone())),
                Piece::Added(text) => runs.push(Run::Added(text.clone())),
                Piece::Cut(count) => runs.extend(self.words.runs("words_cut", &[("n", &count.to_string())])),
            }
        }
        runs
    }
}

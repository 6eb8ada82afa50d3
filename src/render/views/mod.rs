//! What templates see: one typed view per template, and the pieces that they share. Every address in a view is made
//! by the generator or has passed its allow-list; every text is escaped by the template engine.

mod alike;
mod cite;
mod desk;
mod front;
mod glance;
mod history;
mod languages;
mod list;
mod overview;
mod pictures;
mod search;
mod statistics;
mod status;

pub use alike::AlikeView;
pub use cite::{CiteDateView, CiteView};
pub use desk::{DomainView, EditorView, LogEntryView, LogView, StepView};
pub use front::{FrontView, RequestsView, ReusedView, VocabularyCountView};
pub use glance::{GlanceView, LicenceCodeView, LicenceView, StartView, TellView, UsersView};
pub use history::{ChangeView, HistoryView};
pub use languages::LanguageView;
pub use list::{FacetView, ListView, NarrowedView, PagerLinkView, PagerView, SortingView};
pub use overview::{OverviewRowView, OverviewTableView, OverviewView, TallyView};
pub use pictures::{GraphView, MapView, NodeView, TileView};
pub use search::SearchView;
pub use statistics::{BarView, ChartView};
pub use status::{DateView, DecisionView, StatusNoteView, StatusView};

use serde::Serialize;

/// What every template sees as `site`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SiteView {
    /// The site's name.
    pub title: String,
    /// The BCP 47 tag of the interface's language.
    pub language: String,
    /// The address at which the site is published, without a final slash.
    pub url: String,
    /// The front page's path.
    pub home: String,
    /// The search page's path.
    pub search: String,
    /// The path of what tells browsers how to search.
    pub opensearch: String,
    /// The path of the feed of everything.
    pub feed: String,
    /// The path of the list of rules.
    pub rules: String,
    /// The path of the page that explains the ladder.
    pub ladder: String,
    /// The path of the page that compares entries.
    pub compare: String,
    /// The path of the catalogue in numbers.
    pub statistics: String,
    /// The path of the editors' page, when there are any.
    pub editors: Option<String>,
    /// The path of the catalogue as JSON.
    pub json: String,
    /// The repository's address.
    pub repository: Option<String>,
    /// Where a fault is reported.
    pub issues: Option<String>,
    /// The kinds that have pages.
    pub kinds: Vec<NavView>,
    /// The about pages, in their order.
    pub pages: Vec<NavView>,
    /// The theme's assets, by name: `assets["stil.css"]` is its path.
    pub assets: std::collections::BTreeMap<String, String>,
    /// The path of the organisation's own tokens, when the catalogue names them.
    pub tokens: Option<String>,
    /// The path of the index that the search page reads.
    pub search_index: String,
}

/// A place in the navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavView {
    /// The name in the catalogue.
    pub name: String,
    /// What readers see.
    pub label: String,
    /// Its path.
    pub url: String,
    /// How many entries stand behind it.
    pub count: usize,
    /// What it is for.
    pub description: String,
    /// The name of a kind's icon; empty where there is none.
    pub icon: String,
}

/// What every template sees as `page`.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The page's own title.
    pub title: String,
    /// What search engines and previews show.
    pub description: String,
    /// The path.
    pub path: String,
    /// The whole address.
    pub canonical: String,
    /// The way here, without the page itself.
    pub crumbs: Vec<LinkView>,
    /// The feed of what the page shows.
    pub feed: Option<LinkView>,
    /// The address of the picture for those who share the page's, when the catalogue has such.
    pub image: Option<String>,
    /// The languages that the page can be read in, this one among them; none when there is only this.
    pub languages: Vec<LanguageView>,
    /// Which sort of page it is: `front`, `kind`, `entry`, `vocabulary`, `code`, `status`, `about`, `search`, `rules`,
    /// `rule`, `not-found`, `moved`, `overview`.
    pub sort: &'static str,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinkView {
    /// The words.
    pub label: String,
    /// The path or address.
    pub url: String,
}

/// A code or a kind with the number of entries behind it.
#[derive(Debug, Clone, Serialize)]
pub struct CountView {
    /// The words.
    pub label: String,
    /// The path.
    pub url: String,
    /// How many entries.
    pub count: usize,
    /// How many codes stand above it in its vocabulary.
    pub depth: usize,
}

/// An entry in a list.
#[derive(Debug, Clone, Serialize)]
pub struct CardView {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The path.
    pub url: String,
    /// The text under the title.
    pub summary: String,
    /// The tag of the language of title and summary, when it is not the site's.
    pub lang: Option<String>,
    /// What one of its kind is called.
    pub kind: String,
    /// The kind's name in the catalogue.
    pub kind_name: String,
    /// The name of the kind's icon.
    pub icon: String,
    /// The editorial status.
    pub status: StatusView,
    /// The fields that are shown as badges.
    pub badges: Vec<String>,
    /// The entry's own date, as people write it.
    pub date: Option<DateView>,
}

/// An entry, as `entry`. Its text comes beside it as `body`, already HTML, and its Markdown files as `documents`: each
/// with `name`, `id` (the anchor) and `html`.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The text under the title.
    pub summary: String,
    /// The tag of the language of the entry's texts, when it is not the page's.
    pub lang: Option<String>,
    /// The kind.
    pub kind: LinkView,
    /// The kind's name in the catalogue.
    pub kind_name: String,
    /// The name of the kind's icon.
    pub icon: String,
    /// The editorial status.
    pub status: StatusView,
    /// What a reader wants to know first.
    pub glance: GlanceView,
    /// The fields under the title, without what is told at a glance.
    pub badges: Vec<FieldView>,
    /// The fields in the list of facts.
    pub rows: Vec<FieldView>,
    /// The fields with a heading of their own.
    pub blocks: Vec<FieldView>,
    /// The headings of the text, for a table of contents.
    pub headings: Vec<HeadingView>,
    /// The files beside it.
    pub attachments: Vec<AttachmentView>,
    /// Entries that point here, by the relation that they point with.
    pub backlinks: Vec<BacklinkView>,
    /// The overview to print of the entries that point here by a relation.
    pub overview: Option<String>,
    /// Others that are about the same, the nearest first.
    pub alike: Vec<AlikeView>,
    /// How it hangs together with others.
    pub graph: Option<GraphView>,
    /// When it was shared and changed, where git knows.
    pub history: Option<HistoryView>,
    /// The changes made after it was approved, the latest first.
    pub since: Vec<ChangeView>,
    /// Where a change is proposed.
    pub edit: Option<String>,
    /// The entry as JSON.
    pub json: String,
    /// How one refers to the page.
    pub cite: CiteView,
}

/// A field with its values.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    /// The name in the catalogue.
    pub name: String,
    /// What readers see.
    pub label: String,
    /// The values.
    pub values: Vec<ValueView>,
    /// Whether their order means something.
    pub ordered: bool,
}

/// A value.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum ValueView {
    /// A text.
    Text {
        /// The text.
        text: String,
        /// The tag of its language, when it is not the page's.
        lang: Option<String>,
    },
    /// A day.
    Date {
        /// As machines read it.
        iso: String,
        /// As people write it.
        text: String,
    },
    /// A link out of the site.
    Link {
        /// The words.
        text: String,
        /// The address.
        url: String,
    },
    /// Another entry.
    Entry {
        /// Its title.
        text: String,
        /// The tag of the title's language, when it is not the page's.
        lang: Option<String>,
        /// Its path.
        url: String,
        /// What one of its kind is called.
        kind: String,
    },
    /// A vocabulary's code.
    Code {
        /// Its label.
        text: String,
        /// Its page.
        url: String,
    },
    /// Yes or no.
    Flag {
        /// Yes.
        yes: bool,
    },
    /// A group of fields.
    Group {
        /// The fields.
        fields: Vec<FieldView>,
    },
}

/// A heading of a text.
#[derive(Debug, Clone, Serialize)]
pub struct HeadingView {
    /// 2 to 6.
    pub level: u8,
    /// The words.
    pub text: String,
    /// The anchor.
    pub id: String,
}

/// A file beside an entry.
#[derive(Debug, Clone, Serialize)]
pub struct AttachmentView {
    /// The file name.
    pub name: String,
    /// The path.
    pub url: String,
    /// The extension in capitals, such as `PDF`.
    pub format: String,
    /// The size as people write it.
    pub size: String,
    /// The anchor of the part of the page that shows it, when it is Markdown.
    pub part: Option<String>,
}

/// Entries that point to this one with one relation.
#[derive(Debug, Clone, Serialize)]
pub struct BacklinkView {
    /// The relation seen from here.
    pub label: String,
    /// The entries, at most [`BacklinkView::SHOWN`] of them.
    pub entries: Vec<LinkView>,
    /// How many there are in all.
    pub total: usize,
}

impl BacklinkView {
    /// How many entries of one relation a page lists before it only counts them.
    pub const SHOWN: usize = 100;
}

/// A vocabulary, as `vocabulary`.
#[derive(Debug, Clone, Serialize)]
pub struct VocabularyView {
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub description: String,
    /// The codes in use and those above them, in the vocabulary's order.
    pub codes: Vec<CountView>,
}

/// A rule in the list of rules, as one of `rules`; and alone, as `rule`, with `what` and `why` beside it as HTML.
#[derive(Debug, Clone, Serialize)]
pub struct RuleView {
    /// The name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// Its page.
    pub url: String,
    /// An excerpt that breaks it.
    pub bad: String,
    /// An excerpt that keeps it.
    pub good: String,
}

//! Pictures that are drawn from the entries, in views: their numbers are those of an SVG's coordinates.

use serde::Serialize;

/// A map of equal tiles, as people draw counties.
#[derive(Debug, Clone, Serialize)]
pub struct MapView {
    /// How wide and how high it is.
    pub width: usize,
    /// See `width`.
    pub height: usize,
    /// The tiles.
    pub tiles: Vec<TileView>,
}

/// A place on a map.
#[derive(Debug, Clone, Serialize)]
pub struct TileView {
    /// Its name, a line for each word or two.
    pub lines: Vec<String>,
    /// How many are there.
    pub count: usize,
    /// How many that is beside the others: 0 for none, up to 4.
    pub level: usize,
    /// Its left edge.
    pub x: usize,
    /// Its upper edge.
    pub y: usize,
}

/// An entry among those that it points to and that point to it.
#[derive(Debug, Clone, Serialize)]
pub struct GraphView {
    /// How wide and how high it is; the entry itself is in the middle.
    pub width: usize,
    /// See `width`.
    pub height: usize,
    /// The entry's title, a line for each few words.
    pub lines: Vec<String>,
    /// The others around it.
    pub nodes: Vec<NodeView>,
}

/// One of the others.
#[derive(Debug, Clone, Serialize)]
pub struct NodeView {
    /// Its title, cut where it is long.
    pub label: String,
    /// Its page.
    pub url: String,
    /// How the two are related, seen from the entry.
    pub relation: String,
    /// Where its point is.
    pub x: usize,
    /// See `x`.
    pub y: usize,
    /// Whether its words stand to the right of the point.
    pub to_right: bool,
}

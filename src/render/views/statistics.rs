//! The catalogue in numbers, in views.

use super::{LinkView, MapView};
use serde::Serialize;

/// A chart, as one of `charts`: a table whose rows have bars.
#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    /// Its anchor.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// What the first column holds.
    pub column: String,
    /// The rows.
    pub bars: Vec<BarView>,
    /// The same as a map, for places.
    pub map: Option<MapView>,
    /// What has nothing to count.
    pub without: Vec<LinkView>,
}

/// A row of a chart.
#[derive(Debug, Clone, Serialize)]
pub struct BarView {
    /// What is counted.
    pub label: String,
    /// Where it is listed.
    pub url: Option<String>,
    /// How many.
    pub count: usize,
    /// The length of the bar, in thousandths of the longest.
    pub length: usize,
}

//! What is drawn from the entries: where in the country something is used, and how an entry hangs together with others. What a picture
//! shows, the page says in words too.

use super::press::Press;
use super::views::{GraphView, MapView, NodeView, TileView};
use super::wording::{capitalised, shortened};
use crate::relate::{CodeList, Via};
use std::collections::BTreeMap;

/// The side of a tile, and the room between two.
const TILE: (usize, usize) = (100, 6);
/// The longest line of words on a tile, in letters.
const LINE: usize = 9;
/// How many shades there are.
const LEVELS: usize = 4;
/// The size of a graph, and how far from its middle the others are.
const GRAPH: (usize, usize) = (900, 440);
const REACH: (f64, f64) = (215.0, 185.0);
/// How many others a graph shows, and the longest title of one, in letters.
const NODES: usize = 12;
const TITLE: usize = 30;

/// The map of a vocabulary whose codes have tiles, with how many are in each; nothing without tiles.
pub fn map(press: &Press, codes: &CodeList, counts: &BTreeMap<usize, usize>) -> Option<MapView> {
    let lang = press.lang;
    let most = counts.values().copied().max().unwrap_or_default().max(1);
    let step = TILE.0 + TILE.1;
    let tiles = codes.vocabulary.concepts.iter().enumerate().filter_map(|(code, concept)| {
        let (column, row) = concept.tile?;
        let count = counts.get(&code).copied().unwrap_or_default();
        let lines = lines(&capitalised(concept.label.get(lang)), LINE);
        Some(TileView { lines, count, level: (count * LEVELS).div_ceil(most), x: usize::from(column) * step, y: usize::from(row) * step })
    });
    let tiles: Vec<TileView> = tiles.collect();
    let edge = |of: fn(&TileView) -> usize| tiles.iter().map(of).max().map(|far| far + TILE.0);
    Some(MapView { width: edge(|tile| tile.x)?, height: edge(|tile| tile.y)?, tiles })
}

/// Words in lines of about so many letters.
fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// An entry among those that it points to and that point to it by relations; nothing where there are fewer than two.
pub fn graph(press: &Press, number: usize) -> Option<GraphView> {
    let catalogue = &press.catalogue;
    let lang = press.lang;
    let entry = &catalogue.entries()[number];
    let out = entry.relations().iter().filter(|used| !used.withheld).filter_map(|used| {
        let field = entry.kind()?.shape.field(&used.field)?;
        Some((catalogue.index(&used.target)?, capitalised(field.label.get(lang))))
    });
    let back = catalogue.backlinks(number).iter().filter_map(|link| match &link.via {
        Via::Relation(inverse) => Some((link.from, capitalised(inverse.label.get(lang)))),
        Via::Plain | Via::Mention => None,
    });
    let mut others: Vec<(usize, String)> = Vec::new();
    for (other, relation) in out.chain(back) {
        if other != number && catalogue.is_listed(other) && !others.iter().any(|(known, _)| *known == other) {
            others.push((other, relation));
        }
    }
    others.truncate(NODES);
    let count = others.len();
    let node = |(place, (other, relation)): (usize, (usize, String))| {
        // From the top, clockwise; the first is a little to the right, so that no words stand over each other.
        let angle = std::f64::consts::TAU * (place as f64 + 0.5) / count as f64;
        let (x, y) = (GRAPH.0 as f64 / 2.0 + REACH.0 * angle.sin(), GRAPH.1 as f64 / 2.0 - REACH.1 * angle.cos());
        NodeView {
            label: shortened(catalogue.name_of(other), TITLE),
            url: press.entry_url(other),
            relation,
            x: x.round() as usize,
            y: y.round() as usize,
            to_right: angle.sin() >= 0.0,
        }
    };
    (count > 1).then(|| GraphView {
        width: GRAPH.0,
        height: GRAPH.1,
        lines: lines(&shortened(entry.title(), 2 * TITLE), 2 * LINE),
        nodes: others.into_iter().enumerate().map(node).collect(),
    })
}

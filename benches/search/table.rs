//! The results as tables of Markdown.

use super::relevance::{Query, categories, mean};
use super::row::{Row, Visit};
use std::fs;
use std::path::Path;

/// Between these lines of a document the tables stand.
const MARKS: [&str; 2] = ["<!-- table -->\n", "<!-- /table -->"];

/// Both tables of a collection of so many entries.
pub fn of(entries: usize, queries: &[Query], rows: &[Row]) -> String {
    let title = grouped(entries);
    format!("### {title} entries\n\n{}\n{}", builds(rows), searches(queries, rows))
}

fn builds(rows: &[Row]) -> String {
    let cells = |row: &Row| {
        let build = &row.build;
        vec![
            row.name.clone(),
            format!("{:.2}", build.cpu),
            grouped((build.memory as f64 / 1e6).round() as usize),
            grouped(build.files),
            format!("{:.1}", build.bytes as f64 / 1e6),
        ]
    };
    let head = ["the index", "CPU s", "MB of memory", "files", "MB on disk"].map(str::to_owned);
    table(&head, rows.iter().map(cells))
}

fn searches(queries: &[Query], rows: &[Row]) -> String {
    let categories = categories(queries);
    let mut head = vec!["finding".to_owned(), "MRR@10".to_owned(), "held back".to_owned()];
    head.extend(categories.iter().map(|category| (*category).to_owned()));
    head.extend(["kB", "of it index", "requests", "s", "longest task ms"].map(str::to_owned));
    let cells = |row: &Row| {
        let (all, held) = (mean(queries, &row.found, |_| true), mean(queries, &row.found, |query| query.is_held));
        let mut cells = vec![row.name.clone(), format!("**{all:.3}**"), format!("{held:.3}")];
        let of = |category: &&str| format!("{:.3}", mean(queries, &row.found, |query| query.judged.category == *category));
        cells.extend(categories.iter().map(of));
        cells.extend(visited(&row.visits));
        cells
    };
    table(&head, rows.iter().map(cells))
}

/// What a visit costs: the median of each number.
fn visited(visits: &[Visit]) -> [String; 5] {
    if visits.is_empty() {
        return ["–"; 5].map(str::to_owned);
    }
    let median = |number: fn(&Visit) -> f64| {
        let mut numbers: Vec<f64> = visits.iter().map(number).collect();
        numbers.sort_by(f64::total_cmp);
        numbers[numbers.len() / 2]
    };
    let longest = median(|visit| visit.longest);
    [
        grouped((median(|visit| visit.bytes) / 1e3).round() as usize),
        grouped((median(|visit| visit.index) / 1e3).round() as usize),
        format!("{:.0}", median(|visit| visit.requests)),
        format!("{:.1}", median(|visit| visit.time) / 1e3),
        if longest < 50.0 { "< 50".to_owned() } else { grouped(longest.round() as usize) },
    ]
}

/// A table: the first column is text, the others are numbers.
fn table(head: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rule = format!("|---|{}\n", "---:|".repeat(head.len() - 1));
    line(head) + &rule + &rows.map(|cells| line(&cells)).collect::<String>()
}

/// A number with a comma before every three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Puts the tables into a document, between its marks.
pub fn write(document: &Path, tables: &str) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{}: {error}", document.display());
    let text = fs::read_to_string(document).map_err(said)?;
    let parts = text.split_once(MARKS[0]).and_then(|(before, rest)| Some((before, rest.split_once(MARKS[1])?.1)));
    let (before, after) = parts.ok_or_else(|| format!("{} has no place for the tables", document.display()))?;
    fs::write(document, format!("{before}{}\n{tables}\n{}{after}", MARKS[0], MARKS[1])).map_err(said)
}

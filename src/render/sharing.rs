//! The pictures that others show where somebody shares an address: what stands on them, and in which colours.

use super::card_image::{Card, Colours, Fonts, png};
use super::press::Press;
use super::theme::Theme;
use super::wording::capitalised;
use super::{cite, standing};
use crate::check::Entry;
use crate::read::token_asset;

/// The picture of an entry, or of a translation of it.
pub fn entry(press: &Press, number: usize, translation: Option<&Entry>, fonts: &Fonts) -> Vec<u8> {
    let original: &Entry = &press.catalogue.entries()[number];
    let title = translation.unwrap_or(original).title();
    let kind = original.kind().map(|kind| capitalised(kind.one.get(press.lang))).unwrap_or_default();
    let status = standing::status(press, number).label;
    let owners = original.kind().map(|kind| cite::owners(press, original, kind).join(", "));
    let card = Card { kind: &kind, title, status: Some(&status), owner: owners.as_deref(), site: &press.view.title };
    png(&card, &colours(press), fonts)
}

/// The picture of the site.
pub fn site(press: &Press, fonts: &Fonts) -> Vec<u8> {
    let lead = press.theme.texts().get("front_heading");
    let card = Card { kind: "", title: &press.view.title, status: None, owner: Some(&lead), site: &press.view.title };
    png(&card, &colours(press), fonts)
}

/// The colours of the site in its light form: those of the organisation's own tokens, else of the theme, else plain ones.
fn colours(press: &Press) -> Colours {
    let own = press.catalogue.config().tokens.as_deref().map(token_asset);
    let styles = [own, Some("stil.css")].into_iter().flatten().filter_map(|name| style(&press.theme, name)).collect::<Vec<_>>();
    let token = |name: &str| styles.iter().find_map(|style| colour(style, name));
    Colours {
        ground: token("--ds-color-neutral-background-default").unwrap_or([255; 3]),
        text: token("--ds-color-neutral-text-default").unwrap_or([26, 35, 31]),
        accent: token("--ds-color-accent-text-subtle").unwrap_or([10, 90, 66]),
        soft: token("--ds-color-accent-surface-tinted").unwrap_or([226, 239, 232]),
    }
}

fn style<'a>(theme: &'a Theme, name: &str) -> Option<&'a str> {
    std::str::from_utf8(&theme.asset(name)?.bytes).ok()
}

/// The first colour that a style gives a token, where it is written as `#rrggbb`.
fn colour(style: &str, token: &str) -> Option<[u8; 3]> {
    let (_, after) = style.split_once(&format!("{token}:"))?;
    let digits = after.trim_start().strip_prefix('#')?.get(..6)?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_gives_its_first_colour() {
        let style = ":root { --ds-color-a: #0a5A42; --ds-color-b: var(--x); } @media { :root { --ds-color-a: #fff; } }";
        assert_eq!(colour(style, "--ds-color-a"), Some([10, 90, 66]));
        assert_eq!([colour(style, "--ds-color-b"), colour(style, "--ds-color-c"), colour("--a: #12", "--a")], [None; 3]);
    }
}

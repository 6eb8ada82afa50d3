//! Card images: the picture that stands by the link when somebody shares the page of an entry (Open Graph, 1200 × 630).
//!
//! The same card gives the same bytes on every machine: glyphs stand on whole pixels, and no sum depends on the processor.
//! Texts come from anybody: what the fonts lack is left out, and what does not fit ends in «…».
//! The fonts are subsets of Inter (SIL Open Font License 1.1).

mod canvas;

pub use canvas::Colours;

use ab_glyph::{Font, FontRef, GlyphId, OutlinedGlyph, PxScaleFactor};
use canvas::{Canvas, HEIGHT, Ink, LEVELS, Mask};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Where text begins, and how wide it may be, in pixels.
const LEFT: f32 = 88.0;
const MEASURE: f32 = 1024.0;
/// The middle of the row of kind and status, the top of the title, and the middle of the row of mark and site.
const TOP_ROW: f32 = 92.0;
const TITLE_TOP: f32 = 152.0;
const FOOT: f32 = 556.0;
/// The sizes of a title in pixels, each with the most lines it may fill; in the last it is cut.
const TITLES: [(f32, usize); 4] = [(72.0, 3), (64.0, MOST_LINES), (56.0, MOST_LINES), (48.0, MOST_LINES)];
const MOST_LINES: usize = 4;
/// The height of capitals, and from one line of a title to the next, in ems.
const CAPITALS: f32 = 0.727;
const LEADING: f32 = 1.14;
/// How many letters of a text are kept; no title has room for as many.
const LETTERS: usize = 800;

/// What stands on the card. Any text may be empty.
pub struct Card<'a> {
    /// The name of the kind of entry; set in capitals.
    pub kind: &'a str,
    /// The title; the site takes its place when none of it can be drawn.
    pub title: &'a str,
    /// The status, in a pill beside the kind.
    pub status: Option<&'a str>,
    /// Who owns the entry, below the title.
    pub owner: Option<&'a str>,
    /// The name of the site, beside the mark at the foot.
    pub site: &'a str,
}

/// The fonts in the sizes of the card, and what is the same on every card: the band and the marks.
pub struct Fonts {
    titles: [Type; TITLES.len()],
    kind: Type,
    label: Type,
    backdrop: Canvas,
}

impl Fonts {
    /// The fonts that the program carries. To be made once and shared by all threads: it keeps what it has drawn.
    pub fn standard() -> Fonts {
        let bold = FontRef::try_from_slice(include_bytes!("card_image/fonts/InterDisplay-Bold.ttf")).ok();
        let medium = FontRef::try_from_slice(include_bytes!("card_image/fonts/Inter-Medium.ttf")).ok();
        let titles = TITLES.map(|(size, _)| Type::new(&bold, size, 0.0));
        Fonts { titles, kind: Type::new(&medium, 26.0, 0.07), label: Type::new(&medium, 29.0, 0.0), backdrop: backdrop() }
    }
}

/// Draws the card as a PNG of 1200 × 630 pixels.
pub fn png(card: &Card<'_>, colours: &Colours, fonts: &Fonts) -> Vec<u8> {
    let mut canvas = fonts.backdrop.clone();
    let ink = if colours.accent_is_readable() { Ink::Accent } else { Ink::Text };
    let titled = if top_row(&mut canvas, card, fonts, ink) { TITLE_TOP } else { TOP_ROW - 22.0 };
    let below = title(&mut canvas, card, fonts, titled);
    fonts.label.line(&mut canvas, Ink::Text, (LEFT, below + 56.0), card.owner.unwrap_or_default(), MEASURE);
    fonts.label.line(&mut canvas, Ink::Text, (LEFT + 66.0, FOOT), card.site, MEASURE - 66.0);
    canvas.png(colours).unwrap_or_default()
}

/// Draws kind and status; false when there is neither.
fn top_row(canvas: &mut Canvas, card: &Card<'_>, fonts: &Fonts, ink: Ink) -> bool {
    let end = fonts.kind.line(canvas, ink, (LEFT, TOP_ROW), &card.kind.to_uppercase(), 0.6 * MEASURE);
    let left = if end > LEFT { (end + 24.0).round() } else { LEFT };
    let status = fonts.label.clean(card.status.unwrap_or_default());
    let status = fonts.label.cut(&status, LEFT + MEASURE - left - 44.0);
    if !status.is_empty() {
        let right = (left + 44.0 + fonts.label.width(&status)).round();
        canvas.fill(Ink::Soft, (left, TOP_ROW - 25.0), (right, TOP_ROW + 25.0), |x, y| {
            let (beyond, y) = ((left + 25.0 - x).max(x - right + 25.0).max(0.0), y - TOP_ROW);
            beyond * beyond + y * y <= 625.0
        });
        fonts.label.draw(canvas, ink, (left + 22.0, TOP_ROW), &status);
    }
    end > LEFT || !status.is_empty()
}

/// Draws the title in the largest size that holds it, and says where it ends.
fn title(canvas: &mut Canvas, card: &Card<'_>, fonts: &Fonts, top: f32) -> f32 {
    let [first, .., last] = &fonts.titles;
    let text = Some(first.clean(card.title)).filter(|text| !text.is_empty()).unwrap_or_else(|| first.clean(card.site));
    let letters: Vec<Letter> = first.letters(&text).collect();
    let sized = fonts.titles.iter().zip(TITLES).find_map(|(face, (_, most))| {
        let wide = MEASURE * first.size / face.size;
        let (lines, _) = Some(wrapped(&letters, wide)).filter(|(lines, broken)| lines.len() <= most && !broken)?;
        Some((face, balanced(&letters, wide, lines)))
    });
    let (face, lines) = sized.unwrap_or_else(|| (last, wrapped(&letters, MEASURE * first.size / last.size).0));
    let mut middle = top + face.size * CAPITALS / 2.0;
    for (nth, start) in lines.iter().take(MOST_LINES).enumerate() {
        let end = lines.get(nth + 1).filter(|_| nth + 1 < MOST_LINES).copied().unwrap_or(text.len());
        middle += if nth > 0 { face.size * LEADING } else { 0.0 };
        let line = face.cut(text.get(*start..end).unwrap_or_default().trim_end(), MEASURE + 2.0);
        face.draw(canvas, Ink::Text, (LEFT - face.size * 0.03, middle), &line);
    }
    middle + face.size * CAPITALS / 2.0
}

/// Where each line begins, in bytes, when none is wider than `width`; and whether a word had to be broken for it.
fn wrapped(letters: &[Letter], width: f32) -> (Vec<usize>, bool) {
    let (mut starts, mut left, mut gap, mut broken) = (vec![0], 0.0, None, false);
    for letter in letters {
        if letter.to - left > width && letter.char != ' ' {
            broken |= gap.is_none();
            let (start, from) = gap.take().unwrap_or((letter.at, letter.from));
            starts.push(start);
            left = from;
        }
        if matches!(letter.char, ' ' | '-' | '/' | '_') {
            gap = Some((letter.at + 1, letter.to));
        }
    }
    (starts, broken)
}

/// The same number of lines, as even as they can be.
fn balanced(letters: &[Letter], width: f32, lines: Vec<usize>) -> Vec<usize> {
    let (mut best, mut low, mut high) = (lines, width * 0.5, width);
    for _ in 0..6 {
        let middle = (low + high) / 2.0;
        match wrapped(letters, middle) {
            (lines, false) if lines.len() == best.len() => (best, high) = (lines, middle),
            _ => low = middle,
        }
    }
    best
}

/// One font in one size, with the glyphs drawn so far.
struct Type {
    font: Option<FontRef<'static>>,
    size: f32,
    scale: f32,
    tracking: f32,
    masks: Vec<OnceLock<Option<Mask>>>,
}

/// A letter on a line: where it stands in the text, in bytes, and from where to where on the line, in pixels.
struct Letter {
    at: usize,
    char: char,
    glyph: GlyphId,
    from: f32,
    to: f32,
}

impl Type {
    /// `size` in pixels per em; `tracking`, the space after each letter, in ems.
    fn new(font: &Option<FontRef<'static>>, size: f32, tracking: f32) -> Type {
        let scale = size / font.as_ref().and_then(Font::units_per_em).unwrap_or(1.0);
        let masks = (0..font.as_ref().map_or(0, Font::glyph_count)).map(|_| OnceLock::new()).collect();
        Type { font: font.clone(), size, scale, tracking: size * tracking, masks }
    }

    /// The text with single spaces and without what the font lacks. A dash stays on the line of the word before it.
    fn clean(&self, text: &str) -> String {
        let known = |c: &char| *c == ' ' || self.font.as_ref().is_some_and(|font| font.glyph_id(*c) != GlyphId(0));
        let spaced =
            text.chars().take(20 * LETTERS).nfc().map(|c| if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' { ' ' } else { c });
        let known: String = spaced.filter(known).take(LETTERS).collect();
        known.trim().split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").replace(" – ", "\u{a0}– ")
    }

    fn letters(&self, text: &str) -> impl Iterator<Item = Letter> {
        let (mut pen, mut before) = (0.0, GlyphId(0));
        self.font.iter().flat_map(|font| text.char_indices().map(move |(at, char)| (font, at, char))).map(move |(font, at, char)| {
            let glyph = font.glyph_id(char);
            let from = pen + font.kern_unscaled(before, glyph) * self.scale;
            (pen, before) = (from + font.h_advance_unscaled(glyph) * self.scale + self.tracking, glyph);
            Letter { at, char, glyph, from, to: pen }
        })
    }

    fn width(&self, text: &str) -> f32 {
        self.letters(text).last().map_or(0.0, |letter| letter.to)
    }

    /// The text, or as much of it as leaves room for «…»; cut at a space when one is near.
    fn cut(&self, text: &str, width: f32) -> String {
        let room = width - self.width("…");
        let Some(_) = self.letters(text).find(|letter| letter.to > width) else { return text.to_owned() };
        let end = self.letters(text).find(|letter| letter.to > room).map_or(0, |letter| letter.at);
        let kept = text.get(..end).unwrap_or_default();
        let kept = kept.rsplit_once(' ').map(|(kept, _)| kept).filter(|kept| kept.len() * 3 > end * 2).unwrap_or(kept);
        format!("{}…", kept.trim_end_matches(|c: char| !c.is_alphanumeric()))
    }

    /// Draws one line of any text, in the room there is for it, and says where it ends.
    fn line(&self, canvas: &mut Canvas, ink: Ink, at: (f32, f32), text: &str, room: f32) -> f32 {
        self.draw(canvas, ink, at, &self.cut(&self.clean(text), room))
    }

    /// Draws a text from `left` on, its capitals around `middle`, and says where it ends.
    fn draw(&self, canvas: &mut Canvas, ink: Ink, (left, middle): (f32, f32), text: &str) -> f32 {
        let (base, mut end) = ((middle + self.size * CAPITALS / 2.0).round(), left);
        for letter in self.letters(text) {
            end = left + letter.to;
            let mask = self.masks.get(usize::from(letter.glyph.0)).and_then(|mask| mask.get_or_init(|| self.mask(letter.glyph)).as_ref());
            if let Some(mask) = mask {
                canvas.stamp(ink, mask, (left + letter.from, base));
            }
        }
        end
    }

    fn mask(&self, glyph: GlyphId) -> Option<Mask> {
        let scale = PxScaleFactor { horizontal: self.scale, vertical: self.scale };
        let outlined = OutlinedGlyph::new(glyph.with_scale(self.size), self.font.as_ref()?.outline(glyph)?, scale);
        let bounds = outlined.px_bounds();
        let mut levels = Vec::new();
        outlined.draw(|_, _, share| levels.push((share.clamp(0.0, 1.0) * f32::from(LEVELS)).round() as u8));
        Some(Mask { left: bounds.min.x, top: bounds.min.y, width: (bounds.width() as usize).max(1), levels })
    }
}

/// What every card has: the band, a large mark in soft that runs out of the card, and the mark at the foot.
fn backdrop() -> Canvas {
    let mut canvas = Canvas::empty();
    mark(&mut canvas, Ink::Soft, (876.0, 341.0), 17.0);
    canvas.fill(Ink::Accent, (0.0, 0.0), (24.0, HEIGHT as f32), |_, _| true);
    mark(&mut canvas, Ink::Accent, (LEFT, FOOT - 23.0), 46.0 / 24.0);
    canvas
}

/// The mark of the site: four squares, a circle cut out of where they meet, and a dot in the middle; 24 × 24 units.
fn mark(canvas: &mut Canvas, ink: Ink, (left, top): (f32, f32), unit: f32) {
    canvas.fill(ink, (left, top), (left + 24.0 * unit, top + 24.0 * unit), |x, y| {
        let (x, y) = (((x - left) / unit - 12.0).abs(), ((y - top) / unit - 12.0).abs());
        let from_middle = x * x + y * y;
        from_middle <= 3.4 * 3.4 || (x.min(y) >= 2.0 && from_middle >= 49.0)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOURS: Colours = Colours { ground: [255; 3], text: [26, 35, 31], accent: [10, 90, 66], soft: [226, 239, 232] };

    fn drawn(title: &str, fonts: &Fonts) -> Vec<u8> {
        let card = Card { kind: "Løsning", title, status: Some("I bruk"), owner: Some(title), site: "Allmenning" };
        png(&card, &COLOURS, fonts)
    }

    #[test]
    fn any_text_gives_a_small_png_of_the_right_size() {
        let fonts = Fonts::standard();
        let texts =
            ["", "Åpne data", &"brann".repeat(60), &"ord ".repeat(60), "دليل الخدمات", "\u{301}\u{0}\u{202e}", &"-/_ ".repeat(999), "😀"];
        for text in texts {
            let bytes = drawn(text, &fonts);
            assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.len() < 40_000, "{text}: {} bytes", bytes.len());
            assert_eq!(bytes.get(16..24), Some([0, 0, 4, 176, 0, 0, 2, 118].as_slice()), "{text}");
        }
    }

    #[test]
    fn every_thread_draws_the_same() {
        let shared = Fonts::standard();
        let titles = ["Sjekkliste for nett", "Čáhcesuolu gielda", "Prosjektportalen i kommunene – verktøyet var ikke nok"];
        let alone = titles.map(|title| drawn(title, &Fonts::standard()));
        let draw = || titles.map(|title| drawn(title, &shared));
        let both = std::thread::scope(|scope| [scope.spawn(draw), scope.spawn(draw)].map(|thread| thread.join().ok()));
        assert_eq!(both, [Some(alone.clone()), Some(alone)]);
    }

    #[test]
    fn the_fonts_hold_the_letters_of_the_country() {
        let letters = "æøåÆØÅ áčđŋšŧž ÁČĐŊŠŦŽ ïöä ǥǧǩǯʒ «–» ’“”…§€";
        let fonts = Fonts::standard();
        assert!(fonts.titles.iter().chain([&fonts.kind, &fonts.label]).all(|face| face.clean(letters) == letters));
        assert_eq!(fonts.label.clean(" A\u{30a}s \n 漢 kommune – nå "), "Ås kommune\u{a0}– nå");
    }

    #[test]
    fn lines_keep_within_their_width_and_say_what_was_broken() {
        let fonts = Fonts::standard();
        let split = |text: &str, width| fonts.titles.first().map(|face| wrapped(&face.letters(text).collect::<Vec<_>>(), width));
        assert_eq!(split("plan- og byggesak", 400.0), Some((vec![0, 9], false)));
        assert_eq!(split("Lillestrøm-Strømmen", 500.0), Some((vec![0, 12], false)));
        assert!(split("brannforebygging", 200.0).is_some_and(|(lines, broken)| lines.len() > 2 && broken));
        let cut = fonts.label.cut("Nasjonalt kompetansesenter for digitalisering", 400.0);
        assert!(cut.ends_with('…') && fonts.label.width(&cut) <= 400.0, "{cut}");
    }
}

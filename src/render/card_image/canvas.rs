//! What a card is drawn on: one byte per pixel, an index into 16 colours. They are the ground, three steps of soft, and six each
//! of text and accent. The edges of words on soft are taken from the steps on the ground, which is close to it.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};

/// The width of a card, in pixels.
pub const WIDTH: usize = 1200;
/// The height of a card, in pixels.
pub const HEIGHT: usize = 630;
/// Steps from nothing of an ink to all of it.
pub const LEVELS: u8 = 6;

/// The colours of a card, each as red, green and blue.
pub struct Colours {
    /// Behind everything.
    pub ground: [u8; 3],
    /// The words, but for the kind and the status.
    pub text: [u8; 3],
    /// The band and the mark, and the kind and the status where they can be read in it.
    pub accent: [u8; 3],
    /// The pill and the large mark behind the text: close to the ground.
    pub soft: [u8; 3],
}

impl Colours {
    /// Whether words in the accent stand out from the ground and from soft by 4.5 : 1, as WCAG counts it.
    pub fn accent_is_readable(&self) -> bool {
        // The curve of sRGB as a polynomial, which every processor works out alike.
        let linear = |part: u8| f32::from(part) / 255.0;
        let linear = |part: u8| linear(part) * (0.012_523 + linear(part) * (0.682_171 + linear(part) * 0.305_306));
        let light = |[r, g, b]: [u8; 3]| 0.05 + 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        let accent = light(self.accent);
        [self.ground, self.soft].map(light).iter().all(|under| accent.max(*under) / accent.min(*under) >= 4.5)
    }

    fn palette(&self) -> Vec<u8> {
        let steps = |most: u16, ink: [u8; 3]| (1..=most).map(move |step| (ink, step, most));
        let inks = steps(3, self.soft).chain(steps(6, self.text)).chain(steps(6, self.accent));
        let mixed = |(ink, step, most): ([u8; 3], u16, u16)| {
            let part = move |(from, to)| (u16::from(from) * (most - step) + u16::from(to) * step + most / 2) / most;
            self.ground.into_iter().zip(ink).map(move |parts| part(parts) as u8)
        };
        self.ground.into_iter().chain(inks.flat_map(mixed)).collect()
    }
}

/// What is drawn with; the number is that of the colour before its steps in the palette.
#[derive(Clone, Copy)]
pub enum Ink {
    /// [`Colours::soft`]
    Soft = 0,
    /// [`Colours::text`]
    Text = 3,
    /// [`Colours::accent`]
    Accent = 9,
}

impl Ink {
    /// The pixel with so much of the ink on it; where two shapes of one ink meet, the stronger stays.
    fn over(self, pixel: u8, level: u8) -> u8 {
        let none = self as u8;
        let step = if none == 0 { level.div_ceil(2) } else { level };
        match step {
            0 => pixel,
            _ if (none + 1..=none + LEVELS).contains(&pixel) => pixel.max(none + step),
            _ => none + step,
        }
    }
}

/// A shape as levels of ink, row by row, and where its upper left corner is seen from the point that it is put at.
pub struct Mask {
    /// Pixels to the right of the point.
    pub left: f32,
    /// Pixels below the point.
    pub top: f32,
    /// Pixels in a row; never 0.
    pub width: usize,
    /// From 0 to [`LEVELS`].
    pub levels: Vec<u8>,
}

/// The pixels of one card.
#[derive(Clone)]
pub struct Canvas(Vec<u8>);

impl Canvas {
    /// Nothing but ground.
    pub fn empty() -> Canvas {
        Canvas(vec![0; WIDTH * HEIGHT])
    }

    /// Puts a mask at a point, in pixels from the upper left; what is outside the card is left out.
    pub fn stamp(&mut self, ink: Ink, mask: &Mask, (x, y): (f32, f32)) {
        let (x, y) = ((x + mask.left).round() as usize, (y + mask.top).round() as usize);
        for (row, levels) in self.0.chunks_exact_mut(WIDTH).skip(y).zip(mask.levels.chunks(mask.width.max(1))) {
            row.iter_mut().skip(x).zip(levels).for_each(|(pixel, level)| *pixel = ink.over(*pixel, *level));
        }
    }

    /// Fills what is `inside`, between two corners on whole pixels; each pixel is tried in 16 places.
    pub fn fill(&mut self, ink: Ink, from: (f32, f32), to: (f32, f32), inside: impl Fn(f32, f32) -> bool) {
        const TRIED: [f32; 4] = [0.125, 0.375, 0.625, 0.875];
        let (left, right) = (from.0.max(0.0) as usize, to.0.max(0.0) as usize);
        let (top, bottom) = (from.1.max(0.0) as usize, to.1.max(0.0) as usize);
        for (y, row) in self.0.chunks_exact_mut(WIDTH).enumerate().take(bottom).skip(top) {
            for (x, pixel) in row.iter_mut().enumerate().take(right).skip(left) {
                let hit = |dx: &f32| TRIED.iter().filter(|dy| inside(x as f32 + dx, y as f32 + **dy)).count();
                let hits = TRIED.iter().map(hit).sum::<usize>() as u8;
                *pixel = ink.over(*pixel, (hits * LEVELS + 8) / 16);
            }
        }
    }

    /// The card as a PNG with a palette.
    pub fn png(&self, colours: &Colours) -> Result<Vec<u8>, EncodingError> {
        let mut bytes = Vec::with_capacity(32 * 1024);
        let mut encoder = Encoder::new(&mut bytes, WIDTH as u32, HEIGHT as u32);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(colours.palette());
        encoder.set_deflate_compression(DeflateCompression::Level(2));
        encoder.set_filter(Filter::Up);
        let mut writer = encoder.write_header()?;
        let packed: Vec<u8> = self.0.as_chunks().0.iter().map(|[left, right]| left << 4 | right).collect();
        writer.write_image_data(&packed)?;
        writer.finish()?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_colours_end_in_each_ink() {
        let colours = Colours { ground: [255; 3], text: [1, 2, 3], accent: [4, 5, 6], soft: [200, 210, 220] };
        let palette = colours.palette();
        let ends = [0, 3, 9, 15].map(|nth| palette.chunks(3).nth(nth).map(<[u8]>::to_vec));
        assert_eq!(palette.len(), 48);
        assert_eq!(ends, [colours.ground, colours.soft, colours.text, colours.accent].map(|colour| Some(colour.to_vec())));
    }

    #[test]
    fn words_take_the_accent_only_where_it_can_be_read() {
        let with = |accent| Colours { ground: [255; 3], text: [0; 3], accent, soft: [226, 239, 232] }.accent_is_readable();
        assert!(with([10, 90, 66]) && with([0x0d, 0x6b, 0x4f]));
        // 4.54 : 1 on white, but less on soft.
        assert!(!with([0x76; 3]) && !with([255, 200, 32]));
    }
}

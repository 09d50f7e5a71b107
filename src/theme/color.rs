//! Colours that can be read: contrast by WCAG 2, and the nearest colour that has enough of it.

mod lch;

use lch::Lch;

/// Red, green and blue, 0 to 255.
pub type Rgb = [u8; 3];

/// What text needs on its paper (WCAG 2.2 AA).
pub const ENOUGH: f64 = 4.5;

/// Reads `#rgb` or `#rrggbb`.
pub fn parse(text: &str) -> Option<Rgb> {
    let hex = text.strip_prefix('#').filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let part = |range: std::ops::Range<usize>| u8::from_str_radix(&hex[range], 16).ok();
    match hex.len() {
        3 => Some([part(0..1)? * 17, part(1..2)? * 17, part(2..3)? * 17]),
        6 => Some([part(0..2)?, part(2..4)?, part(4..6)?]),
        _ => None,
    }
}

/// Writes `#rrggbb`.
pub fn write([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The contrast of two colours, from 1 to 21.
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(color: Rgb) -> f64 {
    let [red, green, blue] = color.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The colour nearest to `color` that can be read on all of `papers`: darker or lighter, but of the same hue, and as
/// vivid as a screen can show it there.
pub fn readable(color: Rgb, papers: &[Rgb]) -> Rgb {
    let is_enough = |moved: &Rgb| papers.iter().all(|paper| contrast(*moved, *paper) >= ENOUGH);
    if is_enough(&color) {
        return color;
    }
    let lch = Lch::of(color);
    let light = papers.iter().all(|paper| luminance(*paper) > 0.18);
    let end = if light { 0.0 } else { 1.0 };
    let steps = (1..=200).map(|step| lch.at(lch.lightness + (end - lch.lightness) * f64::from(step) / 200.0));
    steps.into_iter().find(is_enough).unwrap_or(color)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LIGHT: [Rgb; 2] = [[0xfb, 0xf9, 0xf4], [0xf3, 0xef, 0xe6]];
    const DARK: [Rgb; 2] = [[0x15, 0x19, 0x1e], [0x1d, 0x22, 0x28]];

    #[test]
    fn black_on_white_is_the_most_there_is() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        assert_eq!(
            (parse("#8A2"), parse("#8a2b2b"), parse("#8a2b2"), parse("红")),
            (Some([0x88, 0xaa, 0x22]), Some([0x8a, 0x2b, 0x2b]), None, None)
        );
    }

    #[test]
    fn a_colour_that_can_be_read_stays() {
        assert_eq!(readable([0x8a, 0x2b, 0x2b], &LIGHT), [0x8a, 0x2b, 0x2b]);
    }

    #[test]
    fn a_colour_that_is_moved_keeps_its_hue_and_its_life() {
        // A plum on dark paper, and a yellow on light paper.
        for (color, papers) in [([0x6b, 0x2f, 0x3a], DARK), ([0xff, 0xd0, 0x00], LIGHT)] {
            let (before, after) = (Lch::of(color), Lch::of(readable(color, &papers)));
            assert!((before.hue - after.hue).abs() < 0.06, "{before:?} became {after:?}");
            assert!(after.chroma > before.chroma * 0.6, "{before:?} became {after:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn any_brand_colour_can_be_read_on_both_papers(color: Rgb) {
            for papers in [LIGHT, DARK] {
                let moved = readable(color, &papers);
                for paper in papers {
                    prop_assert!(contrast(moved, paper) >= ENOUGH, "{} on {}", write(moved), write(paper));
                }
            }
        }
    }
}

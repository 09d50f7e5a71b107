//! A colour as the eye orders it (OKLCH, by Björn Ottosson): lightness, vividness and hue, each by itself.

use crate::theme::color::Rgb;

/// Lightness from 0 to 1, chroma from 0 (grey), and the hue as an angle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lch {
    pub(super) lightness: f64,
    pub(super) chroma: f64,
    pub(super) hue: f64,
}

impl Lch {
    pub(super) fn of(color: Rgb) -> Lch {
        let [red, green, blue] = color.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        let l = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let m = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let s = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let a = 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s;
        Lch { lightness: 0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s, chroma: a.hypot(b), hue: b.atan2(a) }
    }

    /// The same hue at another lightness, as vivid as before or as a screen can show it.
    pub(super) fn at(self, lightness: f64) -> Rgb {
        let shares = (0..=50).map(|step| self.chroma * f64::from(50 - step) / 50.0);
        let shown = shares.map(|chroma| linear(lightness, chroma, self.hue));
        let shown = shown.into_iter().find(|parts| parts.iter().all(|part| (-0.0005..=1.0005).contains(part)));
        shown.unwrap_or([lightness.powi(3); 3]).map(|part| {
            let part = part.clamp(0.0, 1.0);
            let part = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
            // A share of 255 is a byte.
            (part * 255.0).round() as u8
        })
    }
}

/// Red, green and blue as light; outside of 0 to 1 where no screen shows the colour.
fn linear(lightness: f64, chroma: f64, hue: f64) -> [f64; 3] {
    let (a, b) = (chroma * hue.cos(), chroma * hue.sin());
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_is_the_same_colour() {
        for color in [[0, 0, 0], [255, 255, 255], [0x8a, 0x2b, 0x2b], [0, 0xff, 0x80], [0x12, 0x34, 0x56]] {
            let lch = Lch::of(color);
            assert_eq!(lch.at(lch.lightness), color);
        }
    }
}

//! The ladder of offers: from the cheapest down to the dearest, each step as long as its price.

use crate::draw::Caption;
use crate::draw::WIDTH;
use crate::draw::canvas::Anchor;
use crate::draw::canvas::Canvas;
use crate::draw::geometry::Area;
use crate::draw::geometry::amount;
use crate::draw::geometry::largest;
use crate::draw::geometry::part;
use crate::draw::label::LEADING;
use crate::draw::label::Label;

/// One offer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rung<'a> {
    /// Its name.
    pub label: &'a str,
    /// What it costs.
    pub price: f64,
    /// The price as it is read: `¥ 980`.
    pub value: &'a str,
}

/// The thickness of a step, its distance to the words above it, and to the next offer.
const STEP: f64 = 6.0;
const ABOVE: f64 = 4.0;
const GAP: f64 = 16.0;
/// The room for names; prices stand right of it.
const NAMES: f64 = 236.0;
const PRICES: f64 = WIDTH - NAMES - 16.0;

/// Draws the offers by price, whatever their order, each above its step; the line on under a step is the way to the dearest.
pub fn ladder(caption: &Caption<'_>, rungs: &[Rung<'_>]) -> String {
    let mut rungs: Vec<&Rung<'_>> = rungs.iter().collect();
    rungs.sort_by(|one, other| amount(one.price).total_cmp(&amount(other.price)));
    let dearest = largest(rungs.iter().map(|rung| rung.price));
    let mut canvas = Canvas::default();
    let mut top = 0.0;
    for rung in rungs {
        let (label, value) = (Label::tall(rung.label, NAMES), Label::line(rung.value, PRICES));
        let foot = top + label.height().max(LEADING);
        canvas.label("label", &label, 0.0, foot - label.height(), Anchor::Start);
        canvas.label("value", &value, WIDTH, foot - value.height(), Anchor::End);
        let middle = foot + ABOVE + STEP / 2.0;
        canvas.line("line muted", (0.0, middle), (WIDTH, middle));
        canvas.line("line", (0.5, middle - STEP / 2.0), (0.5, middle + STEP / 2.0));
        let right = part(amount(rung.price), dearest) * WIDTH;
        canvas.rect("bar", Area { left: 0.0, top: middle - STEP / 2.0, right, bottom: middle + STEP / 2.0 }, 0.0);
        top = foot + ABOVE + STEP + GAP;
    }
    canvas.finish("ladder", caption, (top - GAP).max(0.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Rung;
    use super::ladder;
    use crate::draw::WIDTH;
    use crate::draw::laws::CAPTION;
    use crate::draw::laws::hold;
    use crate::draw::laws::number;
    use crate::draw::laws::word;

    #[test]
    fn offers_of_a_shop_sorted_by_price() {
        let rungs = [
            ("年度衣橱顾问", 9800.0, "¥ 9,800"),
            ("衣橱诊断体验", 0.0, "免费"),
            ("四季搭配课", 1280.0, "¥ 1,280"),
            ("搭配手册与一次答疑", 99.0, "¥ 99"),
        ];
        insta::assert_snapshot!(ladder(&CAPTION, &rungs.map(|(label, price, value)| Rung { label, price, value })));
    }

    proptest! {
        #[test]
        fn any_offers_make_a_sound_picture(rungs in prop::collection::vec((word(), number(), word()), 0..9)) {
            let rungs: Vec<Rung<'_>> =
                rungs.iter().map(|(label, price, value)| Rung { label, price: *price, value }).collect();
            hold(&ladder(&CAPTION, &rungs));
        }

        #[test]
        fn steps_are_as_long_as_their_prices(mut prices in prop::collection::vec(0.0..1e6_f64, 1..8)) {
            let rungs: Vec<Rung<'_>> = prices.iter().map(|&price| Rung { label: "课", price, value: "" }).collect();
            let bars = hold(&ladder(&CAPTION, &rungs)).rects("bar");
            prices.sort_by(f64::total_cmp);
            for (bar, price) in bars.iter().zip(&prices) {
                prop_assert!((bar.right - bar.left - price / prices[prices.len() - 1] * WIDTH).abs() < 0.5);
            }
        }
    }
}

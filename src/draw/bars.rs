//! Simple bars: one amount a row, from a common line.

use crate::draw::Caption;
use crate::draw::Kind;
use crate::draw::WIDTH;
use crate::draw::canvas::Anchor;
use crate::draw::canvas::Canvas;
use crate::draw::geometry::Area;
use crate::draw::geometry::finite;
use crate::draw::label::Label;

/// One row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar<'a> {
    /// What is measured.
    pub label: &'a str,
    /// How much; below zero the bar runs to the left of the line.
    pub amount: f64,
    /// The amount as it is read.
    pub value: &'a str,
    /// What colours the bar.
    pub kind: Kind,
}

const NAMES: f64 = 120.0;
const VALUES: f64 = 116.0;
const APART: f64 = 10.0;
const THICK: f64 = 12.0;
const ROW: f64 = 10.0;

/// Draws the rows in their order: names to the left, amounts to the right, bars between.
pub fn bars(caption: &Caption<'_>, rows: &[Bar<'_>]) -> String {
    drawn(caption, rows, range_of(rows))
}

/// The same for amounts out of `full`: the whole width is all that there could be.
pub fn bars_of(full: f64, caption: &Caption<'_>, rows: &[Bar<'_>]) -> String {
    let (low, high) = range_of(rows);
    drawn(caption, rows, (low, high.max(finite(full))))
}

fn drawn(caption: &Caption<'_>, rows: &[Bar<'_>], (low, high): (f64, f64)) -> String {
    let labels: Vec<(Label, Label)> =
        rows.iter().map(|row| (Label::tall(row.label, NAMES), Label::line(row.value, VALUES))).collect();
    let names = labels.iter().map(|(name, _)| name.width).fold(0.0, f64::max);
    let values = labels.iter().map(|(_, value)| value.width).fold(0.0, f64::max);
    let (left, right) = (names + APART, WIDTH - values - APART);
    // Divided before subtracting, so that the ends of the range may be as far apart as numbers go.
    let scale = low.abs().max(high);
    let span = high / scale - low / scale;
    let place = |amount: f64| if scale > 0.0 { left + (amount / scale - low / scale) / span * (right - left) } else { left };
    let mut canvas = Canvas::default();
    let mut top = 0.0;
    for (row, (name, value)) in rows.iter().zip(&labels) {
        let height = name.height().max(value.height()).max(THICK);
        let middle = top + height / 2.0;
        let (zero, end) = (place(0.0), place(finite(row.amount)));
        let area = Area { left: zero.min(end), top: middle - THICK / 2.0, right: zero.max(end), bottom: middle + THICK / 2.0 };
        canvas.rect(&format!("bar {}", row.kind.class()), area, 0.0);
        canvas.label("label", name, 0.0, middle - name.height() / 2.0, Anchor::Start);
        canvas.label("value", value, WIDTH, middle - value.height() / 2.0, Anchor::End);
        top += height + ROW;
    }
    let height = (top - ROW).max(0.0);
    canvas.line("line", (place(0.0), 0.0), (place(0.0), height));
    canvas.finish("bars", caption, height)
}

/// The least and the most that is drawn; zero is always among them.
fn range_of(rows: &[Bar<'_>]) -> (f64, f64) {
    let amounts = rows.iter().map(|row| finite(row.amount));
    amounts.fold((0.0, 0.0), |(low, high), amount| (amount.min(low), amount.max(high)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Bar;
    use super::bars;
    use crate::draw::Kind;
    use crate::draw::laws::CAPTION;
    use crate::draw::laws::hold;
    use crate::draw::laws::number;
    use crate::draw::laws::word;

    #[test]
    fn a_score_of_half_the_points_is_half_as_wide_though_it_is_the_best() {
        let row = [Bar { label: "群规", amount: 50.0, value: "50", kind: Kind::Plain }];
        let width = |drawn: String| -> f64 {
            let rect = drawn.split("<rect").nth(1).unwrap();
            rect.split("width=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
        };
        let (all, half) = (width(bars(&CAPTION, &row)), width(super::bars_of(100.0, &CAPTION, &row)));
        assert!((half / all - 0.5).abs() < 0.01, "{half} of {all}");
    }

    #[test]
    fn hours_a_week_by_kind() {
        let rows = [
            ("有价值的内容", 6.5, "6.5 小时", Kind::Value),
            ("互动", 4.0, "4 小时", Kind::Interaction),
            ("关怀", 3.0, "3 小时", Kind::Care),
            ("推广", 1.0, "1 小时", Kind::Promotion),
            ("管理", 0.5, "30 分钟", Kind::Admin),
        ];
        insta::assert_snapshot!(bars(&CAPTION, &rows.map(|(label, amount, value, kind)| Bar { label, amount, value, kind })));
    }

    proptest! {
        #[test]
        fn any_rows_make_a_sound_picture(rows in prop::collection::vec((word(), number(), word()), 0..9)) {
            let rows: Vec<Bar<'_>> =
                rows.iter().map(|(label, amount, value)| Bar { label, amount: *amount, value, kind: Kind::Plain }).collect();
            hold(&bars(&CAPTION, &rows));
        }

        #[test]
        fn bars_are_as_long_as_their_amounts(amounts in prop::collection::vec(-1e6..1e6_f64, 1..8)) {
            let rows: Vec<Bar<'_>> =
                amounts.iter().map(|&amount| Bar { label: "项", amount, value: "1", kind: Kind::Admin }).collect();
            let drawn = hold(&bars(&CAPTION, &rows)).rects("bar");
            let longest = (0..rows.len()).max_by(|&one, &other| amounts[one].abs().total_cmp(&amounts[other].abs())).unwrap();
            let unit = (drawn[longest].right - drawn[longest].left) / amounts[longest].abs();
            for (bar, amount) in drawn.iter().zip(&amounts) {
                prop_assert!((bar.right - bar.left - amount.abs() * unit).abs() < 0.5);
            }
        }
    }
}

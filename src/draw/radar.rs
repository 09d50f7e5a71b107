//! The radar: how well something fits, one axis an aspect, each scored from 0 to 5.

use std::f64::consts::TAU;

use crate::draw::Caption;
use crate::draw::WIDTH;
use crate::draw::canvas::Anchor;
use crate::draw::canvas::Canvas;
use crate::draw::geometry::Point;
use crate::draw::geometry::finite;
use crate::draw::label::LEADING;
use crate::draw::label::Label;
use crate::draw::spread::Slot;
use crate::draw::spread::room;
use crate::draw::spread::spread;

/// One aspect and its score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis<'a> {
    /// What is scored.
    pub label: &'a str,
    /// 0 to 5; what lies outside is drawn at the nearer end.
    pub score: f64,
    /// The score as it is read: `4`, `4 / 5`.
    pub value: &'a str,
}

const RADIUS: f64 = 84.0;
const HIGHEST: f64 = 5.0;
/// From the end of an axis to its label.
const GAP: f64 = 9.0;
const CENTRE: f64 = WIDTH / 2.0;

/// Draws the axes clockwise from the top.
pub fn radar(caption: &Caption<'_>, axes: &[Axis<'_>]) -> String {
    let spokes: Vec<Spoke> = axes.iter().enumerate().map(|(index, axis)| Spoke::new(axis, index, axes.len())).collect();
    let tops = tops_of(&spokes);
    // All is laid out around (0, 0) and moved down by what stands above.
    let top = tops.iter().copied().fold(-RADIUS - GAP, f64::min);
    let bottom = tops.iter().zip(&spokes).map(|(top, spoke)| top + spoke.height()).fold(RADIUS + GAP, f64::max);
    let middle = (CENTRE, -top);
    let mut canvas = Canvas::default();
    web(&mut canvas, &spokes, middle);
    let scored: Vec<Point> = spokes.iter().map(|spoke| spoke.at(spoke.reach * RADIUS, middle)).collect();
    canvas.polygon("area accent", &scored);
    for point in scored {
        canvas.circle("mark accent", point, 3.5);
    }
    for (spoke, label_top) in spokes.iter().zip(tops) {
        let (x, anchor) = spoke.label_place();
        let label_top = label_top - top;
        canvas.label("label", &spoke.label, x, label_top, anchor);
        canvas.label("value", &spoke.value, x, label_top + spoke.label.height(), anchor);
    }
    canvas.finish("radar", caption, bottom - top)
}

/// The rings and the axes.
fn web(canvas: &mut Canvas, spokes: &[Spoke], middle: Point) {
    for ring in 1..=HIGHEST as u32 {
        let class = if f64::from(ring) == HIGHEST { "line" } else { "line muted" };
        let radius = RADIUS * f64::from(ring) / HIGHEST;
        if spokes.len() < 3 {
            canvas.circle(class, middle, radius);
        } else {
            canvas.polygon(class, &spokes.iter().map(|spoke| spoke.at(radius, middle)).collect::<Vec<_>>());
        }
    }
    for spoke in spokes {
        canvas.line("line muted", middle, spoke.at(RADIUS, middle));
    }
}

/// An axis with its direction.
struct Spoke {
    across: f64,
    down: f64,
    reach: f64,
    label: Label,
    value: Label,
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Side {
    Top,
    Right,
    Bottom,
    Left,
}

impl Spoke {
    fn new(axis: &Axis<'_>, index: usize, count: usize) -> Spoke {
        let (across, up) = (TAU * index as f64 / count as f64).sin_cos();
        let wide = match side_of(index, count) {
            Side::Top | Side::Bottom => WIDTH * 0.6,
            Side::Left | Side::Right => CENTRE - across.abs() * RADIUS - GAP,
        };
        let reach = finite(axis.score).clamp(0.0, HIGHEST) / HIGHEST;
        Spoke { across, down: -up, reach, label: Label::tall(axis.label, wide), value: Label::line(axis.value, wide) }
    }

    fn at(&self, distance: f64, (x, y): Point) -> Point {
        (x + self.across * distance, y + self.down * distance)
    }

    fn height(&self) -> f64 {
        self.label.height() + self.value.height()
    }

    fn label_place(&self) -> (f64, Anchor) {
        let x = CENTRE + self.across * RADIUS;
        match () {
            () if self.across.abs() < 1e-9 => (CENTRE, Anchor::Middle),
            () if self.across > 0.0 => (x + GAP, Anchor::Start),
            () => (x - GAP, Anchor::End),
        }
    }
}

fn side_of(index: usize, count: usize) -> Side {
    match index * 2 {
        0 => Side::Top,
        twice if twice < count => Side::Right,
        twice if twice == count => Side::Bottom,
        _ => Side::Left,
    }
}

/// Where each label begins: the sides as columns between the label on top and the one at the bottom.
fn tops_of(spokes: &[Spoke]) -> Vec<f64> {
    const APART: f64 = 4.0;
    let slot = |spoke: &Spoke| Slot { centre: spoke.down * (RADIUS + LEADING / 2.0), height: spoke.height() };
    let on = |side| move |index: &usize| side_of(*index, spokes.len()) == side;
    let mut tops = vec![-RADIUS - GAP; spokes.len()];
    let mut lowest = RADIUS + GAP;
    let right: Vec<usize> = (0..spokes.len()).filter(on(Side::Right)).collect();
    let left: Vec<usize> = (0..spokes.len()).rev().filter(on(Side::Left)).collect();
    for column in [right, left] {
        let slots: Vec<Slot> = column.iter().map(|&index| slot(&spokes[index])).collect();
        let floor = -RADIUS - GAP + APART;
        let ceiling = (floor + room(&slots, APART)).max(RADIUS + LEADING);
        for (index, top) in column.iter().zip(spread(&slots, APART, floor, ceiling)) {
            tops[*index] = top;
            lowest = lowest.max(top + spokes[*index].height() + APART);
        }
    }
    for index in 0..spokes.len() {
        match side_of(index, spokes.len()) {
            Side::Top => tops[index] = -RADIUS - GAP - spokes[index].height(),
            Side::Bottom => tops[index] = lowest,
            Side::Left | Side::Right => {}
        }
    }
    tops
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Axis;
    use super::radar;
    use crate::draw::laws::CAPTION;
    use crate::draw::laws::hold;
    use crate::draw::laws::number;
    use crate::draw::laws::word;

    #[test]
    fn a_shop_that_fits() {
        let scores = [
            ("服务强度", 5.0, "5"),
            ("决策周期与客单价", 4.0, "4"),
            ("复购频率", 3.5, "3.5"),
            ("获客成本", 4.0, "4"),
            ("以服务取胜", 2.0, "2"),
        ];
        insta::assert_snapshot!(radar(&CAPTION, &scores.map(|(label, score, value)| Axis { label, score, value })));
    }

    proptest! {
        #[test]
        fn any_scores_make_a_sound_picture(axes in prop::collection::vec((word(), number(), word()), 0..14)) {
            let axes: Vec<Axis<'_>> =
                axes.iter().map(|(label, score, value)| Axis { label, score: *score, value }).collect();
            hold(&radar(&CAPTION, &axes));
        }

        #[test]
        fn a_score_is_as_far_from_the_middle_as_it_says(scores in prop::collection::vec(0.0..=5.0_f64, 3..9)) {
            let axes: Vec<Axis<'_>> = scores.iter().map(|&score| Axis { label: "轴", score, value: "" }).collect();
            let svg = hold(&radar(&CAPTION, &axes));
            let middle = svg.line("line muted")[0].0;
            for (score, point) in scores.iter().zip(svg.circles("mark accent")) {
                let distance = (point.0 - middle.0).hypot(point.1 - middle.1);
                prop_assert!((distance - score / 5.0 * super::RADIUS).abs() < 0.5);
            }
        }
    }
}

//! The matrix: things compared by two measures, each a dot with its name.

use std::f64::consts::TAU;

use crate::draw::Caption;
use crate::draw::WIDTH;
use crate::draw::canvas::Anchor;
use crate::draw::canvas::Canvas;
use crate::draw::geometry::Area;
use crate::draw::geometry::Point;
use crate::draw::geometry::amount;
use crate::draw::geometry::largest;
use crate::draw::geometry::part;
use crate::draw::label::LEADING;
use crate::draw::label::Label;

/// One thing and its two measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot<'a> {
    /// Its name.
    pub label: &'a str,
    /// How far to the right.
    pub across: f64,
    /// How far up.
    pub up: f64,
}

/// A measure: its name and the number at the end of its axis; what is larger lengthens the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale<'a> {
    /// What is measured.
    pub label: &'a str,
    /// The number at the end.
    pub most: f64,
}

const TOP: f64 = LEADING + 10.0;
const HEIGHT: f64 = 264.0;
const RADIUS: f64 = 4.5;
/// The plot, its dots kept off its edges.
const PLOT: Area = Area { left: 0.5, top: TOP, right: WIDTH - 0.5, bottom: TOP + HEIGHT };
const INSET: f64 = 12.0;
const WIDEST: f64 = 112.0;
/// So many dots get a name at most: more names than this no reader tells apart, and the search for room would take long.
const NAMED: usize = 40;

/// Draws the dots. A name stands beside its dot, further off with a thin line where others are in the way, and only in the
/// dot's own `<title>` where there is no room left at all.
pub fn matrix(caption: &Caption<'_>, across: Scale<'_>, up: Scale<'_>, dots: &[Dot<'_>]) -> String {
    let widest = largest(dots.iter().map(|dot| dot.across).chain([across.most]));
    let highest = largest(dots.iter().map(|dot| dot.up).chain([up.most]));
    let places: Vec<Point> = dots
        .iter()
        .map(|dot| {
            let x = PLOT.left + INSET + part(amount(dot.across), widest) * (PLOT.right - PLOT.left - 2.0 * INSET);
            let y = PLOT.bottom - INSET - part(amount(dot.up), highest) * (HEIGHT - 2.0 * INSET);
            (x, y)
        })
        .collect();
    let mut canvas = Canvas::default();
    let names: Vec<&str> = dots.iter().map(|dot| dot.label).collect();
    let spots = spots_of(&names, &places);
    let words: Vec<Area> = spots.iter().flatten().map(|spot| spot.area).collect();
    draw_axes(&mut canvas, across.label, up.label, &words);
    for ((name, &place), spot) in names.iter().zip(&places).zip(spots) {
        let Some(spot) = spot else {
            canvas.titled_circle("mark accent", place, RADIUS, name);
            continue;
        };
        if let Some(end) = spot.leader {
            canvas.line("line", place, end);
        }
        canvas.circle("mark accent", place, RADIUS);
        let x = if spot.anchor == Anchor::End { spot.area.right } else { spot.area.left };
        canvas.label("label", &spot.label, x, spot.area.top, spot.anchor);
    }
    canvas.finish("matrix", caption, PLOT.bottom + 8.0 + LEADING)
}

fn draw_axes(canvas: &mut Canvas, across: &str, up: &str, words: &[Area]) {
    let middle = ((PLOT.left + PLOT.right) / 2.0, (PLOT.top + PLOT.bottom) / 2.0);
    canvas.grid_line("line muted", (middle.0, PLOT.top), (middle.0, PLOT.bottom), words);
    canvas.grid_line("line muted", (PLOT.left, middle.1), (PLOT.right, middle.1), words);
    let corner = (PLOT.left, PLOT.bottom);
    for tip in [(PLOT.left, PLOT.top - 2.0), (PLOT.right, PLOT.bottom)] {
        canvas.line("line", corner, tip);
    }
    canvas.label("note", &Label::line(up, WIDTH), 0.0, 0.0, Anchor::Start);
    canvas.label("note", &Label::line(across, WIDTH), WIDTH, PLOT.bottom + 6.0, Anchor::End);
}

/// A place for every name, as far as there is room. A dot that found none is served first in the next round; of a few rounds
/// the one counts that leaves the fewest without a name.
fn spots_of(names: &[&str], places: &[Point]) -> Vec<Option<Spot>> {
    const ROUNDS: usize = 8;
    let mut order: Vec<usize> = (0..names.len()).collect();
    let mut best: Option<(usize, Vec<Option<Spot>>)> = None;
    for _ in 0..ROUNDS {
        let mut sheet = Sheet { dots: places, spots: vec![None; names.len()] };
        for &index in order.iter().filter(|&&index| index < NAMED) {
            sheet.spots[index] = sheet.room_for(names[index], places[index]);
        }
        let (placed, left_out): (Vec<usize>, Vec<usize>) =
            order.iter().partition(|&&index| sheet.spots[index].is_some() || index >= NAMED);
        if best.as_ref().is_none_or(|(fewest, _)| left_out.len() < *fewest) {
            best = Some((left_out.len(), sheet.spots));
        }
        if left_out.is_empty() {
            break;
        }
        order = left_out.into_iter().chain(placed).collect();
    }
    best.map(|(_, spots)| spots).unwrap_or_default()
}

/// A place for a name, and where the line to it ends if it needs one.
#[derive(Clone)]
struct Spot {
    label: Label,
    area: Area,
    anchor: Anchor,
    leader: Option<Point>,
}

/// What is taken already.
struct Sheet<'a> {
    dots: &'a [Point],
    spots: Vec<Option<Spot>>,
}

impl Sheet<'_> {
    /// The nearest free place: beside the dot first, then around it in growing circles; on one line if possible.
    fn room_for(&self, text: &str, dot: Point) -> Option<Spot> {
        let line = Label::line(text, WIDEST);
        let long = line.whole.is_some();
        let labels = if long { vec![Label::tall(text, WIDEST)] } else { vec![line, Label::new(text, WIDEST / 1.6)] };
        let beside = labels.iter().flat_map(|label| [0.0, 0.5, 0.75, 0.25].map(|turn| spot(label, dot, 0, turn * TAU)));
        let around = (1..16).flat_map(|ring| (0..16).map(move |step| (ring, TAU * f64::from(step) / 16.0)));
        let spots = around.flat_map(|(ring, angle)| labels.iter().map(move |label| spot(label, dot, ring, angle)));
        beside.chain(spots).find(|spot| self.is_free(spot, dot))
    }

    fn is_free(&self, spot: &Spot, dot: Point) -> bool {
        let crossed = |area: &Area| spot.leader.is_some_and(|end| area.crossed_by(dot, end));
        let meets = |(other, &from): (&Option<Spot>, &Point)| {
            let crosses_this = |spot: &Spot, other: &Spot| other.leader.is_some_and(|end| spot.area.crossed_by(from, end));
            other
                .as_ref()
                .is_some_and(|other| spot.area.overlaps(&other.area) || crossed(&other.area) || crosses_this(spot, other))
        };
        !spot.label.lines.is_empty()
            && !self.dots.iter().any(|&other| Area::around(other, RADIUS + 1.0).overlaps(&spot.area))
            && !self.spots.iter().zip(self.dots).any(meets)
    }
}

/// A name in the given direction of its dot; ring 0 is right beside it.
fn spot(label: &Label, dot: Point, ring: i32, angle: f64) -> Spot {
    let distance = RADIUS + 4.0 + f64::from(ring) * 14.0;
    let (down, right) = angle.sin_cos();
    let near = (dot.0 + right * distance, dot.1 + down * distance);
    let (width, height) = (label.width, label.height());
    // What would stand out of the plot is moved in; whether it is in the way there is for the sheet to say.
    let left = (near.0 - width * (1.0 - right) / 2.0).clamp(PLOT.left, PLOT.right - width);
    let top = (near.1 - height * (1.0 - down) / 2.0).clamp(PLOT.top, PLOT.bottom - height);
    let area = Area { left, top, right: left + width, bottom: top + height };
    let anchor = if right < -0.5 { Anchor::End } else { Anchor::Start };
    let leader = (ring > 0).then(|| area.nearest(dot));
    Spot { label: label.clone(), area, anchor, leader }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Dot;
    use super::Scale;
    use super::matrix;
    use crate::draw::laws::CAPTION;
    use crate::draw::laws::hold;
    use crate::draw::laws::number;
    use crate::draw::laws::word;

    const REACH: Scale<'_> = Scale { label: "触达人数 →", most: 5.0 };
    const FIT: Scale<'_> = Scale { label: "↑ 契合度", most: 5.0 };

    #[test]
    fn sources_by_reach_and_fit() {
        let dots = [
            ("门店老客转介绍", 1.0, 5.0),
            ("合作美容院", 2.0, 4.0),
            ("小区妈妈群", 2.0, 3.0),
            ("抖音同城直播", 5.0, 1.5),
            ("小红书搭配笔记", 4.0, 3.0),
            ("高端健身房", 2.0, 4.0),
            ("异业沙龙", 2.2, 3.9),
            ("公众号软文", 3.0, 2.0),
        ];
        let dots = dots.map(|(label, across, up)| Dot { label, across, up });
        let svg = matrix(&CAPTION, REACH, FIT, &dots);
        assert!(dots.iter().all(|dot| hold(&svg).texts().contains(&dot.label.to_owned())), "every name is written");
        insta::assert_snapshot!(svg);
    }

    proptest! {
        #[test]
        fn any_dots_make_a_sound_picture(dots in prop::collection::vec((word(), number(), number()), 0..24)) {
            let dots: Vec<Dot<'_>> =
                dots.iter().map(|(label, across, up)| Dot { label, across: *across, up: *up }).collect();
            hold(&matrix(&CAPTION, REACH, FIT, &dots));
        }

        #[test]
        fn a_handful_of_dots_all_bear_their_names(
            dots in prop::collection::vec((0.0..5.0_f64, 0.0..5.0_f64), 0..9),
        ) {
            let dots: Vec<Dot<'_>> =
                dots.iter().map(|&(across, up)| Dot { label: "线下沙龙与讲座", across, up }).collect();
            let svg = hold(&matrix(&CAPTION, REACH, FIT, &dots));
            prop_assert_eq!(svg.texts().iter().filter(|text| *text == "线下沙龙与讲座").count(), dots.len());
        }
    }
}

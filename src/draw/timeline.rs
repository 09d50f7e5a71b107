//! The time line: moments and spans on one axis, true to their distances, each beside its words.

use crate::draw::Caption;
use crate::draw::Kind;
use crate::draw::WIDTH;
use crate::draw::canvas::Anchor;
use crate::draw::canvas::Canvas;
use crate::draw::geometry::Area;
use crate::draw::geometry::finite;
use crate::draw::kind::REACH;
use crate::draw::kind::mark;
use crate::draw::label::Label;

/// Something that happens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment<'a> {
    /// Its words, beginning with its time: `D-5 10:00 预告`.
    pub label: &'a str,
    /// When, in any unit that the whole time line shares.
    pub start: f64,
    /// When it ends, for what lasts.
    pub end: Option<f64>,
    /// What it is for: its mark and colour.
    pub kind: Kind,
}

/// A mark on the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick<'a> {
    /// Where, in the unit of the moments.
    pub at: f64,
    /// What is written there; it is left out where it would run into day zero or the one before.
    pub label: &'a str,
    /// Whether this is day zero.
    pub zero: bool,
}

/// The axis leaves room for the marks at its ends.
const LEFT: f64 = REACH + 1.0;
const RIGHT: f64 = WIDTH - REACH - 1.0;
const AXIS: f64 = 20.0;
/// From a mark to its words, from one item to the next in its lane, and from lane to lane.
const BESIDE: f64 = REACH + 4.0;
const APART: f64 = 14.0;
const LANE: f64 = 10.0;
/// The thickness of a span, and its distance to words above it.
const SPAN: f64 = 8.0;
const ABOVE: f64 = 2.0;

/// Draws the moments from top to bottom in the order of time; neighbours share a lane where their words leave room.
pub fn timeline(caption: &Caption<'_>, moments: &[Moment<'_>], ticks: &[Tick<'_>]) -> String {
    let time = Time::of(moments, ticks);
    let mut items: Vec<Item> = moments.iter().map(|moment| Item::new(moment, &time)).collect();
    items.sort_by(|one, other| (one.from.total_cmp(&other.from)).then(one.to.total_cmp(&other.to)));
    let mut lanes: Vec<Vec<Item>> = Vec::new();
    for item in items {
        match lanes.last_mut().filter(|lane| lane.iter().all(|other| item.is_apart_from(other))) {
            Some(lane) => lane.push(item),
            None => lanes.push(vec![item]),
        }
    }
    let mut placed: Vec<(Item, f64)> = Vec::new();
    let mut bottom = AXIS + LANE;
    for lane in lanes {
        let height = lane.iter().map(Item::height).fold(0.0, f64::max);
        for item in lane {
            let top = bottom + (height - item.height()) / 2.0;
            placed.push((item, top));
        }
        bottom += height + LANE;
    }
    let words: Vec<Area> = placed.iter().map(|(item, top)| item.words(*top)).collect();
    let mut canvas = Canvas::default();
    draw_axis(&mut canvas, ticks, &time, bottom, &words);
    for ((item, top), words) in placed.iter().zip(&words) {
        item.draw(&mut canvas, *top, words);
    }
    canvas.finish("timeline", caption, bottom)
}

fn draw_axis(canvas: &mut Canvas, ticks: &[Tick<'_>], time: &Time, bottom: f64, words: &[Area]) {
    let mut ticks: Vec<&Tick<'_>> = ticks.iter().collect();
    ticks.sort_by(|one, other| finite(one.at).total_cmp(&finite(other.at)));
    for tick in &ticks {
        let x = time.place(tick.at);
        canvas.grid_line(if tick.zero { "line accent" } else { "line muted" }, (x, AXIS), (x, bottom), words);
    }
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let (zero, others): (Vec<&Tick<'_>>, Vec<_>) = ticks.into_iter().partition(|tick| tick.zero);
    for tick in zero.into_iter().chain(others) {
        let label = Label::line(tick.label, WIDTH);
        let left = (time.place(tick.at) - label.width / 2.0).clamp(0.0, WIDTH - label.width);
        let right = left + label.width;
        if !label.lines.is_empty() && taken.iter().all(|(from, to)| right + REACH <= *from || to + REACH <= left) {
            canvas.label(if tick.zero { "value" } else { "note" }, &label, left, 0.0, Anchor::Start);
            taken.push((left, right));
        }
    }
    canvas.line("line", (0.0, AXIS), (WIDTH, AXIS));
}

/// The axis: from times to places.
struct Time {
    first: f64,
    last: f64,
}

impl Time {
    fn of(moments: &[Moment<'_>], ticks: &[Tick<'_>]) -> Time {
        let ends = moments.iter().filter_map(|moment| moment.end);
        let starts = moments.iter().map(|moment| moment.start).chain(ticks.iter().map(|tick| tick.at));
        let times = || starts.clone().chain(ends.clone()).map(finite);
        Time { first: times().fold(f64::INFINITY, f64::min), last: times().fold(f64::NEG_INFINITY, f64::max) }
    }

    fn place(&self, time: f64) -> f64 {
        // Halved, so that the distance between the two ends of all numbers is a number.
        let whole = self.last / 2.0 - self.first / 2.0;
        let share = if whole > 0.0 { (finite(time) / 2.0 - self.first / 2.0) / whole } else { 0.0 };
        LEFT + share * (RIGHT - LEFT)
    }
}

/// A moment with its place along the axis and the place of its words.
struct Item {
    from: f64,
    to: f64,
    lasts: bool,
    kind: Kind,
    label: Label,
    side: Side,
}

#[derive(PartialEq, Eq)]
enum Side {
    Right,
    Left,
    Above,
}

impl Item {
    fn new(moment: &Moment<'_>, time: &Time) -> Item {
        let (one, other) = (time.place(moment.start), time.place(moment.end.unwrap_or(moment.start)));
        let (from, to, lasts) = (one.min(other), one.max(other), moment.end.is_some());
        let line = Label::line(moment.label, f64::INFINITY);
        let (before, after) = (from - BESIDE, WIDTH - to - BESIDE);
        let (side, label) = match () {
            () if line.width <= after => (Side::Right, line),
            () if line.width <= before => (Side::Left, line),
            () if lasts => (Side::Above, Label::tall(moment.label, WIDTH)),
            () if after >= before => (Side::Right, Label::tall(moment.label, after)),
            () => (Side::Left, Label::tall(moment.label, before)),
        };
        Item { from, to, lasts, kind: moment.kind, label, side }
    }

    fn height(&self) -> f64 {
        match self.side {
            Side::Above => self.label.height() + ABOVE + SPAN,
            Side::Right | Side::Left => self.label.height().max(2.0 * REACH),
        }
    }

    /// The box of its words, the whole item beginning at `top`.
    fn words(&self, top: f64) -> Area {
        let (width, height) = (self.label.width, self.label.height());
        let left = match self.side {
            Side::Right => self.to + BESIDE,
            Side::Left => self.from - BESIDE - width,
            // Words above a span begin with it, unless they would run out of the picture.
            Side::Above => self.from.min(WIDTH - width),
        };
        let top = if self.side == Side::Above { top } else { top + (self.height() - height) / 2.0 };
        Area { left, top, right: left + width, bottom: top + height }
    }

    fn is_apart_from(&self, other: &Item) -> bool {
        let extent = |item: &Item| {
            let words = item.words(0.0);
            (words.left.min(item.from - REACH), words.right.max(item.to + REACH))
        };
        let (one, two) = (extent(self), extent(other));
        one.1 + APART <= two.0 || two.1 + APART <= one.0
    }

    fn draw(&self, canvas: &mut Canvas, top: f64, words: &Area) {
        let half = if self.side == Side::Above { SPAN / 2.0 } else { self.height() / 2.0 };
        let middle = top + self.height() - half;
        if self.lasts {
            let area = Area { left: self.from, top: middle - SPAN / 2.0, right: self.to, bottom: middle + SPAN / 2.0 };
            canvas.rect(&format!("bar {}", self.kind.class()), area, 0.0);
        } else {
            mark(canvas, self.kind, (self.from, middle));
        }
        match self.side {
            Side::Left => canvas.label("label", &self.label, words.right, words.top, Anchor::End),
            Side::Right | Side::Above => canvas.label("label", &self.label, words.left, words.top, Anchor::Start),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Moment;
    use super::Tick;
    use super::timeline;
    use crate::draw::Kind;
    use crate::draw::laws::CAPTION;
    use crate::draw::laws::hold;
    use crate::draw::laws::number;
    use crate::draw::laws::word;

    fn days(range: std::ops::RangeInclusive<i32>) -> Vec<(f64, String)> {
        range.map(|day| (f64::from(day), if day > 0 { format!("D+{day}") } else { format!("D{day}") })).collect()
    }

    fn ticks(days: &[(f64, String)]) -> Vec<Tick<'_>> {
        days.iter().map(|(at, label)| Tick { at: *at, label, zero: *at == 0.0 }).collect()
    }

    #[test]
    fn a_talk_from_its_announcement_to_its_notes() {
        let moments = [
            ("D-5 10:00 发布主题预告", -5.0 + 10.0 / 24.0, Kind::Promotion),
            ("D-2 20:00 收集成员问题", -2.0 + 20.0 / 24.0, Kind::Interaction),
            ("-2h 群内预热", 18.0 / 24.0, Kind::Interaction),
            ("20:00 直接进入干货分享", 20.0 / 24.0, Kind::Value),
            ("D+1 10:00 整理内容,一对一发给每位成员", 1.0 + 10.0 / 24.0, Kind::Care),
        ];
        let moments = moments.map(|(label, start, kind)| Moment { label, start, end: None, kind });
        insta::assert_snapshot!(timeline(&CAPTION, &moments, &ticks(&days(-5..=2))));
    }

    #[test]
    fn the_life_of_a_member_with_what_lasts() {
        let moment = |label, start, end| Moment { label, start, end, kind: Kind::Plain };
        let moments = [
            moment("加入", 0.0, None),
            moment("首周引导", 0.0, Some(7.0)),
            moment("一年会期:每月一次线下沙龙,每周答疑", 0.0, Some(365.0)),
            moment("续费提醒", 335.0, None),
            moment("续费期", 335.0, Some(365.0)),
            moment("宽限期", 365.0, Some(379.0)),
            moment("移出群聊,归档资料", 379.0, None),
        ];
        let months = [(0.0, "加入"), (90.0, "3 个月"), (180.0, "6 个月"), (270.0, "9 个月"), (365.0, "1 年")];
        let ticks = months.map(|(at, label)| Tick { at, label, zero: at == 0.0 });
        insta::assert_snapshot!(timeline(&CAPTION, &moments, &ticks));
    }

    proptest! {
        #[test]
        fn any_moments_make_a_sound_picture(
            moments in prop::collection::vec((word(), number(), prop::option::of(number())), 0..16),
            marks in prop::collection::vec((number(), word()), 0..9),
        ) {
            let moments: Vec<Moment<'_>> = moments
                .iter()
                .enumerate()
                .map(|(index, (label, start, end))| Moment { label, start: *start, end: *end, kind: Kind::ALL[index % 6] })
                .collect();
            let ticks: Vec<Tick<'_>> = marks.iter().map(|(at, label)| Tick { at: *at, label, zero: false }).collect();
            hold(&timeline(&CAPTION, &moments, &ticks));
        }

        #[test]
        fn distances_are_true_to_the_times(times in prop::collection::vec(-30.0..400.0_f64, 2..12)) {
            let moments: Vec<Moment<'_>> =
                times.iter().map(|&start| Moment { label: "事", start, end: None, kind: Kind::Plain }).collect();
            let mut drawn: Vec<f64> = hold(&timeline(&CAPTION, &moments, &[])).circles("mark").iter().map(|dot| dot.0).collect();
            drawn.sort_by(f64::total_cmp);
            let mut times = times;
            times.sort_by(f64::total_cmp);
            let whole = times[times.len() - 1] - times[0];
            for (x, time) in drawn.iter().zip(&times) {
                let expected = if whole > 0.0 { (time - times[0]) / whole } else { 0.0 };
                prop_assert!((x - super::LEFT - expected * (super::RIGHT - super::LEFT)).abs() < 0.5);
            }
        }
    }
}

//! The funnel: people at every stage, the conversion between, and the loop by which members bring the next ones.

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

/// One stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stage<'a> {
    /// Its name.
    pub label: &'a str,
    /// How many people reach it; below zero where nobody knows.
    pub people: f64,
    /// The number as it is read: `1,000 人`.
    pub value: &'a str,
    /// What part goes on to the next stage: `30%`; empty where the book does not say. Of the last stage it is not drawn.
    pub conversion: &'a str,
}

/// The loop by which members bring the next ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Back<'a> {
    /// Its name.
    pub label: &'a str,
    /// The stage to which it leads, from 0.
    pub to: usize,
}

/// Labels stand left of here, bars right of it.
const LABELS: f64 = 104.0;
const LEFT: f64 = 116.0;
/// The length of the longest bar.
const LONGEST: f64 = 196.0;
const MIDDLE: f64 = LEFT + LONGEST / 2.0;
/// Where the loop climbs.
const LANE: f64 = 342.0;
const BAR: f64 = 30.0;
const GAP: f64 = 28.0;

/// Draws the stages from top to bottom. Every bar is as long as its number says, the longest filling the width; a bar that
/// would vanish is marked by a thread through its middle and stays true. `sharing` is the loop drawn from the last stage
/// back to the one that its people come to. A number below zero says that nobody knows: then all bars are equally long
/// and `not_to_scale` says so below.
pub fn funnel(caption: &Caption<'_>, stages: &[Stage<'_>], sharing: Option<Back<'_>>, not_to_scale: &str) -> String {
    let unknown = stages.iter().any(|stage| stage.people < 0.0);
    let even: Vec<Stage<'_>> = stages.iter().map(|stage| Stage { people: 1.0, ..*stage }).collect();
    let stages = if unknown { &even } else { stages };
    let most = largest(stages.iter().map(|stage| stage.people));
    let labels: Vec<(Label, Label)> =
        stages.iter().map(|stage| (Label::tall(stage.label, LABELS), Label::line(stage.value, LABELS))).collect();
    let heights: Vec<f64> = labels.iter().map(|(label, value)| (label.height() + value.height()).max(3.0 * LEADING)).collect();
    let bars: Vec<Area> = stages.iter().zip(middles(&heights)).map(|(stage, middle)| bar(middle, stage, most)).collect();
    // A label is higher than its bar.
    let margin = heights.last().map_or(0.0, |height| (height - BAR) / 2.0);
    let mut canvas = Canvas::default();
    for pair in bars.windows(2) {
        let (above, below) = (pair[0], pair[1]);
        let corners =
            [(above.left, above.bottom), (above.right, above.bottom), (below.right, below.top), (below.left, below.top)];
        canvas.polygon("area", &corners);
    }
    for ((label, value), area) in labels.iter().zip(&bars) {
        canvas.rect("bar", *area, 0.0);
        if area.right - area.left < 1.0 {
            canvas.line("line accent", (MIDDLE, area.top), (MIDDLE, area.bottom));
        }
        let top = (area.top + area.bottom - label.height() - value.height()) / 2.0;
        canvas.label("label", label, 0.0, top, Anchor::Start);
        canvas.label("value", value, 0.0, top + label.height(), Anchor::Start);
    }
    for (stage, pair) in stages.iter().zip(bars.windows(2)) {
        conversion(&mut canvas, stage.conversion, (pair[0].bottom + pair[1].top) / 2.0);
    }
    let mut height = bars.last().map_or(0.0, |last| last.bottom + margin);
    if let Some((back, last)) = sharing.zip(bars.last()) {
        height = draw_loop(&mut canvas, bars.get(back.to).unwrap_or(last), last, margin, back.label);
    }
    let note = Label::new(if unknown { not_to_scale } else { "" }, WIDTH);
    canvas.label("note", &note, 0.0, height + 4.0, Anchor::Start);
    height += if note.lines.is_empty() { 0.0 } else { 4.0 + note.height() };
    canvas.finish("funnel", caption, height)
}

/// The middles of the bars, so far apart that labels of these heights beside them do not meet.
fn middles(heights: &[f64]) -> Vec<f64> {
    const APART: f64 = 8.0;
    let mut middles: Vec<f64> = Vec::new();
    for (index, height) in heights.iter().enumerate() {
        let above = middles.last().zip(index.checked_sub(1));
        middles.push(
            above.map_or(height / 2.0, |(middle, index)| middle + ((heights[index] + height) / 2.0 + APART).max(BAR + GAP)),
        );
    }
    middles
}

fn bar(middle: f64, stage: &Stage<'_>, most: f64) -> Area {
    let half = part(amount(stage.people), most) * LONGEST / 2.0;
    Area { left: MIDDLE - half, top: middle - BAR / 2.0, right: MIDDLE + half, bottom: middle + BAR / 2.0 }
}

/// The share that goes on, beside a small arrow down.
fn conversion(canvas: &mut Canvas, share: &str, middle: f64) {
    let label = Label::line(share, LONGEST - 24.0);
    let arrow = MIDDLE - label.width / 2.0 - 6.0;
    if label.lines.is_empty() {
        return;
    }
    let (from, tip) = ((arrow, middle - 7.0), (arrow, middle + 7.0));
    canvas.line("line", from, tip);
    canvas.arrowhead("line", from, tip);
    canvas.label("value", &label, arrow + 10.0, middle - LEADING / 2.0, Anchor::Start);
}

/// The way back up, and its name below; returns the height of the whole picture.
fn draw_loop(canvas: &mut Canvas, first: &Area, last: &Area, margin: f64, sharing: &str) -> f64 {
    let (start, end) = ((last.top + last.bottom) / 2.0, (first.top + first.bottom) / 2.0);
    let tip = (first.right + 5.0, end);
    // From a stage to itself there is no way up: the loop leaves below and comes back at the side.
    let from = if first == last { (MIDDLE, last.bottom + 4.0) } else { (last.right + 5.0, start) };
    let corners = if first == last {
        vec![from, (MIDDLE, last.bottom + margin), (LANE, last.bottom + margin), (LANE, end), tip]
    } else {
        vec![from, (LANE, start), (LANE, end), tip]
    };
    canvas.rounded("line accent", &corners, 12.0);
    canvas.arrowhead("line accent", (LANE, end), tip);
    let label = Label::new(sharing, WIDTH - LEFT);
    let top = last.bottom + margin + 2.0;
    canvas.label("label accent", &label, WIDTH, top, Anchor::End);
    top + label.height()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Back;
    use super::LONGEST;
    use super::Stage;
    use super::funnel;
    use crate::draw::laws::CAPTION;
    use crate::draw::laws::hold;
    use crate::draw::laws::number;
    use crate::draw::laws::word;

    #[test]
    fn five_stages_with_a_loop() {
        let stages = [
            ("免费引流", 1000.0, "1,000 人", "30%"),
            ("低消转化", 300.0, "300 人", "40%"),
            ("中消提升", 120.0, "120 人", "15%"),
            ("高消激发", 18.0, "18 人", "50%"),
            ("利益分享", 9.0, "9 人", ""),
        ];
        let stages = stages.map(|(label, people, value, conversion)| Stage { label, people, value, conversion });
        let back = Back { label: "每位分享者每月带来 2 位新客", to: 0 };
        insta::assert_snapshot!(funnel(&CAPTION, &stages, Some(back), ""));
    }

    #[test]
    fn the_loop_leads_to_the_stage_that_friends_come_to() {
        let stages = [30.0, 20.0, 10.0].map(|people| Stage { label: "阶段", people, value: "", conversion: "" });
        let ends = |to| {
            let svg = hold(&funnel(&CAPTION, &stages, Some(Back { label: "回到", to }), ""));
            let bar = svg.rects("bar")[to];
            (bar.right + 5.0, (bar.top + bar.bottom) / 2.0, svg.paths("line accent"))
        };
        for to in [0, 1] {
            let (x, y, paths) = ends(to);
            let tip = paths.iter().any(|path| path.windows(2).any(|at| (at[0] - x).abs() < 0.1 && (at[1] - y).abs() < 0.1));
            assert!(tip, "{x} {y} {paths:?}");
        }
    }

    #[test]
    fn a_bar_too_short_to_see_is_marked_and_stays_true() {
        let stage = |people| Stage { label: "阶段", people, value: "", conversion: "" };
        let svg = hold(&funnel(&CAPTION, &[stage(1e6), stage(1.0)], None, ""));
        assert_eq!(svg.rects("bar")[1].right - svg.rects("bar")[1].left, 0.0);
        assert_eq!(svg.line("line accent").len(), 1);
    }

    #[test]
    fn where_a_number_is_missing_all_bars_are_equal_and_it_says_so() {
        let stage = |people| Stage { label: "阶段", people, value: "", conversion: "" };
        let svg = hold(&funnel(&CAPTION, &[stage(9.0), stage(-1.0)], None, "各条一样长"));
        let lengths: Vec<f64> = svg.rects("bar").iter().map(|bar| bar.right - bar.left).collect();
        assert_eq!(lengths, [LONGEST, LONGEST]);
        assert!(svg.texts().contains(&"各条一样长".to_owned()));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn any_stages_make_a_sound_picture(
            stages in prop::collection::vec((word(), number(), word(), word()), 0..9), sharing in word(), to in prop::option::of(0..9_usize),
        ) {
            let stages: Vec<Stage<'_>> = stages
                .iter()
                .map(|(label, people, value, conversion)| Stage { label, people: *people, value, conversion })
                .collect();
            let back = to.map(|to| Back { label: &sharing, to });
            hold(&funnel(&CAPTION, &stages, back, "有的阶段没有写人数，各条一样长。"));
        }

        #[test]
        fn bars_are_as_long_as_the_numbers_say(people in prop::collection::vec(0.0..1e7_f64, 1..8)) {
            let stages: Vec<Stage<'_>> =
                people.iter().map(|&people| Stage { label: "阶段", people, value: "", conversion: "" }).collect();
            let bars = hold(&funnel(&CAPTION, &stages, None, "")).rects("bar");
            let most = people.iter().copied().fold(0.0, f64::max);
            for (bar, people) in bars.iter().zip(&people) {
                prop_assert!((bar.right - bar.left - people / most * LONGEST).abs() < 0.5);
            }
        }
    }
}

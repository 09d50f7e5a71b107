//! A course over months: what is expected as a line, the careful and the hopeful case as a band around it.

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

/// A course, each of its three lines with as many points as the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Course<'a> {
    /// The careful case.
    pub low: &'a [f64],
    /// What is expected.
    pub expected: &'a [f64],
    /// The hopeful case.
    pub high: &'a [f64],
    /// Where the three end, as it is read; the same order.
    pub ends: [&'a str; 3],
    /// A level to hold it against, with its name: what there is room for.
    pub limit: Option<(f64, &'a str)>,
    /// The names of the first and the last point.
    pub from_to: [&'a str; 2],
}

/// The lines begin here, so that a dot on the first point has its room.
const LEFT: f64 = 4.0;
/// The lines end here; what they come to stands right of it.
const RIGHT: f64 = 248.0;
const LABELS: f64 = WIDTH - RIGHT - 12.0;
const TOP: f64 = 8.0;
const HEIGHT: f64 = 132.0;

/// Draws the course over a line at zero.
pub fn course(caption: &Caption<'_>, course: &Course<'_>) -> String {
    let count = course.expected.len().min(course.low.len()).min(course.high.len());
    let (low, expected, high) = (&course.low[..count], &course.expected[..count], &course.high[..count]);
    let limit = course.limit.filter(|(level, _)| level.is_finite());
    let all = || low.iter().chain(expected).chain(high).map(|it| finite(*it)).chain(limit.map(|(level, _)| level));
    let (least, most) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
    // Halved, so that the distance between the ends of all numbers is a number.
    let range = most / 2.0 - least / 2.0;
    let height = |value: f64| {
        let share = if range > 0.0 { (finite(value) / 2.0 - least / 2.0) / range } else { 0.0 };
        TOP + HEIGHT * (1.0 - share.clamp(0.0, 1.0))
    };
    let step = (RIGHT - LEFT) / count.saturating_sub(1).max(1) as f64;
    let line = |values: &[f64]| -> Vec<Point> {
        values.iter().enumerate().map(|(at, value)| (LEFT + at as f64 * step, height(*value))).collect()
    };
    let mut canvas = Canvas::default();
    let band: Vec<Point> = line(high).into_iter().chain(line(low).into_iter().rev()).collect();
    canvas.polygon("area", &band);
    canvas.line("line", (0.0, height(0.0)), (RIGHT, height(0.0)));
    if let Some((level, _)) = limit {
        canvas.line("line target", (0.0, height(level)), (RIGHT, height(level)));
    }
    canvas.polyline("line strong", &line(expected));
    if let Some(last) = line(expected).last() {
        canvas.circle("mark accent", *last, 3.0);
    }
    let bottom = ends(
        &mut canvas,
        course,
        [low, expected, high].map(|it| it.last().map(|end| height(*end))),
        limit.map(|(level, name)| (height(level), name)),
    );
    let foot = TOP + HEIGHT + 6.0;
    let half = RIGHT / 2.0 - 8.0;
    canvas.label("note", &Label::line(course.from_to[0], half), 0.0, foot, Anchor::Start);
    canvas.label("note", &Label::line(course.from_to[1], half), RIGHT, foot, Anchor::End);
    canvas.finish("course", caption, bottom.max(foot + LEADING))
}

/// The words beside the ends of the lines, each as near to its line as the others allow; returns where the last one ends.
fn ends(canvas: &mut Canvas, course: &Course<'_>, heights: [Option<f64>; 3], limit: Option<(f64, &str)>) -> f64 {
    let named = heights.into_iter().zip(course.ends).zip(["note", "value", "note"]);
    let mut labels: Vec<(f64, &str, Label)> = named
        .filter_map(|((height, end), class)| Some((height?, class, Label::line(end, LABELS))))
        .chain(limit.map(|(height, name)| (height, "note", Label::new(name, LABELS))))
        .filter(|(_, _, label)| !label.lines.is_empty())
        .collect();
    // From the top down; the line expected wins its place where they end together.
    labels.sort_by(|one, other| one.0.total_cmp(&other.0));
    labels.dedup_by(|one, other| {
        one.2.lines == other.2.lines && {
            other.1 = if one.1 == "value" { "value" } else { other.1 };
            true
        }
    });
    let slots: Vec<Slot> = labels.iter().map(|(height, _, label)| Slot { centre: *height, height: label.height() }).collect();
    let ceiling = (TOP + HEIGHT + 6.0).max(room(&slots, 1.0));
    let tops = spread(&slots, 1.0, 0.0, ceiling);
    for ((_, class, label), top) in labels.iter().zip(&tops) {
        canvas.label(class, label, RIGHT + 12.0, *top, Anchor::Start);
    }
    tops.iter().zip(&labels).map(|(top, (_, _, label))| top + label.height()).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Course;
    use super::HEIGHT;
    use super::LEFT;
    use super::RIGHT;
    use super::course;
    use crate::draw::laws::CAPTION;
    use crate::draw::laws::hold;
    use crate::draw::laws::number;
    use crate::draw::laws::word;

    proptest! {
        #[test]
        fn any_course_is_a_sound_picture(
            points in prop::collection::vec((number(), number(), number()), 0..14),
            ends in [word(), word(), word()], limit in prop::option::of((number(), word())), names in [word(), word()],
        ) {
            let low: Vec<f64> = points.iter().map(|it| it.0).collect();
            let expected: Vec<f64> = points.iter().map(|it| it.1).collect();
            let high: Vec<f64> = points.iter().map(|it| it.2).collect();
            let limit = limit.as_ref().map(|(level, name)| (*level, name.as_str()));
            let ends = [ends[0].as_str(), ends[1].as_str(), ends[2].as_str()];
            hold(&course(&CAPTION, &Course { low: &low, expected: &expected, high: &high, ends, limit, from_to: [&names[0], &names[1]] }));
        }

        #[test]
        fn the_line_is_as_high_as_its_numbers(values in prop::collection::vec(1.0..1e6_f64, 2..13)) {
            let ends = ["", "", ""];
            let drawn = hold(&course(&CAPTION, &Course { low: &values, expected: &values, high: &values, ends, limit: None, from_to: ["", ""] }));
            let zero = drawn.line("line").into_iter().find(|(from, _)| from.0 == 0.0).unwrap().0.1;
            let line = &drawn.polygons("line strong")[0];
            let most = values.iter().copied().fold(0.0, f64::max);
            for (at, (point, value)) in line.iter().zip(&values).enumerate() {
                prop_assert!((zero - point.1 - value / most * HEIGHT).abs() < 0.5);
                prop_assert!((point.0 - LEFT - at as f64 * (RIGHT - LEFT) / (values.len() - 1) as f64).abs() < 0.5);
            }
        }
    }
}

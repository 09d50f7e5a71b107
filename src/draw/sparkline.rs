//! The sparkline: values over time against their target, as small as a word.

use crate::draw::Caption;
use crate::draw::canvas::Canvas;
use crate::draw::geometry::Point;

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 32.0;
/// Keeps the dot at the end within the picture.
const MARGIN: f64 = 4.0;

/// Draws the values at equal distances, a gap where one is missing, the last one as a dot; the target is a level line.
/// It bears no text: the table around it says the numbers.
pub fn sparkline(caption: &Caption<'_>, values: &[Option<f64>], target: Option<f64>) -> String {
    drawn(values, target).finish_sized("sparkline", caption, (WIDTH, HEIGHT))
}

/// The same beside words that say as much: a second time on one page it needs no name.
pub fn glance(values: &[Option<f64>], target: Option<f64>) -> String {
    drawn(values, target).finish_hidden("sparkline", (WIDTH, HEIGHT))
}

fn drawn(values: &[Option<f64>], target: Option<f64>) -> Canvas {
    let values: Vec<Option<f64>> = values.iter().map(|value| value.filter(|number| number.is_finite())).collect();
    let target = target.filter(|number| number.is_finite());
    let known = || values.iter().flatten().copied().chain(target);
    let (low, high) = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
    let height = |value: f64| {
        // Halved, so that the distance between the two ends of all numbers is a number; the smallest one halved is none.
        let spread = high / 2.0 - low / 2.0;
        let share = if spread > 0.0 { (value / 2.0 - low / 2.0) / spread } else { 0.5 };
        HEIGHT - MARGIN - share * (HEIGHT - 2.0 * MARGIN)
    };
    let step = (WIDTH - 2.0 * MARGIN) / values.len().saturating_sub(1).max(1) as f64;
    let place = |index: usize, value: f64| (MARGIN + index as f64 * step, height(value));
    let mut canvas = Canvas::default();
    if let Some(target) = target {
        canvas.line("line target", (0.0, height(target)), (WIDTH, height(target)));
    }
    let mut run: Vec<Point> = Vec::new();
    for (index, value) in values.iter().enumerate() {
        if let Some(value) = value {
            run.push(place(index, *value));
        }
        if value.is_none() || index + 1 == values.len() {
            draw_run(&mut canvas, &run);
            run.clear();
        }
    }
    if let Some((index, last)) = values.iter().enumerate().rev().find_map(|(index, value)| value.map(|value| (index, value))) {
        canvas.circle("mark accent", place(index, last), 3.0);
    }
    canvas
}

/// Values without a gap between them; one that stands alone is a point.
fn draw_run(canvas: &mut Canvas, run: &[Point]) {
    match run {
        [] => {}
        [alone] => canvas.circle("mark muted", *alone, 1.5),
        several => canvas.polyline("line strong", several),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sparkline;
    use crate::draw::laws::CAPTION;
    use crate::draw::laws::hold;
    use crate::draw::laws::number;

    #[test]
    fn a_retention_that_nears_its_target() {
        let values = [0.61, 0.64, 0.6, 0.68, 0.71, 0.7, 0.74, 0.78].map(Some);
        insta::assert_snapshot!(sparkline(&CAPTION, &values, Some(0.8)));
    }

    #[test]
    fn a_missing_value_is_a_gap_and_not_a_zero() {
        let svg = hold(&sparkline(&CAPTION, &[Some(3.0), Some(4.0), None, Some(4.0), Some(5.0)], None));
        assert_eq!(svg.paths("line strong").len(), 2);
    }

    #[test]
    fn numbers_too_close_to_be_told_apart_are_level() {
        let svg = sparkline(&CAPTION, &[Some(0.0), Some(5e-324)], None);
        assert_eq!(hold(&svg).paths("line strong").len(), 1);
        assert!(svg.contains(r#"cy="16""#), "{svg}");
    }

    proptest! {
        #[test]
        fn any_values_make_a_sound_picture(
            values in prop::collection::vec(prop::option::weighted(0.8, number()), 0..60), target in prop::option::of(number()),
        ) {
            hold(&sparkline(&CAPTION, &values, target));
        }
    }
}

//! Points, boxes, and numbers as a picture writes them.

use std::fmt;

/// A place in the view box.
pub(super) type Point = (f64, f64);

/// A coordinate with at most two decimals: the same bytes on every machine, never `-0`, never `NaN`.
pub(super) struct Number(pub(super) f64);

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = (finite(self.0) * 100.0).round() / 100.0;
        // Adding zero turns `-0` into `0`.
        write!(formatter, "{}", finite(rounded) + 0.0)
    }
}

/// The number, or 0 where it is none.
pub(super) fn finite(number: f64) -> f64 {
    if number.is_finite() { number } else { 0.0 }
}

/// An amount that can be drawn as a length: what is not a number, or below zero, has none.
pub(super) fn amount(number: f64) -> f64 {
    finite(number).max(0.0)
}

/// The part that `number` is of `whole`, 0 to 1; of nothing it is nothing.
pub(super) fn part(number: f64, whole: f64) -> f64 {
    if whole > 0.0 { finite(number / whole).clamp(0.0, 1.0) } else { 0.0 }
}

/// The largest of the amounts, 0 of none.
pub(super) fn largest(amounts: impl IntoIterator<Item = f64>) -> f64 {
    amounts.into_iter().map(amount).fold(0.0, f64::max)
}

/// What remains of the way from `from` to `to` when the covered stretches are taken out, in their order from the start.
pub(super) fn uncovered(from: f64, to: f64, mut covers: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    covers.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut free = Vec::new();
    let mut reached = from;
    for (start, end) in covers.into_iter().chain([(to, to)]) {
        if start > reached {
            free.push((reached, start.min(to)));
        }
        reached = reached.max(end);
    }
    free
}

/// A rectangle, sides parallel to the axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// The rectangle around a point.
    pub(super) fn around((x, y): Point, reach: f64) -> Area {
        Area { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
    }

    /// Whether the two share any of their surface.
    pub(super) fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// The point within that is nearest to `point`.
    pub(super) fn nearest(&self, point: Point) -> Point {
        (point.0.clamp(self.left, self.right), point.1.clamp(self.top, self.bottom))
    }

    /// Whether the straight line from `from` to `to` passes through (Liang and Barsky's clipping).
    pub(super) fn crossed_by(&self, from: Point, to: Point) -> bool {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let sides = [(from.0, to.0 - from.0, self.left, self.right), (from.1, to.1 - from.1, self.top, self.bottom)];
        for (start, step, low, high) in sides {
            if step == 0.0 {
                if start <= low || start >= high {
                    return false;
                }
                continue;
            }
            let (one, other) = ((low - start) / step, (high - start) / step);
            enter = enter.max(one.min(other));
            leave = leave.min(one.max(other));
        }
        enter < leave
    }
}

#[cfg(test)]
mod tests {
    use super::Area;
    use super::Number;
    use super::uncovered;

    #[test]
    fn numbers_have_two_decimals_and_no_signed_zero() {
        let cases = [
            (1.0, "1"),
            (0.005, "0.01"),
            (-0.004, "0"),
            (-0.0, "0"),
            (1.0 / 3.0, "0.33"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
            (f64::MAX, "0"),
            (-12.345, "-12.35"),
        ];
        for (number, written) in cases {
            assert_eq!(Number(number).to_string(), written, "{number}");
        }
    }

    #[test]
    fn what_is_covered_is_taken_out_of_a_line() {
        assert_eq!(uncovered(0.0, 10.0, vec![]), [(0.0, 10.0)]);
        assert_eq!(uncovered(0.0, 10.0, vec![(6.0, 8.0), (2.0, 3.0), (2.5, 4.0)]), [(0.0, 2.0), (4.0, 6.0), (8.0, 10.0)]);
        assert_eq!(uncovered(0.0, 10.0, vec![(-5.0, 20.0)]), []);
    }

    #[test]
    fn a_line_crosses_an_area_only_where_it_passes_through() {
        let area = Area { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };
        assert!(area.crossed_by((-5.0, 5.0), (15.0, 5.0)));
        assert!(area.crossed_by((5.0, 5.0), (5.0, 50.0)));
        assert!(!area.crossed_by((-5.0, 11.0), (15.0, 11.0)));
        assert!(!area.crossed_by((-5.0, 5.0), (-1.0, 5.0)));
        assert!(!area.crossed_by((12.0, 0.0), (20.0, 10.0)));
    }
}

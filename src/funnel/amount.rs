//! Amounts in whole small units, and the few ways in which they meet.

use std::iter::Sum;
use std::ops::Add;
use std::ops::Sub;

/// Nothing is larger than this, in any unit: a spreadsheet and a browser still count it exactly.
const MOST: i64 = 9_000_000_000_000_000;

/// People, in thousandths: expectations are seldom whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct People(pub i64);

/// A part of one, or so many times, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Part(pub i64);

/// Money, in hundredths of its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cents(pub i64);

impl People {
    /// The most people that are reckoned with.
    pub const MOST: People = People(1_000_000_000_000);

    /// Whole people.
    pub fn whole(count: u64) -> People {
        People(i64::try_from(count).unwrap_or(i64::MAX).saturating_mul(1000).min(People::MOST.0))
    }

    /// This part of them, or so many times as many.
    pub fn times(self, part: Part) -> People {
        People(rounded(i128::from(self.0) * i128::from(part.0), Part::ONE.0)).min(People::MOST)
    }

    /// How many there are when a month's part of them is `part`; none where nobody ever leaves.
    pub fn over(self, part: Part) -> Option<People> {
        (part.0 > 0).then(|| People(rounded(i128::from(self.0) * i128::from(Part::ONE.0), part.0)).min(People::MOST))
    }

    /// What they pay together, at so much each.
    pub fn at(self, price: Cents) -> Cents {
        Cents(rounded(i128::from(self.0) * i128::from(price.0), 1000))
    }

    /// These less those, not below nobody.
    pub fn less(self, others: People) -> People {
        People((self.0 - others.0).max(0))
    }

    /// For drawing.
    pub fn amount(self) -> f64 {
        self.0 as f64 / 1000.0
    }
}

impl Part {
    /// All, or once.
    pub const ONE: Part = Part(1_000_000);

    /// So many of the whole; no part of nothing.
    pub fn of(some: i64, whole: i64) -> Option<Part> {
        (whole > 0).then(|| Part(rounded(i128::from(some) * i128::from(Part::ONE.0), whole)))
    }

    /// The part of a part.
    pub fn times(self, other: Part) -> Part {
        Part(rounded(i128::from(self.0) * i128::from(other.0), Part::ONE.0))
    }

    /// What is missing to the whole.
    pub fn rest(self) -> Part {
        Part((Part::ONE.0 - self.0).max(0))
    }
}

impl Cents {
    /// Shared among so many people; nothing where there is nobody.
    pub fn each(self, people: People) -> Option<Cents> {
        (people.0 > 0).then(|| Cents(rounded(i128::from(self.0) * 1000, people.0)))
    }

    /// This part of it.
    pub fn times(self, part: Part) -> Cents {
        Cents(rounded(i128::from(self.0) * i128::from(part.0), Part::ONE.0))
    }

    /// For drawing.
    pub fn amount(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

/// `product / divisor`, a half rounded up.
pub(super) fn rounded(product: i128, divisor: i64) -> i64 {
    let divisor = i128::from(divisor.max(1));
    let quotient = (2 * product + divisor).div_euclid(2 * divisor);
    quotient.clamp(-i128::from(MOST), i128::from(MOST)) as i64
}

macro_rules! adds_up {
    ($($Unit:ident)*) => {$(
        impl Add for $Unit {
            type Output = $Unit;
            fn add(self, other: $Unit) -> $Unit {
                $Unit(self.0.saturating_add(other.0).clamp(-MOST, MOST))
            }
        }
        impl Sub for $Unit {
            type Output = $Unit;
            fn sub(self, other: $Unit) -> $Unit {
                $Unit(self.0.saturating_sub(other.0).clamp(-MOST, MOST))
            }
        }
        impl Sum for $Unit {
            fn sum<I: Iterator<Item = $Unit>>(amounts: I) -> $Unit {
                amounts.fold($Unit(0), Add::add)
            }
        }
    )*};
}

adds_up!(People Part Cents);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_is_rounded_up_and_nothing_overflows() {
        assert_eq!(People(5).times(Part(100_000)), People(1));
        assert_eq!(People(4).times(Part(100_000)), People(0));
        assert_eq!(People(67_500).at(Cents(9_900)), Cents(668_250));
        assert_eq!(Cents(-5).times(Part(100_000)), Cents(0));
        assert_eq!(Cents(100).each(People(3_000)), Some(Cents(33)));
        assert_eq!(Cents(100).each(People(0)), None);
        assert_eq!(People::whole(u64::MAX).times(Part(i64::MAX)), People::MOST);
        assert_eq!(People::MOST.at(Cents(i64::MAX)) + Cents(i64::MAX), Cents(MOST));
    }

    #[test]
    fn people_over_a_monthly_part_are_those_who_gather() {
        assert_eq!(People(18_000).over(Part(45_000)), Some(People(400_000)));
        assert_eq!(People(18_000).over(Part(0)), None);
    }
}

//! What a metric should reach.

use std::fmt;
use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::figure::Figure;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// What a metric should reach: at least, `>=60%` (or plainly `60%`); at most, `<=3`; or between two bounds, `40%-60%`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// It should not be less.
    AtLeast(Figure),
    /// It should not be more.
    AtMost(Figure),
    /// It should be neither less than the first nor more than the second.
    Between(Figure, Figure),
}

impl Target {
    /// It should not be less than this.
    pub fn low(self) -> Option<Figure> {
        match self {
            Target::AtLeast(low) | Target::Between(low, _) => Some(low),
            Target::AtMost(_) => None,
        }
    }

    /// It should not be more than this.
    pub fn high(self) -> Option<Figure> {
        match self {
            Target::AtMost(high) | Target::Between(_, high) => Some(high),
            Target::AtLeast(_) => None,
        }
    }

    /// As it is read: `≥ 60%`, `≤ 3`, `40%–60%`.
    pub fn words(self) -> String {
        match self {
            Target::AtLeast(low) => format!("≥ {low}"),
            Target::AtMost(high) => format!("≤ {high}"),
            Target::Between(low, high) => format!("{low}–{high}"),
        }
    }

    /// Whether `figure` reaches it.
    pub fn is_met_by(self, figure: Figure) -> bool {
        self.low().is_none_or(|low| figure.millionths() >= low.millionths())
            && self.high().is_none_or(|high| figure.millionths() <= high.millionths())
    }
}

fn help() -> Words {
    words!("write what to reach: `60%` or `>=60%`, `<=3`, `40%-60%`", "写要达到的数值：`60%` 或 `>=60%`、`<=3`、`40%-60%`")
}

/// Which bound of a target a sign announces.
#[derive(Clone, Copy)]
enum Bound {
    Low,
    High,
}

const BOUNDS: [(&str, Bound); 10] = [
    (">=", Bound::Low),
    ("≥", Bound::Low),
    ("≧", Bound::Low),
    ("至少", Bound::Low),
    ("at least", Bound::Low),
    ("<=", Bound::High),
    ("≤", Bound::High),
    ("≦", Bound::High),
    ("至多", Bound::High),
    ("at most", Bound::High),
];

impl FromStr for Target {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Target, Bad> {
        let mut reader = Reader::new(text);
        let bound = reader.one_of(&BOUNDS);
        reader.spaces();
        let figure = Figure::read(&mut reader, help())?;
        reader.spaces();
        let target = match bound {
            Some(Bound::Low) => Target::AtLeast(figure),
            Some(Bound::High) => Target::AtMost(figure),
            None => up_to(&mut reader, figure)?,
        };
        reader.end(help())?;
        Ok(target)
    }
}

/// Reads the upper bound behind a dash, if there is one.
fn up_to(reader: &mut Reader, low: Figure) -> Result<Target, Bad> {
    if reader.one_of(&[("-", ()), ("~", ()), ("至", ()), ("到", ()), ("to", ())]).is_none() {
        return Ok(Target::AtLeast(low));
    }
    reader.spaces();
    let high = Figure::read(reader, help())?;
    // `40-60%` are both percentages; `0.4-60%` can only mean a part of one.
    let low = match (low.is_percent(), high.is_percent()) {
        (false, true) if low.amount().abs() >= 1.0 => low.hundredth().unwrap_or(low),
        (false, true) => low.as_percent(),
        _ => low,
    };
    if low.millionths() <= high.millionths() {
        return Ok(Target::Between(low, high));
    }
    Err(reader
        .bad(words!("the range falls from {low} to {high}", "范围从 {low} 降到了 {high}"))
        .help(words!("put the lower figure first: `{high}-{low}`", "小的写在前：`{high}-{low}`")))
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::AtLeast(low) => write!(formatter, ">={low}"),
            Target::AtMost(high) => write!(formatter, "<={high}"),
            Target::Between(low, high) => write!(formatter, "{low}-{high}"),
        }
    }
}

const FORM: Form = Form {
    number: true,
    description: "What to reach: `60%` or `>=60%` (at least), `<=3` (at most), `40%-60%` (between).",
    pattern: None,
    examples: &["60%", ">=60%", "<=3", "40%-60%"],
};
scalar!(Target, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn a_target_reads_as_people_type_it() {
        for (written, canonical) in [
            ("60%", ">=60%"),
            ("≥ 60%", ">=60%"),
            ("＞＝６０％", ">=60%"),
            ("至少 300", ">=300"),
            ("<=3", "<=3"),
            ("≤1.5", "<=1.5"),
            ("at most 3", "<=3"),
            ("40%-60%", "40%-60%"),
            ("40～60％", "40%-60%"),
            ("0.4-60%", "40%-60%"),
            ("3 到 5", "3-5"),
            ("3-3", "3-3"),
        ] {
            good::<Target>(written, canonical);
        }
    }

    #[test]
    fn a_target_is_met_at_its_bounds_and_not_beyond() {
        let met = |target: &str, figure: &str| target.parse::<Target>().unwrap().is_met_by(figure.parse().unwrap());
        assert!(met("60%", "0.6") && met("60%", "99%") && !met("60%", "59.9999%"));
        assert!(met("<=3", "3") && met("<=3", "-1") && !met("<=3", "3.000001"));
        assert!(met("40%-60%", "40%") && met("40%-60%", "0.6") && !met("40%-60%", "61%") && !met("40%-60%", "39%"));
    }

    #[test]
    fn what_is_no_target_is_pointed_at() {
        for (written, part) in [
            ("越多越好", "越多越好"),
            (">=", ""),
            ("60%-40%", "60%-40%"),
            ("3-", ""),
            (">=3-5", "-5"),
            ("60%以上", "以上"),
            ("", ""),
        ] {
            bad::<Target>(written, part);
        }
    }
}

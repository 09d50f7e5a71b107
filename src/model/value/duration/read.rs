//! Reads a length of time.

use std::ops::Range;
use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::duration::Duration;
use crate::model::value::duration::LONGEST;
use crate::model::value::reader::Number;
use crate::model::value::reader::Reader;

impl FromStr for Duration {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Duration, Bad> {
        let mut reader = Reader::new(text);
        let duration = Duration::read(&mut reader)?;
        reader.end(help())?;
        Ok(duration)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Year,
    Month,
    Week,
    Day,
    Hour,
    Minute,
}

#[rustfmt::skip]
const UNITS: [(&str, Unit); 41] = [
    ("y", Unit::Year), ("yr", Unit::Year), ("yrs", Unit::Year), ("year", Unit::Year), ("years", Unit::Year), ("年", Unit::Year),
    ("mo", Unit::Month), ("month", Unit::Month), ("months", Unit::Month), ("个月", Unit::Month), ("月", Unit::Month),
    ("w", Unit::Week), ("wk", Unit::Week), ("week", Unit::Week), ("weeks", Unit::Week), ("周", Unit::Week),
    ("星期", Unit::Week), ("个星期", Unit::Week), ("礼拜", Unit::Week), ("个礼拜", Unit::Week),
    ("d", Unit::Day), ("day", Unit::Day), ("days", Unit::Day), ("天", Unit::Day), ("日", Unit::Day),
    ("h", Unit::Hour), ("hr", Unit::Hour), ("hrs", Unit::Hour), ("hour", Unit::Hour), ("hours", Unit::Hour),
    ("小时", Unit::Hour), ("个小时", Unit::Hour), ("钟头", Unit::Hour), ("个钟头", Unit::Hour),
    ("m", Unit::Minute), ("min", Unit::Minute), ("mins", Unit::Minute), ("minute", Unit::Minute), ("minutes", Unit::Minute),
    ("分", Unit::Minute), ("分钟", Unit::Minute),
];

impl Duration {
    /// Reads amounts with their units for as long as numbers follow, from the largest unit to the smallest.
    pub(in crate::model::value) fn read(reader: &mut Reader) -> Result<Duration, Bad> {
        let start = reader.at();
        let mut duration = Duration::default();
        let mut last = None;
        while let Some(unit) = duration.read_amount(reader, last)? {
            last = Some(unit);
        }
        if last.is_none() {
            let part = reader.piece();
            return Err(reader.not(part, "a length of time", "时长").help(help()));
        }
        let part = reader.since(start);
        let part = start..start + reader.written(&part).trim_end().len();
        if duration.whole_minutes() > LONGEST {
            return Err(too_long(part, reader));
        }
        Ok(duration)
    }

    fn read_amount(&mut self, reader: &mut Reader, last: Option<Unit>) -> Result<Option<Unit>, Bad> {
        let start = reader.at();
        let half = reader.take('半');
        let Some(number) = (if half { Some(Number { value: 0, digits: 0, part: reader.since(start) }) } else { reader.number() })
        else {
            return Ok(None);
        };
        let half = half || reader.word(".5");
        reader.spaces();
        let Some(unit) = reader.one_of(&UNITS) else { return Err(no_unit(reader, start)) };
        let part = reader.since(start);
        if last.is_some_and(|last| last >= unit) {
            let written = reader.written(&part);
            return Err(Bad::new(part, words!("`{written}` comes after a smaller unit", "`{written}` 写在更小的单位之后")).help(
                words!("write the largest unit first, each once, such as `1d 4h`", "从大单位写到小单位，每种一次，例如 `1d 4h`"),
            ));
        }
        if number.value > 1_000_000 {
            return Err(too_long(part, reader));
        }
        let (amount, half_of) = match unit {
            Unit::Year => (&mut self.months, 12),
            Unit::Month => (&mut self.months, 1),
            Unit::Week => (&mut self.weeks, 1),
            Unit::Day => (&mut self.days, 1),
            Unit::Hour => (&mut self.minutes, 60),
            Unit::Minute => (&mut self.minutes, 1),
        };
        if half && half_of == 1 {
            let written = reader.written(&part);
            return Err(Bad::new(part, words!("`{written}` cannot be halved exactly", "`{written}` 没有准确的一半"))
                .help(words!("use a smaller unit, such as `36h`", "换小一级的单位，例如 `36h`")));
        }
        *amount += number.value * half_of + if half { half_of / 2 } else { 0 };
        reader.spaces();
        Ok(Some(unit))
    }
}

fn help() -> Words {
    words!(
        "write a number and a unit, such as `10m`, `2h`, `1h30m`, `3d` or `2 weeks`",
        "写数字和单位，例如 `10m`、`2h`、`1h30m`、`3d`、`2 weeks`"
    )
}

fn too_long(part: Range<usize>, reader: &Reader) -> Bad {
    let written = reader.written(&part);
    Bad::new(part, words!("`{written}` is too long", "`{written}` 太长"))
        .help(words!("the longest time is a hundred years", "时长最多一百年"))
}

fn no_unit(reader: &Reader, start: usize) -> Bad {
    let part = start..reader.piece().end.max(reader.at());
    let part = start..start + reader.written(&part).trim_end().len();
    let written = reader.written(&part);
    Bad::new(part, words!("`{written}` has no unit of time", "`{written}` 没有时间单位")).help(words!(
        "the units are `m`, `h`, `d`, `w`, `mo` and `y`, such as `90m`; a minute is the smallest",
        "单位有 `m` 分、`h` 时、`d` 天、`w` 周、`mo` 月、`y` 年，例如 `90m`；最小到分钟"
    ))
}

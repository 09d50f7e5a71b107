//! Reads how far a step is from its event.

use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::clock::Clock;
use crate::model::value::duration::Duration;
use crate::model::value::hours::Hours;
use crate::model::value::offset::At;
use crate::model::value::offset::Offset;
use crate::model::value::reader::Reader;

impl FromStr for Offset {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Offset, Bad> {
        let mut reader = Reader::new(text);
        let offset = if reader.take('d') || reader.take('t') {
            read_day(&mut reader)?
        } else if let Some(sign) = sign(&mut reader) {
            let (days, minutes) = read_distance(&mut reader, sign)?;
            Offset::new(days, At::Distance(minutes)).ok_or_else(|| far(&reader))?
        } else {
            read_unsigned(&mut reader)?
        };
        reader.end(help())?;
        Ok(offset)
    }
}

/// Only nothing may be written without a sign; what was probably meant is said.
fn read_unsigned(reader: &mut Reader) -> Result<Offset, Bad> {
    let whole = reader.whole();
    let written = reader.written(&whole);
    let start = reader.clone();
    if let Ok(duration) = Duration::read(reader) {
        if duration.whole_minutes() == 0 {
            return Ok(Offset { days: 0, at: At::Distance(0) });
        }
        return Err(Bad::new(whole, words!("`{written}` may be before or after", "`{written}` 是之前还是之后不清楚")).help(
            words!("write `-{duration}` for before, `+{duration}` for after", "之前写 `-{duration}`，之后写 `+{duration}`"),
        ));
    }
    *reader = start;
    if let Ok(clock) = Clock::read(reader) {
        return Err(Bad::new(whole, words!("`{written}` does not say on which day", "`{written}` 没有说是哪一天")).help(words!(
            "write `D0 {clock}` for the day itself, `D-1 {clock}` for the day before",
            "当天写 `D0 {clock}`，前一天写 `D-1 {clock}`"
        )));
    }
    Err(reader.not(whole, "an offset", "相对时间").help(help()))
}

fn help() -> Words {
    words!(
        "write a day and a time `D-5 10:00` (`D0` is the day itself), or a distance `-2h`, `0h`, `+30m`",
        "写日子和时刻 `D-5 10:00`（`D0` 是当天），或距离 `-2h`、`0h`、`+30m`"
    )
}

fn far(reader: &Reader) -> Bad {
    reader.bad(words!("this is more than a hundred years away", "这超出了一百年")).help(help())
}

/// Reads `+` or `-`: 1 or -1.
fn sign(reader: &mut Reader) -> Option<i32> {
    reader.one_of(&[("+", 1), ("-", -1)])
}

/// Reads the duration after a sign: days, and minutes beside them.
fn read_distance(reader: &mut Reader, sign: i32) -> Result<(i32, i32), Bad> {
    reader.spaces();
    let start = reader.at();
    let duration = Duration::read(reader)?;
    let Some(days) = duration.whole_days() else {
        return Err(Bad::new(start..reader.rest().end, words!("months have no fixed length", "月没有固定的长度"))
            .help(words!("count in days or weeks, such as `+30d`", "按天或周写，例如 `+30d`")));
    };
    let of = |amount: u32| i32::try_from(amount).map(|amount| amount * sign).map_err(|_| far(reader));
    Ok((of(days)?, of(duration.spare_minutes())?))
}

/// Reads what begins with D, which has been passed.
fn read_day(reader: &mut Reader) -> Result<Offset, Bad> {
    reader.spaces();
    let sign_of_day = sign(reader).unwrap_or(1);
    let Some(number) = reader.digits() else {
        return Err(reader.bad(words!("the number of the day is missing", "缺少天数")).help(help()));
    };
    let days = i32::try_from(number.value).map_err(|_| far(reader))? * sign_of_day;
    let day = Offset::new(days, At::Unsaid).ok_or_else(|| far(reader))?;
    let glued = reader.at();
    reader.spaces();
    if reader.is_done() {
        return Ok(day);
    }
    if let Some(sign) = sign(reader) {
        let (more, minutes) = read_distance(reader, sign)?;
        return Offset::new(days + more, At::Distance(minutes)).ok_or_else(|| far(reader));
    }
    let start = reader.at();
    if start == glued || Duration::read(&mut reader.clone()).is_ok() {
        let part = reader.rest();
        let written = reader.written(&part);
        return Err(Bad::new(part, words!("`{written}` is not a time on that day", "`{written}` 不是那天的时刻")).help(words!(
            "write a time such as `10:00`, or a distance with its sign such as `+10m`",
            "写时刻，例如 `10:00`，或带正负号的距离，例如 `+10m`"
        )));
    }
    let clock = Clock::read(reader)?;
    let window = Hours::read_on(reader, start, clock)?;
    Ok(Offset { days, at: window.map_or(At::Clock(clock), At::Window) })
}

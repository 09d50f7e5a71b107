//! What holds for every value and any text.

use std::fmt::Debug;
use std::fmt::Display;
use std::str::FromStr;

use jiff::civil::Weekday;
use proptest::prelude::BoxedStrategy;
use proptest::prelude::Just;
use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prelude::prop_assert;
use proptest::prelude::prop_assert_eq;
use proptest::prelude::prop_oneof;
use proptest::proptest;
use proptest::sample::select;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::model::value::At;
use crate::model::value::Bad;
use crate::model::value::Clock;
use crate::model::value::Color;
use crate::model::value::Count;
use crate::model::value::Currency;
use crate::model::value::Date;
use crate::model::value::Day;
use crate::model::value::Duration;
use crate::model::value::Every;
use crate::model::value::Figure;
use crate::model::value::Hours;
use crate::model::value::Id;
use crate::model::value::Moment;
use crate::model::value::Money;
use crate::model::value::Offset;
use crate::model::value::On;
use crate::model::value::Period;
use crate::model::value::Range;
use crate::model::value::Score;
use crate::model::value::Share;
use crate::model::value::Target;
use crate::model::value::Unit;
use crate::model::value::Url;

/// Says the same of every kind of value.
macro_rules! of_every_value {
    ($claim:ident($($argument:expr),*)) => {
        $claim::<Clock>($($argument),*);
        $claim::<Color>($($argument),*);
        $claim::<Count>($($argument),*);
        $claim::<Currency>($($argument),*);
        $claim::<Date>($($argument),*);
        $claim::<Duration>($($argument),*);
        $claim::<Every>($($argument),*);
        $claim::<Figure>($($argument),*);
        $claim::<Hours>($($argument),*);
        $claim::<Id>($($argument),*);
        $claim::<Moment>($($argument),*);
        $claim::<Money>($($argument),*);
        $claim::<Offset>($($argument),*);
        $claim::<On>($($argument),*);
        $claim::<Period>($($argument),*);
        $claim::<Range>($($argument),*);
        $claim::<Score>($($argument),*);
        $claim::<Share>($($argument),*);
        $claim::<Target>($($argument),*);
        $claim::<Url>($($argument),*);
    };
}

/// Whatever is written is a value that keeps through its canonical spelling, or a fault inside the text.
fn is_read_or_faulted<T: FromStr<Err = Bad> + Display + Debug + PartialEq>(written: &str) {
    match written.parse::<T>() {
        Ok(value) => {
            let canonical = value.to_string();
            let again: T = canonical.parse().unwrap_or_else(|bad| panic!("`{written}` → `{canonical}`: {bad:?}"));
            assert_eq!(again, value, "`{written}` → `{canonical}`");
            assert_eq!(again.to_string(), canonical, "`{written}`");
        }
        Err(bad) => {
            assert!(written.get(bad.part.clone()).is_some(), "`{written}`: {bad:?}");
            assert!(bad.help.is_some(), "`{written}`: {bad:?}");
        }
    }
}

fn keeps_its_examples<T: JsonSchema + DeserializeOwned>() {
    let schema = schemars::schema_for!(T);
    let examples = schema.get("examples").and_then(|examples| examples.as_array()).expect("examples");
    for example in examples {
        assert!(serde_json::from_value::<T>(example.clone()).is_ok(), "{example} {schema:?}");
    }
    assert!(schema.get("description").is_some());
}

const PIECES: &str = "0 1 2 5 12 15 24 30 60 2026 ９ 99999 . : ： - － – ~ ～ + % ％ / # ¥ ￥ $ D T W Q h m d mo week day every last 1st \
    mon fri am CNY k 年 月 日 号 天 周 週 一 两 三 十 半 点 點 分 分钟 小时 个 第 最后 每 隔 元 万 亿 、 人 到 季度 工作日 https: // a 中 \u{301} ²";

/// Texts made of what values are made of, in any order.
fn fragments() -> BoxedStrategy<String> {
    let fragments: Vec<&str> = PIECES.split_ascii_whitespace().chain([" ", "\u{3000}", ","]).collect();
    proptest::collection::vec(select(fragments), 0..8).prop_map(|fragments| fragments.concat()).boxed()
}

fn clock() -> BoxedStrategy<Clock> {
    (0_u8..24, 0_u8..60).prop_filter_map("a time", |(hour, minute)| Clock::new(hour, minute)).boxed()
}

fn date() -> BoxedStrategy<Date> {
    let date = |(year, month, day)| jiff::civil::Date::new(year, month, day).ok().and_then(Date::new);
    (1900_i16..=2199, 1_i8..=12, 1_i8..=31).prop_filter_map("a date", date).boxed()
}

fn hours() -> BoxedStrategy<Hours> {
    (clock(), clock()).prop_filter_map("a window", |(from, to)| Hours::new(from, to)).boxed()
}

fn offset() -> BoxedStrategy<Offset> {
    let minutes = prop_oneof![-2_000_i32..2_000, -51_840_000_i32..=51_840_000];
    let at =
        prop_oneof![Just(At::Unsaid), clock().prop_map(At::Clock), hours().prop_map(At::Window), minutes.prop_map(At::Distance)];
    (prop_oneof![-10_i32..10, -36_000_i32..=36_000], at).prop_filter_map("an offset", |(days, at)| Offset::new(days, at)).boxed()
}

fn day() -> BoxedStrategy<Day> {
    let weekday = (0_i8..7).prop_filter_map("a weekday", |offset| Weekday::from_monday_zero_offset(offset).ok());
    prop_oneof![
        weekday.clone().prop_map(Day::Weekday),
        (select(vec![-1, 1, 2, 3, 4, 5]), weekday).prop_map(|(nth, weekday)| Day::Nth(nth, weekday)),
        (1_i8..=31).prop_map(Day::OfMonth),
        Just(Day::LastOfMonth),
        (1_i8..=12, 1_i8..=28).prop_map(|(month, day)| Day::OfYear(month, day)),
    ]
    .boxed()
}

fn every() -> BoxedStrategy<Every> {
    let unit = select(vec![Unit::Day, Unit::Weekday, Unit::Week, Unit::Month, Unit::Year]);
    (1_u16..=999, unit).prop_filter_map("a rhythm", |(count, unit)| Every::new(count, unit)).boxed()
}

#[test]
fn the_examples_of_a_schema_are_values() {
    of_every_value!(keeps_its_examples());
}

proptest! {
    #[test]
    fn any_text_is_read_or_is_a_fault_in_its_place(written in any::<String>()) {
        of_every_value!(is_read_or_faulted(&written));
    }

    #[test]
    fn any_order_of_familiar_pieces_is_read_or_is_a_fault_in_its_place(written in fragments()) {
        of_every_value!(is_read_or_faulted(&written));
    }

    #[test]
    fn every_time_reads_back(clock in clock(), date in date(), hours in hours()) {
        prop_assert_eq!(clock.to_string().parse(), Ok(clock));
        prop_assert_eq!(date.to_string().parse(), Ok(date));
        prop_assert_eq!(hours.to_string().parse(), Ok(hours));
        let moment = Moment { date, clock: Some(clock) };
        prop_assert_eq!(moment.to_string().parse(), Ok(moment));
    }

    #[test]
    fn every_rhythm_reads_back(every in every(), days in proptest::collection::vec(day(), 1..6)) {
        prop_assert_eq!(every.to_string().parse(), Ok(every));
        let on = On::new(days).expect("days");
        prop_assert_eq!(on.to_string().parse(), Ok(on));
    }

    #[test]
    fn every_amount_reads_back(hundredths in -10_000_000_000_000_i64..10_000_000_000_000, low in 0_u32..=1_000_000, high in 0_u32..=1_000_000) {
        for currency in [None, Currency::of("CNY"), Currency::of("CHF")] {
            let money = Money::new(hundredths, currency);
            prop_assert_eq!(money.to_string().parse(), Ok(money));
            let range = Money::between(hundredths, hundredths + i64::from(low), currency).expect("a range");
            prop_assert_eq!(range.to_string().parse(), Ok(range));
            prop_assert!(range.low() <= range.expected() && range.expected() <= range.high());
        }
        let share = Share::new(low.min(high), low.max(high)).expect("a share");
        prop_assert_eq!(share.to_string().parse(), Ok(share));
        prop_assert!(share.low() <= share.expected() && share.expected() <= share.high());
        let range = Range::new(low.min(high).into(), low.max(high).into()).expect("a range");
        prop_assert_eq!(range.to_string().parse(), Ok(range));
    }

    #[test]
    fn every_offset_reads_back(offset in offset()) {
        prop_assert_eq!(offset.to_string().parse(), Ok(offset));
    }

    #[test]
    fn offsets_are_ordered_as_their_moments_are(one in offset(), other in offset(), date in date(), clock in clock()) {
        let zero = Moment { date, clock: Some(clock) };
        if let (Some(first), Some(second)) = (one.moment(zero), other.moment(zero)) {
            let by_minutes = one.minutes(clock).cmp(&other.minutes(clock));
            prop_assert_eq!(by_minutes, first.civil().cmp(&second.civil()));
        }
    }

    #[test]
    fn a_window_and_the_rest_of_the_day_share_no_minute(hours in hours(), clock in clock()) {
        if let Some(rest) = Hours::new(hours.to(), hours.from()).filter(|_| hours.minutes() < 24 * 60) {
            prop_assert!(hours.contains(clock) != rest.contains(clock));
            prop_assert_eq!(hours.minutes() + rest.minutes(), 24 * 60);
        }
    }
}

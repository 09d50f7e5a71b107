//! Offsets, as written and as dates.

use crate::locale::Language;
use crate::model::value::clock::Clock;
use crate::model::value::moment::Moment;
use crate::model::value::offset::Offset;
use crate::model::value::offset::Zero;
use crate::model::value::test::bad;
use crate::model::value::test::good;

#[test]
fn an_offset_reads_as_people_type_it() {
    for (written, canonical) in [
        ("D-5 10:00", "D-5 10:00"),
        ("d+1 8:30", "D1 08:30"),
        ("D1 10:00", "D1 10:00"),
        ("D0", "D0"),
        ("D-0", "D0"),
        ("T-3 20:00", "D-3 20:00"),
        ("Ｄ－５　１０：００", "D-5 10:00"),
        ("D–2 20点", "D-2 20:00"),
        ("D1 10:00-12:00", "D1 10:00-12:00"),
        ("D1 22:00～01:00", "D1 22:00-01:00"),
        ("D0 +10m", "+10m"),
        ("D0 +10分钟", "+10m"),
        ("D3 -2h", "D3 -2h"),
        ("-2h", "-2h"),
        ("−2小时", "-2h"),
        ("0h", "0h"),
        ("-0m", "0h"),
        ("+30m", "+30m"),
        ("-1d 4h", "-1d 4h"),
        ("+1周", "+7d"),
        ("+36h", "+36h"),
        ("D3 -1d 2h", "D2 -2h"),
    ] {
        good::<Offset>(written, canonical);
    }
}

#[test]
fn what_is_no_offset_is_pointed_at() {
    for (written, part) in [
        ("D-5 25:00", "25"),
        ("D-5 早上", "早上"),
        ("D", "D"),
        ("D5 10m", "10m"),
        ("D510:00", ":00"),
        ("D99999999999", "D99999999999"),
        ("D2147483647 +1d", "D2147483647 +1d"),
        ("D36000 +1d", "D36000 +1d"),
        ("2h", "2h"),
        ("20:00", "20:00"),
        ("5", "5"),
        ("0", "0"),
        ("-2", "2"),
        ("+1个月", "1个月"),
        ("+99999999d", "99999999d"),
        ("活动前一天", "活动前一天"),
        ("D0 20:00 准时", "准时"),
        ("", ""),
    ] {
        bad::<Offset>(written, part);
    }
}

#[test]
fn an_offset_without_its_sign_or_day_is_told_both_readings() {
    assert!(bad::<Offset>("2小时", "2小时").help.unwrap().zh.contains("`-2h`"));
    assert!(bad::<Offset>("20:00", "20:00").help.unwrap().en.contains("`D0 20:00`"));
}

#[test]
fn an_offset_is_told_in_the_characters_of_the_reader() {
    let offset: Offset = "D3 15:00".parse().unwrap();
    assert_eq!(offset.words(Zero::Of("join"), &Language::parse("zh-Hant").unwrap()), "加入後第 3 天 15:00");
}

#[test]
fn an_offset_is_a_moment_of_the_calendar() {
    for (zero, offset, moment) in [
        ("2026-12-10 20:00", "D-5 10:00", "2026-12-05 10:00"),
        ("2026-12-10 20:00", "D1", "2026-12-11"),
        ("2026-12-10 20:00", "-2h", "2026-12-10 18:00"),
        ("2026-12-10 20:00", "-1d 4h", "2026-12-09 16:00"),
        ("2026-12-10 20:00", "D3 -21h", "2026-12-12 23:00"),
        ("2028-02-28 20:00", "D1 22:00-01:00", "2028-02-29 22:00"),
        ("2026-12-31 23:30", "+1h", "2027-01-01 00:30"),
        ("2026-12-10", "+7d", "2026-12-17"),
        ("2026-12-10", "-2h", "2026-12-10"),
        ("2026-12-10", "-1d 4h", "2026-12-09"),
        ("2026-12-10", "+49h", "2026-12-12"),
    ] {
        let zero: Moment = zero.parse().unwrap();
        let offset: Offset = offset.parse().unwrap();
        assert_eq!(offset.moment(zero).map(|moment| moment.to_string()).as_deref(), Some(moment), "{offset} {zero}");
    }
    assert_eq!("D1".parse::<Offset>().unwrap().moment("2199-12-31".parse().unwrap()), None);
}

#[test]
fn steps_are_in_the_order_of_their_moments() {
    let zero = Clock::new(20, 0).unwrap();
    let written = ["D-5 10:00", "D-1", "-1d", "-2h", "0h", "D0 20:01", "+30m", "D1 10:00-12:00", "D1 11:00"];
    assert!(written.is_sorted_by_key(|written| written.parse::<Offset>().unwrap().minutes(zero)));
}

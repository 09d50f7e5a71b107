//! Rules against another implementation of RFC 5545, and the cases in which calendars are usually wrong.

use jiff::civil::Date;
use jiff::civil::Weekday;
use jiff::civil::date;
use proptest::prelude::*;

use crate::calendar::rule::Frequency;
use crate::calendar::rule::Rule;
use crate::calendar::rule::write::WEEKDAYS;

fn days(rule: &str, start: Date, first: Date, last: Date) -> Vec<String> {
    let rule: Rule = rule.parse().unwrap();
    rule.days(start, &(first..=last)).iter().map(Date::to_string).collect()
}

#[test]
fn days_that_calendars_get_wrong() {
    let (first, last) = (date(2026, 1, 1), date(2026, 12, 31));
    for (rule, start, expected) in [
        // A month without a 31st has none.
        ("FREQ=MONTHLY;BYMONTHDAY=31", first, "01-31 03-31 05-31 07-31 08-31 10-31 12-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;INTERVAL=3", first, "01-31 04-30 07-31 10-31"),
        ("FREQ=MONTHLY", date(2025, 10, 31), "01-31 03-31 05-31 07-31 08-31 10-31 12-31"),
        ("FREQ=MONTHLY;BYDAY=5FR", first, "01-30 05-29 07-31 10-30"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", date(2025, 12, 1), "03-02 06-01 09-07 12-07"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;INTERVAL=6", first, "01-30 07-31"),
        // 2026 has 53 weeks; the last Monday of them is in December.
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO,TH", first, "12-28 12-31"),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU", first, "01-04"),
        ("FREQ=YEARLY;BYYEARDAY=-1,60", first, "03-01 12-31"),
        ("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3,10", first, "03-29 10-25"),
        ("FREQ=WEEKLY;INTERVAL=26;BYDAY=WE", date(2024, 1, 1), "07-01 12-30"),
    ] {
        let found: Vec<String> = days(rule, start, first, last).iter().map(|day| day[5..].to_owned()).collect();
        assert_eq!(found.join(" "), expected, "{rule}");
    }
    assert_eq!(days("FREQ=YEARLY", date(2024, 2, 29), first, date(2032, 12, 31)), ["2028-02-29", "2032-02-29"]);
}

#[test]
fn the_first_day_of_a_week_decides_what_every_other_week_is() {
    let of = |week_start: &str| {
        let rule = format!("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST={week_start}");
        days(&rule, date(1997, 8, 5), date(1997, 1, 1), date(1997, 12, 31)).join(" ")
    };
    assert_eq!(of("MO"), "1997-08-05 1997-08-10 1997-08-19 1997-08-24");
    assert_eq!(of("SU"), "1997-08-05 1997-08-17 1997-08-19 1997-08-31");
}

#[test]
fn a_hostile_rule_is_bounded() {
    let whole = Date::MIN..=Date::MAX;
    let never: Rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30".parse().unwrap();
    assert!(never.days(date(2000, 1, 1), &(date(2000, 1, 1)..=date(2199, 12, 31))).is_empty());
    let counted: Rule = "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4;COUNT=99999".parse().unwrap();
    assert!(counted.days(date(2000, 1, 1), &(date(9999, 1, 1)..=Date::MAX)).is_empty());
    let rare: Rule = "FREQ=YEARLY;INTERVAL=9999".parse().unwrap();
    assert_eq!(rare.days(Date::MAX, &whole), [Date::MAX]);
    let daily: Rule = "FREQ=DAILY;INTERVAL=9999".parse().unwrap();
    assert_eq!(daily.days(Date::MAX, &whole), [Date::MAX]);
    let nothing = Rule::every(Frequency::Weekly, 1).days(date(2026, 1, 1), &(date(2026, 2, 1)..=date(2026, 1, 1)));
    assert!(nothing.is_empty());
}

#[test]
fn a_rule_reads_back_as_it_is_written() {
    for (written, canonical) in [
        ("FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=WEEKLY;WKST=MO;BYDAY=MO,TH"),
        ("rrule:".to_uppercase().as_str(), ""),
        ("RRULE:freq=monthly;byday=+1mo,-1FR;count=3", "FREQ=MONTHLY;BYDAY=1MO,-1FR;COUNT=3"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
    ] {
        let read = written.parse::<Rule>();
        assert_eq!(read.as_ref().map(Rule::to_string).unwrap_or_default(), canonical, "{written}");
        if let Ok(rule) = read {
            assert_eq!(canonical.parse::<Rule>().unwrap(), rule);
        }
    }
}

#[test]
fn what_is_no_rule_is_told() {
    for (written, told) in [
        ("BYDAY=MO", "FREQ"),
        ("FREQ=HOURLY", "HOURLY"),
        ("FREQ=DAILY;BYHOUR=8", "BYHOUR"),
        ("FREQ=DAILY;FREQ=DAILY", "FREQ"),
        ("FREQ=WEEKLY;BYDAY=1MO", "numbered"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "32"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "0"),
        ("FREQ=DAILY;INTERVAL=0", "0"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20261231", "COUNT"),
        ("FREQ=DAILY;UNTIL=2026年", "2026年"),
        ("FREQ=WEEKLY;BYDAY=周一", "周一"),
        ("每周一", "每周一"),
        ("FREQ=MONTHLY;BYWEEKNO=3", "BYWEEKNO"),
        ("", "FREQ"),
    ] {
        let fault = written.parse::<Rule>().unwrap_err();
        assert!(fault.what.en.contains(told), "{written}: {}", fault.what.en);
    }
}

fn parts() -> impl Strategy<Value = Rule> {
    let frequency =
        prop_oneof![Just(Frequency::Daily), Just(Frequency::Weekly), Just(Frequency::Monthly), Just(Frequency::Yearly)];
    let some = |low: i16, high: i16| prop::collection::vec(low..=high, 0..3);
    let weekday = (0usize..7).prop_map(|index| WEEKDAYS[index].1);
    let weekdays = prop::collection::vec((prop_oneof![3 => Just(0i16), 1 => -4i16..=5], weekday.clone()), 0..4);
    (frequency, 1u32..5, some(1, 12), some(-31, 31), weekdays, some(-5, 5), prop::option::of(1u32..40), weekday, 0u8..6).prop_map(
        |(frequency, interval, months, days, weekdays, positions, count, week_start, which)| {
            let numbered = matches!(frequency, Frequency::Monthly | Frequency::Yearly);
            let whole = |values: &[i16]| {
                let mut values: Vec<i8> = values.iter().filter_map(|value| i8::try_from(*value).ok()).collect();
                values.retain(|value| *value != 0);
                values.sort_unstable();
                values.dedup();
                values
            };
            let mut rule = Rule { count, week_start, ..Rule::every(frequency, interval) };
            rule.months = whole(&months);
            if which % 2 == 0 && frequency != Frequency::Weekly {
                rule.days_of_month = whole(&days);
            }
            if which % 3 != 0 {
                // What `MO,1MO` means nobody says, so either all have a number or none.
                let nth =
                    |nth: i16| if numbered && which % 2 == 1 && nth != 0 { nth } else { i16::from(numbered && which % 2 == 1) };
                rule.weekdays = weekdays.iter().map(|(number, weekday)| (nth(*number), *weekday)).collect();
                rule.weekdays.sort_unstable_by_key(|(nth, weekday)| (*nth, weekday.to_monday_zero_offset()));
                rule.weekdays.dedup();
            }
            let says_more = !rule.days_of_month.is_empty() || !rule.weekdays.is_empty() || !rule.months.is_empty();
            if which == 4 && says_more {
                rule.positions = positions.into_iter().filter(|position| *position != 0).collect();
            }
            rule
        },
    )
}

fn oracle(rule: &Rule, start: Date, last: Date) -> Vec<Date> {
    let text = format!("DTSTART:{}T000000Z\nRRULE:{rule}", start.strftime("%Y%m%d"));
    let set: rrule::RRuleSet = text.parse().unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let dates = set.into_iter().map(|time| time.format("%Y-%m-%d").to_string().parse::<Date>().unwrap());
    dates.take_while(|date| *date <= last).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn our_days_are_those_of_another_implementation(
        rule in parts(), year in 1999i16..2030, day in 1i16..=365, later in 0i16..900, long in 0i16..800,
    ) {
        use jiff::ToSpan;
        let start = date(year, 1, 1) + i64::from(day - 1).days();
        let first = start + i64::from(later).days();
        let last = first + i64::from(long).days();
        let expected: Vec<Date> = oracle(&rule, start, last).into_iter().filter(|date| *date >= first).collect();
        prop_assert_eq!(rule.days(start, &(first..=last)), expected, "{} from {}", rule, start);
    }
}

#[test]
fn a_week_begins_on_monday_if_nothing_is_said() {
    assert_eq!("FREQ=WEEKLY".parse::<Rule>().unwrap().week_start, Weekday::Monday);
}

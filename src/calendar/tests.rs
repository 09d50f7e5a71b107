//! What falls where: steps, holidays, the moon, clocks that move.

use jiff::civil::Date;

use crate::calendar::Diary;
use crate::calendar::expand;
use crate::calendar::load;
use crate::calendar::plan;
use crate::calendar::sample::between;
use crate::calendar::sample::book;
use crate::calendar::sample::lines;
use crate::calendar::twelve_months;

#[test]
fn working_days_are_those_of_the_country() {
    let calendar = "
holidays: cn
rhythms: [{id: brief, title: 早报, every: weekday, at: '08:30', skip: holidays}]
campaigns: [{id: fair, title: 集市, anchor: 2026-09-30}]";
    // The 25th is Mid-Autumn; Sunday the 20th is worked for the week off in October.
    let found = between(calendar, "2026-09-18", "2026-10-12");
    let days: Vec<&str> = found.iter().filter(|line| line.contains("brief")).map(|line| &line[..5]).collect();
    assert_eq!(
        days,
        ["09-18", "09-20", "09-21", "09-22", "09-23", "09-24", "09-28", "09-29", "09-30", "10-08", "10-09", "10-10", "10-12"]
    );
}

#[test]
fn a_saturday_that_is_worked_is_no_day_off_for_what_is_moved() {
    // 10 October 2026, a Saturday, is worked; 2027 has not been announced.
    let month = |keys: &str, first: &str, last: &str| {
        let calendar = format!("holidays: cn\nrhythms: [{{id: rent, title: 对账, every: month, on: 10, {keys}}}]");
        between(&calendar, first, last).join(" ")
    };
    assert_eq!(month("shift: later", "2026-10-01", "2026-10-31"), "10-10 rent");
    assert_eq!(month("skip: weekends", "2026-10-01", "2026-10-31"), "10-10 rent");
    assert_eq!(month("shift: later", "2027-07-01", "2027-07-31"), "07-12 rent from 07-10");
    // What comes before a week off is moved to its last working day, which may be a Sunday.
    let calendar = "holidays: cn
days: [{date: 2026-10-11, title: 补班, kind: work}]
rhythms: [{id: call, title: 回访, every: month, on: 12, shift: earlier, skip: holidays}]
campaigns: [{id: feast, title: 国庆, anchor: 国庆节, steps: [{at: D-11, do: 备货}]}]";
    let off = calendar.replace("days: [", "days: [{date: 2026-10-12, title: 停业, kind: off}, ");
    assert_eq!(between(&off, "2026-10-05", "2026-10-15"), ["10-11 call from 10-12"]);
}

#[test]
fn a_diary_reads_as_what_it_was_made_of() {
    let calendar = "
holidays: cn
rhythms:
  - {id: brief, title: 早报, every: weekday, at: '08:30', skip: holidays, reviewer: keeper, review_before: 1d}
  - {id: rent, title: 月初, every: month, on: 1, shift: later, steps: [{at: D0, do: 对账}, {at: D2 09:00-12:00, until: D4, do: 结清}]}
campaigns: [{id: talk, title: 课, anchor: [2026-12-10 20:00, 中秋节], steps: [{at: -2h, do: 预热}, {at: D+1, do: 整理}]}]";
    let book = book(calendar);
    let community = book.community.unwrap();
    let calendar = community.calendar.as_ref().unwrap();
    let days = |first: &str, last: &str| first.parse::<Date>().unwrap()..=last.parse().unwrap();
    let diary = Diary::of(calendar, &book.almanac, days("2026-09-01", "2027-09-30"));
    for (first, last) in
        [("2026-09-01", "2027-09-30"), ("2026-09-25", "2026-10-10"), ("2026-12-11", "2026-12-11"), ("2027-01-01", "2026-12-31")]
    {
        let days = days(first, last);
        assert!(diary.covers(&days));
        assert_eq!(diary.within(calendar, &days).collect::<Vec<_>>(), expand(calendar, &book.almanac, days), "{first} {last}");
    }
    assert!(!diary.covers(&days("2026-08-31", "2026-09-02")));
}

#[test]
fn a_year_that_nobody_announced_has_the_days_of_the_law_and_no_others() {
    let calendar = "holidays: cn\nrhythms: [{id: brief, title: 早报, every: day, skip: holidays}]";
    let found = between(calendar, "2027-02-03", "2027-02-12");
    let days: Vec<&str> = found.iter().map(|line| &line[..5]).collect();
    assert_eq!(days, ["02-03", "02-04", "02-09", "02-10", "02-11", "02-12"]);
    let book = book(calendar);
    assert!(book.almanac.knows(2026) && !book.almanac.knows(2027));
}

#[test]
fn a_day_off_is_left_out_or_moved_as_the_author_says() {
    for (keys, expected) in [
        ("skip: holidays", "09-01 11-01 12-01"),
        ("skip: holidays, shift: later", "09-01 10-08 from 10-01 11-01 12-01"),
        ("skip: holidays, shift: earlier", "09-01 09-30 from 10-01 11-01 12-01 12-31 from 01-01"),
        // 1 November is a Sunday.
        ("shift: later", "09-01 10-08 from 10-01 11-02 from 11-01 12-01"),
        ("skip: weekends", "09-01 10-01 12-01"),
    ] {
        let calendar = format!("holidays: cn\nrhythms: [{{id: rent, title: 月初, every: month, on: 1, {keys}}}]");
        let found = between(&calendar, "2026-09-01", "2026-12-31");
        assert_eq!(found.join(" ").replace(" rent", ""), expected, "{keys}");
    }
}

#[test]
fn a_number_of_times_counts_those_that_happen() {
    let calendar = "
days: [{date: 2026-12-15, title: 停课, kind: off}]
rhythms: [{id: lesson, title: 课, every: week, on: tue, from: 2026-12-08, count: 3, skip: holidays, except: [2026-12-29], also: [2026-12-30]}]";
    assert_eq!(between(calendar, "2026-12-01", "2027-12-31"), ["12-08 lesson", "12-22 lesson", "12-30 lesson", "01-05 lesson"]);
    assert_eq!(between(calendar, "2027-01-01", "2027-12-31"), ["01-05 lesson"]);
}

#[test]
fn a_campaign_has_its_steps_around_each_of_its_days() {
    let calendar = "
campaigns:
  - id: talk
    title: 微课
    anchor: ['2026-12-10 20:00', 2027-01-07]
    at: '19:00'
    owner: leader
    duration: 1h
    steps:
      - {id: call, at: D-5 10:00, do: 预告, owner: keeper, script: 来听, reviewer: leader, review_before: 1d}
      - {at: -2h, do: 预热}
      - {id: write, at: D+1 09:00-12:00, until: D3, do: 整理}";
    assert_eq!(
        between(calendar, "2026-12-01", "2027-02-01"),
        [
            "12-04 10:00 talk.call review",
            "12-05 10:00 talk.call",
            "12-10 18:00 talk.step-before-2h",
            "12-11 09:00 talk.write",
            "01-01 10:00 talk.call review",
            "01-02 10:00 talk.call",
            "01-07 17:00 talk.step-before-2h",
            "01-08 09:00 talk.write",
        ]
    );
    // Steps come in although their day zero is out of sight.
    assert_eq!(between(calendar, "2026-12-11", "2026-12-12"), ["12-11 09:00 talk.write"]);
    assert_eq!(between(calendar, "2026-12-04", "2026-12-04"), ["12-04 10:00 talk.call review"]);
}

#[test]
fn an_occurrence_knows_its_end_its_people_and_its_name() {
    let book = book(
        "
campaigns:
  - {id: talk, title: 微课, anchor: '2026-12-10 20:00', owner: leader, channel: group, duration: 90m, steps: [
      {id: write, at: D+1 09:00, until: D3, do: 整理, helpers: [keeper], channel: call},
      {at: D1 22:00-02:00, do: 值守}]}",
    );
    let community = book.community.unwrap();
    let days = "2026-12-01".parse::<Date>().unwrap()..="2026-12-31".parse().unwrap();
    let found = expand(community.calendar.as_ref().unwrap(), &book.almanac, days);
    let told: Vec<String> = found
        .iter()
        .map(|it| {
            let who: Vec<&str> = it.who().map(|id| id.as_str()).collect();
            let end = it.end.map(|end| end.to_string()).unwrap_or_default();
            format!("{} {} {end} {} {}", it.key(), who.join("+"), it.channel().unwrap().as_str(), it.is_window)
        })
        .collect();
    assert_eq!(
        told,
        [
            "talk@2026-12-10 leader 2026-12-10T21:30:00 group false",
            "talk.write@2026-12-10 leader+keeper 2026-12-14T00:00:00 call false",
            "talk.step-d1-2200-0200@2026-12-10 leader 2026-12-12T02:00:00 group true",
        ]
    );
}

#[test]
fn a_festival_comes_on_another_day_each_year() {
    let campaign = |anchor: &str| format!("holidays: cn\ncampaigns: [{{id: gift, title: 礼, anchor: {anchor}}}]");
    assert_eq!(between(&campaign("中秋节"), "2026-01-01", "2027-12-31"), ["09-25 gift", "09-15 gift"]);
    assert_eq!(between(&campaign("[除夕, 2026-05-20]"), "2026-01-01", "2027-12-31"), ["02-16 gift", "05-20 gift", "02-05 gift"]);
    // The days off begin before the festival itself.
    assert_eq!(between(&campaign("春节"), "2026-01-01", "2026-12-31"), ["02-17 gift"]);
    assert_eq!(between(&campaign("Qingming Festival"), "2026-01-01", "2026-12-31"), ["04-05 gift"]);
    assert_eq!(between(&campaign("清明节"), "2026-01-01", "2026-12-31"), ["04-05 gift"]);
    let own = "days: [{date: 2027-03-01, title: 店庆}]\ncampaigns: [{id: gift, title: 礼, anchor: 店庆}]";
    assert_eq!(between(own, "2026-01-01", "2028-12-31"), ["03-01 gift"]);
}

#[test]
fn an_anchor_that_recurs_is_the_first_of_its_rounds() {
    let calendar = "campaigns: [{id: class, title: 课, anchor: '2026-12-12 14:00', every: 2 weeks, on: sat}]";
    let found = between(calendar, "2026-11-01", "2027-01-15");
    assert_eq!(found, ["12-12 14:00 class", "12-26 14:00 class", "01-09 14:00 class"]);
}

#[test]
fn a_journey_is_planned_from_a_member_s_own_day() {
    let book = book("
journeys:
  - {id: welcome, title: 首周, starts: join, steps: [
      {id: visit, at: D7 20:00, do: 回访}, {id: hello, at: D0 +10m, do: 欢迎}, {id: note, at: D1, do: 标签}, {id: far, at: D0 +36h, do: 再看}]}");
    let community = book.community.unwrap();
    let calendar = community.calendar.as_ref().unwrap();
    let sop = calendar.sops().next().unwrap();
    let planned = |zero: &str| lines(&plan(sop, zero.parse().unwrap(), &book.almanac));
    assert_eq!(
        planned("2026-12-28 09:55"),
        ["12-28 10:05 welcome.hello", "12-29 welcome.note", "12-29 21:55 welcome.far", "01-04 20:00 welcome.visit"]
    );
    // Without an hour of joining, what is counted from it has none either.
    assert_eq!(
        planned("2026-12-28"),
        ["12-28 welcome.hello", "12-29 welcome.note", "12-29 welcome.far", "01-04 20:00 welcome.visit"]
    );
    assert!(expand(calendar, &book.almanac, twelve_months("2026-12-01".parse().unwrap())).is_empty());
}

#[test]
fn clocks_that_are_put_forward_keep_hours_and_days_apart() {
    let calendar = |zone: &str| {
        format!("
timezone: {zone}
campaigns:
  - {{id: talk, title: 课, anchor: '2026-03-29 04:00', steps: [{{id: warm, at: -2h, do: 预热}}, {{id: day, at: D-1 04:00, do: 备}}]}}
rhythms: [{{id: night, title: 夜, every: day, at: '02:30'}}]")
    };
    let berlin = between(&calendar("Europe/Berlin"), "2026-03-28", "2026-03-29");
    // From two to three o'clock there is nothing on the 29th.
    assert_eq!(berlin, ["03-28 02:30 night", "03-28 04:00 talk.day", "03-29 01:00 talk.warm", "03-29 03:30 night"]);
    let shanghai = between(&calendar("Asia/Shanghai"), "2026-03-29", "2026-03-29");
    assert_eq!(shanghai, ["03-29 02:00 talk.warm", "03-29 02:30 night"]);
}

#[test]
fn the_end_of_time_is_no_trouble() {
    let calendar = "
holidays: cn
rhythms: [{id: brief, title: 早报, every: day, at: '23:59', duration: 100y, shift: later}]
campaigns: [{id: talk, title: 课, anchor: [2199-12-31, 中秋节], steps: [{at: D36000, do: 看}, {at: D-36000, do: 备}]}]";
    for (first, last) in [("9999-12-01", "9999-12-31"), ("-009999-01-01", "-009999-01-31"), ("2199-12-30", "2199-12-31")] {
        between(calendar, first, last);
    }
    assert_eq!(*twelve_months(Date::MAX).end(), Date::MAX);
}

#[test]
fn load_counts_what_members_see() {
    let book = book(
        "
max_posts_per_day: 1
quiet_hours: '22:00-08:00'
rhythms:
  - {id: brief, title: 早报, every: day, at: '07:30', channel: group}
  - {id: ask, title: 问, every: week, on: mon, at: '12:00', channel: group, owner: leader, reviewer: keeper, review_before: 1d}
  - {id: care, title: 关怀, every: day, at: '23:00', channel: call}
  - {id: care-2, title: 关怀, every: day, at: '12:00', channel: call}",
    );
    let community = book.community.unwrap();
    let days = "2026-11-23".parse::<Date>().unwrap()..="2026-11-24".parse().unwrap();
    let found = expand(community.calendar.as_ref().unwrap(), &book.almanac, days);
    let loads = load(&community, &found);
    let told: Vec<_> = loads
        .iter()
        .map(|it| {
            let days: Vec<_> = it.days.iter().map(|day| (day.posts, day.in_quiet_hours, day.is_over)).collect();
            (it.channel.id.as_str(), it.limit, days)
        })
        .collect();
    assert_eq!(told, [("group", Some(1), vec![(2, 1, true), (1, 1, false)]), ("call", None, vec![(2, 1, false), (2, 1, false)])]);
}

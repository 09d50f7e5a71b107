//! When a procedure happens, in the words of a reader.

use jiff::civil::Date;

use crate::calendar::Festival;
use crate::calendar::Frequency;
use crate::calendar::Rule;
use crate::model::calendar::Anchor;
use crate::model::calendar::Campaign;
use crate::model::calendar::Journey;
use crate::model::calendar::Recurrence;
use crate::model::calendar::Shift;
use crate::model::calendar::Skip;
use crate::model::calendar::Sop;
use crate::model::value::Day;
use crate::model::value::Duration;
use crate::model::value::Every;
use crate::model::value::On;
use crate::model::value::Rhythm;
use crate::model::value::Unit;
use crate::plan::calendar::dates;
use crate::plan::view::Scene;

/// How often and at what time: `每两周周三 20:00`, `every other Wednesday at 20:00`; what a journey starts with.
pub(in crate::plan) fn when(scene: &Scene, sop: Sop) -> String {
    match sop {
        Sop::Rhythm(rhythm) => dated(scene, recurring(scene, rhythm.recurrence(), sop), rhythm.recurrence()),
        Sop::Campaign(campaign) => dated(scene, anchored(scene, campaign, sop), campaign.recurrence()),
        Sop::Journey(journey) => started(scene, journey),
    }
}

/// What was `said`; else the single days, else that there is none yet.
fn dated(scene: &Scene, said: String, recurrence: Recurrence) -> String {
    if !said.is_empty() {
        return said;
    }
    let days: Vec<String> = recurrence.also.iter().map(|date| dates::whole(date.civil(), scene.words)).collect();
    if days.is_empty() { scene.word("sop.undated") } else { days.join(&scene.word("list.sep")) }
}

/// From when to when, how many times, and what days off do to it.
pub(in crate::plan) fn terms(scene: &Scene, sop: Sop) -> Vec<String> {
    let Some(recurrence) = sop.recurrence() else { return Vec::new() };
    let rule: Option<Rule> = recurrence.rrule.and_then(|rule| rule.parse().ok());
    let today = scene.site.library.edition.today;
    let from = recurrence.from.map(|from| from.civil()).filter(|from| *from > today);
    let until = recurrence.until.map(|until| until.civil()).or(rule.as_ref().and_then(|rule| rule.until));
    let count = recurrence.count.map(|count| count.0).or(rule.and_then(|rule| rule.count).map(u64::from));
    let date = |date: Date| dates::whole(date, scene.words);
    let bounds = match (from.map(date), until.map(date)) {
        (Some(from), Some(until)) => Some(scene.say("sop.terms.between", &[("from", &from), ("until", &until)])),
        (Some(from), None) => Some(scene.say("sop.terms.from", &[("from", &from)])),
        (None, Some(until)) => Some(scene.say("sop.terms.until", &[("until", &until)])),
        (None, None) => None,
    };
    let count = count.map(|count| scene.say("sop.terms.count", &[("n", &count.to_string())]));
    let off = match (recurrence.shift.map(|shift| shift.value), recurrence.skip.map(|skip| skip.value)) {
        (Some(Shift::Earlier), _) => Some("earlier"),
        (Some(Shift::Later), _) => Some("later"),
        (None, Some(Skip::Holidays)) => Some("holidays"),
        (None, Some(Skip::Weekends)) => Some("weekends"),
        (None, None) => None,
    };
    let off = off.map(|off| scene.word(&format!("sop.terms.{off}")));
    [bounds, count, off].into_iter().flatten().collect()
}

fn started(scene: &Scene, journey: &Journey) -> String {
    let event = journey.starts.as_str();
    let key = format!("sop.starts.{event}");
    let said = match scene.word(&key) {
        // An event in the author's own word.
        unknown if unknown == key => scene.say("sop.starts_with", &[("event", event)]),
        said => said,
    };
    match &journey.after {
        Some(after) => scene.say("sop.starts_after", &[("event", &said), ("time", &after.words(scene.language))]),
        None => said,
    }
}

fn anchored(scene: &Scene, campaign: &Campaign, sop: Sop) -> String {
    let anchors = campaign.anchor.iter().flat_map(|anchors| anchors.iter());
    let recurring = recurring(scene, campaign.recurrence(), sop);
    let clock = |own: Option<String>| own.or(campaign.at.as_ref().map(|at| at.to_string())).unwrap_or_default();
    let words = anchors.map(|anchor| match &anchor.value {
        Anchor::Moment(moment) => {
            let date = dates::whole(moment.date.civil(), scene.words);
            scene.say("calendar.at", &[("date", &date), ("time", &clock(moment.clock.map(|clock| clock.to_string())))])
        }
        Anchor::Festival(name) => {
            let name = Festival::named(name).map_or_else(|| name.clone(), |found| found.name(scene.language).into_owned());
            scene.say(
                "calendar.at",
                &[("date", &scene.say("calendar.every_year", &[("festival", &name)])), ("time", &clock(None))],
            )
        }
    });
    let mut words: Vec<String> = words.map(|said| said.trim_end_matches([',', ' ']).to_owned()).collect();
    if words.is_empty() || campaign.every.is_some() || campaign.rrule.is_some() {
        words.push(recurring);
    }
    words.retain(|said| !said.is_empty());
    words.join(&scene.word("list.sep"))
}

fn recurring(scene: &Scene, recurrence: Recurrence, sop: Sop) -> String {
    let on = recurrence.on.map(|on| on.value.clone());
    let duration = sop.duration().map(|duration| duration.value);
    let said = match (recurrence.rrule, recurrence.every, on) {
        (Some(written), _, _) => match written.parse().ok().and_then(|rule| in_keys(scene, &rule)) {
            Some(said) => said,
            None => return scene.say("sop.by_rule", &[("rule", written)]),
        },
        (None, Some(every), on) => Said::Keys(every.value, on),
        (None, None, Some(on)) => match implied(&on) {
            Some(every) => Said::Keys(every, Some(on)),
            None => return String::new(),
        },
        (None, None, None) => return String::new(),
    };
    in_words(scene, &said, recurrence, duration)
}

/// A recurrence that has words.
enum Said {
    /// By the keys that authors write.
    Keys(Every, Option<On>),
    /// A workday of every month.
    Workday(String),
}

fn in_words(scene: &Scene, said: &Said, recurrence: Recurrence, duration: Option<Duration>) -> String {
    let window = recurrence.window.map(|window| window.to_string().replace('-', "–"));
    let at = recurrence.at.map(|at| at.value);
    let within = |said: String| match (&window, at) {
        (Some(window), None) => scene.say("calendar.at", &[("date", &said), ("time", window)]),
        _ => said,
    };
    match said {
        Said::Keys(every, on) if window.is_none() || at.is_some() => {
            Rhythm { every: *every, on: on.as_ref(), at, duration }.words(scene.language)
        }
        Said::Keys(every, on) => {
            within(Rhythm { every: *every, on: on.as_ref(), at: None, duration: None }.words(scene.language))
        }
        Said::Workday(said) => match at {
            Some(at) => scene.say("calendar.at", &[("date", said), ("time", &at.to_string())]),
            None => within(said.clone()),
        },
    }
}

/// How often something recurs that says only on which days.
fn implied(on: &On) -> Option<Every> {
    let unit = match on.days().first()? {
        Day::Weekday(_) => Unit::Week,
        Day::Nth(..) | Day::OfMonth(_) | Day::LastOfMonth => Unit::Month,
        Day::OfYear(..) => Unit::Year,
    };
    Every::new(1, unit)
}

/// An RRULE as an author would have written it in keys, if there are keys for it.
fn in_keys(scene: &Scene, rule: &Rule) -> Option<Said> {
    let weekdays: Vec<Day> = rule.weekdays.iter().map(|(nth, day)| weekday(*nth, *day)).collect::<Option<_>>()?;
    if let (Frequency::Monthly, 1, [position @ (1 | -1)], 5) =
        (rule.frequency, rule.interval, &rule.positions[..], weekdays.len())
    {
        let is_workweek = rule.weekdays.iter().all(|(nth, day)| *nth == 0 && day.to_monday_zero_offset() < 5);
        let key = if *position == 1 { "sop.first_workday" } else { "sop.last_workday" };
        return is_workweek.then(|| Said::Workday(scene.word(key)));
    }
    if !(rule.positions.is_empty() && rule.weeks.is_empty() && rule.days_of_year.is_empty()) {
        return None;
    }
    let of_month: Vec<Day> = rule.days_of_month.iter().map(|day| of_month(*day)).collect::<Option<_>>()?;
    let unit = match rule.frequency {
        Frequency::Daily => Unit::Day,
        Frequency::Weekly => Unit::Week,
        Frequency::Monthly => Unit::Month,
        Frequency::Yearly => Unit::Year,
    };
    let days = match (unit, &rule.months[..], &rule.days_of_month[..]) {
        (Unit::Year, [month], [day]) if *day > 0 && weekdays.is_empty() => vec![Day::OfYear(*month, *day)],
        (_, [], _) if weekdays.is_empty() || of_month.is_empty() => [weekdays, of_month].concat(),
        _ => return None,
    };
    let every = Every::new(u16::try_from(rule.interval).ok()?, unit)?;
    Some(Said::Keys(every, On::new(days)))
}

fn weekday(nth: i16, day: jiff::civil::Weekday) -> Option<Day> {
    match nth {
        0 => Some(Day::Weekday(day)),
        -1 | 1..=5 => Some(Day::Nth(i8::try_from(nth).ok()?, day)),
        _ => None,
    }
}

fn of_month(day: i8) -> Option<Day> {
    match day {
        -1 => Some(Day::LastOfMonth),
        1.. => Some(Day::OfMonth(day)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::view_of;

    /// What the page of a rhythm with `keys` says in Chinese and in English.
    fn said(keys: &str) -> [String; 2] {
        let yaml = format!("name: 读书会\ncalendar: {{rhythms: [{{id: a, title: 早读, {keys}}}]}}");
        ["sop/a.html", "en/sop/a.html"].map(|address| {
            let view = view_of(&yaml, address);
            let terms: Vec<&str> = view["terms"].as_array().unwrap().iter().map(|term| term.as_str().unwrap()).collect();
            [vec![view["when"].as_str().unwrap()], terms].concat().join("；")
        })
    }

    #[test]
    fn a_recurrence_is_told_whole() {
        for (keys, chinese, english) in [
            ("every: 2 weeks, on: wed, at: '20:00'", "每两周周三 20:00", "every other Wednesday at 20:00"),
            ("every: week, on: wed, window: '21:00-21:30'", "每周三 21:00–21:30", "every Wednesday, 21:00–21:30"),
            ("on: [mon, thu], at: '08:00'", "每周一、周四 08:00", "every Monday and Thursday at 08:00"),
            (
                "every: weekday, window: '16:30-17:30', skip: holidays",
                "每个工作日 16:30–17:30；遇节假日停",
                "every weekday, 16:30–17:30；not on public holidays",
            ),
            (
                "every: day, from: 2026-12-07, until: 2027-03-14",
                "每天；2026 年 12 月 7 日至 2027 年 3 月 14 日",
                "every day；7 Dec 2026 to 14 Mar 2027",
            ),
            ("every: day, from: 2026-01-07, count: 12", "每天；共 12 次", "every day；12 times"),
            (
                "every: month, on: 15, shift: later",
                "每月 15 日；遇休息日顺延到下一个工作日",
                "on the 15th of every month；moved past days off to the next working day",
            ),
            (
                "rrule: 'FREQ=MONTHLY;BYDAY=1MO,3MO'",
                "每月第一个周一、第三个周一",
                "on the first Monday and third Monday of every month",
            ),
            ("rrule: FREQ=WEEKLY;INTERVAL=2;BYDAY=WE, at: '20:00'", "每两周周三 20:00", "every other Wednesday at 20:00"),
            (
                "rrule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', at: '18:00'",
                "每月最后一个工作日 18:00",
                "on the last weekday of every month, 18:00",
            ),
            (
                "rrule: FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10;COUNT=3",
                "每年 12 月 10 日；共 3 次",
                "every year on 10 December；3 times",
            ),
            (
                "rrule: FREQ=YEARLY;BYYEARDAY=100",
                "按日历规则 FREQ=YEARLY;BYYEARDAY=100",
                "by the calendar rule FREQ=YEARLY;BYYEARDAY=100",
            ),
        ] {
            assert_eq!(said(keys), [chinese, english], "{keys}");
        }
    }

    #[test]
    fn the_day_of_a_campaign_is_told_with_its_year_and_a_festival_by_its_name() {
        let of = |keys: &str, address: &str| {
            let yaml = format!("name: 读书会\ncalendar: {{holidays: cn, campaigns: [{{id: a, title: 微课, {keys}}}]}}");
            view_of(&yaml, address)["when"].as_str().unwrap().to_owned()
        };
        let two = "anchor: [2026-12-05 14:00, 2027-03-06]";
        assert_eq!(of(two, "sop/a.html"), "2026 年 12 月 5 日 14:00、2027 年 3 月 6 日");
        assert_eq!(of(two, "en/sop/a.html"), "5 Dec 2026, 14:00, 6 Mar 2027");
        assert_eq!(of("anchor: 中秋节, at: '20:00'", "sop/a.html"), "每年中秋节 20:00");
        assert_eq!(of("anchor: 中秋节", "en/sop/a.html"), "every year at the Mid-Autumn Festival");
    }

    #[test]
    fn what_has_no_day_says_so_and_single_days_are_named() {
        assert_eq!(said("owner: leader"), ["日子未定", "no date yet"]);
        assert_eq!(
            said("also: [2026-12-24, 2027-01-07], at: '20:00'"),
            ["2026 年 12 月 24 日、2027 年 1 月 7 日", "24 Dec 2026, 7 Jan 2027"]
        );
        let template = "name: 读书会\ncalendar: {campaigns: [{id: a, title: 微课, steps: [{at: D-1, do: 预告}]}]}";
        assert_eq!(view_of(template, "sop/a.html")["when"], "日子未定");
    }

    #[test]
    fn a_journey_that_waits_says_how_long() {
        let yaml = "name: 读书会\ncalendar: {journeys: [{id: a, title: 唤回, starts: silent, after: 14d}]}";
        assert_eq!(view_of(yaml, "sop/a.html")["when"], "成员沉默时，满 14 天");
        assert_eq!(view_of(yaml, "en/sop/a.html")["when"], "when a member has gone silent, after 14 days");
    }
}

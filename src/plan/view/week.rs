//! What happens on given days: rhythms and the steps of campaigns, as far as simple rules say.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::Weekday;

use crate::model::Community;
use crate::model::calendar::Anchor;
use crate::model::calendar::Campaign;
use crate::model::calendar::Recurrence;
use crate::model::calendar::Rhythm;
use crate::model::calendar::Skip;
use crate::model::calendar::Sop;
use crate::model::calendar::Step;
use crate::model::value;
use crate::model::value::Clock;
use crate::model::value::Day;
use crate::model::value::Moment;
use crate::model::value::Unit;

/// One thing on one day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Happening<'a> {
    pub(super) date: Date,
    pub(super) clock: Option<Clock>,
    pub(super) sop: Sop<'a>,
    /// The step of the campaign; none for a rhythm.
    pub(super) step: Option<&'a Step>,
}

/// How far a step may lie from its campaign's day to be found.
const FAR: i32 = 60;

/// What happens from `first` on for `days` days, in the order of time. A rule that takes more than a look at the calendar is
/// left out: an RRULE, a number of times, a shift, two weeks from an unknown start.
pub(super) fn happenings(community: &Community, first: Date, days: i32) -> Vec<Happening<'_>> {
    let Some(calendar) = &community.calendar else { return Vec::new() };
    let week = Span { first, days };
    let off: Vec<Date> = calendar.days.iter().filter(|day| day.is_off()).map(|day| day.date.civil()).collect();
    let rhythms = calendar.rhythms.iter().flat_map(|rhythm| of_rhythm(rhythm, week, &off));
    let campaigns = calendar.campaigns.iter().flat_map(|campaign| of_campaign(campaign, week, &off));
    let mut all: Vec<Happening> = rhythms.chain(campaigns).collect();
    all.sort_by_key(|happening| (happening.date, happening.clock.map(Clock::minutes)));
    all
}

/// Some days in a row.
#[derive(Debug, Clone, Copy)]
struct Span {
    first: Date,
    days: i32,
}

impl Span {
    fn dates(self) -> impl Iterator<Item = Date> {
        (0..self.days).filter_map(move |day| self.first.checked_add(day.days()).ok())
    }

    /// As many days more on both sides.
    fn widened(self, by: i32) -> Span {
        Span { first: self.first.saturating_sub(by.days()), days: self.days + 2 * by }
    }
}

fn of_rhythm<'a>(rhythm: &'a Rhythm, span: Span, off: &[Date]) -> Vec<Happening<'a>> {
    let recurrence = rhythm.recurrence();
    let clock = recurrence.at.map(|at| at.value).or(recurrence.window.map(|window| window.from()));
    let sop = Sop::Rhythm(rhythm);
    recurring(recurrence, span, off).into_iter().map(|date| Happening { date, clock, sop, step: None }).collect()
}

fn of_campaign<'a>(campaign: &'a Campaign, span: Span, off: &[Date]) -> Vec<Happening<'a>> {
    let wide = span.widened(FAR);
    let recurrence = campaign.recurrence();
    let clock = recurrence.at.map(|at| at.value);
    let mut zeros: Vec<Moment> = recurring(recurrence, wide, off)
        .into_iter()
        .filter_map(|date| Some(Moment { date: value::Date::new(date)?, clock }))
        .collect();
    zeros.extend(campaign.anchor.iter().flat_map(|anchors| anchors.iter()).filter_map(|anchor| match &anchor.value {
        Anchor::Moment(moment) => Some(*moment),
        Anchor::Festival(_) => None,
    }));
    let sop = Sop::Campaign(campaign);
    let on = |moment: Moment, step| Happening { date: moment.date.civil(), clock: moment.clock, sop, step };
    let mut all: Vec<Happening> = Vec::new();
    for zero in zeros {
        all.extend(campaign.steps.iter().filter_map(|step| Some(on(step.at.moment(zero)?, Some(step)))));
        if campaign.steps.is_empty() {
            all.push(on(zero, None));
        }
    }
    all.retain(|happening| span.dates().any(|date| date == happening.date));
    all
}

/// The days of `span` on which it recurs.
fn recurring(recurrence: Recurrence, span: Span, off: &[Date]) -> Vec<Date> {
    if recurrence.rrule.is_some() || recurrence.count.is_some() || recurrence.shift.is_some() {
        return Vec::new();
    }
    let excepted = |date: Date| recurrence.except.iter().any(|day| day.civil() == date);
    let skipped = |date: Date| match recurrence.skip.map(|skip| skip.value) {
        Some(Skip::Holidays) => off.contains(&date),
        Some(Skip::Weekends) => is_weekend(date),
        None => false,
    };
    let also = |date: Date| recurrence.also.iter().any(|day| day.civil() == date);
    span.dates().filter(|date| also(*date) || (falls_on(recurrence, *date) && !excepted(*date) && !skipped(*date))).collect()
}

fn falls_on(recurrence: Recurrence, date: Date) -> bool {
    let Some(every) = recurrence.every.map(|every| every.value) else { return false };
    let from = recurrence.from.map(|from| from.civil());
    if from.is_some_and(|from| date < from) || recurrence.until.is_some_and(|until| date > until.civil()) {
        return false;
    }
    // Every second of something has a day on which it began, or nobody knows which one it is.
    if every.count() > 1 && from.is_none_or(|from| rounds(every.unit(), from, date) % i64::from(every.count()) != 0) {
        return false;
    }
    let days = recurrence.on.map(|on| on.days()).unwrap_or_default();
    match every.unit() {
        Unit::Day => days.is_empty() || days.iter().any(|day| is_on(*day, date)),
        Unit::Weekday => !is_weekend(date),
        Unit::Week | Unit::Month | Unit::Year => days.iter().any(|day| is_on(*day, date)),
    }
}

/// How many days, weeks, months or years lie between the ones of two dates.
fn rounds(unit: Unit, from: Date, date: Date) -> i64 {
    let days = |from: Date, date: Date| i64::from((date - from).get_days());
    let monday = |date: Date| date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days());
    let years = i64::from(date.year()) - i64::from(from.year());
    match unit {
        Unit::Day | Unit::Weekday => days(from, date),
        Unit::Week => days(monday(from), monday(date)) / 7,
        Unit::Month => years * 12 + i64::from(date.month()) - i64::from(from.month()),
        Unit::Year => years,
    }
}

fn is_on(day: Day, date: Date) -> bool {
    match day {
        Day::Weekday(weekday) => date.weekday() == weekday,
        Day::Nth(nth, weekday) => date.nth_weekday_of_month(nth, weekday).is_ok_and(|found| found == date),
        Day::OfMonth(day) => date.day() == day,
        Day::LastOfMonth => date == date.last_of_month(),
        Day::OfYear(month, day) => (date.month(), date.day()) == (month, day),
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::happenings;
    use crate::model::Community;

    /// What the week from Monday, 23 November 2026 holds, as `24 12:10`.
    fn week(calendar: serde_json::Value) -> Vec<String> {
        let community: Community = serde_json::from_value(serde_json::json!({ "name": "读书会", "calendar": calendar })).unwrap();
        let all = happenings(&community, date(2026, 11, 23), 7);
        all.iter()
            .map(|one| {
                format!("{} {}", one.date.day(), one.clock.map(|clock| clock.to_string()).unwrap_or_default()).trim().to_owned()
            })
            .collect()
    }

    fn rhythm(keys: serde_json::Value) -> Vec<String> {
        let mut sop = serde_json::json!({ "id": "a", "title": "早读" });
        sop.as_object_mut().unwrap().extend(keys.as_object().unwrap().clone());
        week(serde_json::json!({ "rhythms": [sop], "days": [{ "date": "2026-11-25", "title": "店休", "kind": "off" }] }))
    }

    #[test]
    fn a_rhythm_falls_on_the_days_that_its_rule_says() {
        for (keys, days) in [
            (serde_json::json!({ "every": "week", "on": ["tue", "fri"], "at": "12:10" }), &["24 12:10", "27 12:10"][..]),
            (serde_json::json!({ "every": "weekday", "skip": "holidays" }), &["23", "24", "26", "27"]),
            (serde_json::json!({ "every": "day", "skip": "weekends", "except": ["2026-11-23"] }), &["24", "25", "26", "27"]),
            (serde_json::json!({ "every": "month", "on": "last fri" }), &["27"]),
            (serde_json::json!({ "every": "month", "on": 26, "until": "2026-11-25" }), &[]),
            (serde_json::json!({ "every": "2 weeks", "on": "wed", "from": "2026-11-11" }), &["25"]),
            (serde_json::json!({ "every": "2 weeks", "on": "wed", "from": "2026-11-18" }), &[]),
            (serde_json::json!({ "every": "3 months", "on": 28, "from": "2026-08-01" }), &["28"]),
        ] {
            assert_eq!(rhythm(keys.clone()), days, "{keys}");
        }
    }

    #[test]
    fn what_takes_more_than_a_look_at_the_calendar_is_left_out() {
        for keys in [
            serde_json::json!({ "rrule": "FREQ=DAILY" }),
            serde_json::json!({ "every": "day", "count": "3", "from": "2026-11-23" }),
            serde_json::json!({ "every": "2 weeks", "on": "wed" }),
            serde_json::json!({ "every": "week" }),
        ] {
            assert_eq!(rhythm(keys.clone()), Vec::<String>::new(), "{keys}");
        }
    }

    #[test]
    fn the_steps_of_a_campaign_fall_around_its_day_even_if_that_is_later() {
        let steps =
            serde_json::json!([{ "at": "D-7 10:00", "do": "预告" }, { "at": "-2h", "do": "预热" }, { "at": "D0", "do": "开柜" }]);
        let campaign = |when: (&str, &str)| {
            let mut sop = serde_json::json!({ "id": "open", "title": "开柜", "steps": steps, "at": "14:00" });
            sop[when.0] = when.1.into();
            sop
        };
        assert_eq!(week(serde_json::json!({ "campaigns": [campaign(("anchor", "2026-12-05 14:00"))] })), ["28 10:00"]);
        assert_eq!(week(serde_json::json!({ "campaigns": [campaign(("anchor", "2026-11-28 14:00"))] })), ["28", "28 12:00"]);
        assert_eq!(week(serde_json::json!({ "campaigns": [campaign(("anchor", "中秋节"))] })), Vec::<String>::new());
    }
}

//! A year whose days off nobody has announced yet, though procedures go by them.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::calendar::Almanac;
use crate::calendar::Festival;
use crate::check::case::Case;
use crate::check::case::Year;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::calendar::Anchor;
use crate::model::calendar::Sop;

pub(super) static LINT: Lint = Lint {
    code: "calendar-unannounced-year",
    level: Level::Advice,
    family: Family::Calendar,
    principle: says("A day off is announced, not guessed.", "放假以公布为准，不能靠猜。"),
    what: says(
        "A year of the coming twelve months of which the set in `holidays` says nothing, while rhythms or campaigns with `skip`, `shift` or a day of that set as their anchor fall into it.",
        "未来十二个月跨到的某一年，`holidays` 用的假日表还没有写，而有节奏或活动要靠它（写了 `skip`、`shift`，或以表里的日子为锚点）。",
    ),
    why: says(
        "Which days are moved to join a holiday with a weekend is decided anew each year. Until then nobody knows which Saturday is worked, and a date in the calendar that looks certain is not.",
        "哪几天连休、哪个周末要补班，每年单独公布。公布之前没人知道哪个周六要上班，日历上看着确定的日子其实没有定。",
    ),
    article: Article::Craft,
    fix: says(
        "once they are announced, write them into `content/holidays/<name>.yaml`, with where it was announced",
        "公布后写进 `content/holidays/<名字>.yaml`，并注明来源",
    ),
    example: says(
        r#"
calendar:
- holidays: cn
+ holidays: house
  rhythms:
    - {id: look, title: Look of the day, every: weekday, at: "08:30", skip: holidays}
+=== content/holidays/house.yaml ===
+years:
+ - {year: 2026, source: The house, days: [{title: Inventory, from: 2026-12-31}]}
+ - {year: 2027, source: The house, days: [{title: Spring closing, from: 2027-02-05, to: 2027-02-11, work: [2027-02-13]}]}
"#,
        r#"
calendar:
- holidays: cn
+ holidays: house
  rhythms:
    - {id: look, title: 今日一套, every: weekday, at: "08:30", skip: holidays}
+=== content/holidays/house.yaml ===
+years:
+ - {year: 2026, source: 店里公告, days: [{title: 盘点, from: 2026-12-31}]}
+ - {year: 2027, source: 店里公告, days: [{title: 春节闭店, from: 2027-02-05, to: 2027-02-11, work: [2027-02-13]}]}
"#,
    ),
    ask: Ask::Year(run),
};

/// How many procedures are pointed at.
const SHOWN: usize = 3;

fn run(case: Case, year: &Year, notes: &mut Notes) {
    let (Some(calendar), Some(book)) = (&case.community.calendar, case.book()) else { return };
    let Some(set) = calendar.holidays.as_ref().or(book.site.holidays.as_ref()) else { return };
    let today = case.whole.today();
    let last = today.checked_add(12.months()).unwrap_or(Date::MAX);
    for unknown in (today.year()..=last.year()).filter(|year| !book.almanac.knows(*year)) {
        let mut affected: BTreeMap<usize, Sop> = BTreeMap::new();
        for (place, sop) in case.sops().enumerate() {
            let falls = || year.occurrences.iter().any(|one| one.sop.id() == sop.id() && one.date.year() == unknown);
            if (goes_by_days_off(sop) && falls()) || waits_for_its_day(sop, &book.almanac, unknown) {
                affected.insert(place, sop);
            }
        }
        let Some(first) = affected.values().next() else { continue };
        let (name, title, count) = (set.as_str(), first.title(), affected.len());
        let message = match count {
            1 => words!(
                "`{name}` does not say which days {unknown} has off, and `{title}` goes by them",
                "`{name}` 还没有 {unknown} 年的放假安排，`{title}` 要靠它"
            ),
            _ => words!(
                "`{name}` does not say which days {unknown} has off, and {count} procedures go by them, `{title}` first",
                "`{name}` 还没有 {unknown} 年的放假安排，{count} 个流程要靠它，第一个是 `{title}`"
            ),
        };
        let finding = notes.add(&set.span, message);
        finding.help = Some(match book.almanac.is_chinese() {
            true => words!(
                "once they are announced, write them into `content/holidays/{name}.yaml` as `years: [{{year: {unknown}, source: …, days: [{{title: …, from: …, to: …, work: […]}}]}}]`; until then the days of the law count, and none is moved",
                "公布后写进 `content/holidays/{name}.yaml`：`years: [{{year: {unknown}, source: …, days: [{{title: …, from: …, to: …, work: […]}}]}}]`；在那之前只按法定日子算，不算调休"
            ),
            false => words!(
                "write them into `content/holidays/{name}.yaml` as `years: [{{year: {unknown}, source: …, days: [{{title: …, from: …, to: …, work: […]}}]}}]`; until then no day of it is off",
                "写进 `content/holidays/{name}.yaml`：`years: [{{year: {unknown}, source: …, days: [{{title: …, from: …, to: …, work: […]}}]}}]`；在那之前这一年没有放假的日子"
            ),
        });
        let places = affected.values().take(SHOWN);
        finding.also.extend(places.map(|sop| (sop.id().span.clone(), words!("goes by them", "要靠它"))));
    }
}

/// Whether days off leave it out or move it.
fn goes_by_days_off(sop: Sop) -> bool {
    sop.recurrence().is_some_and(|it| it.skip.is_some() || it.shift.is_some())
}

/// Whether it is about a day that only the set names, and that has none in `year`.
fn waits_for_its_day(sop: Sop, almanac: &Almanac, year: i16) -> bool {
    let Sop::Campaign(campaign) = sop else { return false };
    let mut anchors = campaign.anchor.iter().flat_map(|anchors| anchors.iter());
    anchors.any(|anchor| match &anchor.value {
        Anchor::Festival(name) => {
            Festival::named(name).is_none() && almanac.knows_name(name) && almanac.day_of(name, year).is_none()
        }
        Anchor::Moment(_) => false,
    })
}

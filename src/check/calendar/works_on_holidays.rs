//! A rhythm of working days that goes on through the holidays.

use std::collections::BTreeSet;

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
use crate::model::calendar::Sop;
use crate::model::value::Unit;

pub(super) static LINT: Lint = Lint {
    code: "calendar-works-on-holidays",
    level: Level::Advice,
    family: Family::Calendar,
    principle: says("On days off, members are elsewhere, and so is the team.", "放假了，成员不在，团队也不在。"),
    what: says(
        "A rhythm `every: weekday` with neither `skip` nor `shift` that falls on public holidays.",
        "`every: weekday` 的节奏没有 `skip` 也没有 `shift`，落在法定假日上。",
    ),
    why: says(
        "The morning note on the first day of Spring Festival says that a robot writes it.",
        "大年初一照发的早报，等于告诉大家是机器人写的。",
    ),
    article: Article::Earning,
    fix: says(
        "write `skip: holidays` to leave those days out, or `shift: later` to do it on the next working day",
        "写上 `skip: holidays`（放假不做），或 `shift: later`（顺延到下一个工作日）",
    ),
    example: says(
        r#"
calendar:
  holidays: cn
  rhythms:
-   - {id: look, title: Look of the day, every: weekday, at: "08:30"}
+   - {id: look, title: Look of the day, every: weekday, at: "08:30", skip: holidays}
"#,
        r#"
calendar:
  holidays: cn
  rhythms:
-   - {id: look, title: 今日一套, every: weekday, at: "08:30"}
+   - {id: look, title: 今日一套, every: weekday, at: "08:30", skip: holidays}
"#,
    ),
    ask: Ask::Year(run),
};

fn run(case: Case, year: &Year, notes: &mut Notes) {
    let Some(book) = case.book() else { return };
    let on_weekdays = |sop: Sop| {
        sop.recurrence().is_some_and(|it| {
            it.every.is_some_and(|every| every.unit() == Unit::Weekday) && it.skip.is_none() && it.shift.is_none()
        })
    };
    let mut told = BTreeSet::new();
    for one in year.occurrences.iter().filter(|one| on_weekdays(one.sop) && book.almanac.is_off(one.date)) {
        if told.insert(one.sop.id().as_str()) {
            let (title, date) = (one.sop.title(), one.date);
            notes.add(
                &one.sop.id().span,
                words!("`{title}` runs on public holidays too, first on {date}", "`{title}` 放假也照常，最早是 {date}"),
            );
        }
    }
}

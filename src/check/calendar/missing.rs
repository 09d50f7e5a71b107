//! A community in which nothing is planned.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;

pub(super) static LINT: Lint = Lint {
    code: "calendar-missing",
    level: Level::Warning,
    family: Family::Calendar,
    principle: says("What is not in the calendar happens when somebody remembers it.", "没排进日历的事，只有想起来才会做。"),
    what: says("A definition without `calendar`.", "定义里没有 `calendar`。"),
    why: says(
        "A community lives by its rhythm: members learn when to look, operators know what to do and why. Without it the day goes by with links, red packets and good-night posters.",
        "社群靠节奏活着：成员知道什么时候该看，运营知道做什么、为什么。没有日历，一天就在丢链接、发红包、发晚安海报里过去了。",
    ),
    article: Article::Understanding,
    fix: says(
        "write `calendar` with at least one rhythm and a journey that starts with `join`",
        "写上 `calendar`：至少一个日常节奏，和一个从 `join` 开始的旅程",
    ),
    example: says(
        r#"
name: The Wardrobe Salon
+calendar:
+ rhythms:
+   - {id: look, title: Look of the day, every: weekday, at: "08:30"}
"#,
        r#"
name: 衣橱会客厅
+calendar:
+ rhythms:
+   - {id: look, title: 今日一套, every: weekday, at: "08:30"}
"#,
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let community = case.community;
    if community.calendar.is_none() {
        notes.add(community.name.span(), words!("no calendar says what happens on which day", "没有写日历：什么时候做什么"));
    }
}

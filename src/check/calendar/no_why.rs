//! A procedure that nobody can give a reason for.

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
    code: "calendar-no-why",
    level: Level::Advice,
    family: Family::Calendar,
    principle: says("Ask of every procedure why it is there.", "每个流程都要问一句为什么。"),
    what: says("An SOP without `why`.", "SOP 没有写 `why`。"),
    why: says(
        "Operators who know the reason can adapt the step to the person in front of them; others send the good-night poster.",
        "知道为什么，运营才能因人而变；不知道，就只剩发晚安海报。",
    ),
    article: Article::Understanding,
    fix: says("write in `why` what members gain by it", "在 `why` 里写成员因此得到什么"),
    example: says(
        "
calendar:
  rhythms:
-   - {id: look, title: Look of the day, every: weekday}
+   - {id: look, title: Look of the day, every: weekday, why: Members see one useful thing a day}
",
        "
calendar:
  rhythms:
-   - {id: look, title: 今日一套, every: weekday}
+   - {id: look, title: 今日一套, every: weekday, why: 让成员每天看到一条用得上的}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for sop in case.sops().filter(|sop| sop.why().is_none()) {
        let title = sop.title();
        notes.add(&sop.id().span, words!("nothing says why `{title}` is done", "没有写为什么要做 `{title}`"));
    }
}

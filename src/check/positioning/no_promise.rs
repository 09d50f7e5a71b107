//! A community that promises its members nothing.

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
    code: "positioning-no-promise",
    level: Level::Warning,
    family: Family::Positioning,
    principle: says("Say first what a member gains.", "先说成员得到什么。"),
    what: says("A positioning without a promise.", "定位里没有 `promise`。"),
    why: says(
        "Most founders ask what the community brings them. Members ask what it brings them, and leave when nobody can say.",
        "很多人先想社群能给自己带来什么。成员只问能给我带来什么，没有人说得清就走了。",
    ),
    article: Article::Understanding,
    fix: says(
        "write in `positioning.promise` what a member gains, said so that you can keep it",
        "在 `positioning.promise` 里写成员能得到什么，写做得到的",
    ),
    example: says(
        "
positioning:
  theme: Dressing for the working week
+ promise: One look a day that you can wear tomorrow
",
        "
positioning:
  theme: 通勤穿搭
+ promise: 每天一套明天就能穿的搭配
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(positioning) = &case.community.positioning else { return };
    if positioning.promise.is_none() {
        notes.add(&case.at("positioning"), words!("nothing is promised to members", "没有写成员能得到什么"));
    }
}

//! A community with a subject and nothing to give out.

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
    code: "positioning-no-directions",
    level: Level::Warning,
    family: Family::Positioning,
    principle: says("You can run only what you can keep giving out.", "能持续输出什么，才能运营什么。"),
    what: says("A positioning without directions.", "定位里没有 `directions`。"),
    why: says(
        "A subject is not content. Lines along which something appears again and again are what trust grows on; without them the group is run by mood.",
        "有主题不等于有内容。一条条能持续更新的内容线，才是信任的来源。",
    ),
    article: Article::Building,
    fix: says(
        "write under `positioning.directions` two or three lines of content, each with owner and cadence",
        "在 `positioning.directions` 里写两三条内容线，各有负责人和频率",
    ),
    example: says(
        "
positioning:
  promise: One look a day that you can wear tomorrow
+ directions:
+   - {title: Outfits, source: leader}
",
        "
positioning:
  promise: 每天一套明天就能穿的搭配
+ directions:
+   - {title: 搭配, source: leader}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(positioning) = &case.community.positioning else { return };
    if positioning.directions.is_empty() {
        notes
            .add(&case.at("positioning"), words!("nothing says what content this community gives out", "没有写持续输出哪些内容"));
    }
}

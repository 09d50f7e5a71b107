//! A line of content that nothing delivers.

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
    code: "positioning-direction-unserved",
    level: Level::Warning,
    family: Family::Positioning,
    principle: says("What is promised is delivered by a procedure.", "说了要输出，就要有流程去做。"),
    what: says("A direction without `sops`, while there is a calendar.", "有日历，但内容方向没有写 `sops`。"),
    why: says(
        "A line of content without a procedure appears three times and then no more. Members remember what was announced.",
        "没有流程的内容线，更新三次就断了，而成员记得你说过的话。",
    ),
    article: Article::Building,
    fix: says(
        "name in `sops` the SOPs that deliver this direction, or take it out",
        "在 `sops` 里写上由哪些 SOP 来做，或删掉这条方向",
    ),
    example: says(
        "
positioning:
  directions:
-   - {title: Outfits}
+   - {title: Outfits, sops: [look]}
calendar:
  rhythms:
    - {id: look, title: Look of the day, every: weekday}
",
        "
positioning:
  directions:
-   - {title: 搭配}
+   - {title: 搭配, sops: [look]}
calendar:
  rhythms:
    - {id: look, title: 今日一套, every: weekday}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(positioning) = &case.community.positioning else { return };
    if case.sops().next().is_none() {
        return;
    }
    for direction in positioning.directions.iter().filter(|direction| direction.sops.is_empty()) {
        let title = &direction.title;
        notes.add(title.span(), words!("no SOP delivers the direction `{title}`", "没有流程来做内容方向 `{title}`"));
    }
}

//! A ritual that nobody holds.

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
    code: "culture-ritual-no-sop",
    level: Level::Warning,
    family: Family::Culture,
    principle: says("A ritual is what happens again and again; that takes a procedure.", "仪式要一再发生，就要有流程。"),
    what: says("A ritual without an SOP.", "仪式没有写 `sop`。"),
    why: says(
        "Culture grows from what members live through together. A ritual without an owner and a day happens once.",
        "文化是成员一起经历出来的。没有人、没有日子的仪式，只会发生一次。",
    ),
    article: Article::Commercial,
    fix: says("name in `sop` the SOP of the calendar that carries it out", "在 `sop` 里写上由日历里的哪个流程来做"),
    example: says(
        "
culture:
  rituals:
-   - {title: The mirror photo}
+   - {title: The mirror photo, sop: mirror}
+calendar:
+ rhythms:
+   - {id: mirror, title: Mirror photo, every: week, on: fri}
",
        "
culture:
  rituals:
-   - {title: 镜前一张}
+   - {title: 镜前一张, sop: mirror}
+calendar:
+ rhythms:
+   - {id: mirror, title: 镜前一张, every: week, on: fri}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let rituals = case.community.culture.iter().flat_map(|culture| &culture.rituals);
    for ritual in rituals.filter(|ritual| ritual.sop.is_none()) {
        let title = &ritual.title;
        notes.add(title.span(), words!("no SOP carries out the ritual `{title}`", "没有流程来做仪式 `{title}`"));
    }
}

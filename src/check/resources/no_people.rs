//! A community to which nobody gives time.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::resources::InputKind;

pub(super) static LINT: Lint = Lint {
    code: "resources-no-people",
    level: Level::Warning,
    family: Family::Resources,
    principle: says("A community takes many hands.", "社群很费人力。"),
    what: says("Inputs without one of kind `people`.", "`inputs` 里没有一条 `kind: people`。"),
    why: says(
        "Money buys tools; answering, caring and writing take hours of somebody. It is the input that is forgotten first and missed first.",
        "钱能买工具，回复、关怀、写内容要花人的时间。这项投入最容易忘，也最先缺。",
    ),
    article: Article::Understanding,
    fix: says(
        "add an input with `kind: people` and its `hours` a week",
        "加一条 `kind: people` 的投入，写上每周多少小时（`hours`）",
    ),
    example: says(
        "
resources:
  inputs:
-   - {kind: content, title: Three hundred photos}
+   - {kind: people, title: One operator, hours: 20h}
",
        "
resources:
  inputs:
-   - {kind: content, title: 三百张图}
+   - {kind: people, title: 一名运营, hours: 20h}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(resources) = &case.community.resources else { return };
    if !resources.inputs.iter().any(|input| input.kind.value == InputKind::People) {
        notes.add(
            &case.at("resources.inputs"),
            words!("nothing says how many hours people give to this community", "没有写投入多少人力"),
        );
    }
}

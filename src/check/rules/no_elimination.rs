//! An open-ended community that lets nobody go.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::positioning::LifecycleKind;

pub(super) static LINT: Lint = Lint {
    code: "rules-no-elimination",
    level: Level::Warning,
    family: Family::Rules,
    principle: says("What does not end needs a way to let go.", "不按时间结束的社群，一定要有淘汰机制。"),
    what: says("A lifecycle of kind `ongoing` and no elimination.", "`lifecycle` 是 `ongoing`，却没有 `elimination`。"),
    why: says(
        "Without it the group fills with people who have long stopped caring, and the rest no longer know whom they speak to. One purchase in a season is a fair measure.",
        "没有淘汰，群里会慢慢装满早就不关心的人。一季至少买过一件，这样的标准就很公道。",
    ),
    article: Article::Building,
    fix: says(
        "write `rules.ending.elimination` with `criteria` and `grace`",
        "写上 `rules.ending.elimination`：`criteria`（标准）和 `grace`（宽限）",
    ),
    example: says(
        "
positioning:
  lifecycle: {kind: ongoing}
rules:
  join: {mode: fee, price: 99}
+ ending:
+   elimination: {criteria: [Two purchases in a year], grace: 7d}
",
        "
positioning:
  lifecycle: {kind: ongoing}
rules:
  join: {mode: fee, price: 99}
+ ending:
+   elimination: {criteria: [一年内买过两次], grace: 7d}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let lifecycle = case.community.positioning.iter().find_map(|positioning| positioning.lifecycle.as_ref());
    let is_ongoing = lifecycle.is_some_and(|lifecycle| lifecycle.kind.value == LifecycleKind::Ongoing);
    let Some(rules) = case.community.rules.as_ref().filter(|_| is_ongoing) else { return };
    let ending = rules.ending.as_ref();
    if !ending.is_some_and(|ending| ending.elimination.is_some() || ending.term.is_some()) {
        notes.add(
            &case.at("rules.ending"),
            words!("this community is ongoing, and nothing says when somebody is let go", "长期的社群，却没有写淘汰机制"),
        );
    }
}

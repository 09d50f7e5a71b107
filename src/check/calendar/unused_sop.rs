//! A procedure that nothing in the playbook needs.

use std::collections::BTreeSet;

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::calendar::Sop;
use crate::model::calendar::SopKind;
use crate::model::reference::Noun;

pub(super) static LINT: Lint = Lint {
    code: "calendar-unused-sop",
    level: Level::Advice,
    family: Family::Calendar,
    principle: says(
        "Every procedure serves a stage, a benefit, a ritual or a figure.",
        "每个流程都要服务于某个阶段、权益、仪式或指标。",
    ),
    what: says(
        "An SOP, other than of kind `admin`, that nothing names and that names no metric.",
        "没有任何地方提到、自己也没有指标的 SOP（`admin` 除外）。",
    ),
    why: says(
        "Diligence of tactics hides laziness of strategy: work is done because it was always done.",
        "用战术的勤奋掩盖战略的懒惰：一直在做，所以还在做。",
    ),
    article: Article::Understanding,
    fix: says(
        "name it where it is needed (a stage, a benefit, a ritual, a direction), give it a `metric`, or take it out",
        "在需要它的地方写上它（阶段、权益、仪式、方向），或给它一个 `metric`，或删掉",
    ),
    example: says(
        "
calendar:
  rhythms:
-   - {id: look, title: Look of the day, every: weekday}
+   - {id: look, title: Look of the day, every: weekday, metric: stay}
+metrics:
+ - {id: stay, title: Still here after 90 days, kind: retention}
",
        "
calendar:
  rhythms:
-   - {id: look, title: 今日一套, every: weekday}
+   - {id: look, title: 今日一套, every: weekday, metric: stay}
+metrics:
+ - {id: stay, title: 九十天留存, kind: retention}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let meant: BTreeSet<&str> = case.meant(Noun::Sop).collect();
    let keeps_house = |sop: &Sop| sop.kind().is_some_and(|kind| kind.value == SopKind::Admin);
    let moves = |sop: &Sop| sop.metric().is_some() || sop.steps().iter().any(|step| step.metric.is_some());
    for sop in case.sops().filter(|sop| !meant.contains(sop.id().as_str()) && !moves(sop) && !keeps_house(sop)) {
        let title = sop.title();
        notes.add(&sop.id().span, words!("nothing in the definition refers to `{title}`", "定义里没有任何地方用到 `{title}`"));
    }
}

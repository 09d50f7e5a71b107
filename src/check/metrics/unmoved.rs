//! A figure that nobody does anything about.

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
use crate::model::reference::Noun;

pub(super) static LINT: Lint = Lint {
    code: "metrics-unmoved",
    level: Level::Advice,
    family: Family::Metrics,
    principle: says("A metric is there to be moved.", "指标是用来推动的。"),
    what: says("A metric that no SOP, step, stage or deed names.", "没有任何流程、步骤、漏斗阶段或行动提到的指标。"),
    why: says(
        "Ask of every step why it is there; and of every figure, what moves it. A figure that no work belongs to is only watched.",
        "每一步都要问为什么；每个指标也要问靠什么推动。没有对应动作的指标，只能看着。",
    ),
    article: Article::Understanding,
    fix: says(
        "name it as `metric` of the SOP or step that moves it, in `metrics` of a stage, or take it out",
        "在推动它的 SOP 或步骤上写 `metric`，或写进漏斗阶段的 `metrics`，或者删掉",
    ),
    example: says(
        "
calendar:
  rhythms:
-   - {id: look, title: Look of the day, every: weekday}
+   - {id: look, title: Look of the day, every: weekday, metric: talk}
metrics:
  - {id: talk, title: People who spoke, kind: participation}
",
        "
calendar:
  rhythms:
-   - {id: look, title: 今日一套, every: weekday}
+   - {id: look, title: 今日一套, every: weekday, metric: talk}
metrics:
  - {id: talk, title: 发过言的人, kind: participation}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    if case.sops().next().is_none() && case.community.funnel.is_none() {
        return;
    }
    let meant: BTreeSet<&str> = case.meant(Noun::Metric).collect();
    for metric in case.community.metrics.iter().filter(|metric| metric.stage.is_none()) {
        let title = &metric.title;
        if !meant.contains(metric.id.as_str()) {
            notes.add(
                &metric.id.span,
                words!("no SOP, step or stage moves the metric `{title}`", "没有流程、步骤或漏斗阶段推动指标 `{title}`"),
            );
        }
    }
}

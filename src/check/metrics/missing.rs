//! A community that measures nothing.

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
    code: "metrics-missing",
    level: Level::Warning,
    family: Family::Metrics,
    principle: says("What is not measured is judged by mood.", "不衡量，就只能凭感觉。"),
    what: says("A definition without `metrics`.", "定义里没有 `metrics`。"),
    why: says(
        "A community is there to keep people and turn them into buyers who come back: retention and conversion are the two figures that say whether it does.",
        "社群最终看留存和转化（复购）。没有指标，就说不清做得好不好。",
    ),
    article: Article::Understanding,
    fix: says("write `metrics`, beginning with one of `kind: retention`", "写上 `metrics`，先写一个 `retention`（留存）"),
    example: says(
        r#"
name: The Wardrobe Salon
+metrics:
+ - {id: stay, title: Still here after 90 days, kind: retention, target: ">=60%"}
"#,
        r#"
name: 衣橱会客厅
+metrics:
+ - {id: stay, title: 九十天留存, kind: retention, target: ">=60%"}
"#,
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let community = case.community;
    if community.metrics.is_empty() {
        notes.add(community.name.span(), words!("no metric is written: nothing is measured", "没有写任何指标"));
    }
}

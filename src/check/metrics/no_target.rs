//! A figure without a goal.

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
    code: "metrics-no-target",
    level: Level::Warning,
    family: Family::Metrics,
    principle: says("A figure has a goal.", "指标要有目标。"),
    what: says("A metric without `target`.", "指标没有写 `target`。"),
    why: says(
        "A figure without a target is neither good nor bad; nobody acts on it.",
        "没有目标的数字说不上好坏，也就没有人行动。",
    ),
    article: Article::Understanding,
    fix: says("write a `target` such as `>=60%`", "写上 `target`，例如 `>=60%`"),
    example: says(
        r#"
+people:
+ leader: {id: leader, name: Shen Yun}
metrics:
- - {id: stay, title: Still here after 90 days, kind: retention}
+ - {id: stay, title: Still here after 90 days, kind: retention, target: ">=60%"}
"#,
        r#"
+people:
+ leader: {id: leader, name: 沈云}
metrics:
- - {id: stay, title: 九十天留存, kind: retention}
+ - {id: stay, title: 九十天留存, kind: retention, target: ">=60%"}
"#,
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for metric in case.community.metrics.iter().filter(|metric| metric.target.is_none()) {
        let title = &metric.title;
        notes.add(&metric.id.span, words!("nothing says what `{title}` should reach", "没有写 `{title}` 要达到多少"));
    }
}

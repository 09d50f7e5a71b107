//! A figure that nobody answers for.

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
    code: "metrics-no-owner",
    level: Level::Warning,
    family: Family::Metrics,
    principle: says("A figure has an owner.", "指标要有人负责。"),
    what: says("A metric without `owner`.", "指标没有写 `owner`。"),
    why: says("What everybody watches nobody moves.", "人人都看，就没有人去推。"),
    article: Article::Understanding,
    fix: says("write `owner` with an id of `people`", "写上 `owner`，填 `people` 里的 id"),
    example: says(
        "
+people:
+ leader: {id: leader, name: Shen Yun}
metrics:
- - {id: stay, title: Still here after 90 days, kind: retention}
+ - {id: stay, title: Still here after 90 days, kind: retention, owner: leader}
",
        "
+people:
+ leader: {id: leader, name: 沈云}
metrics:
- - {id: stay, title: 九十天留存, kind: retention}
+ - {id: stay, title: 九十天留存, kind: retention, owner: leader}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for metric in case.community.metrics.iter().filter(|metric| metric.owner.is_none()) {
        let title = &metric.title;
        notes.add(&metric.id.span, words!("nobody is named who answers for the metric `{title}`", "`{title}` 没有人负责"));
    }
}

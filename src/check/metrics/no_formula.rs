//! A figure that two people would work out differently.

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
    code: "metrics-no-formula",
    level: Level::Advice,
    family: Family::Metrics,
    principle: says("A figure is worked out one way.", "指标只有一种算法。"),
    what: says("A metric without `formula`.", "指标没有写 `formula`。"),
    why: says(
        "Two people who work it out differently argue about the number instead of the work.",
        "两个人算法不同，就会争数字，而不是改进工作。",
    ),
    article: Article::Understanding,
    fix: says("write in `formula` how it is worked out", "在 `formula` 里写怎么算"),
    example: says(
        "
+people:
+ leader: {id: leader, name: Shen Yun}
metrics:
- - {id: stay, title: Still here after 90 days, kind: retention}
+ - {id: stay, title: Still here after 90 days, kind: retention, formula: Members after 90 days / members who joined}
",
        "
+people:
+ leader: {id: leader, name: 沈云}
metrics:
- - {id: stay, title: 九十天留存, kind: retention}
+ - {id: stay, title: 九十天留存, kind: retention, formula: 九十天后还在的人 ÷ 入会的人}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for metric in case.community.metrics.iter().filter(|metric| metric.formula.is_none()) {
        let title = &metric.title;
        notes.add(&metric.id.span, words!("nothing says how `{title}` is worked out", "没有写 `{title}` 怎么算"));
    }
}

//! A target that has been missed three times in a row.

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
    code: "metrics-missed-target",
    level: Level::Advice,
    family: Family::Metrics,
    principle: says("A target that is always missed is changed, or the work is.", "总达不到，要么改做法，要么改目标。"),
    what: says(
        "A metric whose last three figures all miss its target and come no nearer.",
        "最近三次的数值都没达到 `target`，也没有靠近。",
    ),
    why: says(
        "Once is chance, twice a warning, three times a fact. A goal that nobody reaches teaches the team to look away.",
        "一次是偶然，两次是提醒，三次就是事实。总达不到的目标，会让团队学会不看。",
    ),
    article: Article::Craft,
    fix: says("change what is done for it, or set a target that can be reached", "改变做法，或定一个够得着的目标"),
    example: says(
        r#"
metrics:
- - {id: stay, title: Still here after 90 days, kind: retention, target: ">=60%", values: {2026-08: 52%, 2026-09: 50%, 2026-10: 51%}}
+ - {id: stay, title: Still here after 90 days, kind: retention, target: ">=60%", values: {2026-08: 52%, 2026-09: 57%, 2026-10: 61%}}
"#,
        r#"
metrics:
- - {id: stay, title: 九十天留存, kind: retention, target: ">=60%", values: {2026-08: 52%, 2026-09: 50%, 2026-10: 51%}}
+ - {id: stay, title: 九十天留存, kind: retention, target: ">=60%", values: {2026-08: 52%, 2026-09: 57%, 2026-10: 61%}}
"#,
    ),
    ask: Ask::Community(run),
};

const IN_A_ROW: usize = 3;

fn run(case: Case, notes: &mut Notes) {
    for metric in &case.community.metrics {
        let Some(target) = &metric.target else { continue };
        let mut values: Vec<_> = metric.values.iter().collect();
        values.sort_by_key(|(period, _)| period.value);
        let last: Vec<_> = values.iter().rev().take(IN_A_ROW).collect();
        let (Some((_, now)), Some((_, then))) = (last.first(), last.last()) else { continue };
        let (now, then) = (now.millionths(), then.millionths());
        let is_coming = (target.low().is_some() && now > then) || (target.high().is_some() && now < then);
        if last.len() == IN_A_ROW && !is_coming && last.iter().all(|(_, figure)| !target.is_met_by(figure.value)) {
            let title = &metric.title;
            notes.add(&target.span, words!("`{title}` missed its target three times in a row", "`{title}` 连续三次没有达到目标"));
        }
    }
}

//! A term without an end.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::same;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::positioning::LifecycleKind;

pub(super) static LINT: Lint = Lint {
    code: "positioning-endless-term",
    level: Level::Warning,
    family: Family::Positioning,
    principle: says("A term ends on time.", "有期限就要按时结束。"),
    what: says(
        "A lifecycle of kind `term` or `flash` without length or end.",
        "`lifecycle` 是 `term` 或 `flash`，却没有写多长、何时结束。",
    ),
    why: says(
        "Ending on time shapes the value of a service; whether people renew is the verdict on it. A term that nobody can date is open-ended in secret.",
        "按时结束才体现价值，续费是对运营的评价。说不出日子的期限，其实就是没有期限。",
    ),
    article: Article::Building,
    fix: says(
        "write `length: 3 months` or an `ends` with a date under `positioning.lifecycle`, or make its kind `ongoing`",
        "在 `positioning.lifecycle` 里写 `length: 3 months` 或结束日期 `ends`，长期社群就写 `kind: ongoing`",
    ),
    example: same(
        "
positioning:
- lifecycle: {kind: term}
+ lifecycle: {kind: term, length: 3 months}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let lifecycle = case.community.positioning.iter().find_map(|positioning| positioning.lifecycle.as_ref());
    let has_term = case.community.rules.iter().filter_map(|rules| rules.ending.as_ref()).any(|ending| ending.term.is_some());
    let Some(lifecycle) = lifecycle else { return };
    let ends = lifecycle.kind.value == LifecycleKind::Ongoing || lifecycle.length.is_some() || lifecycle.ends.is_some();
    if !ends && !has_term {
        notes.add(
            &lifecycle.kind.span,
            words!("this community has a term, and nothing says when the term ends", "写了有期限，却没有写这一期什么时候结束"),
        );
    }
}

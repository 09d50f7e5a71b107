//! A term after which nobody is asked to stay.

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
    code: "rules-term-without-renewal",
    level: Level::Advice,
    family: Family::Rules,
    principle: says("Renewal is the verdict on the whole work.", "续费是对运营好坏的评价。"),
    what: says(
        "An ending with a term, no renewal and no elimination.",
        "`ending` 有期限，却没有 `renewal`，也没有 `elimination`。",
    ),
    why: says(
        "If nobody asks, the best members drift off with the rest, and you never learn what the term was worth to them.",
        "没有人问，最好的成员也会跟着散掉，你也不会知道这一期值不值。",
    ),
    article: Article::Building,
    fix: says(
        "write `renewal` under `rules.ending`: the price, how early one is asked, how it goes",
        "在 `rules.ending` 里写 `renewal`：价格、提前多久问、怎么做",
    ),
    example: same(
        "
rules:
- ending: {term: 1 year}
+ ending: {term: 1 year, renewal: {price: 99, notice: 30d}}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(ending) = case.community.rules.iter().find_map(|rules| rules.ending.as_ref()) else { return };
    let lifecycle = case.community.positioning.iter().find_map(|positioning| positioning.lifecycle.as_ref());
    let is_flash = lifecycle.is_some_and(|lifecycle| lifecycle.kind.value == LifecycleKind::Flash);
    if let Some(term) = ending.term.as_ref().filter(|_| ending.renewal.is_none() && ending.elimination.is_none() && !is_flash) {
        notes
            .add(&term.span, words!("membership has a term, and nothing says how it is renewed", "有期限，却没有写到期了怎么续"));
    }
}

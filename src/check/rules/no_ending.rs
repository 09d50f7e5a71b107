//! A community that says how to get in and never how it ends.

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

pub(super) static LINT: Lint = Lint {
    code: "rules-no-ending",
    level: Level::Warning,
    family: Family::Rules,
    principle: says(
        "Ending is part of the value: a term that ends on time, or a way to let go of those who are no longer part of it.",
        "结束本身就是价值：到期按时结束，或者有淘汰机制。",
    ),
    what: says(
        "Rules with neither a term nor an elimination under `ending`.",
        "`rules` 里没有 `ending`，或 `ending` 里既没有期限也没有淘汰。",
    ),
    why: says(
        "A term that ends on time gives value to what comes before it, and renewal is the verdict on the work. An open-ended group without a way out fills up with people who no longer care.",
        "按时结束才体现价值，续费是对运营的评价。没有出口的群，会慢慢装满不再关心的人。",
    ),
    article: Article::Building,
    fix: says(
        "write `rules.ending`: a `term` with its renewal, or an `elimination` with criteria",
        "写上 `rules.ending`：有期限就写 `term` 和续费，长期社群就写 `elimination` 的标准",
    ),
    example: same(
        "
rules:
  join: {mode: fee, price: 299}
+ ending: {term: 1 year, renewal: {price: 199}}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(rules) = &case.community.rules else { return };
    let ends = rules.ending.as_ref().is_some_and(|ending| ending.term.is_some() || ending.elimination.is_some());
    if !ends {
        notes.add(&case.at("rules.ending"), words!("the rules do not say how membership ends", "群规没有写会员资格怎么结束"));
    }
}

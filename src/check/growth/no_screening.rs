//! A door through which all traffic comes.

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
    code: "growth-no-screening",
    level: Level::Advice,
    family: Family::Growth,
    principle: says("Add the right people, then do the right thing.", "加对的人，做对的事。"),
    what: says(
        "Growth without a word on screening, neither in `growth` nor at the door.",
        "`growth.screening` 没有写，入群也没有标准。",
    ),
    why: says(
        "Traffic is not scarce, fit is. A threshold keeps those out who would change the talk, and shows the others what is expected.",
        "流量不稀缺，合适才稀缺。门槛挡住会带偏话题的人，也告诉其他人这里的期望。",
    ),
    article: Article::Commercial,
    fix: says(
        "write in `growth.screening` by which signs the right ones are told",
        "在 `growth.screening` 里写凭什么判断合不合适",
    ),
    example: says(
        "
growth:
  scenes:
    - {title: The fitting room}
+ screening: [Two purchases in a year]
",
        "
growth:
  scenes:
    - {title: 试衣间}
+ screening: [一年内买过两次]
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(growth) = &case.community.growth else { return };
    let join = case.community.rules.iter().find_map(|rules| rules.join.as_ref());
    let is_screened = join.is_some_and(|join| !join.criteria.is_empty() || !join.questions.is_empty());
    if growth.screening.is_empty() && !is_screened {
        notes.add(
            &case.at("growth"),
            words!("nothing says how the right people are told from the rest", "没有写怎么筛选合适的人"),
        );
    }
}

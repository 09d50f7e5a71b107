//! A group that the loudest may fill.

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
    code: "rules-no-anti-spam",
    level: Level::Advice,
    family: Family::Rules,
    principle: says("Too lively is also a way to die.", "过度活跃也会害死社群。"),
    what: says("Rules without `anti_spam`.", "`rules` 没有 `anti_spam`。"),
    why: says(
        "When a few chat all day, what matters is buried, and opinion leaders leave first. Bad money drives out good.",
        "少数人整天灌水，有价值的信息被淹没，意见领袖先走：劣币驱逐良币。",
    ),
    article: Article::Earning,
    fix: says(
        "write `rules.anti_spam`: how many messages a day from one member, and what operators do",
        "写上 `rules.anti_spam`：每人每天多少条，运营怎么处理",
    ),
    example: same(
        "
rules:
- join: {mode: fee, price: 99}
+ anti_spam: {max_messages_per_member: 20}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(rules) = &case.community.rules else { return };
    if rules.anti_spam.is_none() {
        notes.add(&case.at("rules"), words!("nothing limits how much one member may post", "没有写怎么防止刷屏"));
    }
}

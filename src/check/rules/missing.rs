//! A community without rules.

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
    code: "rules-missing",
    level: Level::Warning,
    family: Family::Rules,
    principle: says(
        "Nothing keeps its shape without rules: joining, meeting, paying, acting, growing, ending.",
        "无规矩不成方圆：加入、组织、收费、活动、拓展、结束。",
    ),
    what: says("A definition without `rules`.", "定义里没有 `rules`。"),
    why: says(
        "Members who do not know the rules cannot trust them, and operators who have none decide each case by mood.",
        "成员不知道规则就无从信任，运营没有规则就只能看心情。",
    ),
    article: Article::Building,
    fix: says(
        "write `rules` with `join`, `organise`, `conduct` and `ending`",
        "写上 `rules`：`join`、`organise`、`conduct`、`ending`",
    ),
    example: says(
        "
name: The Wardrobe Salon
+rules:
+ join: {mode: fee, price: 299 CNY, per: year}
",
        "
name: 衣橱会客厅
+rules:
+ join: {mode: fee, price: 299 元, per: year}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let community = case.community;
    if community.rules.is_none() {
        notes.add(community.name.span(), words!("this community has no rules", "没有写群规"));
    }
}

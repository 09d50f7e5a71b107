//! A community that nobody runs.

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
    code: "people-missing",
    level: Level::Warning,
    family: Family::People,
    principle: says("A community needs people with names and duties before it needs members.", "先有人负责，再有成员。"),
    what: says("A definition without `people`.", "定义里没有 `people`。"),
    why: says(
        "Style and soul come from the leader, daily care from operators, momentum from opinion leaders, resources from a sponsor. What nobody owns does not happen.",
        "风格和灵魂来自领袖，日常靠运营，势头靠意见领袖，资源靠老板。没有人负责的事，就不会发生。",
    ),
    article: Article::Building,
    fix: says(
        "write `people`, beginning with `leader: {id: leader, name: …}`",
        "写上 `people`，从 `leader: {id: leader, name: …}` 开始",
    ),
    example: says(
        "
name: The Wardrobe Salon
+people:
+ leader: {id: leader, name: Shen Yun}
",
        "
name: 衣橱会客厅
+people:
+ leader: {id: leader, name: 沈云}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let community = case.community;
    if community.people.is_none() {
        notes.add(community.name.span(), words!("nobody is named who runs this community", "没有写谁来运营这个社群"));
    }
}

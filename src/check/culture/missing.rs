//! A community without a culture that could stay when members go.

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
    code: "culture-missing",
    level: Level::Advice,
    family: Family::Culture,
    principle: says("Members come and go; culture is what stays.", "铁打的社群，流水的用户：留下来的是文化。"),
    what: says("A definition without `culture`.", "定义里没有 `culture`。"),
    why: says(
        "What spreads by itself is never a product but a character and a way of being together: how we speak, how we meet, what we do again and again.",
        "自己会传播的从来不是产品，而是人格和一种相处方式：怎么说话、怎么连接、一再做什么。",
    ),
    article: Article::Commercial,
    fix: says(
        "write `culture` with `spirit`, `language` and one ritual",
        "写上 `culture`：`spirit`（精神）、`language`（怎么说话）和一个仪式",
    ),
    example: says(
        "
name: The Wardrobe Salon
+culture:
+ spirit: We dress for our own day, not for other people's eyes
",
        "
name: 衣橱会客厅
+culture:
+ spirit: 为自己的一天而穿
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let community = case.community;
    if community.culture.is_none() {
        notes.add(
            community.name.span(),
            words!("nothing says what holds this community together and how it speaks", "没有写社群文化：靠什么凝聚、怎么说话"),
        );
    }
}

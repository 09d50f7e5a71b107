//! A community that never says what it is about.

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
    code: "positioning-missing",
    level: Level::Warning,
    family: Family::Positioning,
    principle: says(
        "A community begins with a subject on which somebody can keep giving something out.",
        "社群从一个能持续输出内容的主题开始。",
    ),
    what: says("A definition without `positioning`.", "定义里没有 `positioning`。"),
    why: says(
        "People join for a subject and a gain, not for a group. Without either, every later choice (whom to invite, what to post, what to sell) is made by mood.",
        "人是冲着主题和价值来的，不是冲着一个群。没有定位，后面请谁、发什么、卖什么都只能凭感觉。",
    ),
    article: Article::Building,
    fix: says(
        "write `positioning` with `theme`, `promise` and `directions`: what it is about, what a member gains, what is given out",
        "写上 `positioning`：`theme`（主题）、`promise`（对成员的价值）、`directions`（内容方向）",
    ),
    example: says(
        "
name: The Wardrobe Salon
+positioning:
+ theme: Dressing for the working week
+ promise: One look a day that you can wear tomorrow
",
        "
name: 衣橱会客厅
+positioning:
+ theme: 通勤穿搭
+ promise: 每天一套明天就能穿的搭配
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let community = case.community;
    if community.positioning.is_none() {
        notes.add(community.name.span(), words!("nothing says what this community is about", "这个社群没有写定位"));
    }
}

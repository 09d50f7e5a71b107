//! A community that does not know where its members come from.

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
    code: "growth-missing",
    level: Level::Advice,
    family: Family::Growth,
    principle: says("The right people first, and slowly: a community is a brand.", "加对的人，慢慢来：社群就是品牌。"),
    what: says("A definition without `growth`.", "定义里没有 `growth`。"),
    why: says(
        "Precise sources, a threshold and a pace that the team can carry matter more than numbers. Who collects everybody ends up with a group that dies when the traffic does.",
        "精准的来源、门槛、团队接得住的速度，比数字重要。把所有人都圈进来，流量一断，群也就到头了。",
    ),
    article: Article::Commercial,
    fix: says(
        "write `growth` with the places where the right people are, and the pace at which you take them in",
        "写上 `growth`：对的人在哪些场景里，每周接得住多少人",
    ),
    example: says(
        "
name: The Wardrobe Salon
+growth:
+ scenes:
+   - {title: The fitting room, who: Women who tried on twice}
",
        "
name: 衣橱会客厅
+growth:
+ scenes:
+   - {title: 试衣间, who: 试过两次衣服的客人}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let community = case.community;
    if community.growth.is_none() {
        notes.add(community.name.span(), words!("nothing says where members come from", "没有写新成员从哪里来"));
    }
}

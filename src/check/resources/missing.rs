//! A community that is to come of nothing.

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
    code: "resources-missing",
    level: Level::Warning,
    family: Family::Resources,
    principle: says("The one must: put resources in.", "一个必须：注入资源。"),
    what: says("A definition without `resources`.", "定义里没有 `resources`。"),
    why: says(
        "Nothing comes of nothing. A community is a steady giving-out of value, and that takes people, content, money and a boss who stands behind it.",
        "不要想着空手套白狼。社群的核心是持续输出价值，这需要人、内容、钱和老板的支持。",
    ),
    article: Article::Building,
    fix: says(
        "write `resources` with `inputs` (people, content, money, sponsor) and `costs`",
        "写上 `resources`：`inputs`（人、内容、钱、老板的支持）和 `costs`",
    ),
    example: says(
        "
name: The Wardrobe Salon
+resources:
+ inputs:
+   - {kind: people, title: One operator, hours: 20h}
",
        "
name: 衣橱会客厅
+resources:
+ inputs:
+   - {kind: people, title: 一名运营, hours: 20h}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let community = case.community;
    if community.resources.is_none() {
        notes.add(
            community.name.span(),
            words!("nothing says what is put into this community: people, content, money", "没有写投入什么资源：人、内容、钱"),
        );
    }
}

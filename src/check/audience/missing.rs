//! A community that is for everybody.

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
    code: "audience-missing",
    level: Level::Warning,
    family: Family::Audience,
    principle: says("Choose the people before you invite them.", "先选定人群，再开始邀请。"),
    what: says("A definition without `audience`.", "定义里没有 `audience`。"),
    why: says(
        "Traffic thinking adds everybody and hopes; a community only works with people who care about its subject. Their needs, their troubles and the places where they are decide everything after it.",
        "流量思维是先加满再说；社群只对关心主题的人有用。他们的需求、困扰和所在的场景，决定后面的一切。",
    ),
    article: Article::Building,
    fix: says(
        "write `audience` with at least one segment: who they are, what they need, where they are",
        "写上 `audience`，至少一个 `segments`：他们是谁、需要什么、在哪里",
    ),
    example: says(
        "
name: The Wardrobe Salon
+audience:
+ segments:
+   - {id: office, name: Women in offices, needs: [Look right on Monday without thinking]}
",
        "
name: 衣橱会客厅
+audience:
+ segments:
+   - {id: office, name: 职场女性, needs: [周一早上不用想就穿得得体]}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let community = case.community;
    if community.audience.is_none() {
        notes.add(community.name.span(), words!("nothing says whom this community is for", "没有写这个社群为谁而做"));
    }
}

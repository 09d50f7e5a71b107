//! A community that treats all its members alike.

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
    code: "tiers-missing",
    level: Level::Advice,
    family: Family::Tiers,
    principle: says(
        "Members want different things; layers let you give each what they want.",
        "成员想要的不一样，分层才能各取所需。",
    ),
    what: says("A definition without `tiers`.", "定义里没有 `tiers`。"),
    why: says(
        "Ordinary members come to learn, active ones to be seen, contributors and experts to meet their like. Who serves all alike serves nobody.",
        "普通成员来学东西，活跃成员想被看见，贡献者和专业成员想认识同路人。一视同仁，等于谁都没照顾到。",
    ),
    article: Article::Understanding,
    fix: says(
        "write `tiers`: two to four layers, each with its criteria and its benefits",
        "写上 `tiers`：两到四层，每层写明标准和权益",
    ),
    example: says(
        "
name: The Wardrobe Salon
+tiers:
+ - {id: regular, name: Regulars, criteria: [Two purchases in a year]}
",
        "
name: 衣橱会客厅
+tiers:
+ - {id: regular, name: 常客, criteria: [一年内买过两次]}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let community = case.community;
    if community.tiers.is_empty() {
        notes.add(
            community.name.span(),
            words!("no tiers are written: all members are treated alike", "没有写成员分层：所有人都一样对待"),
        );
    }
}

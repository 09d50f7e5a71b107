//! A tier that nobody can tell from the next.

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
    code: "tiers-no-criteria",
    level: Level::Warning,
    family: Family::Tiers,
    principle: says("Layers are told apart by data that you have.", "分层要基于数据。"),
    what: says("A tier without criteria.", "分层没有写 `criteria`。"),
    why: says(
        "A tier without criteria is a favour. Members cannot work towards it and operators cannot explain it.",
        "没有标准的分层只是人情，成员不知道怎么上去，运营也说不清。",
    ),
    article: Article::Understanding,
    fix: says(
        "write `criteria` that can be counted, such as `[Two purchases in a year]`",
        "写上能数得出来的 `criteria`，例如 `[一年内买过两次]`",
    ),
    example: says(
        "
tiers:
- - {id: regular, name: Regulars}
+ - {id: regular, name: Regulars, criteria: [Two purchases in a year]}
",
        "
tiers:
- - {id: regular, name: 常客}
+ - {id: regular, name: 常客, criteria: [一年内买过两次]}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for tier in case.community.tiers.iter().filter(|tier| tier.criteria.is_empty()) {
        let name = &tier.name;
        notes.add(&tier.id.span, words!("nothing says who belongs to `{name}`", "没有写什么样的人属于 `{name}`"));
    }
}

//! A tier that one cannot climb to.

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
    code: "tiers-no-way-up",
    level: Level::Advice,
    family: Family::Tiers,
    principle: says("Say how one comes up.", "说清怎么升上来。"),
    what: says("A tier above the first without `promotion`.", "第一层以上的分层没有写 `promotion`。"),
    why: says(
        "Members do more where they see the next step. A tier that one is put into by mood moves nobody.",
        "看得见下一级，成员才有动力。凭感觉提拔的层级，激励不了任何人。",
    ),
    article: Article::Understanding,
    fix: says("write `promotion`: who decides, when, by what", "写上 `promotion`：谁决定、什么时候、凭什么"),
    example: says(
        "
tiers:
  - {id: regular, name: Regulars, criteria: [Two purchases in a year]}
- - {id: host, name: Hosts, criteria: [Answered within a day]}
+ - {id: host, name: Hosts, criteria: [Answered within a day], promotion: Spring}
",
        "
tiers:
  - {id: regular, name: 常客, criteria: [一年内买过两次]}
- - {id: host, name: 主人, criteria: [当天有回音]}
+ - {id: host, name: 主人, criteria: [当天有回音], promotion: 春天}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for tier in case.community.tiers.iter().skip(1).filter(|tier| tier.promotion.is_none()) {
        let name = &tier.name;
        notes.add(&tier.id.span, words!("nothing says how a member becomes one of `{name}`", "没有写怎么成为 `{name}`"));
    }
}

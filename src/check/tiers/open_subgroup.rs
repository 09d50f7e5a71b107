//! A group for the best that anybody may enter.

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
    code: "tiers-open-subgroup",
    level: Level::Warning,
    family: Family::Tiers,
    principle: says("A group for the few has a standard or a fee.", "VIP 群要有标准，或者有年费。"),
    what: says("A subgroup without criteria and without a fee.", "`subgroup` 既没有标准也没有费用。"),
    why: says(
        "Its purpose is to choose, so that it keeps its height. Without a threshold it is only one more group to answer in.",
        "它的目的就是筛选，保持高标准。没有门槛，只是又多了一个要回消息的群。",
    ),
    article: Article::Understanding,
    fix: says("write `criteria` or a `fee` for the subgroup", "给 `subgroup` 写上 `criteria` 或 `fee`"),
    example: says(
        "
tiers:
- - {id: host, name: Hosts, criteria: [Two purchases in a year], subgroup: {title: Salon}}
+ - {id: host, name: Hosts, criteria: [Two purchases in a year], subgroup: {title: Salon, fee: 980, per: year}}
",
        "
tiers:
- - {id: host, name: 主人, criteria: [一年内买过两次], subgroup: {title: 会客厅}}
+ - {id: host, name: 主人, criteria: [一年内买过两次], subgroup: {title: 会客厅, fee: 980, per: year}}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for subgroup in case.community.tiers.iter().filter_map(|tier| tier.subgroup.as_ref()) {
        if subgroup.fee.is_none() && subgroup.criteria.is_empty() {
            let title = &subgroup.title;
            notes.add(title.span(), words!("nothing says who may enter the subgroup `{title}`", "小群 `{title}` 没有门槛"));
        }
    }
}

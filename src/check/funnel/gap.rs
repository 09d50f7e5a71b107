//! A stair without a step.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::funnel::StageLevel;

pub(super) static LINT: Lint = Lint {
    code: "funnel-gap",
    level: Level::Warning,
    family: Family::Funnel,
    principle: says("Low before mid, mid before high: nobody is asked to jump.", "低消、中消、高消，一级一级来。"),
    what: says("A stage that follows one two or more levels below it.", "相邻两级之间跳过了一级或更多。"),
    why: says(
        "Nobody buys the dear thing straight away. The small price shows who means it, the middle one who trusts; a jump wastes both.",
        "按常识，直接推高价没人买。低价看意愿，中价看信任，跳级两样都浪费了。",
    ),
    article: Article::Earning,
    fix: says(
        "write the stage between, or say why people can jump here: `allow: [{check: funnel-gap, because: …}]`",
        "补上中间那一级；这里确实可以跳就写明原因：`allow: [{check: funnel-gap, because: …}]`",
    ),
    example: says(
        "
funnel:
  stages:
    - {level: free, offer: {name: A wardrobe check, price: free}}
+   - {level: low, offer: {name: A colour day, price: 99}}
+   - {level: mid, offer: {name: A season of outfits, price: 980}}
    - {level: high, offer: {name: A made-to-measure coat, price: 9800}}
",
        "
funnel:
  stages:
    - {level: free, offer: {name: 衣橱体检, price: free}}
+   - {level: low, offer: {name: 色彩日, price: 99}}
+   - {level: mid, offer: {name: 一季搭配, price: 980}}
    - {level: high, offer: {name: 定制大衣, price: 9800}}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(funnel) = &case.community.funnel else { return };
    let pairs = funnel.stages.iter().zip(funnel.stages.iter().skip(1));
    for (before, after) in pairs.filter(|(_, after)| after.level.value != StageLevel::Share) {
        let (from, to) = (before.level.value, after.level.value);
        if to as i32 - from as i32 > 1 {
            let (from, to) = (from.as_str(), to.as_str());
            notes.add(
                &after.level.span,
                words!("the funnel goes from `{from}` straight to `{to}`", "漏斗从 `{from}` 直接跳到 `{to}`"),
            );
        }
    }
}

//! Members who do not know where to meet.

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
    code: "rules-no-channel",
    level: Level::Warning,
    family: Family::Rules,
    principle: says("Say where members meet, one place first.", "先说清在哪里见面，以一处为主。"),
    what: says("Rules without a channel under `organise`.", "`rules.organise` 里没有渠道。"),
    why: says(
        "One WeChat group served well is enough to live on; other places help. Steps of the calendar need a place to happen in.",
        "先把一个微信群做好就够了，别的做辅助。日历里的每一步都要有发生的地方。",
    ),
    article: Article::Building,
    fix: says("write `rules.organise` with the main channel and its platform", "写上 `rules.organise`：主渠道和它的平台"),
    example: says(
        "
rules:
  join: {mode: fee, price: 99}
+ organise:
+   - {id: main, title: Main group, platform: wechat-group, role: main}
",
        "
rules:
  join: {mode: fee, price: 99}
+ organise:
+   - {id: main, title: 主群, platform: wechat-group, role: main}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(rules) = &case.community.rules else { return };
    if rules.organise.is_empty() {
        notes.add(&case.at("rules"), words!("nothing says where members meet", "没有写成员在哪里交流"));
    }
}

//! A community that never says how it earns its keep.

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
    code: "funnel-missing",
    level: Level::Advice,
    family: Family::Funnel,
    principle: says(
        "Trust is earned stage by stage before it is spent: free, low, mid, high, share.",
        "信任要一级一级攒：免费、低消、中消、高消、利益分享。",
    ),
    what: says("A definition without `funnel`.", "定义里没有 `funnel`。"),
    why: says(
        "Without steps in between, a stranger is asked to buy the dearest thing first, and the community becomes a group in which links are thrown.",
        "中间没有台阶，就等于让陌生人一上来买最贵的，群就成了丢链接的地方。",
    ),
    article: Article::Earning,
    fix: says(
        "write `funnel` with its `stages`, or say why nothing is sold here: `allow: [{check: funnel-missing, because: …}]`",
        "写上 `funnel` 的各级（`stages`）；这里本来就不卖东西就写明原因：`allow: [{check: funnel-missing, because: …}]`",
    ),
    example: says(
        "
name: The Wardrobe Salon
+funnel:
+ stages:
+   - {level: free, offer: {name: A wardrobe check, price: free}}
+   - {level: low, offer: {name: A colour day, price: 99 CNY}}
",
        "
name: 衣橱会客厅
+funnel:
+ stages:
+   - {level: free, offer: {name: 衣橱体检, price: 免费}}
+   - {level: low, offer: {name: 色彩日, price: 99 元}}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let community = case.community;
    if community.funnel.is_none() {
        notes.add(
            community.name.span(),
            words!("no funnel says how this community earns its keep", "没有写漏斗：这个社群靠什么养活自己"),
        );
    }
}

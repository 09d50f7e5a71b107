//! A community whose business was never asked whether it needs one.

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
    code: "fit-missing",
    level: Level::Advice,
    family: Family::Positioning,
    principle: says(
        "Not every business should run a community; five aspects tell.",
        "不是每门生意都该做社群，先用五个方面问一遍。",
    ),
    what: says("A definition without `fit`.", "定义里没有 `fit`。"),
    why: says(
        "A community takes many hands. It pays where service is heavy, decisions are slow and dear, customers come back, new ones cost much, and products are alike; where needs are rare, private or short it eats more than it brings.",
        "社群很费人力。服务重、决策慢、会复购、获客贵、同质化高的生意才划算；低频、隐私、短期的服务往往得不偿失。",
    ),
    article: Article::Understanding,
    fix: says(
        "write `fit`: its five aspects, each with a `score` from 0 to 5 and its `evidence`",
        "写上 `fit`：五个方面各打 0–5 分（`score`），并写依据（`evidence`）",
    ),
    example: says(
        "
name: The Wardrobe Salon
+fit:
+ service_intensity: {score: 4, evidence: Three fittings before a coat is bought}
",
        "
name: 衣橱会客厅
+fit:
+ service_intensity: {score: 4, evidence: 买一件大衣要试三次}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let community = case.community;
    if community.fit.is_none() {
        notes.add(
            community.name.span(),
            words!("nothing says whether this business should run a community at all", "没有评估过这门生意适不适合做社群"),
        );
    }
}

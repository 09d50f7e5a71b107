//! A partner who gives and gets nothing, or the other way round.

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
    code: "growth-one-sided-partner",
    level: Level::Advice,
    family: Family::Growth,
    principle: says("Partners each give what they have.", "整合资源，各自发挥优势。"),
    what: says("A partner with one of `gives` and `gets` missing.", "合作方缺了 `gives` 或 `gets`。"),
    why: says(
        "Others who serve the same people solve the question of traffic, as long as both gain. One-sided deals end at the first busy week.",
        "目标用户一致就可以去连接，各自发挥优势。一边倒的合作，忙起来就断了。",
    ),
    article: Article::Commercial,
    fix: says(
        "write both `gives`, what the partner gives, and `gets`, what the partner gets",
        "把 `gives`（对方给什么）和 `gets`（对方得到什么）都写上",
    ),
    example: says(
        "
growth:
  partners:
-   - {name: The café next door, gives: Coffee for members}
+   - {name: The café next door, gives: Coffee for members, gets: A look a week}
",
        "
growth:
  partners:
-   - {name: 隔壁咖啡馆, gives: 会员咖啡}
+   - {name: 隔壁咖啡馆, gives: 会员咖啡, gets: 每周一套搭配}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for partner in case.community.growth.iter().flat_map(|growth| &growth.partners) {
        if partner.gives.is_none() || partner.gets.is_none() {
            let name = &partner.name;
            notes.add(
                name.span(),
                words!("only one side of the deal with `{name}` is written down", "和 `{name}` 的合作只写了一边"),
            );
        }
    }
}

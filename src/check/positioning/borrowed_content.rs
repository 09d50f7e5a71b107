//! A community that lives on what others bring.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::positioning::Source;

pub(super) static LINT: Lint = Lint {
    code: "positioning-borrowed-content",
    level: Level::Warning,
    family: Family::Positioning,
    principle: says(
        "Neither guests nor members can carry a community; its leader has to.",
        "靠外援、靠群友自助都撑不起社群，要靠自己输出。",
    ),
    what: says("Most directions come from guests or members.", "多数内容方向来自嘉宾或成员。"),
    why: says(
        "Members learn to trust whoever gives. If that is always a guest, the trust leaves with the guest; if it is the members, it ends when the most helpful one is tired.",
        "成员信任的是输出的人。总靠嘉宾，信任就跟着嘉宾走；总靠群友，最热心的人累了就停了。",
    ),
    article: Article::Building,
    fix: says(
        "let the leader carry at least half of the directions: `source: leader`",
        "至少一半的内容方向由领袖输出：`source: leader`",
    ),
    example: says(
        "
positioning:
  directions:
    - {title: Guest talks, source: guest}
-   - {title: Members share, source: member}
    - {title: Outfits, source: leader}
",
        "
positioning:
  directions:
    - {title: 嘉宾分享, source: guest}
-   - {title: 群友互助, source: member}
    - {title: 搭配, source: leader}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let directions = case.community.positioning.as_ref().map_or(&[][..], |positioning| &positioning.directions);
    let is_borrowed = |source: Source| matches!(source, Source::Guest | Source::Member);
    let borrowed = directions.iter().filter(|it| it.source.as_ref().is_some_and(|source| is_borrowed(source.value))).count();
    let all = directions.len();
    if borrowed * 2 > all {
        notes.add(
            &case.at("positioning.directions"),
            words!(
                "{borrowed} of {all} directions are carried by guests or members",
                "{all} 条内容方向里有 {borrowed} 条靠嘉宾或成员"
            ),
        );
    }
}

//! A community that does not look for its opinion leaders.

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
    code: "people-no-opinion-leaders",
    level: Level::Advice,
    family: Family::People,
    principle: says(
        "Two figures are needed: a leader of the spirit and leaders of opinion.",
        "两种 IP 必备：精神领袖和意见领袖。",
    ),
    what: says(
        "People with neither opinion leaders nor a word on how they are found.",
        "`people` 里没有意见领袖，也没有写怎么找。",
    ),
    why: says(
        "Members who speak up, share and help gain standing by themselves. Who finds them early and stays close to them moves the whole group.",
        "主动冒泡、分享、帮人的成员会慢慢有威望。早点发现并和他们建立联系，就能带动整个社群。",
    ),
    article: Article::Commercial,
    fix: says(
        "write `opinion_leaders`, or in `how_we_find.opinion_leaders` by which signs you look for them",
        "写上 `opinion_leaders`，或在 `how_we_find.opinion_leaders` 里写靠什么发现他们",
    ),
    example: says(
        "
people:
  leader: {id: leader, name: Shen Yun}
+ how_we_find:
+   opinion_leaders: [Asks before she buys]
",
        "
people:
  leader: {id: leader, name: 沈云}
+ how_we_find:
+   opinion_leaders: [买之前会先问]
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(people) = &case.community.people else { return };
    let is_searched = people.how_we_find.as_ref().is_some_and(|search| !search.opinion_leaders.is_empty());
    if people.opinion_leaders.is_empty() && people.key_behaviour_leaders.is_empty() && !is_searched {
        notes.add(
            &case.at("people"),
            words!("nothing names opinion leaders or says how they are found", "没有写意见领袖，也没有写怎么找"),
        );
    }
}

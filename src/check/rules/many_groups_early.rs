//! A draft that begins with many groups.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::identity::Status;
use crate::model::rules::ChannelRole;

pub(super) static LINT: Lint = Lint {
    code: "rules-many-groups-early",
    level: Level::Warning,
    family: Family::Rules,
    principle: says("Serve one group well before you open another.", "先把一个群做好，再开第二个。"),
    what: says("A draft whose main channel has more than one group.", "还是草稿，主渠道就有多个群。"),
    why: says(
        "Many groups multiply the work and not the value. Whoever serves five hundred people well can live on it; then think of the next.",
        "群多了，活翻倍，价值不会翻倍。能真正运营好五百人就够了，再考虑多社群。",
    ),
    article: Article::Building,
    fix: says(
        "begin with one group, and say in `open_another_when` when the next one opens",
        "先开一个群，在 `open_another_when` 里写什么时候再开",
    ),
    example: says(
        "
status: draft
rules:
  organise:
-   - {id: main, title: Main group, role: main, groups: 5}
+   - {id: main, title: Main group, role: main, groups: 1}
",
        "
status: draft
rules:
  organise:
-   - {id: main, title: 主群, role: main, groups: 5}
+   - {id: main, title: 主群, role: main, groups: 1}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    if case.community.status.as_ref().is_none_or(|status| status.value != Status::Draft) {
        return;
    }
    let channels = case.community.rules.iter().flat_map(|rules| &rules.organise);
    for channel in channels.filter(|it| it.role.as_ref().is_some_and(|role| role.value == ChannelRole::Main)) {
        if let Some(groups) = channel.groups.as_ref().filter(|groups| groups.0 > 1) {
            let count = groups.words();
            notes.add(
                &groups.span,
                words!("{count} main groups are planned before the first member is in", "还没有成员，就开了 {count} 个群"),
            );
        }
    }
}

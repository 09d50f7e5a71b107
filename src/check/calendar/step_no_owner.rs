//! A step that nobody does.

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
    code: "calendar-step-no-owner",
    level: Level::Warning,
    family: Family::Calendar,
    principle: says("Every step has somebody who does it.", "每一步都要有人做。"),
    what: says(
        "A rhythm, or a step of an SOP, with an owner neither of its own nor of its SOP.",
        "节奏或步骤没有负责人，所在的 SOP 也没有。",
    ),
    why: says(
        "A procedure is a promise that somebody keeps. What has no owner is done by whoever thinks of it, or by nobody.",
        "流程要有人兑现。没有负责人的步骤，谁想起来谁做，往往没人做。",
    ),
    article: Article::Understanding,
    fix: says(
        "write `owner` with an id of `people`, on the SOP or on the step",
        "给流程或这一步写上 `owner`，填 `people` 里的 id",
    ),
    example: says(
        "
+people:
+ leader: {id: leader, name: Shen Yun}
calendar:
  campaigns:
    - id: talk
      title: The monthly talk
+     owner: leader
      steps:
        - {at: D-5 10:00, do: Announce the subject}
",
        "
+people:
+ leader: {id: leader, name: 沈云}
calendar:
  campaigns:
    - id: talk
      title: 每月分享
+     owner: leader
      steps:
        - {at: D-5 10:00, do: 发布主题预告}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for sop in case.sops().filter(|sop| sop.owner().is_none()) {
        let title = sop.title();
        if sop.steps().is_empty() {
            notes.add(&sop.id().span, words!("nobody is named who does `{title}`", "没有人负责 `{title}`"));
        }
        for step in sop.steps().iter().filter(|step| step.owner.is_none()) {
            let what = &step.r#do;
            notes.add(
                what.span(),
                words!("nobody is named who does this step of `{title}`: {what}", "`{title}` 的这一步没有人做：{what}"),
            );
        }
    }
}

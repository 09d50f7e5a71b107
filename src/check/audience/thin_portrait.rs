//! A portrait without one of its three kinds of data.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::locale::Text;
use crate::model::audience::Portrait;

pub(super) static LINT: Lint = Lint {
    code: "audience-thin-portrait",
    level: Level::Advice,
    family: Family::Audience,
    principle: says(
        "Basics, business and behaviour: three kinds of data make a portrait.",
        "基础、业务、行为三类数据合起来才是画像。",
    ),
    what: says("A segment whose portrait lacks one of them.", "人群画像缺了其中一类。"),
    why: says(
        "Who they are does not say what they buy, and what they bought does not say what they do next. All three together let you tell needs apart.",
        "知道是谁，不等于知道买什么；知道买过什么，不等于知道会做什么。三类合起来才分得清需求。",
    ),
    article: Article::Understanding,
    fix: says(
        "fill `portrait` with `basics`, `business` and `behaviour`",
        "把 `portrait` 的 `basics`、`business`、`behaviour` 都写上",
    ),
    example: says(
        r#"
audience:
  segments:
-   - {id: office, name: Women in offices, portrait: {basics: ["30-40"]}}
+   - id: office
+     name: Women in offices
+     portrait: {basics: ["30-40"], business: [Buys a coat every winter], behaviour: [Asks before she buys]}
"#,
        r#"
audience:
  segments:
-   - {id: office, name: 职场女性, portrait: {basics: ["30-40"]}}
+   - id: office
+     name: 职场女性
+     portrait: {basics: ["30-40"], business: [每年冬天买一件大衣], behaviour: [买之前会先问]}
"#,
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    // Where nothing is sold there is no business data.
    let sells = case.community.funnel.is_some();
    for segment in case.community.audience.iter().flat_map(|audience| &audience.segments) {
        let has = |part: fn(&Portrait) -> &[Text]| segment.portrait.as_ref().is_some_and(|portrait| !part(portrait).is_empty());
        let parts = [
            ("basics", has(|portrait| &portrait.basics)),
            ("business", has(|portrait| &portrait.business) || !sells),
            ("behaviour", has(|portrait| &portrait.behaviour)),
        ];
        let lacking: Vec<String> = parts.iter().filter(|(_, has)| !has).map(|(key, _)| format!("`{key}`")).collect();
        if !lacking.is_empty() {
            let (name, english, chinese) = (&segment.name, lacking.join(", "), lacking.join("、"));
            notes.add(name.span(), words!("the portrait of `{name}` lacks {english}", "`{name}` 的画像缺少 {chinese}"));
        }
    }
}

//! The HTML that each element of Markdown becomes: what themes and scripts rely on.

use std::borrow::Cow;

use crate::markdown::Block;
use crate::markdown::FaultKind;
use crate::markdown::Filler;
use crate::markdown::Options;
use crate::markdown::Picture;
use crate::markdown::Place;
use crate::markdown::SlotKind;
use crate::markdown::Word;
use crate::markdown::compile;
use crate::markdown::fill;
use crate::markdown::inline;
use crate::markdown::prose;
use crate::markdown::tests::body;
use crate::markdown::tests::filled;
use crate::markdown::tests::html;

#[test]
fn an_alert_has_a_title_in_the_language_of_the_page() {
    for name in ["note", "tip", "important", "warning", "caution"] {
        assert_eq!(
            html(&format!("> [!{}]\n> 先看群规。\n", name.to_uppercase())),
            format!(
                "<div class=\"alert alert-{name}\" role=\"note\">\n<p class=\"alert-title\">{name}</p>\n<p>先看群规。</p>\n</div>\n"
            )
        );
    }
    assert_eq!(html("> 先看群规。\n"), "<blockquote>\n<p>先看群规。</p>\n</blockquote>\n");
}

#[test]
fn footnotes_are_numbered_as_they_are_referred_to_and_lead_back() {
    let text = "[^b]: 乙\n\n甲[^a]乙[^B]甲[^a]\n\n[^a]: 甲\n\n    又一段\n\n[^没用]: 丙\n\n[^a]: 丁\n\n[^缺]\n";
    let body = body(text);
    let link = |id: &str, to: &str, number: u8| {
        format!("<sup class=\"footnote\"><a href=\"#fn:{to}\" id=\"fnref:{id}\" role=\"doc-noteref\">{number}</a></sup>")
    };
    let back =
        |id: &str| format!(" <a href=\"#fnref:{id}\" role=\"doc-backlink\" aria-label=\"footnote_back {id}\">↩\u{FE0E}</a>");
    let expected = [
        format!("<p>甲{}乙{}甲{}</p>\n<p>[^缺]</p>\n", link("1", "1", 1), link("2", "2", 2), link("1-2", "1", 1)),
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"footnotes\">\n<ol>\n".to_owned(),
        format!("<li id=\"fn:1\">\n<p>甲</p>\n<p>又一段{}{}</p>\n</li>\n", back("1"), back("1-2")),
        format!("<li id=\"fn:2\">\n<p>乙{}</p>\n</li>\n</ol>\n</section>\n", back("2")),
    ];
    assert_eq!(filled(text, &body), expected.concat());
    let kinds: Vec<FaultKind> = body.faults.into_iter().map(|fault| fault.kind).collect();
    let wanted = [
        FaultKind::DuplicateFootnote("a".into()),
        FaultKind::UndefinedReference("^缺".into()),
        FaultKind::UnusedFootnote("没用".into()),
    ];
    assert_eq!(kinds, wanted);
}

#[test]
fn a_table_can_be_scrolled_by_keyboard_and_aligns_by_class() {
    assert_eq!(
        html("| 甲 | 乙 | 丙 | 丁 |\n|---|:--|:-:|--:|\n| 1 | 2 | 3<br>4 | a\\|b |\n"),
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"table\"><table><thead><tr><th scope=\"col\">甲</th>\
         <th scope=\"col\" class=\"left\">乙</th><th scope=\"col\" class=\"center\">丙</th><th scope=\"col\" class=\"right\">丁</th>\
         </tr></thead><tbody>\n<tr><td>1</td><td class=\"left\">2</td><td class=\"center\">3<br>4</td><td class=\"right\">a|b</td>\
         </tr>\n</tbody></table></div>\n"
    );
}

#[test]
fn a_block_that_ends_a_footnote_stands_before_the_way_back() {
    let html = html("甲[^注]\n\n[^注]: 乙\n\n    ```script 丙\n    丁\n    ```\n");
    let (_, notes) = html.split_once("<li id=\"fn:1\">").unwrap();
    let back = "<a href=\"#fnref:1\" role=\"doc-backlink\" aria-label=\"footnote_back 1\">";
    let (before, _) = notes.split_once(back).expect("the way back is one whole tag");
    assert!(before.contains("<p>乙</p>\n<figure"), "{html}");
}

#[test]
fn a_fence_is_a_block_where_there_is_a_template_and_code_elsewhere() {
    let body = body("```script 欢迎 语气=暖\n你好 {{ name }} <b>\n```\n\n```js title\na < b\n```\n\n```mermaid\ngraph\n```\n");
    let SlotKind::Block(block) = &body.slots[0].kind else { panic!("{:?}", body.slots) };
    assert_eq!((&*block.name, &*block.args, &*block.body), ("script", "欢迎 语气=暖", "你好 {{ name }} <b>\n"));
    assert_eq!(
        filled("", &body),
        "<figure class=\"script\"></figure>\n<pre><code class=\"language-js\">a &lt; b\n</code></pre>\n\
         <pre><code class=\"language-mermaid\">graph\n</code></pre>\n"
    );
    assert_eq!(body.faults[0].kind, FaultKind::Diagram("mermaid".into()));
}

#[test]
fn a_reference_without_a_definition_is_told_and_words_in_brackets_are_not() {
    let body = body("[看这里][没有] 和 [重要] 以及 [重要][]，[a][b]\n\n[b]: b.md\n");
    let kinds: Vec<&FaultKind> = body.faults.iter().map(|fault| &fault.kind).collect();
    assert_eq!(kinds, [&FaultKind::UndefinedReference("没有".into())]);
    assert_eq!(body.faults[0].place, 0..19);
}

#[test]
fn html_is_text_unless_the_site_trusts_it_and_comments_are_for_authors() {
    let text = "甲<!-- 不给人看 -->乙 <kbd>丙</kbd>\n\n<!-- 也不给人看\n-->\n\n<div>丁</div>\n";
    assert_eq!(html(text), "<p>甲乙 &lt;kbd&gt;丙&lt;/kbd&gt;</p>\n<p>&lt;div&gt;丁&lt;/div&gt;</p>\n");
    assert_eq!(body(text).faults.len(), 3);
    let trusted = compile(text, 0, &Options { raw_html: true, ..Options::PLAIN });
    assert_eq!(filled("", &trusted), "<p>甲乙 <kbd>丙</kbd></p>\n<div>丁</div>\n");
    assert!(trusted.faults.is_empty());
}

#[test]
fn links_to_other_sites_say_so_and_bare_ones_end_where_chinese_begins() {
    let web = |address: &str| format!("<a href=\"{address}\" rel=\"noopener noreferrer\">{address}</a>");
    for (typed, wanted) in [
        ("见https://example.com/c。后", format!("见{}。后", web("https://example.com/c"))),
        ("见https://example.com/c后面", format!("见{}后面", web("https://example.com/c"))),
        ("（https://example.com/a_b_c~d）", format!("（{}）", web("https://example.com/a_b_c~d"))),
        ("**https://example.com**", format!("<strong>{}</strong>", web("https://example.com"))),
        (
            "<https://example.com/路>",
            web("https://example.com/%E8%B7%AF").replace(">https://example.com/%E8%B7%AF", ">https://example.com/路"),
        ),
        ("[a](//example.com)", "<a href=\"//example.com\" rel=\"noopener noreferrer\">a</a>".to_owned()),
        ("mailto:me@example.com。", "<a href=\"mailto:me@example.com\">mailto:me@example.com</a>。".to_owned()),
        ("`https://example.com` ftp://example.com", "<code>https://example.com</code> ftp://example.com".to_owned()),
        ("[https://example.com](a.md)", "<a href=\"a.md\">https://example.com</a>".to_owned()),
        ("[拨打](tel:+86-10)", "<a href=\"tel:+86-10\">拨打</a>".to_owned()),
    ] {
        assert_eq!(html(typed), format!("<p>{wanted}</p>\n"), "{typed}");
    }
}

#[test]
fn ids_are_places_of_the_book_and_not_addresses() {
    let body = body("[入群](sop:onboarding) [规则](rule:r3)\n");
    let dests: Vec<String> = body
        .slots
        .iter()
        .map(|slot| match &slot.kind {
            SlotKind::Link(link) => link.dest.to_string(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(dests, ["sop:onboarding", "rule:r3"]);
    assert_eq!(filled("", &body), "<p><a>入群</a> <a>规则</a></p>\n", "an id that nobody resolved is no address");
}

#[test]
fn pictures_have_words_and_come_from_the_book() {
    let body = body("![流程](a.png \"从左到右\") ![](b.png) ![远](https://example.com/c.png)\n");
    assert_eq!(
        filled("", &body),
        "<p><img src=\"a.png\" alt=\"流程\" title=\"从左到右\" loading=\"lazy\" decoding=\"async\"> \
         <img src=\"b.png\" alt=\"\" loading=\"lazy\" decoding=\"async\"> \
         <a href=\"https://example.com/c.png\" rel=\"noopener noreferrer\">远</a></p>\n"
    );
    let kinds: Vec<&FaultKind> = body.faults.iter().map(|fault| &fault.kind).collect();
    assert_eq!(kinds, [&FaultKind::MissingAlt, &FaultKind::RemoteImage]);
}

#[test]
fn dollars_are_money_where_they_look_like_it() {
    for (typed, wanted) in [
        ("花$5到$6之间，**不贵**", "花$5到$6之间，<strong>不贵</strong>"),
        ("$5 and $6", "$5 and $6"),
        ("US$5，另付US$6", "US$5，另付US$6"),
        ("$5，另付$", "$5，另付$"),
    ] {
        assert_eq!(html(typed), format!("<p>{wanted}</p>\n"), "{typed}");
    }
    assert!(html("面积$a^2$，共 $5").starts_with("<p>面积<math display=\"inline\"><msup>"));
    assert!(html("$$a$$").contains("<math display=\"block\">"));
    let wrong = body("$\\frac{1}$");
    assert_eq!(filled("", &wrong), "<p><code class=\"language-latex\">\\frac{1}</code></p>\n");
    assert!(matches!(wrong.faults[0].kind, FaultKind::Math(_)));
}

#[test]
fn a_line_is_a_line_and_prose_has_no_ids() {
    for (typed, wanted) in [
        ("1. 欢迎", "1. 欢迎"),
        ("# 一", "# 一"),
        ("- **甲：**乙\n\n> 丙", "- <strong>甲：</strong>乙<br>&gt; 丙"),
        ("甲\n乙\nab\ncd", "甲乙\nab\ncd"),
        ("    甲 `{{ a }}`", "甲 <code>{{ a }}</code>"),
    ] {
        assert_eq!(filled("", &inline(typed, &Options::PLAIN)), wanted, "{typed}");
    }
    let prose = prose("# 一\n\n## 二 {#b}\n\n- 甲[^1]\n", &Options::PLAIN);
    assert_eq!(filled("", &prose), "<h1>一</h1>\n<h2>二 {#b}</h2>\n<ul>\n<li>甲[^1]</li>\n</ul>\n");
    assert!(prose.title.is_none() && prose.headings.is_empty());
}

#[test]
fn the_first_paragraph_describes_the_page() {
    for (typed, wanted) in [
        (
            "# 一\n\n> 引\n\n![图](a.png)\n\n**注意：**先看\n[群规](a.md)`x`，{{ name }}[^1]。\n\n后\n\n[^1]: 注\n",
            "注意：先看群规x，{{ name }}。",
        ),
        ("- 只有\n- 列表\n", ""),
        ("First\nline &amp; second.", "First line & second."),
    ] {
        assert_eq!(body(typed).summary.to_string(), wanted, "{typed}");
    }
}

#[test]
fn an_id_that_cannot_be_had_is_told_and_another_is_made() {
    let body = body("## 甲 {#a}\n\n## 乙 {#a}\n\n## 丙 {#b\"c}\n\n## 丁 {.big x=1}\n\n## 甲\n");
    let ids: Vec<&str> = body.anchors().collect();
    assert_eq!(ids, ["a", "乙", "丙", "丁", "甲"]);
    let kinds: Vec<FaultKind> = body.faults.iter().map(|fault| fault.kind.clone()).collect();
    let wanted = [
        FaultKind::DuplicateId("a".into()),
        FaultKind::UnknownAttribute("#b\"c".into()),
        FaultKind::UnknownAttribute("x".into()),
    ];
    assert_eq!(kinds, wanted);
    assert!(filled("", &body).contains("<h2 id=\"丁\" class=\"big\">丁</h2>"));
}

/// Says everything twice.
struct Echo;

impl Filler for Echo {
    fn link(&mut self, _: &str, _: &Place) -> Option<Cow<'_, str>> {
        Some("社群.html".into())
    }
    fn image(&mut self, _: &str, _: &Place) -> Option<Picture> {
        Some(Picture { address: "社群.png".into(), dimensions: Some((3, 4)) })
    }
    fn placeholder(&mut self, _: &str, _: &Place) -> Cow<'_, str> {
        "社群".into()
    }
    fn block(&mut self, block: &Block, html: &mut String) {
        html.push_str(&format!("<pre>{}</pre>", block.body));
    }
    fn word(&mut self, _: Word) -> Cow<'_, str> {
        "社群".into()
    }
    fn converts(&self) -> bool {
        true
    }
    fn convert(&mut self, text: &str, html: &mut String) {
        html.push_str(&text.replace("社群", "书友圈"));
    }
}

#[test]
fn a_clients_words_are_in_text_and_nowhere_else() {
    let text = "## 社群\n\n社群**社群**`社群`[社群](a.md \"社群\"){{ name }} <br>社群 $社群$ ![社群](a.png)\n\n    社群\n\n\
                ```script\n社群\n```\n\n> [!TIP]\n> 社群\n";
    let mut html = String::new();
    fill(&body(text), text, &mut Echo, &mut html);
    let math = "<math display=\"inline\"><mi>社</mi><mi>群</mi></math>";
    assert_eq!(
        html,
        format!(
            "<h2 id=\"社群\">书友圈</h2>\n<p>书友圈<strong>书友圈</strong><code>社群</code>\
             <a href=\"%E7%A4%BE%E7%BE%A4.html\" title=\"社群\">书友圈</a>社群 <br>书友圈 {math} \
             <img src=\"%E7%A4%BE%E7%BE%A4.png\" alt=\"书友圈\" width=\"3\" height=\"4\" loading=\"lazy\" decoding=\"async\"></p>\n\
             <pre><code>社群\n</code></pre>\n<pre>社群\n</pre><div class=\"alert alert-tip\" role=\"note\">\n\
             <p class=\"alert-title\">社群</p>\n<p>书友圈</p>\n</div>\n"
        )
    );
}

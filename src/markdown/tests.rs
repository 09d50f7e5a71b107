//! Claims about whole texts.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::markdown::Block;
use crate::markdown::Body;
use crate::markdown::Filler;
use crate::markdown::Options;
use crate::markdown::Picture;
use crate::markdown::Place;
use crate::markdown::SlotKind;
use crate::markdown::Word;
use crate::markdown::compile;
use crate::markdown::fill;
use crate::markdown::inline;

/// Fills every slot with what the author wrote.
pub(super) struct Plain;

impl Filler for Plain {
    fn link(&mut self, dest: &str, _: &Place) -> Option<Cow<'_, str>> {
        Some(dest.to_owned().into())
    }
    fn image(&mut self, dest: &str, _: &Place) -> Option<Picture> {
        Some(Picture { address: dest.to_owned(), dimensions: None })
    }
    fn placeholder(&mut self, path: &str, _: &Place) -> Cow<'_, str> {
        format!("‹{path}›").into()
    }
    fn block(&mut self, block: &Block, html: &mut String) {
        html.push_str(&format!("<figure class=\"{}\"></figure>\n", block.name));
    }
    fn word(&mut self, word: Word) -> Cow<'_, str> {
        word.key().into()
    }
}

pub(super) fn body(text: &str) -> Body {
    let blocks = BTreeSet::from(["script".to_owned()]);
    compile(text, 0, &Options { raw_html: false, blocks: &blocks, placeholders: true })
}

pub(super) fn filled(file: &str, body: &Body) -> String {
    let mut html = String::new();
    fill(body, file, &mut Plain, &mut html);
    html
}

pub(super) fn html(text: &str) -> String {
    filled(text, &body(text))
}

/// The cases of a file: what is typed, an arrow, what comes out.
fn cases(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = file.lines().filter(|line| !line.starts_with("# "));
    lines.map(|line| line.split_once(" => ").unwrap_or_else(|| panic!("a case needs an arrow: {line}")))
}

#[test]
fn emphasis_beside_chinese_punctuation_is_emphasis() {
    let mut count = 0;
    for (typed, wanted) in cases(include_str!("emphasis.txt")) {
        assert_eq!(filled("", &inline(typed, &Options::PLAIN)), wanted, "{typed}");
        assert_eq!(html(typed), format!("<p>{wanted}</p>\n"), "as a paragraph: {typed}");
        assert!(html(&format!("| a |\n|---|\n| {typed} |")).contains(&format!("<td>{wanted}</td>")), "in a table: {typed}");
        count += 1;
    }
    assert!(count >= 60);
}

#[test]
fn a_line_end_between_wide_characters_is_no_blank() {
    for (typed, wanted) in [
        ("第一行中文\n第二行中文", "第一行中文第二行中文"),
        ("句号。\n下一句", "句号。下一句"),
        ("他说\n“你好”\n她笑", "他说“你好”她笑"),
        ("**甲**\n**乙**", "<strong>甲</strong><strong>乙</strong>"),
        ("甲`乙`\n`丙`", "甲<code>乙</code><code>丙</code>"),
        ("甲\n[乙](b.md)", "甲<a href=\"b.md\">乙</a>"),
        ("甲\n**{{ name }}**\n乙", "甲<strong>‹name›</strong>乙"),
        (
            "甲[^1]\n乙\n\n[^1]: 注",
            "甲<sup class=\"footnote\"><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\">1</a></sup>乙",
        ),
        ("中文\nEnglish", "中文\nEnglish"),
        ("English\n中文", "English\n中文"),
        ("한국어\n문장", "한국어\n문장"),
        ("甲  \n乙", "甲<br>\n乙"),
        ("甲\n![乙](b.png)", "甲\n<img src=\"b.png\" alt=\"乙\" loading=\"lazy\" decoding=\"async\">"),
    ] {
        let html = html(typed);
        assert_eq!(html.split_once("</p>").unwrap().0, format!("<p>{wanted}"), "{typed}");
    }
    assert_eq!(html("> 甲\n> 乙"), "<blockquote>\n<p>甲乙</p>\n</blockquote>\n");
}

#[test]
fn the_first_heading_is_the_title_and_not_in_the_page() {
    let body = body("# 欢迎来到 {{ name }} **朋友** {#top}\n\n## 加入\n");
    let title = body.title.as_ref().unwrap();
    assert_eq!(title.text.to_string(), "欢迎来到 {{ name }} 朋友");
    assert_eq!(title.id.as_deref(), Some("top"));
    assert_eq!(filled("", &body), "<h2 id=\"加入\">加入</h2>\n");
    assert!(body.has_anchor("top") && body.has_anchor("加入") && !body.has_anchor("朋友"));
}

#[test]
fn a_heading_that_does_not_open_the_text_is_no_title() {
    for text in ["先说一句\n\n# 标题", "## 标题", "> # 标题"] {
        assert_eq!(body(text).title, None, "{text}");
    }
}

#[test]
fn placeholders_are_filled_in_text_and_nowhere_else() {
    for (typed, wanted) in [
        ("你好 {{ name }}!", "<p>你好 ‹name›!</p>\n"),
        ("你好 \\{{ name }}!", "<p>你好 {{ name }}!</p>\n"),
        ("`{{ name }}`", "<p><code>{{ name }}</code></p>\n"),
        ("    {{ name }}\n", "<pre><code>{{ name }}\n</code></pre>\n"),
        ("[a]({{ links.wiki }}/b)", "<p><a href=\"%E2%80%B9links.wiki%E2%80%BA/b\">a</a></p>\n"),
        ("[a](<{{ links.wiki }}>)", "<p><a href=\"%E2%80%B9links.wiki%E2%80%BA\">a</a></p>\n"),
        ("## 加入{{ name }}", "<h2 id=\"加入\">加入‹name›</h2>\n"),
        (
            "| {{ a }} |\n|---|\n",
            "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"table\"><table><thead><tr><th scope=\"col\">‹a›</th></tr></thead><tbody>\n</tbody></table></div>\n",
        ),
    ] {
        assert_eq!(html(typed), wanted, "{typed}");
    }
    assert_eq!(filled("", &inline("{{ name }}", &Options::PLAIN)), "{{ name }}");
}

#[test]
fn places_are_in_the_file_and_right_after_marks() {
    let front = "---\ntitle: 甲\n---\n";
    let text = "**注意：**请**（看）**[群规](群规.md)与 {{ name }}\n\n**（甲）**乙 ![图]({{ a.b }}.png) <b>\n";
    let file = format!("{front}{text}");
    let body = compile(text, front.len(), &Options { placeholders: true, ..Options::PLAIN });
    let at = |place: &Place| &file[place.start as usize..place.end as usize];
    let places: Vec<&str> = body
        .slots
        .iter()
        .map(|slot| match &slot.kind {
            SlotKind::Link(link) => at(&link.place),
            SlotKind::Image(image) => at(&image.place),
            SlotKind::Placeholder(placeholder) => at(&placeholder.place),
            _ => "",
        })
        .collect();
    assert_eq!(places, ["[群规](群规.md)", "{{ name }}", "![图]({{ a.b }}.png)"]);
    assert_eq!(body.faults.iter().map(|fault| at(&fault.place)).collect::<Vec<_>>(), ["<b>"]);
}

#[test]
fn a_task_keeps_its_key_when_it_moves() {
    let key = |text: &str| html(text).split_once("data-key=\"").unwrap().1[..8].to_owned();
    assert_eq!(key("- [ ] 发早报"), key("1. [x] 发早报"));
    assert_eq!(
        html("- [ ] 发早报\n- [x] 发早报\n  - 提前\n"),
        "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" data-key=\"0f5b6a2c\"> 发早报</label></li>\n\
         <li class=\"task\"><label><input type=\"checkbox\" data-key=\"0f5b6a2c-2\" checked> 发早报</label>\n\
         <ul>\n<li>提前</li>\n</ul>\n</li>\n</ul>\n"
            .replace("0f5b6a2c", &key("- [ ] 发早报"))
    );
}

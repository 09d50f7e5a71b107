//! What a page of Markdown costs: the parser with its own writer, ours, and the open places.

use std::borrow::Cow;
use std::collections::BTreeSet;

use divan::Bencher;
use divan::black_box;
use divan::counter::BytesCount;
use guildbook::markdown::Block;
use guildbook::markdown::Body;
use guildbook::markdown::Filler;
use guildbook::markdown::Options;
use guildbook::markdown::Picture;
use guildbook::markdown::Place;
use guildbook::markdown::Word;
use guildbook::markdown::compile;
use guildbook::markdown::fill;
use pulldown_cmark::Options as Extensions;
use pulldown_cmark::Parser;
use pulldown_cmark::html::push_html;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const PAGES: usize = 200;

/// Sentences to make pages of: plain, with emphasis, with a link; in two languages.
const ENGLISH: [&str; 6] = [
    "Write down what was decided *before* the meeting ends, and who does it.",
    "Small groups beat large plans: begin with five people and a **clear end**.",
    "The host on duty opens the ledger before the end of the month, so that nobody has to ask.",
    "See also [how a talk is prepared](/guides/talk/), which has a list to copy.",
    "If fewer people come for two months, call a short review instead of a new campaign.",
    "Collect questions in `questions.md` and answer them within a day.",
];
const CHINESE: [&str; 6] = [
    "会前把议程发到群里，会后当天把决定写下来，并写明由谁来做。",
    "**注意：**新成员入群前请先看群规，*尤其是*退出方式。",
    "先从五个人开始，约好**“结束时间”**，再慢慢扩大。",
    "另见[分享会的准备](/guides/分享会/)，那里有可以照抄的清单。",
    "连续两个月到场人数下降时，先复盘，不要急着办新活动。",
    "问题都记在 `questions.md` 里，一天之内回复。",
];

/// A page of about 4.7 KB: headings, paragraphs, lists, a quote, a table, footnotes, a picture, a placeholder.
fn page(number: usize) -> String {
    let sentences = if number.is_multiple_of(2) { ENGLISH } else { CHINESE };
    let blank = if number.is_multiple_of(2) { " " } else { "" };
    let paragraph = |from: usize, count: usize| {
        let sentences = (from..from + count).map(|index| sentences[index * 7 % 6]);
        sentences.collect::<Vec<_>>().join(blank)
    };
    let mut page = format!("# Page {number} 手册\n\n{}\n\n{{{{ name }}}}: ", paragraph(number, 4));
    for section in 0..7 {
        page += &format!("## Section {section} 小节\n\n{}\n\n", paragraph(number + section, 4));
        page += &match section {
            0 | 4 => format!("{}[^{section}]\n\n", paragraph(section, 2)),
            1 => format!("> {}\n>\n> {}\n\n", paragraph(section, 1), paragraph(section + 1, 1)),
            2 => "| Step 步骤 | Who 谁 |\n|---|:-:|\n| 1 | host 群主 |\n| 2 | guest 嘉宾 |\n\n".to_owned(),
            3 => format!("1. {}\n   - {}\n2. {}\n\n", paragraph(1, 1), paragraph(2, 1), paragraph(3, 1)),
            _ => format!("### Why 为什么 {section}\n\n{}\n\n", paragraph(section, 2)),
        };
    }
    page += "![流程](/img/figure.svg)\n\n";
    page + &format!("[^0]: {}\n\n[^4]: {}\n", paragraph(1, 1), paragraph(2, 1))
}

fn pages() -> Vec<String> {
    (0..PAGES).map(page).collect()
}

fn bytes(pages: &[String]) -> BytesCount {
    BytesCount::new(pages.iter().map(String::len).sum::<usize>())
}

fn extensions() -> Extensions {
    Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_HEADING_ATTRIBUTES
        | Extensions::ENABLE_MATH
        | Extensions::ENABLE_GFM
        | Extensions::ENABLE_DEFINITION_LIST
}

#[divan::bench]
fn parser_alone(bencher: Bencher) {
    let pages = pages();
    bencher.counter(bytes(&pages)).bench(|| pages.iter().map(|page| Parser::new_ext(page, extensions()).count()).sum::<usize>());
}

#[divan::bench]
fn parser_and_its_writer(bencher: Bencher) {
    let pages = pages();
    bencher.counter(bytes(&pages)).bench(|| {
        for page in &pages {
            let mut html = String::with_capacity(page.len() * 5 / 4);
            push_html(&mut html, Parser::new_ext(page, extensions()));
            black_box(html);
        }
    });
}

fn compiled(page: &str) -> Body {
    let options = Options { raw_html: false, blocks: &BTreeSet::new(), placeholders: true };
    compile(page, 0, &options)
}

#[divan::bench]
fn compile_pages(bencher: Bencher) {
    let pages = pages();
    bencher.counter(bytes(&pages)).bench(|| {
        for page in &pages {
            black_box(compiled(page));
        }
    });
}

#[divan::bench]
fn fill_pages(bencher: Bencher) {
    let pages = pages();
    let bodies: Vec<Body> = pages.iter().map(|page| compiled(page)).collect();
    bencher.counter(bytes(&pages)).bench(|| {
        for (page, body) in pages.iter().zip(&bodies) {
            let mut html = String::new();
            fill(body, page, &mut Constant, &mut html);
            black_box(html);
        }
    });
}

/// Has one answer to each question.
struct Constant;

impl Filler for Constant {
    fn link(&mut self, _: &str, _: &Place) -> Option<Cow<'_, str>> {
        Some("../guides/talk.html".into())
    }
    fn image(&mut self, _: &str, _: &Place) -> Option<Picture> {
        Some(Picture { address: "../img/figure.svg".to_owned(), dimensions: Some((640, 480)) })
    }
    fn placeholder(&mut self, _: &str, _: &Place) -> Cow<'_, str> {
        "衣橱会客厅".into()
    }
    fn block(&mut self, _: &Block, _: &mut String) {}
    fn word(&mut self, _: Word) -> Cow<'_, str> {
        "word".into()
    }
}

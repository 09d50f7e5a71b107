//! A personal number that every member could read.

use std::ops::Range;

use crate::check::case::Whole;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::check::writing::shown;
use crate::finding::Level;
use crate::finding::words;

pub(super) static LINT: Lint = Lint {
    code: "writing-contact-data",
    level: Level::Warning,
    family: Family::Writing,
    principle: says("Numbers of people are not for everybody.", "个人号码不给所有人看。"),
    what: says("A mobile number or identity number in what members see.", "成员看得到的内容里有手机号或身份证号。"),
    why: says(
        "A book for members is copied, printed and forwarded. What stands in it cannot be called back, and the law protects personal information.",
        "给成员的手册会被复制、打印、转发，收不回来；个人信息也受法律保护。",
    ),
    article: Article::Craft,
    fix: says(
        "mark it `for: internal`, or write how one is reached without the number",
        "标上 `for: internal`，或写不带号码的联系方式",
    ),
    example: says(
        r#"
people:
  for: member
- leader: {id: leader, name: Shen Yun, for: member, contact: "13900001234"}
+ leader: {id: leader, name: Shen Yun, for: member}
"#,
        r#"
people:
  for: member
- leader: {id: leader, name: 沈云, for: member, contact: "13900001234"}
+ leader: {id: leader, name: 沈云, for: member}
"#,
    ),
    ask: Ask::Workspace(run),
};

fn run(whole: &Whole, notes: &mut Notes) {
    shown::each(whole, notes, &mut |place, notes| {
        for number in numbers(place.text()) {
            let masked = format!("{}…", &place.text()[number.start..number.start + 3]);
            notes.add(
                &place.part(number),
                words!("members can read a personal number here, {masked}", "成员在这里看得到个人号码 {masked}"),
            );
        }
    });
}

/// Runs of digits that are a mobile number of China (eleven, from 13 on) or an identity number (eighteen, the last may be X).
fn numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = at + length;
        let after = bytes.get(end).copied().unwrap_or_default();
        let before = at.checked_sub(1).map_or(0, |before| bytes[before]);
        let stands_alone = !before.is_ascii_alphanumeric() && !b"-_./=#".contains(&before);
        let is_mobile = length == 11 && bytes[at] == b'1' && bytes[at + 1] >= b'3' && !after.is_ascii_alphanumeric();
        let is_identity = (length == 18 || (length == 17 && matches!(after, b'x' | b'X'))) && matches!(bytes[at], b'1'..=b'8');
        if stands_alone && (is_mobile || is_identity) {
            found.push(at..end);
        }
        at = end + 1;
    }
    found
}

//! What authors, editors and tools do to a workspace, drawn by lot.

use std::fs;
use std::time::SystemTime;

use walkdir::WalkDir;

use super::CLUB;
use super::Preview;
use super::RULES;
use super::WELCOME;
use super::dice::Dice;
use crate::model::Visibility;
use crate::serve::Wish;
use crate::serve::watch::Bell;

/// What stands in the workspace besides the club and its two texts.
pub(super) const FRAME: [(&str, &str); 5] = [
    ("content/site.yaml", "title: 书架\nlanguages: [zh-Hans, en]\ntheme: paper\n"),
    ("themes/paper/theme.yaml", "name: paper\n"),
    ("themes/paper/assets/paper.css", "main { color: #222 }\n"),
    ("themes/paper/i18n/zh-Hans.yaml", "nav:\n  contents: 目录\n"),
    ("content/communities/yichu/people.yaml", "operators:\n  - {id: operator, name: 主理人}\n"),
];
const TEMPLATE: &str = "themes/paper/templates/module.html";
const BLOCK: &str = "themes/paper/templates/blocks/note.html";
const FOLDERS: [&str; 3] = ["甲", "乙", "丙/丁"];

/// The name of a text that cannot be read as a whole.
const BROKEN: &str = "坏.md";

/// One edit.
pub(super) fn one(preview: &Preview, dice: &mut Dice, round: usize) {
    let folder = format!("content/modules/{}", dice.pick(&FOLDERS));
    let module = format!("{folder}/页{}{}.md", dice.roll(12), dice.pick(&["", "", "", ".en"]));
    match dice.roll(24) {
        0..=5 => preview.put(&module, &text(dice, round)),
        6 => {
            let beside = format!("{folder}/.tmp{round}");
            preview.put(&beside, &text(dice, round));
            fs::rename(preview.path(&beside), preview.path(&module)).unwrap();
        }
        7 => _ = fs::remove_file(preview.path(&module)),
        8 => _ = fs::rename(preview.path(&module), preview.path(&format!("{folder}/页{}.md", dice.roll(12)))),
        9 => touch(preview, &module),
        10 => {
            let (here, there) = (preview.path("content/modules/甲"), preview.path("content/modules/乙/甲"));
            let _ = if here.is_dir() { fs::rename(&here, &there) } else { fs::rename(&there, &here) };
        }
        11 => preview
            .put(&format!("{folder}/{BROKEN}"), dice.pick(&["---\norder: [\n---\n# 坏\n", "---\norder: 3\n", "{{ nothing }}"])),
        12 => preview.put(&format!("{folder}/_index.md"), &format!("# 第{round}章\n\n{}", "开头。".repeat(dice.roll(5)))),
        13 => preview.put(WELCOME.0, &format!("{}\n第{round}次。\n", WELCOME.1)),
        20 => preview.put(&format!("content/assets/图{}.txt", dice.roll(12)), &"x".repeat(dice.roll(9))),
        21 => {
            let audience = [Visibility::Member, Visibility::Client, Visibility::Internal];
            preview.ring.send(Bell::Wish(Wish::Audience(Some(dice.pick(&audience))))).unwrap();
        }
        22 => _ = fs::remove_dir_all(preview.path("content/modules/丙")),
        kind => settings(preview, dice, round, kind),
    }
}

/// An edit of the definition, the site file or the theme.
fn settings(preview: &Preview, dice: &mut Dice, round: usize, kind: usize) {
    let [site, theme, style, words, people] = FRAME;
    match kind {
        14 => {
            let clubs =
                [CLUB.1, "name: 衣橱\nkind: 错的\n", "name: [\n", "", "name: 新名\n", "name: 衣橱\nkind: product\nallow: []\n"];
            preview.put(CLUB.0, dice.pick(&clubs));
        }
        15 => preview.put(site.0, dice.pick(&[site.1, "title: 新书架\n", "languages: [zh-Hans, xx-!!]\n", "theme: nowhere\n"])),
        16 => preview.put(style.0, &format!("main {{ color: #{round:06} }}\n")),
        17 => preview.put(words.0, dice.pick(&[words.1, "nav:\n  contents: 篇目\n", "nav: {\n", "nav:\n  print: 全书一页\n"])),
        18 => match dice.roll(4) {
            0 => preview.put(TEMPLATE, "{% block"),
            1 => _ = fs::remove_file(preview.path(TEMPLATE)),
            _ => {
                let title = ["纸", "布"][dice.roll(2)];
                preview.put(
                    TEMPLATE,
                    &format!("{{% extends \"folio/module.html\" %}}\n{{% block title %}}{title}{{% endblock title %}}\n"),
                );
            }
        },
        19 => match dice.roll(3) {
            0 => preview.put(BLOCK, "<aside>{{ body }}</aside>"),
            1 => preview
                .put(theme.0, dice.pick(&[theme.1, "name: paper\ntokens: {accent: '#224466'}\n", "tokens: {nothing: 1}\n"])),
            _ => _ = fs::remove_file(preview.path(BLOCK)),
        },
        _ => preview.put(people.0, dice.pick(&[people.1, "operators:\n  - {id: operator, name: 店长}\n", "operators: [\n"])),
    }
}

/// A text with a mark at both ends, longer than one write of most tools.
fn text(dice: &mut Dice, round: usize) -> String {
    let front = dice.pick(&["", "", "", "---\norder: 3\n---\n", "---\nfor: internal\n---\n"]);
    let number = dice.roll(12);
    let words = "长句。".repeat(dice.roll(400));
    let more =
        dice.pick(&["", "", "见[欢迎](/开始/欢迎.md)与[约定](/开始/约定.md)。\n", "```note\n一条\n```\n", "{{ name }}说。\n"]);
    format!("{front}# 页{number}\n\n开头{round}。\n\n{words}\n\n{more}\n结尾{round}。\n")
}

fn touch(preview: &Preview, path: &str) {
    if let Ok(open) = fs::File::options().write(true).open(preview.path(path)) {
        open.set_modified(SystemTime::now()).unwrap();
    }
}

/// Puts everything into a state that can be built.
pub(super) fn mend(preview: &Preview) {
    for (path, text) in [CLUB, WELCOME, RULES].into_iter().chain(FRAME) {
        preview.put(path, text);
    }
    let _ = fs::remove_file(preview.path(TEMPLATE));
    let texts = WalkDir::new(preview.path("content/modules")).into_iter().map(Result::unwrap);
    for broken in texts.filter(|entry| entry.file_name() == BROKEN) {
        fs::remove_file(broken.path()).unwrap();
    }
}

//! Hundreds of random edits while somebody reads: no wrong page on the way, and at the end what a build from nothing
//! makes, byte for byte.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::thread::sleep;
use std::time::Duration;

use super::CLUB;
use super::Preview;
use super::RULES;
use super::WELCOME;
use super::clean_build;

/// A source of numbers that is the same for the same seed (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

const SITE: (&str, &str) = ("content/site.yaml", "title: 书架\nlanguages: [zh-Hans, en]\ntheme: paper\n");
const THEME: (&str, &str) = ("themes/paper/theme.yaml", "name: paper\n");
const STYLE: (&str, &str) = ("themes/paper/assets/paper.css", "main { color: #222 }\n");
const WORDS: (&str, &str) = ("themes/paper/i18n/zh-Hans.yaml", "nav:\n  contents: 目录\n");

/// One edit.
fn edit(preview: &Preview, dice: &mut Dice, round: usize) {
    let folder = ["甲", "乙", "丙/丁"][dice.roll(3)];
    let module = |number: usize| format!("content/modules/{folder}/页{number}.md");
    let number = dice.roll(12);
    let file = preview.path(&module(number));
    let text = format!(
        "# 页{number}\n\n第{round}次。\n\n::marker-{round}-begin\n\n{}\n\n::marker-{round}-end\n",
        "长句。".repeat(dice.roll(400))
    );
    match dice.roll(16) {
        0..=4 => preview.put(&module(number), &text),
        5 => {
            preview.put(&format!("content/modules/{folder}/.tmp{round}"), &text);
            fs::rename(preview.path(&format!("content/modules/{folder}/.tmp{round}")), file).unwrap();
        }
        6 => _ = fs::remove_file(file),
        7 => {
            let other = preview.path(&module(dice.roll(12)));
            let _ = fs::rename(file, other);
        }
        8 => {
            if let Ok(open) = fs::File::options().write(true).open(file) {
                open.set_modified(std::time::SystemTime::now()).unwrap();
            }
        }
        9 => {
            let (here, there) = (preview.path("content/modules/甲"), preview.path("content/modules/乙/甲"));
            let _ = if here.is_dir() { fs::rename(&here, &there) } else { fs::rename(&there, &here) };
        }
        10 => preview.put(
            CLUB.0,
            ["name: 衣橱会客厅\nkind: product\n", "name: 衣橱\nkind: 错的\n", "name: [\n", "", "name: 新名\n"][dice.roll(5)],
        ),
        11 => preview.put(
            SITE.0,
            ["title: 书架\nlanguages: [zh-Hans, en]\ntheme: paper\n", "title: 新书架\n", "languages: [zh-Hans, xx-!!]\n"]
                [dice.roll(3)],
        ),
        12 => preview.put(STYLE.0, &format!("main {{ color: #{round:06} }}\n")),
        13 => preview.put(WORDS.0, ["nav:\n  contents: 目录\n", "nav:\n  contents: 篇目\n", "nav: {\n"][dice.roll(3)]),
        14 => {
            let page = "{% extends \"folio/module.html\" %}\n{% block title %}纸{% endblock title %}\n";
            let template = preview.path("themes/paper/templates/module.html");
            match dice.roll(3) {
                0 => preview.put("themes/paper/templates/module.html", page),
                1 => preview.put("themes/paper/templates/module.html", "{% block"),
                _ => _ = fs::remove_file(template),
            }
        }
        _ => preview.put(&format!("content/assets/图{number}.txt"), &"x".repeat(dice.roll(9))),
    }
}

/// Puts everything into a state that can be built.
fn mend(preview: &Preview) {
    for (path, text) in [CLUB, SITE, THEME, STYLE, WORDS, WELCOME, RULES] {
        preview.put(path, text);
    }
    let _ = fs::remove_file(preview.path("themes/paper/templates/module.html"));
}

/// An answer is whole: a page from its first to its last letter, with both ends of what one save wrote or none.
fn is_whole(body: &str) -> bool {
    let marks = |end: &str| body.matches("::marker-").count() > 0 && body.contains(end);
    let number = body.split("::marker-").nth(1).and_then(|rest| rest.split('-').next());
    let paired =
        number.is_none_or(|number| marks(&format!("::marker-{number}-begin")) && marks(&format!("::marker-{number}-end")));
    body.starts_with("<!doctype html>") && body.trim_end().ends_with("</html>") && paired
}

#[test]
fn random_edits_end_where_a_clean_build_ends() {
    let count = |name: &str, default: usize| std::env::var(name).ok().and_then(|count| count.parse().ok()).unwrap_or(default);
    let (edits, seed) = (count("GUILDBOOK_EDITS", 300), count("GUILDBOOK_SEED", 7));
    let preview = Preview::of(&[CLUB, SITE, THEME, STYLE, WORDS, WELCOME, RULES]);
    let (over, answers) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut dice = Dice(99);
            while !over.load(Ordering::Relaxed) {
                let path = ["/", "/yichu/index.html", "/404.html", "/chapters/甲/页1.html"][dice.roll(4)];
                let reply = preview.get(path);
                assert!(matches!(reply.status, 200 | 307 | 404 | 500), "{path}: {}", reply.status);
                assert!(reply.status == 307 || is_whole(&reply.body), "{path}: {}", reply.body);
                answers.fetch_add(1, Ordering::Relaxed);
            }
        });
        let mut dice = Dice(seed as u64 | 1);
        for round in 0..edits {
            edit(&preview, &mut dice, round);
            if dice.roll(4) == 0 {
                sleep(Duration::from_millis(dice.roll(30) as u64));
            }
            if round % 100 == 99 || round + 1 == edits {
                mend(&preview);
                is_a_clean_build(&preview);
            }
        }
        over.store(true, Ordering::Relaxed);
    });
    assert!(answers.load(Ordering::Relaxed) > edits / 10, "somebody read meanwhile");
}

/// Waits until what is served is what a build from nothing makes, and fails at the first file that differs.
#[track_caller]
fn is_a_clean_build(preview: &Preview) {
    let root: PathBuf = preview.folder.path().canonicalize().unwrap();
    let (files, findings) = clean_build(&root);
    assert!(!files.is_empty());
    preview.until("the same findings as a clean build", || preview.now().findings[..] == findings[..] && !preview.now().failing);
    preview.until("the same number of pages", || {
        preview.now().generation.as_ref().unwrap().playbook.page_count() * 2 <= files.len()
    });
    for (path, bytes) in &files {
        let reply = preview.get(&format!("/{}", percent_encoding::utf8_percent_encode(path, super::PATH)));
        assert_eq!(reply.status, 200, "{path}");
        let served = if path.ends_with(".html") { reply.page() } else { reply.body };
        assert_eq!(served, String::from_utf8_lossy(bytes), "{path}");
    }
}

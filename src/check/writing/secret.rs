//! A secret that members could read.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

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
    code: "writing-secret",
    level: Level::Error,
    family: Family::Writing,
    principle: says("A secret is in no book.", "密钥不写进手册。"),
    what: says(
        "What looks like a key, a token or a password in what members see.",
        "成员看得到的内容里有像密钥、令牌或密码的东西。",
    ),
    why: says("A book is copied and printed; whoever holds it holds the key.", "手册会被复制和打印，谁拿到手册，谁就拿到钥匙。"),
    article: Article::Craft,
    fix: says("take it out and change it: it has been written down in clear", "删掉它，并且换一个：它已经被明文写下来了"),
    example: says(
        r#"
-tagline: "Wi-Fi password: kora-2931x"
+tagline: "Ask at the desk for the password"
"#,
        r#"
-tagline: "Wi-Fi 密码：kora-2931x"
+tagline: "密码请到前台问"
"#,
    ),
    ask: Ask::Workspace(run),
};

/// How keys of services begin.
const BEGINNINGS: [&str; 7] = ["-----BEGIN ", "AKIA", "ghp_", "github_pat_", "sk-live", "sk_live_", "xoxb-"];

const PASSWORDS: [&str; 8] =
    ["password:", "password：", "password is ", "密码:", "密码：", "口令：", "api_key=", "access_token="];

/// A password has at least so many signs, and a digit or a sign among them.
const SHORTEST: usize = 6;

fn run(whole: &Whole, notes: &mut Notes) {
    shown::each(whole, notes, &mut |place, notes| {
        if let Some(at) = secret(place.text()) {
            notes.add(
                &place.part(at..place.text().len()),
                words!("this looks like a password or a key, and members can read it", "这里像是密码或密钥，而且成员看得到"),
            );
        }
    });
}

/// All signs at once: most texts have none.
static SIGNS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let signs = BEGINNINGS.iter().chain(&PASSWORDS);
    AhoCorasick::builder().ascii_case_insensitive(true).build(signs).ok()
});

/// Where a secret begins in `text`, its sign included.
fn secret(text: &str) -> Option<usize> {
    if SIGNS.as_ref().is_some_and(|signs| !signs.is_match(text)) {
        return None;
    }
    let key = BEGINNINGS.iter().filter_map(|sign| {
        let at = text.find(sign)?;
        let long = text[at + sign.len()..].chars().take_while(|it| it.is_ascii_alphanumeric()).count() >= SHORTEST;
        (long || sign.starts_with('-')).then_some(at)
    });
    let lower = text.to_ascii_lowercase();
    let password = PASSWORDS.iter().filter_map(|sign| {
        let at = lower.find(sign)?;
        let word: String = lower[at + sign.len()..].trim_start().chars().take_while(char::is_ascii_graphic).collect();
        let is_secret = word.len() >= SHORTEST && word.bytes().any(|byte| byte.is_ascii_digit());
        is_secret.then_some(at)
    });
    key.chain(password).min()
}

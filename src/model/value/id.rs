//! The name by which one item refers to another.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// A name of one item for other items, addresses and file names: `morning-brief`, `main_group`, `主群`.
/// Letters of any script, digits, `-` and `_`; 64 characters at most; wide letters are narrowed (NFKC).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

const LONGEST: usize = 64;

impl Id {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

fn help() -> Words {
    words!(
        "use letters, digits, `-` and `_`, such as `morning-brief` or `主群`",
        "用字母、汉字、数字、`-` 和 `_`，例如 `morning-brief`、`主群`"
    )
}

impl FromStr for Id {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Id, Bad> {
        let whole = Reader::new(text).whole();
        let written = &text[whole.clone()];
        let name: String = written.nfkc().collect();
        if name.is_empty() {
            return Err(Bad::new(whole, words!("an id is missing", "缺少 id")).help(help()));
        }
        if let Some((offset, wrong)) =
            written.char_indices().find(|(_, character)| !std::iter::once(*character).nfkc().all(may_stand))
        {
            let start = whole.start + offset;
            let suggestion = suggestion(&name);
            let bad =
                Bad::new(start..start + wrong.len_utf8(), words!("an id cannot have `{wrong}` in it", "id 里不能有 `{wrong}`"));
            return Err(if suggestion.is_empty() {
                bad.help(help())
            } else {
                bad.help(words!("write `{suggestion}`, for example", "例如写成 `{suggestion}`"))
            });
        }
        if !name.starts_with(char::is_alphanumeric) {
            return Err(Bad::new(
                whole,
                words!("the id `{written}` does not start with a letter or digit", "id `{written}` 不是以字母或数字开头"),
            )
            .help(help()));
        }
        let length = name.chars().count();
        if length > LONGEST {
            return Err(Bad::new(whole, words!("this id has {length} characters", "这个 id 有 {length} 个字符"))
                .help(words!("use at most {LONGEST}", "最多 {LONGEST} 个字符")));
        }
        Ok(Id(name.into()))
    }
}

fn may_stand(character: char) -> bool {
    character.is_alphanumeric() || character == '-' || character == '_' || is_mark(character)
}

/// Vowel signs and accents that no single letter holds belong to their letter.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

fn suggestion(name: &str) -> String {
    let words: Vec<&str> = name.split(|character| !may_stand(character)).filter(|word| !word.is_empty()).collect();
    words.join("-").chars().take(LONGEST).collect()
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

const FORM: Form = Form {
    number: true,
    description: "A name by which other items refer to this one: letters of any script, digits, - and _.",
    pattern: Some("^[^/.:#]{1,200}$"),
    examples: &["morning-brief", "main-group", "主群"],
};
scalar!(Id, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn an_id_reads_in_any_script() {
        for (written, canonical) in [
            ("morning-brief", "morning-brief"),
            ("main_group", "main_group"),
            ("主群2", "主群2"),
            (" ｖｉｐ ", "vip"),
            ("3", "3"),
        ] {
            good::<Id>(written, canonical);
        }
    }

    #[test]
    fn what_an_id_cannot_have_is_pointed_at() {
        for (written, part) in [
            ("a/b", "/"),
            ("main.group", "."),
            ("sop:早报", ":"),
            ("早报 一", " "),
            ("早报！", "！"),
            ("-a", "-a"),
            ("a#b", "#"),
            ("", ""),
        ] {
            bad::<Id>(written, part);
        }
        bad::<Id>(&"群".repeat(65), &"群".repeat(65));
        good::<Id>(&"群".repeat(64), &"群".repeat(64));
    }

    #[test]
    fn a_name_with_spaces_is_told_its_spelling() {
        assert_eq!(bad::<Id>("morning brief!", " ").help.unwrap().en, "write `morning-brief`, for example");
    }
}

//! The questions of the audit as one can type and read them: by code, by family, explained.

use std::fmt::Write;

use crate::check;
use crate::check::Family;
use crate::check::Lint;
use crate::check::Says;
use crate::check::example;
use crate::check::example::Side;
use crate::finding::Finding;
use crate::finding::Level;
use crate::finding::Words;
use crate::finding::nearest;
use crate::finding::words;
use crate::report;
use crate::report::Rule;
use crate::report::Tongue;

/// What one can name: a level, a family of questions, a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    /// Everything as bad as this, or worse.
    Level(Level),
    /// All questions about a part of the playbook.
    Family(Family),
    /// One code.
    Code(String),
}

impl Name {
    /// What `written` names.
    ///
    /// # Errors
    /// When it names nothing; with what it may have been meant to be.
    pub(super) fn read(written: &str) -> Result<Name, Words> {
        let level = [Level::Error, Level::Warning, Level::Advice].into_iter().find(|level| level.word() == written);
        let family = Family::ALL.iter().find(|family| family.word() == written);
        match (level, family) {
            (Some(level), _) => Ok(Name::Level(level)),
            (None, Some(family)) => Ok(Name::Family(*family)),
            (None, None) if codes().any(|code| code == written) => Ok(Name::Code(written.to_owned())),
            (None, None) => Err(unknown(written)),
        }
    }

    /// Whether `finding` is one of them.
    pub(super) fn fits(&self, finding: &Finding) -> bool {
        match self {
            Name::Level(level) => finding.level <= *level,
            Name::Family(family) => check::lint(finding.code).is_some_and(|lint| lint.family == *family),
            Name::Code(code) => finding.code == code,
        }
    }

    /// Whether `lint` asks for one of them.
    pub(super) fn asks(&self, lint: &Lint) -> bool {
        match self {
            Name::Level(level) => lint.level <= *level,
            Name::Family(family) => lint.family == *family,
            Name::Code(code) => lint.code == code,
        }
    }
}

fn codes() -> impl Iterator<Item = &'static str> {
    check::LINTS.iter().map(|lint| lint.code).chain(report::forms(Tongue::English).map(|(code, _)| code))
}

fn unknown(written: &str) -> Words {
    let families = Family::ALL.iter().map(|family| family.word());
    match nearest(written, codes().chain(families).chain(["error", "warning", "advice"])) {
        Some(near) => {
            words!("there is no check `{written}`; did you mean `{near}`?", "没有 `{written}` 这项检查；是不是想写 `{near}`？")
        }
        None => words!(
            "there is no check `{written}`; `guildbook check --list` shows them all",
            "没有 `{written}` 这项检查；`guildbook check --list` 列出全部"
        ),
    }
}

fn of(says: Says, tongue: Tongue) -> &'static str {
    tongue.either(says.en, says.zh)
}

fn level_word(level: Level, tongue: Tongue) -> &'static str {
    match level {
        Level::Error => tongue.either("error", "错误"),
        Level::Warning => tongue.either("warning", "警告"),
        Level::Advice => tongue.either("advice", "建议"),
    }
}

/// Every code with its principle, by family.
pub(super) fn list(tongue: Tongue) -> String {
    let widest = codes().map(str::len).max().unwrap_or_default();
    let mut text = String::new();
    let mut put = |heading: &str, lines: &[(&str, &str, &str)]| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{heading}");
        for (code, level, words) in lines {
            let _ = writeln!(text, "  {code:widest$}  {level}  {words}");
        }
        text.push('\n');
    };
    for family in Family::ALL {
        let own = check::LINTS.iter().filter(|lint| lint.family == *family);
        let lines: Vec<_> = own.map(|lint| (lint.code, level_word(lint.level, tongue), of(lint.principle, tongue))).collect();
        put(&format!("{} ({})", of(family.name(), tongue), family.word()), &lines);
    }
    let forms: Vec<_> = report::forms(tongue).map(|(code, words)| (code, "", words)).collect();
    put(tongue.either("Form (always asked)", "写法（总会检查）"), &forms);
    text
}

/// All there is to say about the check `code`.
///
/// # Errors
/// When there is none.
pub(super) fn explain(code: &str, tongue: Tongue) -> Result<String, Words> {
    if let Some((code, words)) = report::forms(tongue).find(|(form, _)| *form == code) {
        let more = tongue.either(
            "A mistake of form: each one is told at its place, with what to write instead.",
            "写法问题：每一处都会指出位置，并说明该怎么写。",
        );
        return Ok(format!("{code}\n  {words}\n\n  {more}\n"));
    }
    let lint = check::lint(code).ok_or_else(|| unknown(code))?;
    let head = format!("{}  {} · {}", lint.code, level_word(lint.level, tongue), of(lint.family.name(), tongue));
    let parts = [
        (tongue.either("What is looked for", "检查什么"), of(lint.what, tongue).to_owned()),
        (tongue.either("Why", "为什么"), of(lint.why, tongue).to_owned()),
        (tongue.either("Source", "出处"), of(lint.article.title(), tongue).to_owned()),
        (tongue.either("What to do", "怎么办"), of(lint.fix, tongue).to_owned()),
        (
            tongue.either("For example (- is told about, + puts it right)", "例如（- 会被提醒，+ 是改好之后）"),
            compared(of(lint.example, tongue)),
        ),
        (
            tongue.either("To leave it out of a community", "在某个社群里不查它"),
            format!("allow: [{{check: {}, because: …}}]", lint.code),
        ),
    ];
    let list = check::list_of(code).map(|list| {
        let heading = match tongue {
            Tongue::English => format!("The list it goes by, unless there is a `content/audit/{}`", list.name),
            Tongue::Chinese => format!("依据的清单（可以用 `content/audit/{}` 替换）", list.name),
        };
        format!("\n{heading}\n{}", indented(list.text))
    });
    let body = parts.iter().map(|(heading, text)| format!("\n{heading}\n{}", indented(text)));
    Ok(format!("{head}\n  {}\n{}", of(lint.principle, tongue), body.chain(list).collect::<String>()))
}

/// An example as a comparison of two texts.
fn compared(drawn: &str) -> String {
    let sign = |side: Side| match side {
        Side::Both => " ",
        Side::Before => "-",
        Side::After => "+",
    };
    let lines = example::lines(drawn.trim_start_matches('\n'));
    lines.map(|(side, line)| format!("{} {line}\n", sign(side))).collect()
}

fn indented(text: &str) -> String {
    text.trim_matches('\n').lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n").collect()
}

/// The questions as reports describe them.
pub(super) fn rules(tongue: Tongue) -> Vec<Rule> {
    let rule = |lint: &&'static Lint| Rule {
        code: lint.code,
        level: lint.level,
        family: lint.family.word(),
        principle: of(lint.principle, tongue),
        explanation: [lint.what, lint.why, lint.fix].map(|says| of(says, tongue)).join("\n\n"),
    };
    check::LINTS.iter().map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_can_be_explained_in_both_languages() {
        for code in codes() {
            for tongue in [Tongue::English, Tongue::Chinese] {
                let text = explain(code, tongue).unwrap();
                assert!(text.starts_with(code) && text.ends_with('\n'), "{text}");
                assert!(list(tongue).contains(&format!("  {code} ")), "{code}");
            }
        }
    }

    #[test]
    fn a_level_names_what_is_worse_too_and_a_slip_is_told() {
        let warning = Finding::warning("dead-link", words!("x", "x"));
        assert!(Name::read("advice").unwrap().fits(&warning) && !Name::read("error").unwrap().fits(&warning));
        assert!(Name::read("dead-link").unwrap().fits(&warning));
        assert!(Name::read("dead-lnik").unwrap_err().en.contains("`dead-link`"));
        assert!(Name::read("衣橱").unwrap_err().zh.contains("--list"));
    }
}

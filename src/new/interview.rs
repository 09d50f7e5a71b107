//! The interview: the method's questions one by one, each with why it matters, and a definition that holds the answers.

mod answers;
mod fill;
mod outline;
#[cfg(test)]
mod tests;

use std::io::BufRead;
use std::io::Write;

use crate::finding::Words;
use crate::model::identity::CommunityKind;
use crate::new::Hand;
use crate::new::Tongue;
use crate::new::interview::outline::Question;
use crate::new::interview::outline::Shape;
use crate::new::questions;
use crate::new::template;

pub use answers::Answers;

/// Where questions are put and answered.
pub struct Desk<'a> {
    /// What the author types, a line at a time.
    pub input: &'a mut dyn BufRead,
    /// What the author reads.
    pub output: &'a mut dyn Write,
    /// The language of the conversation.
    pub tongue: Tongue,
}

impl Desk<'_> {
    /// Puts a question that must be answered, until `fits` has nothing against the answer; nothing where nobody answers
    /// any more.
    ///
    /// # Errors
    /// When the desk cannot be written to or read from.
    pub fn ask<T>(&mut self, question: &str, fits: &dyn Fn(&str) -> Result<T, Words>) -> anyhow::Result<Option<T>> {
        loop {
            let Some(answer) = self.line(question)? else { return Ok(None) };
            match fits(&answer) {
                Ok(value) => return Ok(Some(value)),
                Err(words) => self.say(&format!("  ! {}\n", self.tongue.either(&words.zh, &words.en)))?,
            }
        }
    }

    /// Says something.
    ///
    /// # Errors
    /// When the desk cannot be written to.
    pub fn say(&mut self, text: &str) -> anyhow::Result<()> {
        self.output.write_all(text.as_bytes())?;
        Ok(self.output.flush()?)
    }

    fn line(&mut self, prompt: &str) -> anyhow::Result<Option<String>> {
        self.say(prompt)?;
        let mut line = String::new();
        let read = self.input.read_line(&mut line)?;
        Ok((read > 0).then(|| line.trim().to_owned()))
    }
}

/// What an interview is about.
pub struct Subject<'a> {
    /// The kind of the community.
    pub kind: CommunityKind,
    /// What it is called unless an answer says otherwise.
    pub name: &'a str,
    /// The languages of what is written.
    pub hand: &'a Hand,
    /// What is wrong with a definition, if anything is.
    pub judge: &'a dyn Fn(&str) -> Option<Words>,
}

/// How an interview ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The definition is to be written.
    Write,
    /// Nobody answers any more; the answers are kept.
    Stopped,
}

impl Subject<'_> {
    /// The definition with `answers` in the place of its defaults.
    pub fn definition(&self, answers: &Answers) -> String {
        let template = super::template_of(self.kind);
        // From the last line to the first, so that the lines of those still to come stay where they are.
        let asked = outline::questions(template).into_iter().rev().filter(|question| question.path != "name");
        let filled = asked.fold(template.to_owned(), |filled, question| {
            match answers.get(&question.path).filter(|answer| !answer.is_empty()) {
                Some(answer) => fill::fill(&filled, &question, answer),
                None => filled,
            }
        });
        let name = answers.get("name").filter(|name| !name.is_empty()).unwrap_or(self.name);
        template::write(&questions::ask(&filled), name, self.hand)
    }

    /// What is wrong with `answers`, told of the first that brings a mistake; those before it are taken as they are.
    pub fn faults(&self, answers: &Answers) -> Option<(String, Words)> {
        let mut taken = Answers::default();
        for question in outline::questions(super::template_of(self.kind)) {
            let Some(answer) = answers.get(&question.path) else { continue };
            taken.put(&question.path, answer);
            if let Some(words) = too_many(&question, self, answer).or_else(|| (self.judge)(&self.definition(&taken))) {
                return Some((question.path, words));
            }
        }
        None
    }
}

/// Asks everything that `answers` does not answer yet; each answer is handed to `keep` as it is given.
///
/// # Errors
/// When the desk cannot be written to or read from, or when `keep` fails.
pub fn interview(
    subject: &Subject,
    answers: &mut Answers,
    desk: &mut Desk,
    keep: &mut dyn FnMut(&Answers) -> anyhow::Result<()>,
) -> anyhow::Result<End> {
    let asked = outline::questions(super::template_of(subject.kind));
    let total = asked.iter().filter(|question| question.shape.is_some()).count();
    desk.say(&welcome(total, answers, desk.tongue))?;
    let mut at = 0;
    while let Some(question) = asked.get(at) {
        if answers.get(&question.path).is_some() || question.shape.is_none() {
            if question.shape.is_none() && is_open(&asked[at..], answers) {
                desk.say(&format!("\n{}\n", question.words(desk.tongue)))?;
            }
            at += 1;
            continue;
        }
        let Some(answer) = desk.line(&prompt(question, subject, desk.tongue))? else { return Ok(End::Stopped) };
        match answer.as_str() {
            "q" => return Ok(End::Write),
            "?" => desk.say(help(desk.tongue))?,
            "<" => {
                let before = asked[..at].iter().rposition(|question| question.shape.is_some()).unwrap_or(at);
                answers.take_back(&asked[before].path);
                at = before;
            }
            "s" => {
                for rest in asked[at..].iter().take_while(|rest| rest.section() == question.section()) {
                    answers.put(&rest.path, "");
                }
                keep(answers)?;
            }
            answer => {
                answers.put(&question.path, answer);
                let fault = match answer {
                    "" => None,
                    answer => too_many(question, subject, answer).or_else(|| (subject.judge)(&subject.definition(answers))),
                };
                match fault {
                    Some(words) => {
                        answers.take_back(&question.path);
                        desk.say(&format!("    ! {}\n", desk.tongue.either(&words.zh, &words.en)))?;
                    }
                    None => keep(answers)?,
                }
            }
        }
    }
    Ok(End::Write)
}

/// Whether something is still to be asked in the section that opens the list.
fn is_open(asked: &[Question], answers: &Answers) -> bool {
    let section = asked.first().map(Question::section);
    let mut rest = asked.iter().skip(1).take_while(|question| Some(question.section()) == section);
    rest.any(|question| question.shape.is_some() && answers.get(&question.path).is_none())
}

/// A list of things with ids holds as many as the kind comes with; more are added in the file.
fn too_many(question: &Question, subject: &Subject, answer: &str) -> Option<Words> {
    let given = fill::several(answer).count();
    let default = question.default(super::template_of(subject.kind), "", Tongue::English);
    let room = fill::several(&default).count();
    (question.shape == Some(Shape::Items) && answer != fill::NOTHING && given > room).then(|| {
        crate::finding::words!(
            "there is room for {room} here; give the first ones, and add more in the file afterwards",
            "这里先放 {room} 个；其余的写好后在文件里再加"
        )
    })
}

fn prompt(question: &Question, subject: &Subject, tongue: Tongue) -> String {
    let default = question.default(super::template_of(subject.kind), subject.name, tongue);
    let how = match question.shape {
        Some(Shape::List | Shape::Items) => tongue.either("（多项用“；”隔开）", " (several: between `;`)"),
        Some(Shape::WordAndText) => {
            tongue.either("（先写分数或选项，再写依据）", " (the mark or the word first, then the grounds)")
        }
        _ => "",
    };
    let path = &question.path;
    format!("\n  {}{how}\n  {path} [{default}]\n  > ", question.words(tongue))
}

fn welcome(total: usize, answers: &Answers, tongue: Tongue) -> String {
    let count = answers.count();
    let help = help(tongue);
    match (answers.is_empty(), tongue) {
        (true, Tongue::English) => {
            format!("{total} questions; each line asks, says why it matters, and shows what stands there now.\n{help}")
        }
        (true, Tongue::Chinese) => format!("一共 {total} 问；每一问都说明为什么要问，方括号里是现在的答案。\n{help}"),
        (false, Tongue::English) => format!("going on where you left off: {count} answers are kept.\n{help}"),
        (false, Tongue::Chinese) => format!("接着上次往下：已有 {count} 个答案。\n{help}"),
    }
}

fn help(tongue: Tongue) -> &'static str {
    tongue.either(
        "  回车 用现在的答案 · - 不写这一项 · < 回上一问 · s 跳过这一章 · q 就此写成 · ? 再看这行\n",
        "  Enter keeps it · - leaves it out · < goes back · s skips the section · q writes it now · ? says this again\n",
    )
}

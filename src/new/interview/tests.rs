//! Interviews over a piece of paper: what is typed, what is asked, and what is written then.

use std::cell::RefCell;

use super::*;
use crate::new::Speech;

fn hand(tongue: Tongue) -> Hand {
    Hand { speech: Speech::plain(tongue), remarks: tongue }
}

/// What is said, and the answers that are left, after `typed`, one answer a line.
fn talk(typed: &str, answers: &mut Answers, tongue: Tongue, judge: &dyn Fn(&str) -> Option<Words>) -> (String, End, usize) {
    let hand = hand(tongue);
    let subject = Subject { kind: CommunityKind::Product, name: "茶席", hand: &hand, judge };
    let (mut input, mut output) = (typed.as_bytes(), Vec::new());
    let kept = RefCell::new(0);
    let mut keep = |_: &Answers| {
        *kept.borrow_mut() += 1;
        Ok(())
    };
    let mut desk = Desk { input: &mut input, output: &mut output, tongue };
    let end = interview(&subject, answers, &mut desk, &mut keep).unwrap();
    (String::from_utf8(output).unwrap(), end, kept.into_inner())
}

fn written(answers: &Answers, tongue: Tongue) -> String {
    let hand = hand(tongue);
    Subject { kind: CommunityKind::Product, name: "茶席", hand: &hand, judge: &|_| None }.definition(answers)
}

fn answered(path: &str, answer: &str) -> String {
    let mut answers = Answers::default();
    answers.put(path, answer);
    written(&answers, Tongue::Chinese)
}

#[test]
fn an_answer_stands_in_the_place_of_the_default_whatever_its_shape() {
    for (path, answer, line) in [
        ("tagline", "把茶喝明白", "tagline: 把茶喝明白"),
        ("tagline", "茶: “一”", "tagline: \"茶: “一”\""),
        ("tagline", "‹早 ¦ {{ name }}›", "tagline: \"〈早 | {{ name }}〉\""),
        ("prepared_for", "茶馆", "prepared_for: 茶馆"),
        ("confidential", "甲；乙", "confidential: [甲, 乙]"),
        ("status", "running", "status: running"),
        ("positioning.not", "不卖茶;不比价", "  not: [不卖茶, 不比价]"),
        ("fit.decision_cycle", "2 想三天", "  decision_cycle: {score: 2, evidence: 想三天}"),
        ("fit.sole_channel.new_members", "yes", "    new_members: {answer: yes, evidence:"),
        ("calendar.max_posts_per_day", "5", "  max_posts_per_day: 5"),
        ("calendar.quiet_hours", "22:00-08:00", "  quiet_hours: \"22:00-08:00\""),
        ("rules.join.welcome", "请坐", "    welcome: 请坐"),
        ("people.leader", "沈榆", "  leader: {id: leader, name: 沈榆,"),
        ("positioning.trend", "-", "  # trend:"),
        ("audience.segments", "老茶客", "      name: 老茶客"),
    ] {
        let text = answered(path, answer);
        assert!(text.lines().any(|own| own.starts_with(line)), "{path}: {line}\n{text}");
    }
}

#[test]
fn every_question_of_every_kind_shows_its_default_and_takes_it_back_as_an_answer() {
    for kind in
        [CommunityKind::Skill, CommunityKind::Interest, CommunityKind::Product, CommunityKind::Growth, CommunityKind::Identity]
    {
        let template = crate::new::template_of(kind);
        let asked = outline::questions(template);
        assert!(asked.iter().filter(|question| question.shape.is_some()).count() > 60, "{kind:?}");
        for question in asked.iter().filter(|question| question.shape.is_some()) {
            let is_remark = template.lines().nth(question.lines.start).unwrap().trim_start().starts_with("# ");
            let default = question.default(template, "茶席", Tongue::Chinese);
            assert_eq!(default.is_empty(), is_remark, "{kind:?} {}: {default}", question.path);
            assert!(!question.words(Tongue::English).is_empty() && !default.contains(['‹', '¦', '›']), "{}", question.path);
        }
    }
}

#[test]
fn an_interview_can_be_left_gone_back_in_and_taken_up_again() {
    let mut answers = Answers::default();
    let (said, end, kept) = talk("茶席一号\n\n<\n一句话\n", &mut answers, Tongue::Chinese, &|_| None);
    assert_eq!((end, kept), (End::Stopped, 3), "{said}");
    assert_eq!((answers.get("name"), answers.get("tagline")), (Some("茶席一号"), Some("一句话")));
    let (said, end, _) = talk("q\n", &mut answers, Tongue::Chinese, &|_| None);
    assert!(said.starts_with("接着上次往下：已有 2 个答案。") && !said.contains("tagline ["), "{said}");
    assert_eq!(end, End::Write);
    assert!(written(&answers, Tongue::Chinese).contains("\nname: 茶席一号\n"));
}

#[test]
fn a_section_is_passed_over_at_a_word_and_asked_again_nowhere() {
    let mut answers = Answers::default();
    let (said, ..) = talk("\n\n\n\n\ns\nq\n", &mut answers, Tongue::English, &|_| None);
    assert!(said.contains("1. Fit:") && said.contains("fit.service_intensity ["), "{said}");
    assert!(!said.contains("fit.decision_cycle") && said.contains("positioning.theme ["), "{said}");
}

#[test]
fn an_answer_that_cannot_stand_is_told_why_and_asked_again() {
    let judge = |definition: &str| {
        definition.contains("status: runing").then(|| crate::finding::words!("`runing` is no status", "没有 `runing`"))
    };
    let mut answers = Answers::default();
    let (said, ..) = talk("\n\nruning\nrunning\nq\n", &mut answers, Tongue::English, &judge);
    assert!(said.contains("! `runing` is no status"), "{said}");
    assert_eq!(said.matches("status [draft]").count(), 2);
    assert_eq!(answers.get("status"), Some("running"));
}

#[test]
fn more_items_than_there_is_room_for_are_not_lost_in_silence() {
    let mut answers = Answers::default();
    answers.put("audience.segments", "一;二;三;四;五;六;七;八;九");
    let hand = hand(Tongue::English);
    let subject = Subject { kind: CommunityKind::Product, name: "x", hand: &hand, judge: &|_| None };
    let (path, words) = subject.faults(&answers).unwrap();
    assert_eq!(path, "audience.segments");
    assert!(words.en.starts_with("there is room for"), "{}", words.en);
}

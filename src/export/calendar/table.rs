//! Dated work as a table: one row for each thing on each day.

use std::collections::HashMap;
use std::rc::Rc;

use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::export::calendar::Desk;
use crate::locale::Text;
use crate::model::calendar::Sop;
use crate::model::calendar::Variant;

/// The columns: in English and in Chinese, and how wide they are in a spreadsheet.
pub(super) const COLUMNS: [(&str, &str, f64); 21] = [
    ("date", "日期", 12.0),
    ("weekday", "星期", 8.0),
    ("start", "开始", 8.0),
    ("end", "结束", 16.0),
    ("day", "天", 8.0),
    ("procedure", "SOP", 18.0),
    ("type", "类别", 8.0),
    ("what", "动作", 40.0),
    ("owner", "负责人", 12.0),
    ("helpers", "协助", 14.0),
    ("channel", "渠道", 14.0),
    ("kind", "给成员什么", 10.0),
    ("why", "为什么", 40.0),
    ("script", "话术", 50.0),
    ("other words", "其他话术", 40.0),
    ("materials", "素材", 24.0),
    ("duration", "时长", 10.0),
    ("only if", "前提", 24.0),
    ("evidence", "留下什么", 24.0),
    ("reviewer", "把关人", 12.0),
    ("id", "编号", 24.0),
];

/// The headings in the language of the reader.
pub(super) fn headings(desk: &Desk) -> Vec<String> {
    COLUMNS.iter().map(|(english, chinese, _)| desk.say(english, chinese)).collect()
}

/// A text that many cells hold.
pub(super) type Cell = Rc<str>;

/// Makes the rows. What does not change from day to day is made once.
pub(super) struct Rows<'d, 'a> {
    desk: &'d Desk<'a>,
    weekdays: [Cell; 7],
    fixed: HashMap<(&'a str, Option<usize>, Task), Fixed>,
}

/// What a thing says on all its days, and its name.
type Fixed = ([Cell; 15], String);

impl<'d, 'a> Rows<'d, 'a> {
    pub(super) fn new(desk: &'d Desk<'a>) -> Rows<'d, 'a> {
        Rows { desk, weekdays: desk.weekdays().map(Rc::from), fixed: HashMap::new() }
    }

    /// One row, cell by cell.
    pub(super) fn row(&mut self, occurrence: &Occurrence<'a>) -> Vec<Cell> {
        let desk = self.desk;
        let place = (occurrence.sop.id().as_str(), occurrence.step.map(|(place, _)| place), occurrence.task);
        let (fixed, name) = self.fixed.entry(place).or_insert_with(|| (fixed(desk, occurrence).map(Rc::from), occurrence.name()));
        let weekday = usize::from(occurrence.date.weekday().to_monday_zero_offset().unsigned_abs()) % 7;
        let mut row: Vec<Cell> = Vec::with_capacity(COLUMNS.len());
        row.extend([
            occurrence.date.to_string().into(),
            Rc::clone(&self.weekdays[weekday]),
            occurrence.clock.map(|clock| clock.to_string()).unwrap_or_default().into(),
            end(occurrence).into(),
            offset(occurrence).into(),
        ]);
        row.extend_from_slice(fixed);
        row.push(format!("{name}@{}", occurrence.round()).into());
        row
    }
}

fn fixed(desk: &Desk, occurrence: &Occurrence) -> [String; 15] {
    let text = |text: Option<&Text>| text.map(|text| text.trim_end().to_owned()).unwrap_or_default();
    let helpers: Vec<String> = occurrence.helpers().iter().map(|role| desk.role(role.as_str())).collect();
    let materials: Vec<String> = occurrence.materials().iter().map(|material| material.title.to_string()).collect();
    [
        occurrence.sop.title().to_string(),
        type_of(desk, occurrence.sop),
        match occurrence.task {
            Task::Do => occurrence.title().to_string(),
            Task::Review => desk.summary(occurrence),
        },
        occurrence.owner().map(|role| desk.role(role.as_str())).unwrap_or_default(),
        helpers.join(&desk.say(", ", "、")),
        occurrence.channel().map(|channel| desk.name("channel", channel.as_str())).unwrap_or_default(),
        occurrence.kind().map(|kind| desk.kind(kind.value)).unwrap_or_default(),
        text(occurrence.why()),
        text(occurrence.script()),
        variants(desk, occurrence.variants()),
        materials.join("\n"),
        occurrence.duration().map(|duration| duration.words(desk.language)).unwrap_or_default(),
        text(occurrence.only_if()),
        lines(occurrence.evidence()),
        occurrence.reviewer().map(|role| desk.role(role.as_str())).unwrap_or_default(),
    ]
}

/// Other words, each below what it is called and when it is taken.
pub(super) fn variants(desk: &Desk, variants: &[Variant]) -> String {
    let said = |variant: &Variant| format!("{}\n{}", case(desk, variant), variant.script.trim_end());
    variants.iter().map(said).collect::<Vec<_>>().join("\n\n")
}

/// What a variant is called, and when it is taken.
pub(super) fn case(desk: &Desk, variant: &Variant) -> String {
    match &variant.when {
        Some(when) => format!("{}{}{}", variant.title, desk.say(": ", "："), when.trim_end()),
        None => variant.title.to_string(),
    }
}

/// One below the other.
pub(super) fn lines(texts: &[Text]) -> String {
    texts.iter().map(|text| text.trim_end()).collect::<Vec<_>>().join("\n")
}

fn end(occurrence: &Occurrence) -> String {
    match occurrence.end {
        Some(end) if end.date() == occurrence.date => end.strftime("%H:%M").to_string(),
        Some(end) => end.strftime("%Y-%m-%d %H:%M").to_string(),
        None => String::new(),
    }
}

/// How far from day zero: `D-5`, `D0`.
pub(super) fn offset(occurrence: &Occurrence) -> String {
    let days = occurrence.zero.until(occurrence.date).map_or(0, |span| span.get_days());
    if occurrence.step.is_some() { format!("D{days:+}").replace("D+0", "D0") } else { String::new() }
}

/// The word for the kind of SOP it is.
pub(super) fn type_of(desk: &Desk, sop: Sop) -> String {
    match sop {
        Sop::Rhythm(_) => desk.say("rhythm", "日常节奏"),
        Sop::Campaign(_) => desk.say("campaign", "活动"),
        Sop::Journey(_) => desk.say("journey", "旅程"),
    }
}

//! What stands on the sheets beside the dates: a row for each procedure, step, script, and day of a channel.

use jiff::civil::Date;

use crate::calendar::Occurrence;
use crate::calendar::load;
use crate::calendar::step_id;
use crate::export::calendar::Desk;
use crate::export::calendar::table;
use crate::locale::Text;
use crate::model::calendar::Material;
use crate::model::calendar::Sop;
use crate::model::calendar::Variant;
use crate::model::reference::RoleRef;

/// The columns of a sheet: in English and in Chinese, and how wide they are.
pub(super) type Columns = &'static [(&'static str, &'static str, f64)];

pub(super) const PROCEDURES: Columns = &[
    ("procedure", "SOP", 18.0),
    ("type", "类别", 10.0),
    ("why", "为什么", 44.0),
    ("owner", "负责人", 12.0),
    ("helpers", "协助", 14.0),
    ("channel", "渠道", 14.0),
    ("duration", "时长", 10.0),
    ("only if", "前提", 24.0),
    ("stop when", "何时停", 24.0),
    ("then", "接着做", 18.0),
    ("again after", "再走一次至少隔", 14.0),
    ("one at a time", "同时只走这一条", 14.0),
    ("reviewer", "把关人", 12.0),
    ("review before", "提前多久把关", 12.0),
    ("evidence", "留下什么", 24.0),
    ("materials", "素材", 24.0),
    ("id", "编号", 18.0),
];

/// The procedures, one by one.
pub(super) fn procedures<'a>(desk: &'a Desk) -> impl Iterator<Item = Vec<String>> + 'a {
    desk.calendar.sops().map(move |sop| {
        let (gap, is_alone) = match sop {
            Sop::Journey(journey) => (journey.min_gap.as_ref(), journey.one_at_a_time),
            Sop::Rhythm(_) | Sop::Campaign(_) => (None, false),
        };
        let then: Vec<String> = sop.then().iter().map(|next| desk.name("sop", next.as_str())).collect();
        let alone = if is_alone { desk.say("yes", "是") } else { String::new() };
        vec![
            sop.title().to_string(),
            table::type_of(desk, sop),
            text(sop.why()),
            role(desk, sop.owner()),
            roles(desk, sop.helpers()),
            sop.channel().map(|channel| desk.name("channel", channel.as_str())).unwrap_or_default(),
            sop.duration().map(|duration| duration.words(desk.language)).unwrap_or_default(),
            text(sop.only_if()),
            text(sop.stop_when()),
            then.join("\n"),
            gap.map(|gap| gap.words(desk.language)).unwrap_or_default(),
            alone,
            role(desk, sop.reviewer()),
            sop.review_before().map(|lead| lead.words(desk.language)).unwrap_or_default(),
            table::lines(sop.evidence()),
            materials(sop.materials()),
            sop.id().as_str().to_owned(),
        ]
    })
}

pub(super) const STEPS: Columns = &[
    ("procedure", "SOP", 18.0),
    ("step", "步骤", 14.0),
    ("when", "天/时间", 16.0),
    ("until", "到", 12.0),
    ("what", "动作", 44.0),
    ("owner", "负责人", 12.0),
    ("helpers", "协助", 14.0),
    ("channel", "渠道", 14.0),
    ("duration", "时长", 10.0),
    ("why", "为什么", 44.0),
    ("only if", "前提", 24.0),
    ("stop if", "何时停", 24.0),
    ("reviewer", "把关人", 12.0),
    ("review before", "提前多久把关", 12.0),
    ("evidence", "留下什么", 24.0),
    ("materials", "素材", 24.0),
];

/// The steps of all procedures.
pub(super) fn steps<'a>(desk: &'a Desk) -> impl Iterator<Item = Vec<String>> + 'a {
    desk.calendar.sops().flat_map(move |sop| {
        sop.steps().iter().enumerate().map(move |(place, step)| {
            let channel = step.channel.as_ref().or(sop.channel());
            let lead = step.review_before.as_ref().or(sop.review_before().filter(|_| step.reviewer.is_some()));
            vec![
                sop.title().to_string(),
                step_id(sop.steps(), place),
                step.at.to_string(),
                step.until.as_ref().map(|until| until.to_string()).unwrap_or_default(),
                step.r#do.to_string(),
                role(desk, step.owner.as_ref().or(sop.owner())),
                roles(desk, &step.helpers),
                channel.map(|channel| desk.name("channel", channel.as_str())).unwrap_or_default(),
                step.duration.as_ref().map(|duration| duration.words(desk.language)).unwrap_or_default(),
                text(step.why.as_ref()),
                text(step.only_if.as_ref()),
                text(step.stop_if.as_ref()),
                role(desk, step.reviewer.as_ref()),
                lead.map(|lead| lead.words(desk.language)).unwrap_or_default(),
                table::lines(&step.evidence),
                materials(&step.materials),
            ]
        })
    })
}

pub(super) const SCRIPTS: Columns =
    &[("procedure", "SOP", 18.0), ("step", "步骤", 14.0), ("case", "情形", 20.0), ("script", "话术", 80.0)];

/// The words to send, of procedures and of their steps.
pub(super) fn scripts<'a>(desk: &'a Desk) -> impl Iterator<Item = Vec<String>> + 'a {
    desk.calendar.sops().flat_map(move |sop| {
        let title = sop.title();
        let row = move |step: &str, case: &str, script: &str| {
            vec![title.to_string(), step.to_owned(), case.to_owned(), script.trim_end().to_owned()]
        };
        let other = move |step: &str, variants: &[Variant]| {
            variants.iter().map(|variant| row(step, &table::case(desk, variant), &variant.script)).collect::<Vec<_>>()
        };
        let own = sop.script().map(|script| row("", "", script));
        let of_steps = sop.steps().iter().enumerate().flat_map(move |(place, step)| {
            let id = step_id(sop.steps(), place);
            let own = step.script.iter().map(|script| row(&id, "", script));
            own.chain(other(&id, &step.variants)).collect::<Vec<_>>()
        });
        own.into_iter().chain(other("", sop.variants())).chain(of_steps)
    })
}

pub(super) const LOADS: Columns = &[
    ("channel", "渠道", 18.0),
    ("date", "日期", 12.0),
    ("posts", "条数", 8.0),
    ("limit", "上限", 8.0),
    ("in quiet hours", "免打扰时段内", 14.0),
];

/// The load of each channel, day by day.
pub(super) fn loads(desk: &Desk, found: &[Occurrence]) -> impl Iterator<Item = Vec<String>> {
    let mut rows = Vec::new();
    for load in load(desk.community, found) {
        for day in &load.days {
            rows.push(vec![
                load.channel.title.to_string(),
                Date::to_string(&day.date),
                day.posts.to_string(),
                load.limit.map(|limit| limit.to_string()).unwrap_or_default(),
                day.in_quiet_hours.to_string(),
            ]);
        }
    }
    rows.into_iter()
}

fn text(text: Option<&Text>) -> String {
    text.map(|text| text.trim_end().to_owned()).unwrap_or_default()
}

fn role(desk: &Desk, role: Option<&RoleRef>) -> String {
    role.map(|role| desk.role(role.as_str())).unwrap_or_default()
}

fn roles(desk: &Desk, roles: &[RoleRef]) -> String {
    roles.iter().map(|role| desk.role(role.as_str())).collect::<Vec<_>>().join(&desk.say(", ", "、"))
}

fn materials(materials: &[Material]) -> String {
    materials.iter().map(|material| material.title.as_str()).collect::<Vec<_>>().join("\n")
}

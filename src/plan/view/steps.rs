//! The steps of a campaign or a journey on a time line around day zero.

use std::collections::BTreeSet;

use crate::draw::Caption;
use crate::draw::Kind;
use crate::draw::Moment;
use crate::draw::Tick;
use crate::draw::timeline;
use crate::model::calendar::Anchor;
use crate::model::calendar::Sop;
use crate::model::calendar::SopKind;
use crate::model::calendar::Step;
use crate::model::value::At;
use crate::model::value::Clock;
use crate::model::value::Offset;
use crate::plan::calendar;
use crate::plan::view::Scene;

const DAY: f64 = 24.0 * 60.0;

/// Nothing for less than two steps, and for a rhythm: its steps follow each other at once.
pub(in crate::plan) fn picture(scene: &Scene, sop: Sop) -> Option<String> {
    let steps = sop.steps();
    if steps.len() < 2 || matches!(sop, Sop::Rhythm(_)) {
        return None;
    }
    let clock = clock_of(sop);
    let zero = calendar::zero(sop);
    let labels: Vec<String> =
        steps.iter().map(|step| format!("{} {}", step.at.words(zero, scene.language), &*step.r#do)).collect();
    let moments: Vec<Moment> = steps.iter().zip(&labels).map(|(step, label)| moment(sop, step, label, clock)).collect();
    let days: BTreeSet<i64> = moments.iter().map(|moment| moment.start.floor() as i64).chain([0]).collect();
    let names: Vec<(i64, String)> = days.into_iter().map(|day| (day, name_of(scene, sop, day))).collect();
    let ticks: Vec<Tick> = names.iter().map(|(day, label)| Tick { at: *day as f64, label, zero: *day == 0 }).collect();
    let title = scene.say("pictures.steps", &[("title", sop.title())]);
    let description = scene.reading(labels.iter().map(|label| (label.as_str(), "")));
    let id = format!("sop-{}-picture", sop.id().as_str());
    Some(timeline(&Caption { id: &id, title: &title, description: &description }, &moments, &ticks))
}

fn moment<'a>(sop: Sop, step: &Step, label: &'a str, clock: Clock) -> Moment<'a> {
    let start = step.at.minutes(clock) as f64 / DAY;
    let until = step.until.as_ref().map(|until| until.minutes(clock) as f64 / DAY);
    let window = match step.at.at() {
        At::Window(hours) => Some(start + f64::from(hours.minutes()) / DAY),
        _ => step.duration.as_ref().map(|duration| start + duration.whole_minutes() as f64 / DAY),
    };
    let kind = step.kind.as_ref().or(sop.kind()).map(|kind| kind_of(kind.value));
    // What lasts less than a day would be no longer than its own mark.
    let end = until.or(window).filter(|end| end - start >= 1.0);
    Moment { label, start, end, kind: kind.unwrap_or_default() }
}

/// The time of day at which the event is; what is counted in minutes is counted from there.
fn clock_of(sop: Sop) -> Clock {
    let anchored = match sop {
        Sop::Campaign(campaign) => {
            campaign.anchor.iter().flat_map(|anchors| anchors.iter()).find_map(|anchor| match &anchor.value {
                Anchor::Moment(moment) => moment.clock,
                Anchor::Festival(_) => None,
            })
        }
        _ => None,
    };
    let recurring = sop.recurrence().and_then(|recurrence| recurrence.at).map(|at| at.value);
    anchored.or(recurring).unwrap_or(Clock::MIDNIGHT)
}

fn name_of(scene: &Scene, sop: Sop, day: i64) -> String {
    let away = day.unsigned_abs().to_string();
    match (day, Offset::new(0, At::Unsaid)) {
        (0, Some(offset)) => offset.words(calendar::zero(sop), scene.language),
        (..0, _) => scene.say("sop.ticks.before", &[("n", &away)]),
        _ => scene.say("sop.ticks.after", &[("n", &away)]),
    }
}

pub(super) fn kind_of(kind: SopKind) -> Kind {
    match kind {
        SopKind::Value => Kind::Value,
        SopKind::Interaction => Kind::Interaction,
        SopKind::Care => Kind::Care,
        SopKind::Promotion => Kind::Promotion,
        SopKind::Admin => Kind::Admin,
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::said;
    use crate::plan::view::sample::view_of;

    #[test]
    fn the_steps_of_a_campaign_stand_around_its_day() {
        let steps = "[{at: D-5 10:00, do: 预告}, {at: 0h, do: 开讲}, {at: D+1 10:00, do: 整理}]";
        let yaml = format!(
            "name: 读书会\ncalendar: {{campaigns: [{{id: talk, title: 微课, anchor: 2026-12-10 20:00, steps: {steps}}}]}}"
        );
        let words = said(&view_of(&yaml, "sop/talk.html")["picture"]);
        assert_eq!(words[..2], ["微课：各步在什么时候", "活动前 5 天 10:00 预告、开始时 开讲、活动次日 10:00 整理。"]);
        for tick in ["前 5 天", "活动当天", "后 1 天"] {
            assert!(words.contains(&tick.to_owned()), "{tick} in {words:?}");
        }
    }

    #[test]
    fn a_single_step_needs_no_line() {
        let yaml = "name: 读书会\ncalendar: {journeys: [{id: first, title: 首日, starts: join, steps: [{at: D0, do: 欢迎}]}]}";
        assert!(view_of(yaml, "sop/first.html")["picture"].is_null());
    }
}

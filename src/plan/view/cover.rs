//! The cover: the figures of the community, what comes next, and the chapters.

use serde_json::Value;
use serde_json::json;

use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::model::calendar::Sop;
use crate::model::metrics::Metric;
use crate::model::metrics::MetricKind;
use crate::model::value::Count;
use crate::model::value::Every;
use crate::model::value::Period;
use crate::model::value::Rhythm;
use crate::model::value::Unit;
use crate::plan::calendar;
use crate::plan::calendar::dates;
use crate::plan::names;
use crate::plan::view::Scene;
use crate::plan::view::health;
use crate::plan::view::link;
use crate::plan::view::often;
use crate::plan::view::resources::main_channels;
use crate::plan::view::resources::members;

/// A cover is one screen.
const MOST: usize = 7;

pub(super) fn view(scene: &Scene) -> Value {
    let plan = &scene.site.books[scene.book];
    let figures = [people(scene), door(scene), rhythms(scene), verdict(scene)];
    json!({
        "figures": figures.into_iter().flatten().collect::<Vec<_>>(),
        "health": health::figure(scene),
        "next": next(scene),
        "chapters": plan.chapters.iter().map(|chapter| link(&scene.site.pages[chapter.pages.start])).collect::<Vec<_>>(),
    })
}

fn figure(label: String, value: String, note: String) -> Value {
    json!({ "label": label, "value": value, "note": note })
}

/// How many members there are, and for how many there is room; before there are any, for how many kinds of people it is.
fn people(scene: &Scene) -> Option<Value> {
    let room = main_channels(scene)
        .filter_map(|channel| channel.capacity.as_ref()?.0.checked_mul(channel.groups.as_ref().map_or(1, |groups| groups.0)))
        .reduce(u64::saturating_add);
    let room = room.map(|room| scene.say("cover.figures.room", &[("n", &Count(room).words())]));
    if let Some(members) = members(scene) {
        let count = Count(members).words();
        return Some(figure(scene.word("cover.figures.members"), count, room.unwrap_or_default()));
    }
    let segments = scene.community.audience.as_ref()?.segments.len();
    (segments > 0).then(|| figure(scene.word("cover.figures.segments"), segments.to_string(), String::new()))
}

/// What opens the door, and its price.
fn door(scene: &Scene) -> Option<Value> {
    let join = scene.community.rules.as_ref()?.join.as_ref()?;
    let label = scene.word("cover.figures.join");
    let mode = scene.word(&format!("rules.modes.{}", names::word(&join.mode.value)));
    Some(match &join.price {
        Some(price) => {
            let per = join
                .per
                .as_ref()
                .map(|per| Rhythm { every: per.value, on: None, at: None, duration: None }.words(scene.language));
            figure(label, scene.money(price.value), per.unwrap_or_default())
        }
        None => figure(label, mode, String::new()),
    })
}

/// How often something recurs in a week.
fn rhythms(scene: &Scene) -> Option<Value> {
    let calendar = scene.community.calendar.as_ref()?;
    let times: f64 = calendar.rhythms.iter().filter_map(|rhythm| often::a_week(Sop::Rhythm(rhythm))).sum();
    let times = format!("{times:.0}");
    (times != "0").then(|| figure(scene.word("cover.figures.rhythms"), times, String::new()))
}

/// The verdict on the whole work: the latest renewal, or else how many stay.
fn verdict(scene: &Scene) -> Option<Value> {
    let of = |kind: MetricKind, share: bool| {
        let latest = |metric: &Metric| {
            metric.values.iter().max_by_key(|(period, _)| period.first()).map(|(_, figure)| figure.is_percent())
        };
        let is =
            move |metric: &&Metric| metric.kind.as_ref().is_some_and(|own| own.value == kind) && latest(metric) == Some(share);
        scene.community.metrics.iter().find(is)
    };
    let metric = of(MetricKind::Renewal, true).or_else(|| of(MetricKind::Retention, true))?;
    let (period, latest): (&Period, String) = metric
        .values
        .iter()
        .max_by_key(|(period, _)| period.first())
        .map(|(period, figure)| (&period.value, figure.to_string()))?;
    Some(figure(metric.title.to_string(), latest, period.to_string()))
}

/// What the next seven days bring beside what is done every day.
fn next(scene: &Scene) -> Vec<Value> {
    let days = calendar::days(scene.site.library.edition.today, 7);
    let all = calendar::within(scene, days);
    let told = all.iter().filter(|one| one.is_work() && one.task == Task::Do && !is_daily(one.sop));
    told.take(MOST).map(|occurrence| entry(scene, occurrence)).collect()
}

fn is_daily(sop: Sop) -> bool {
    let every: Option<Every> = sop.recurrence().and_then(|recurrence| recurrence.every).map(|every| every.value);
    matches!(sop, Sop::Rhythm(_))
        && every.is_some_and(|every| matches!(every.unit(), Unit::Day | Unit::Weekday) && every.count() == 1)
}

fn entry(scene: &Scene, occurrence: &Occurrence) -> Value {
    let sop = occurrence.sop;
    let title = match occurrence.step {
        Some((_, step)) => scene.say("cover.step", &[("sop", sop.title()), ("do", &step.r#do)]),
        None => sop.title().to_string(),
    };
    json!({
        "date": occurrence.date.to_string(),
        // A page is also read after its week is over, so the day is a date.
        "day": dates::moment(occurrence.date, occurrence.clock, scene.words),
        "title": title,
        "href": scene.href("sop", sop.id().as_str()),
        "kind": occurrence.kind(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::plan::view::sample::view_of;

    const CLUB: &str = "name: 读书会\ncurrency: CNY\n\
        rules: {join: {mode: fee, price: 1280, per: year}, organise: [{id: g, title: 主群, role: main, capacity: 500, groups: 2, members: 612}]}\n\
        calendar: {rhythms: [{id: note, title: 早读, every: weekday}, {id: qa, title: 问答, every: week, on: thu, at: '20:00', kind: value}], \
          campaigns: [{id: open, title: 开卷, anchor: 2026-11-29 14:00, steps: [{at: D-5 10:00, do: 预告}]}]}\n\
        metrics: [{id: stay, title: 三个月留存, kind: retention, values: {2026-10: 61%, 2026-09: 58%}}]";

    #[test]
    fn the_figures_of_the_cover_are_those_of_the_definition() {
        let figure = |label, value, note| json!({ "label": label, "value": value, "note": note });
        assert_eq!(
            view_of(CLUB, "index.html")["figures"],
            json!([
                figure("成员", "612", "可容 1,000 人"),
                figure("加入", "¥1,280", "每年"),
                figure("每周固定的事", "6", ""),
                figure("三个月留存", "61%", "2026-10"),
            ])
        );
    }

    #[test]
    fn the_next_seven_days_leave_out_what_is_done_every_day() {
        let next = view_of(CLUB, "index.html")["next"].clone();
        assert_eq!(
            next[0],
            json!({ "date": "2026-11-24", "day": "11 月 24 日 周二 10:00", "title": "开卷：预告", "href": "sop/open.html", "kind": null })
        );
        assert_eq!((&next[1]["title"], &next[1]["kind"], next.as_array().unwrap().len()), (&json!("问答"), &json!("value"), 2));
        assert_eq!(view_of(CLUB, "en/index.html")["next"][0]["day"], "Tue 24 Nov, 10:00");
    }

    #[test]
    fn a_bare_name_makes_a_bare_cover() {
        let view = view_of("name: 读书会", "index.html");
        assert_eq!((&view["figures"], &view["next"]), (&json!([]), &json!([])));
    }
}

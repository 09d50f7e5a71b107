//! The metrics: how each went, against its target.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::draw::Caption;
use crate::draw::glance;
use crate::draw::sparkline;
use crate::model::audience::DataKind;
use crate::model::metrics::Metric;
use crate::model::value::Figure;
use crate::model::value::Period;
use crate::plan::names;
use crate::plan::view::Scene;

pub(super) fn view(scene: &Scene) -> Value {
    let of_each = |of: &dyn Fn(&Metric) -> Option<Value>| -> Value {
        let metrics = scene.community.metrics.iter();
        metrics.filter_map(|metric| Some((metric.id.as_str().to_owned(), of(metric)?))).collect::<Map<_, _>>().into()
    };
    let parts = [
        ("glances", of_each(&|metric| Some(points(metric)?.glance().into()))),
        ("sparklines", of_each(&|metric| series(scene, metric).map(Value::from))),
        ("states", of_each(&state)),
        ("readings", of_each(&|metric| reading(scene, metric).map(Value::from))),
        ("collect", collected(scene).into()),
    ];
    let mut view = Map::new();
    for (key, part) in parts {
        if part != json!({}) && part != json!([]) {
            view.insert(key.to_owned(), part);
        }
    }
    Value::from(view)
}

/// The latest value, by the end of its period.
pub(super) fn latest(metric: &Metric) -> Option<(Period, Figure)> {
    metric.values.iter().map(|(period, figure)| (period.value, figure.value)).max_by_key(|(period, _)| *period)
}

/// Whether the latest value reaches the target.
fn state(metric: &Metric) -> Option<Value> {
    let (_, figure) = latest(metric)?;
    let met = metric.target.as_ref()?.is_met_by(figure);
    Some(json!(if met { "met" } else { "missed" }))
}

/// What its course says: where it began, where it is, and whether that is enough.
fn reading(scene: &Scene, metric: &Metric) -> Option<String> {
    let first = metric.values.iter().map(|(period, figure)| (period.value, figure.value)).min_by_key(|(period, _)| *period)?;
    let last = latest(metric).filter(|last| last.0 != first.0)?;
    let [from, begin, to, end] = [first.0.to_string(), first.1.to_string(), last.0.to_string(), last.1.to_string()];
    let values = [("from", from.as_str()), ("first", begin.as_str()), ("to", to.as_str()), ("last", end.as_str())];
    let Some(target) = &metric.target else { return Some(scene.say("pictures.series_reading.plain", &values)) };
    let key = if target.is_met_by(last.1) { "pictures.series_reading.met" } else { "pictures.series_reading.missed" };
    let aim = target.words();
    Some(scene.say(key, &[&values[..], &[("target", aim.as_str())]].concat()))
}

/// What is collected, kind by kind: which metrics are made from it, where it comes from, who does it.
fn collected(scene: &Scene) -> Vec<Value> {
    let kinds = [DataKind::Basic, DataKind::Business, DataKind::Behaviour];
    let of_kind = |kind: DataKind| -> Vec<Value> {
        let metrics = scene.community.metrics.iter();
        let made =
            metrics.filter(|metric| metric.data.as_ref().is_some_and(|data| data.value == kind) && metric.source.is_some());
        made.map(|metric| json!({ "id": metric.id.as_str(), "source": metric.source, "owner": metric.owner })).collect()
    };
    let told = kinds.into_iter().map(|kind| json!({ "kind": names::word(&kind), "lines": of_kind(kind) }));
    told.filter(|told| told["lines"] != json!([])).collect()
}

/// The course of a metric in the order of time.
struct Points {
    values: Vec<(Period, Figure)>,
    target: Option<f64>,
}

impl Points {
    fn amounts(&self) -> Vec<Option<f64>> {
        self.values.iter().map(|(_, figure)| Some(figure.amount())).collect()
    }

    fn glance(&self) -> String {
        glance(&self.amounts(), self.target)
    }
}

/// One value is no line.
fn points(metric: &Metric) -> Option<Points> {
    let mut values: Vec<(Period, Figure)> = metric.values.iter().map(|(period, figure)| (period.value, figure.value)).collect();
    values.sort_by_key(|(period, _)| *period);
    let target = metric.target.as_ref().and_then(|target| target.low().or(target.high())).map(Figure::amount);
    (values.len() > 1).then_some(Points { values, target })
}

pub(super) fn series(scene: &Scene, metric: &Metric) -> Option<String> {
    let points = points(metric)?;
    let read: Vec<(String, String)> =
        points.values.iter().map(|(period, figure)| (period.to_string(), figure.to_string())).collect();
    let title = scene.say("pictures.series", &[("title", &metric.title)]);
    let description = scene.reading(read.iter().map(|(period, figure)| (period.as_str(), figure.as_str())));
    let id = format!("metric-{}-picture", metric.id.as_str());
    Some(sparkline(&Caption { id: &id, title: &title, description: &description }, &points.amounts(), points.target))
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::said;
    use crate::plan::view::sample::view_of;

    #[test]
    fn values_are_drawn_in_the_order_of_time() {
        let yaml = "name: 读书会\nmetrics: [{id: stay, title: 留存, target: 70%, values: {2026-10: 61%, 2026-09: 58%}}, {id: new, title: 新人}]";
        let view = view_of(yaml, "metrics.html");
        assert_eq!(said(&view["sparklines"]["stay"]), ["留存：历期数值", "2026-09 58%、2026-10 61%。"]);
        assert!(view["sparklines"].get("new").is_none());
        assert_eq!(view["readings"]["stay"], "从 2026-09 的 58% 到 2026-10 的 61%，目标 ≥ 70%，还没有达到。");
    }
}

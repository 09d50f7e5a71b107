//! The metrics: how each went, against its target.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::draw::Caption;
use crate::draw::sparkline;
use crate::model::audience::DataKind;
use crate::model::metrics::Metric;
use crate::model::value::Figure;
use crate::model::value::Period;
use crate::plan::names;
use crate::plan::view::Scene;

pub(super) fn view(scene: &Scene) -> Value {
    let lines: Map<String, Value> = scene
        .community
        .metrics
        .iter()
        .filter_map(|metric| Some((metric.id.as_str().to_owned(), Value::from(series(scene, metric)?))))
        .collect();
    let states: Map<String, Value> =
        scene.community.metrics.iter().filter_map(|metric| Some((metric.id.as_str().to_owned(), state(metric)?))).collect();
    let collected = collected(scene);
    let mut view = Map::new();
    for (key, part) in [("sparklines", Value::from(lines)), ("states", Value::from(states)), ("collect", Value::from(collected))]
    {
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

/// One value is no line.
pub(super) fn series(scene: &Scene, metric: &Metric) -> Option<String> {
    let mut values: Vec<(Period, Figure)> = metric.values.iter().map(|(period, figure)| (period.value, figure.value)).collect();
    values.sort_by_key(|(period, _)| period.first());
    if values.len() < 2 {
        return None;
    }
    let points: Vec<Option<f64>> = values.iter().map(|(_, figure)| Some(figure.amount())).collect();
    let target = metric.target.as_ref().and_then(|target| target.low().or(target.high())).map(Figure::amount);
    let read: Vec<(String, String)> = values.iter().map(|(period, figure)| (period.to_string(), figure.to_string())).collect();
    let title = scene.say("pictures.series", &[("title", &metric.title)]);
    let description = scene.reading(read.iter().map(|(period, figure)| (period.as_str(), figure.as_str())));
    let id = format!("metric-{}-picture", metric.id.as_str());
    Some(sparkline(&Caption { id: &id, title: &title, description: &description }, &points, target))
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
    }
}

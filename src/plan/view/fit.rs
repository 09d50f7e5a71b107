//! The fit: five scores as a radar.

use serde_json::Value;
use serde_json::json;

use crate::draw::Axis;
use crate::draw::Caption;
use crate::draw::radar;
use crate::plan::view::Scene;

pub(super) fn view(scene: &Scene) -> Value {
    let Some(fit) = &scene.community.fit else { return json!({}) };
    let aspects = [
        ("service_intensity", &fit.service_intensity),
        ("decision_cycle", &fit.decision_cycle),
        ("repeat_purchase", &fit.repeat_purchase),
        ("acquisition_cost", &fit.acquisition_cost),
        ("differentiation", &fit.differentiation),
    ];
    let scored: Vec<(String, u8, String)> = aspects
        .into_iter()
        .filter_map(|(key, aspect)| Some((key, aspect.as_ref()?.score.points())))
        .map(|(key, points)| (scene.word(&format!("fit.aspects.{key}")), points, points.to_string()))
        .collect();
    // Two axes enclose no area.
    if scored.len() < 3 {
        return json!({});
    }
    let axes: Vec<Axis> = scored.iter().map(|(label, points, value)| Axis { label, score: f64::from(*points), value }).collect();
    let title = scene.word("pictures.fit");
    let description = scene.reading(scored.iter().map(|(label, _, value)| (label.as_str(), value.as_str())));
    json!({ "picture": radar(&Caption { id: "fit-picture", title: &title, description: &description }, &axes) })
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::said;
    use crate::plan::view::sample::view_of;

    const FIT: &str =
        "name: 读书会\nfit: {service_intensity: {score: 5}, repeat_purchase: {score: 2}, differentiation: {score: 4}}";

    #[test]
    fn every_score_has_its_axis_in_the_words_of_the_reader() {
        let chinese = said(&view_of(FIT, "fit.html")["picture"]);
        assert_eq!(chinese[..2], ["五个方面的评分", "服务强度 5、复购 2、以服务取胜 4。"]);
        assert!(chinese.contains(&"复购".to_owned()));
        let english = said(&view_of(FIT, "en/fit.html")["picture"]);
        assert!(english[1].starts_with("Service intensity 5, "), "{english:?}");
    }

    #[test]
    fn two_scores_enclose_nothing() {
        let view = view_of("name: 读书会\nfit: {service_intensity: {score: 5}, repeat_purchase: {score: 2}}", "fit.html");
        assert_eq!(view, serde_json::json!({}));
    }
}

//! The scenes of growth by how many people they bring and how well those fit.

use serde_json::Value;

use crate::draw::Caption;
use crate::draw::Dot;
use crate::draw::Scale;
use crate::draw::matrix;
use crate::model::growth::Scene as Source;
use crate::plan::view::Scene;
use crate::plan::view::filled;

/// The highest score of a fit.
const BEST: f64 = 5.0;

pub(super) fn view(scene: &Scene) -> Value {
    filled([("picture", sources(scene))])
}

/// Compared are those who join; where a conversion is missing, all who are reached.
fn sources(scene: &Scene) -> Option<String> {
    let all = &scene.community.growth.as_ref()?.scenes;
    let measured: Vec<(&Source, f64, f64)> = all
        .iter()
        .filter_map(|source| Some((source, source.reach.as_ref()?.expected(), f64::from(source.fit.as_ref()?.points()))))
        .collect();
    if measured.len() < 2 {
        return None;
    }
    let joining: Option<Vec<f64>> =
        measured.iter().map(|(source, reach, _)| Some(reach * f64::from(source.conversion.as_ref()?.expected()) / 1e6)).collect();
    let key = if joining.is_some() { "pictures.growth.joining" } else { "pictures.growth.reach" };
    let people = joining.unwrap_or_else(|| measured.iter().map(|(_, reach, _)| *reach).collect());
    let dots: Vec<Dot> = measured
        .iter()
        .zip(&people)
        .map(|((source, _, fit), people)| Dot { label: &source.title, across: *people, up: *fit })
        .collect();
    let most = people.iter().copied().fold(0.0, f64::max);
    let (across, up) = (scene.say(key, &[("n", &format!("{most:.0}"))]), scene.word("pictures.growth.fit"));
    let values: Vec<String> = dots.iter().map(|dot| format!("{:.0} × {:.0}", dot.across, dot.up)).collect();
    let description = scene.reading(dots.iter().zip(&values).map(|(dot, value)| (dot.label, value.as_str())));
    let title = scene.word("pictures.growth.title");
    let caption = Caption { id: "growth-picture", title: &title, description: &description };
    Some(matrix(&caption, Scale { label: &across, most }, Scale { label: &up, most: BEST }, &dots))
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::said;
    use crate::plan::view::sample::view_of;

    fn description(second: &str) -> String {
        let scenes =
            format!("[{{title: 门店, reach: 600-640, fit: 5, conversion: 10%}}, {{title: 专栏, reach: 4000, fit: 3{second}}}]");
        said(&view_of(&format!("name: 读书会\ngrowth: {{scenes: {scenes}}}"), "growth.html")["picture"])[1].clone()
    }

    #[test]
    fn sources_are_compared_by_who_joins_and_else_by_who_is_reached() {
        assert_eq!(description(", conversion: 1%"), "门店 62 × 5、专栏 40 × 3。");
        assert_eq!(description(""), "门店 620 × 5、专栏 4000 × 3。");
    }
}

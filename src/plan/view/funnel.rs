//! The funnel: how many people are at each stage, and the loop by which they bring the next ones.

use crate::draw::Caption;
use crate::draw::Stage;
use crate::draw::funnel;
use crate::model::value::Count;
use crate::plan::stage;
use crate::plan::view::Scene;

/// Nothing where the people of a stage are not said: a bar of a guessed length would be taken for a number.
pub(in crate::plan) fn picture(scene: &Scene) -> Option<String> {
    let told = scene.community.funnel.as_ref()?;
    let people: Vec<Count> =
        told.stages.iter().map(|stage| stage.people.as_ref().map(|people| people.value)).collect::<Option<_>>()?;
    if people.len() < 2 {
        return None;
    }
    let names: Vec<String> = told.stages.iter().map(|stage| stage::title(stage, scene.words)).collect();
    let values: Vec<String> = people.iter().map(|people| scene.say("pictures.people", &[("n", &people.words())])).collect();
    let conversions: Vec<String> =
        told.stages.iter().map(|stage| stage.conversion.as_ref().map(|share| share.words()).unwrap_or_default()).collect();
    let stages: Vec<Stage> = (0..people.len())
        .map(|at| Stage { label: &names[at], people: people[at].0 as f64, value: &values[at], conversion: &conversions[at] })
        .collect();
    let sharing = if told.r#loop.is_some() { scene.word("funnel.loop") } else { String::new() };
    let title = scene.word("pictures.funnel");
    let description = scene.reading(names.iter().zip(&values).map(|(name, value)| (name.as_str(), value.as_str())));
    Some(funnel(&Caption { id: "funnel-picture", title: &title, description: &description }, &stages, &sharing))
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::said;
    use crate::plan::view::sample::view_of;

    #[test]
    fn a_funnel_is_drawn_once_every_stage_says_how_many_are_in_it() {
        let funnel = |people: &str| {
            let stages = format!("[{{level: free, people: 1200, conversion: 10%-12%}}, {{level: low, title: 试听{people}}}]");
            view_of(&format!("name: 读书会\nfunnel: {{stages: {stages}, loop: {{rules: [一人一次]}}}}"), "funnel.html")
        };
        assert!(funnel("")["picture"].is_null());
        let words = said(&funnel(", people: 130")["picture"]);
        for word in ["免费引流", "1,200 人", "10%–12%", "试听", "130 人", "利益分享"] {
            assert!(words.contains(&word.to_owned()), "{word} in {words:?}");
        }
    }
}

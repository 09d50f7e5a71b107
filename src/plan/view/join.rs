//! How one gets in, as a flow of decisions.

use crate::draw::Caption;
use crate::draw::Exit;
use crate::draw::Gate;
use crate::draw::flow;
use crate::model::rules::Join;
use crate::model::rules::JoinMode;
use crate::plan::view::Scene;

/// The gates in the order in which a newcomer meets them: what opens the door, the criteria, the questions, a place, and
/// the steps of the host.
pub(super) fn picture(scene: &Scene) -> Option<String> {
    let join = scene.community.rules.as_ref()?.join.as_ref()?;
    let asked = asked(scene, join);
    let done: Vec<String> = join.approval.iter().map(|step| step.r#do.to_string()).collect();
    if asked.is_empty() && done.is_empty() {
        return None;
    }
    let (yes, no, out) = (scene.word("pictures.yes"), scene.word("pictures.no"), scene.word("pictures.not_yet"));
    let questions = asked.iter().map(|label| Gate { label, answer: &yes, exit: Some(Exit { answer: &no, outcome: &out }) });
    let steps = done.iter().map(|label| Gate { label, answer: "", exit: None });
    let gates: Vec<Gate> = questions.chain(steps).collect();
    let title = scene.word("pictures.join");
    let outcome = scene.say("pictures.joined", &[("name", &scene.community.name)]);
    let description = scene.reading(asked.iter().chain(&done).map(|label| (label.as_str(), "")));
    Some(flow(&Caption { id: "join-picture", title: &title, description: &description }, &gates, &outcome))
}

fn asked(scene: &Scene, join: &Join) -> Vec<String> {
    let mut asked = Vec::new();
    match (join.mode.value, &join.price) {
        (JoinMode::Fee, Some(price)) => asked.push(scene.say("pictures.gates.price", &[("price", &scene.money(price.value))])),
        (JoinMode::Fee, None) => asked.push(scene.word("pictures.gates.fee")),
        (JoinMode::Purchase, _) => asked.push(scene.word("pictures.gates.purchase")),
        (JoinMode::Screened | JoinMode::Free, _) => {}
    }
    asked.extend(join.criteria.iter().map(ToString::to_string));
    match join.questions.iter().filter(|question| question.required).count() {
        0 => {}
        required => asked.push(scene.say("pictures.gates.questions", &[("n", &required.to_string())])),
    }
    if let Some(places) = &join.places {
        asked.push(scene.say("pictures.gates.places", &[("n", &places.words())]));
    }
    asked
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::said;
    use crate::plan::view::sample::view_of;

    #[test]
    fn joining_is_decided_in_the_order_in_which_a_newcomer_meets_the_gates() {
        let join = "{mode: fee, price: 99, criteria: [读过三本], questions: [{ask: 为何而来, required: true}, {ask: 爱好}], places: 1200, approval: [{do: 邀请入群}]}";
        let yaml = format!("name: 读书会\ncurrency: CNY\nrules: {{join: {join}}}");
        let words = said(&view_of(&yaml, "rules.html")["picture"]);
        let place = |word: &str| words.iter().rposition(|text| text == word).unwrap_or_else(|| panic!("{word} in {words:?}"));
        let order = ["愿意付 ¥99 吗？", "读过三本", "答了 1 个必答题吗？", "邀请入群", "加入读书会"].map(place);
        assert!(order.is_sorted(), "{words:?}");
        assert!(words[1].contains("1,200"), "{words:?}");
    }

    #[test]
    fn an_open_door_has_no_picture() {
        let view = view_of("name: 读书会\nrules: {join: {mode: free}}", "rules.html");
        assert!(view.get("picture").is_none());
    }
}

//! How a membership ends, on a time line: the term with its renewal, or the season with its warning.

use crate::draw::Caption;
use crate::draw::Kind;
use crate::draw::Moment;
use crate::draw::Tick;
use crate::draw::timeline;
use crate::model::rules::Ending;
use crate::model::value::Duration;
use crate::plan::view::Scene;

const DAY: f64 = 24.0 * 60.0;

/// Something on the line, in days.
struct Event {
    label: String,
    start: f64,
    end: Option<f64>,
    kind: Kind,
}

/// A term is drawn from joining to its end; without one, the time that is looked at and the grace after the warning.
pub(super) fn picture(scene: &Scene) -> Option<String> {
    let ending = scene.community.rules.as_ref()?.ending.as_ref()?;
    let (events, end) = of_term(scene, ending).or_else(|| of_elimination(scene, ending))?;
    let moments: Vec<Moment> =
        events.iter().map(|event| Moment { label: &event.label, start: event.start, end: event.end, kind: event.kind }).collect();
    let (first, last) = (scene.word("pictures.ending.start"), scene.word("pictures.ending.end"));
    let ticks = [Tick { at: 0.0, label: &first, zero: false }, Tick { at: end, label: &last, zero: true }];
    let title = scene.word("pictures.ending.title");
    let description = scene.reading(events.iter().map(|event| (event.label.as_str(), "")));
    Some(timeline(&Caption { id: "ending-picture", title: &title, description: &description }, &moments, &ticks))
}

fn of_term(scene: &Scene, ending: &Ending) -> Option<(Vec<Event>, f64)> {
    let term = ending.term.as_ref()?.value;
    let end = days(term);
    let mut events = vec![span(scene, "pictures.ending.term", term, 0.0)];
    if let Some(notice) = ending.renewal.as_ref().and_then(|renewal| renewal.notice.as_ref()) {
        events.push(moment(scene, "pictures.ending.notice", notice.value, (end - days(notice.value)).max(0.0), Kind::Care));
    }
    events.push(Event { label: scene.word("pictures.ending.renew"), start: end, end: None, kind: Kind::Plain });
    Some((events, end))
}

fn of_elimination(scene: &Scene, ending: &Ending) -> Option<(Vec<Event>, f64)> {
    let out = ending.elimination.as_ref()?;
    let window = out.window.as_ref()?.value;
    let end = days(window);
    let mut events = vec![span(scene, "pictures.ending.window", window, 0.0)];
    // The warning comes while there is still time to act on it: the grace lies within the window.
    if let Some(grace) = out.grace.as_ref().filter(|grace| days(grace.value) < end) {
        events.push(moment(scene, "pictures.ending.warning", grace.value, end - days(grace.value), Kind::Care));
    }
    events.push(Event { label: scene.word("pictures.ending.leave"), start: end, end: None, kind: Kind::Plain });
    Some((events, end))
}

fn span(scene: &Scene, key: &str, length: Duration, start: f64) -> Event {
    Event { label: lasting(scene, key, length), start, end: Some(start + days(length)), kind: Kind::Plain }
}

fn moment(scene: &Scene, key: &str, length: Duration, start: f64, kind: Kind) -> Event {
    Event { label: lasting(scene, key, length), start, end: None, kind }
}

fn lasting(scene: &Scene, key: &str, length: Duration) -> String {
    scene.say(key, &[("time", &length.words(scene.language))])
}

fn days(length: Duration) -> f64 {
    length.whole_minutes() as f64 / DAY
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::said;
    use crate::plan::view::sample::view_of;

    fn ending(written: &str) -> Vec<String> {
        said(&view_of(&format!("name: 读书会\nrules: {{ending: {{{written}}}}}"), "rules.html")["ending"])
    }

    #[test]
    fn a_term_ends_with_its_renewal() {
        let words = ending("term: 1 year, renewal: {notice: 30d}");
        assert!(words.contains(&"提前 30 天：提醒续期".to_owned()), "{words:?}");
    }

    #[test]
    fn without_a_term_the_season_that_is_looked_at_is_the_line() {
        let words = ending("elimination: {window: 6 months, grace: 30d}");
        assert!(words.contains(&"还有 30 天：一对一提醒".to_owned()), "{words:?}");
    }

    #[test]
    fn a_grace_longer_than_the_window_is_not_drawn() {
        let words = ending("elimination: {window: 7d, grace: 30d}");
        assert!(!words.iter().any(|text| text.contains("30")), "{words:?}");
    }
}

//! The segments of the audience, each as long as its share of the members.

use serde_json::Value;

use crate::draw::Bar;
use crate::draw::Caption;
use crate::draw::Kind;
use crate::draw::bars;
use crate::plan::view::Scene;
use crate::plan::view::filled;

pub(super) fn view(scene: &Scene) -> Value {
    filled([("picture", shares(scene))])
}

/// Nothing where a share is missing: bars beside a gap would look like a whole.
fn shares(scene: &Scene) -> Option<String> {
    let segments = &scene.community.audience.as_ref()?.segments;
    let shares: Vec<_> = segments.iter().map(|segment| segment.share.as_ref().map(|share| share.value)).collect::<Option<_>>()?;
    if shares.len() < 2 {
        return None;
    }
    let values: Vec<String> = shares.iter().map(|share| share.words()).collect();
    let rows: Vec<Bar> = segments
        .iter()
        .zip(&shares)
        .zip(&values)
        .map(|((segment, share), value)| Bar {
            label: &segment.name,
            amount: f64::from(share.expected()),
            value,
            kind: Kind::Plain,
        })
        .collect();
    let title = scene.word("pictures.segments");
    let description = scene.reading(segments.iter().zip(&values).map(|(segment, value)| (&*segment.name, value.as_str())));
    Some(bars(&Caption { id: "audience-picture", title: &title, description: &description }, &rows))
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::said;
    use crate::plan::view::sample::view_of;

    #[test]
    fn segments_are_compared_by_their_shares() {
        let yaml = "name: 读书会\naudience: {segments: [{id: a, name: 新手, share: 40%}, {id: b, name: 老手, share: 50%-60%}]}";
        assert_eq!(said(&view_of(yaml, "audience.html")["picture"])[1], "新手 40%、老手 50%–60%。");
    }
}

//! The tiers of members as a pyramid.

use serde_json::Value;
use serde_json::json;

use crate::draw::Caption;
use crate::draw::Tier;
use crate::draw::pyramid;
use crate::plan::view::Scene;

pub(super) fn view(scene: &Scene) -> Value {
    let tiers = &scene.community.tiers;
    if tiers.is_empty() {
        return json!({});
    }
    let shares: Vec<String> =
        tiers.iter().map(|tier| tier.share.as_ref().map(|share| share.words()).unwrap_or_default()).collect();
    let layers: Vec<Tier> = tiers
        .iter()
        .zip(&shares)
        .map(|(tier, value)| Tier {
            label: &tier.name,
            share: tier.share.as_ref().map(|share| f64::from(share.expected())),
            value,
        })
        .collect();
    let title = scene.word("pictures.tiers");
    let description = scene.reading(tiers.iter().zip(&shares).map(|(tier, share)| (&*tier.name, share.as_str())));
    let caption = Caption { id: "tiers-picture", title: &title, description: &description };
    json!({ "picture": pyramid(&caption, &layers, &scene.word("pictures.not_to_scale")) })
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::said;
    use crate::plan::view::sample::view_of;

    #[test]
    fn a_pyramid_without_a_share_says_that_it_is_not_to_scale() {
        let tiers = |last: &str| {
            let yaml = format!("name: 读书会\ntiers: [{{id: a, name: 书友, share: 60%}}, {{id: b, name: 领读{last}}}]");
            said(&view_of(&yaml, "tiers.html")["picture"])
        };
        assert!(tiers("").contains(&"有的层没有写占比，各层一样高。".to_owned()));
        let whole = tiers(", share: 30%-40%");
        assert!(whole.contains(&"30%–40%".to_owned()) && !whole.iter().any(|text| text.contains("一样高")), "{whole:?}");
    }
}

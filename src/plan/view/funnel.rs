//! The funnels of a community, one for all and one for each segment that has its own: picture, ladder, reading, and months.

use serde_json::Value;
use serde_json::json;

use crate::draw;
use crate::draw::Back;
use crate::draw::Caption;
use crate::draw::Rung;
use crate::draw::ladder;
use crate::funnel::Case;
use crate::funnel::Funnel;
use crate::funnel::Gap;
use crate::funnel::People;
use crate::funnel::per_thousand;
use crate::funnel::read;
use crate::model::funnel::Funnel as Told;
use crate::model::funnel::SegmentFunnel;
use crate::model::funnel::Sharing;
use crate::model::funnel::Stage;
use crate::model::value::Range;
use crate::plan::projection;
use crate::plan::stage;
use crate::plan::view::Scene;
use crate::plan::view::months;
use crate::plan::view::standing;
use crate::plan::view::sums;
use crate::source::Sp;

/// A funnel as it is told: the community's own, or that of one segment.
pub(super) struct Way<'a> {
    /// `main`, or the id of the funnel of a segment.
    pub(super) id: &'a str,
    pub(super) branch: Option<&'a SegmentFunnel>,
    pub(super) stages: &'a [Stage],
    /// The place of the stage to which members bring their friends, where they do.
    back_to: Option<usize>,
}

impl<'a> Way<'a> {
    fn main(told: &'a Told) -> Way<'a> {
        Way { id: "main", branch: None, stages: &told.stages, back_to: back_to(&told.r#loop, &told.stages) }
    }

    fn of(branch: &'a SegmentFunnel) -> Way<'a> {
        let back_to = back_to(&branch.r#loop, &branch.stages);
        Way { id: branch.id.as_str(), branch: Some(branch), stages: &branch.stages, back_to }
    }
}

/// The top, where nothing else is said.
fn back_to(sharing: &Option<Sp<Sharing>>, stages: &[Stage]) -> Option<usize> {
    let enters = sharing.as_ref()?.enters.as_ref();
    Some(enters.and_then(|id| stages.iter().position(|stage| stage.id() == id.as_str())).unwrap_or_default())
}

/// All funnels of a definition.
pub(super) fn ways<'a>(scene: &Scene<'a>) -> Vec<Way<'a>> {
    let told = scene.community.funnel.iter();
    told.flat_map(|told| std::iter::once(Way::main(told)).chain(told.by_segment.iter().map(Way::of))).collect()
}

/// What the page of the funnel shows of each.
pub(in crate::plan) fn view(scene: &Scene) -> Vec<Value> {
    ways(scene).iter().filter(|way| !way.stages.is_empty()).map(|way| one(scene, way)).collect()
}

fn one(scene: &Scene, way: &Way) -> Value {
    let funnel = read(scene.community, way.branch, Case::Expected);
    let known = funnel.as_ref().ok();
    json!({
        "id": way.id,
        "title": way.branch.map(|branch| &branch.title),
        "told": way.branch,
        "stages": way.stages.iter().map(|told| stage::row(scene, told)).collect::<Vec<_>>(),
        "picture": picture(scene, way, known),
        "ladder": offers(scene, way),
        "standing": known.and_then(|funnel| standing::view(scene, way, funnel, entrants(scene, way))),
        "reading": known.map(|funnel| reading(scene, way, funnel)),
        "gaps": funnel.as_ref().err().map(|gaps| gaps.iter().map(|gap| missing(scene, way, *gap)).collect::<Vec<_>>()),
        "months": known.map(|funnel| months::view(scene, way, funnel)),
        "files": known.map(|_| files(scene, way)),
    })
}

/// What the author says of who enters.
fn entrants(scene: &Scene, way: &Way) -> Option<Range> {
    let main = || scene.community.funnel.as_ref().map(|told| &told.entrants);
    way.branch.map(|branch| &branch.entrants).or_else(main)?.as_ref().map(|range| range.value)
}

/// The months as files.
fn files(scene: &Scene, way: &Way) -> Value {
    let prefix = &scene.site.books[scene.book].prefix;
    json!({ "xlsx": projection(prefix, way.id, "xlsx"), "csv": projection(prefix, way.id, "csv") })
}

fn name(scene: &Scene, stage: &Stage) -> String {
    stage::title(stage, scene.words)
}

fn missing(scene: &Scene, way: &Way, gap: Gap) -> String {
    match gap {
        Gap::Entrants => scene.word("funnel.gaps.entrants"),
        Gap::Stages => scene.word("funnel.gaps.stages"),
        Gap::Conversion(place) => {
            let stage = way.stages.get(place).map(|stage| name(scene, stage)).unwrap_or_default();
            scene.say("funnel.gaps.conversion", &[("stage", &stage)])
        }
    }
}

/// `每 1,000 名访客中 18 人购买一季定制`: how far a thousand come, to the last thing that is sold.
fn reading(scene: &Scene, way: &Way, funnel: &Funnel) -> String {
    let thousand = per_thousand(funnel);
    let sold = funnel.stages.iter().zip(&thousand).rev().find(|(stage, _)| stage.price.0 > 0);
    let (last, people) = match sold.or(funnel.stages.iter().zip(&thousand).next_back()) {
        Some((last, people)) => (last, *people),
        None => return String::new(),
    };
    let told = way.stages.get(last.place);
    let offer = told.and_then(|told| told.offer.as_ref()).filter(|_| last.price.0 > 0).map(|offer| offer.name.to_string());
    let rounded = if people.0 >= 10_000 { People((people.0 + 500) / 1000 * 1000) } else { people };
    let n = sums::people(rounded);
    match offer {
        Some(offer) => scene.say("funnel.reading.buy", &[("n", &n), ("offer", &offer)]),
        None => {
            let stage = told.map(|told| name(scene, told)).unwrap_or_default();
            scene.say("funnel.reading.reach", &[("n", &n), ("stage", &stage)])
        }
    }
}

/// How many come to each stage in a month when it has settled, or after a year where it does not; who is there today where it
/// cannot be reckoned; below zero where nobody knows.
fn people_of(way: &Way, funnel: Option<&Funnel>) -> Vec<People> {
    let Some(funnel) = funnel else {
        let today = way.stages.iter().map(|stage| stage.people.as_ref().map_or(People(-1), |people| People::whole(people.0)));
        return today.collect();
    };
    let Some(standing) = standing::standing(funnel) else { return Vec::new() };
    let [_, sharers, _] = standing.shared();
    let comes = |place: usize| standing.entering(funnel.stages.iter().position(|stage| stage.place == place)?);
    (0..way.stages.len()).map(|place| comes(place).unwrap_or(sharers)).collect()
}

fn picture(scene: &Scene, way: &Way, funnel: Option<&Funnel>) -> Option<String> {
    let people = people_of(way, funnel);
    if people.len() < 2 {
        return None;
    }
    let names: Vec<String> = way.stages.iter().map(|stage| name(scene, stage)).collect();
    let key = if funnel.is_some() { "pictures.people_a_month" } else { "pictures.people" };
    let values: Vec<String> = people
        .iter()
        .map(|people| if people.0 < 0 { String::new() } else { scene.say(key, &[("n", &sums::people(*people))]) })
        .collect();
    let conversions: Vec<String> =
        way.stages.iter().map(|stage| stage.conversion.as_ref().map(|share| share.words()).unwrap_or_default()).collect();
    let stages: Vec<draw::Stage> = (0..people.len())
        .map(|at| {
            let amount = if people[at].0 < 0 { -1.0 } else { people[at].amount() };
            draw::Stage { label: &names[at], people: amount, value: &values[at], conversion: &conversions[at] }
        })
        .collect();
    let word = scene.word("funnel.loop");
    let sharing = way.back_to.map(|to| Back { label: &word, to });
    let title = scene.word("pictures.funnel");
    let description = scene.reading(names.iter().zip(&values).map(|(name, value)| (name.as_str(), value.as_str())));
    let id = format!("funnel-{}-picture", way.id);
    let caption = Caption { id: &id, title: &title, description: &description };
    Some(draw::funnel(&caption, &stages, sharing, &scene.word("pictures.funnel_not_to_scale")))
}

/// The offers with a price, as steps, and the sentence that reads them.
fn offers(scene: &Scene, way: &Way) -> Option<Value> {
    let priced: Vec<(String, f64, String)> = way
        .stages
        .iter()
        .filter_map(|stage| {
            let offer = stage.offer.as_ref()?;
            let price = offer.price.as_ref()?.value;
            let free = price.is_free();
            let words = if free { scene.word("words.free") } else { scene.money(price) };
            Some((offer.name.to_string(), price.expected() as f64, words))
        })
        .collect();
    if priced.iter().filter(|(_, price, _)| *price > 0.0).count() < 2 {
        return None;
    }
    let rungs: Vec<Rung> = priced.iter().map(|(label, price, value)| Rung { label, price: *price, value }).collect();
    let (id, title) = (format!("ladder-{}-picture", way.id), scene.word("pictures.ladder"));
    let description = scene.reading(rungs.iter().map(|rung| (rung.label, rung.value)));
    let by_price = |one: &&Rung, other: &&Rung| one.price.total_cmp(&other.price);
    let (least, most) = (rungs.iter().min_by(by_price)?.value, rungs.iter().max_by(by_price)?.value);
    let steps = rungs.len().to_string();
    let reading = scene.say("pictures.ladder_reading", &[("first", least), ("last", most), ("n", &steps)]);
    let svg = ladder(&Caption { id: &id, title: &title, description: &description }, &rungs);
    Some(json!({ "svg": svg, "reading": reading }))
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::said;
    use crate::plan::view::sample::view_of;

    fn way(stages: &str) -> serde_json::Value {
        view_of(&format!("name: 读书会\nfunnel: {{{stages}, loop: {{rules: [一人一次]}}}}"), "funnel.html")["ways"][0].clone()
    }

    #[test]
    fn a_funnel_shows_who_is_there_today_until_it_can_be_reckoned() {
        let today = way("stages: [{level: free, people: 1200, conversion: 10%-12%}, {level: low, title: 试听, people: 130}]");
        let words = said(&today["picture"]);
        for word in ["免费引流", "1,200 人", "10%–12%", "试听", "130 人", "利益分享"] {
            assert!(words.contains(&word.to_owned()), "{word} in {words:?}");
        }
        assert_eq!(today["gaps"][0], "每月有多少人进来（`entrants`）");
        let reckoned =
            way("entrants: 1000, stages: [{level: free, people: 1200, conversion: 10%-12%}, {level: low, title: 试听}]");
        assert!(said(&reckoned["picture"]).contains(&"每月 110 人".to_owned()));
    }

    #[test]
    fn a_funnel_without_numbers_says_that_it_is_not_to_scale() {
        let drawn = way("stages: [{level: free}, {level: low}]");
        assert!(said(&drawn["picture"]).iter().any(|text| text.contains("一样长")));
    }

    #[test]
    fn one_sentence_says_how_far_a_thousand_come() {
        let priced = "entrants: 50, stages: [{level: free, conversion: 10%}, {level: low, conversion: 18%, offer: {name: 书, price: 9}}, {level: high, offer: {name: 年课, price: 900}}]";
        assert_eq!(way(priced)["reading"], "每 1,000 名访客中 18 人购买“年课”。");
        assert_eq!(
            way("entrants: 50, stages: [{level: free, conversion: 0.5%}, {level: low}]")["reading"],
            "每 1,000 名访客中 5 人走到“低消转化”。"
        );
    }
}

//! The scenes of growth by how many people they bring and how well those fit.

use serde_json::Value;
use serde_json::json;

use crate::draw::Caption;
use crate::draw::Dot;
use crate::draw::Scale;
use crate::draw::matrix;
use crate::funnel::Case;
use crate::funnel::Cents;
use crate::funnel::Part;
use crate::funnel::People;
use crate::funnel::Quantity;
use crate::funnel::Sum;
use crate::funnel::economy;
use crate::funnel::read;
use crate::funnel::run;
use crate::model::growth::Scene as Source;
use crate::plan::view::Scene;
use crate::plan::view::filled;
use crate::plan::view::sums;

/// The highest score of a fit.
const BEST: f64 = 5.0;

pub(super) fn view(scene: &Scene) -> Value {
    let (picture, reading) = sources(scene).unzip();
    let mut view = filled([("picture", picture), ("reading", reading)]);
    for (key, part) in [("joining", joining(scene)), ("pace", pace(scene))] {
        if let Some(part) = part {
            view[key] = part;
        }
    }
    view
}

/// Who joins from each scene, what one of them costs, and all of them together; nothing where a number is missing.
fn joining(scene: &Scene) -> Option<Value> {
    let growth = scene.community.growth.as_ref()?;
    let told: Option<Vec<(People, Cents)>> = growth
        .scenes
        .iter()
        .map(|source| {
            let reach = source.reach.as_ref()?;
            let people = People((People::whole(reach.low()).0 + People::whole(reach.high()).0) / 2);
            let cost = source.cost.as_ref().map_or(0, |cost| cost.expected());
            Some((people.times(Part(i64::from(source.conversion.as_ref()?.expected()))), Cents(cost)))
        })
        .collect();
    let told = told.filter(|told| !told.is_empty())?;
    let row = |(people, cost): (People, Cents)| {
        let each = cost.each(people).map(|each| sums::quantity(scene, Quantity::Money(each)));
        json!({ "people": sums::people(people), "each": each.filter(|_| cost.0 > 0) })
    };
    let sums = growth.scenes.iter().zip(&told).map(|(source, (people, cost))| worked_out(scene, source, *people, *cost));
    let all = (told.iter().map(|it| it.0).sum::<People>(), told.iter().map(|it| it.1).sum::<Cents>());
    let entrants = scene.community.funnel.as_ref().and_then(|funnel| funnel.entrants.as_ref()).map(|entrants| entrants.words());
    Some(json!({
        "rows": told.iter().map(|it| row(*it)).collect::<Vec<_>>(),
        "sums": sums.collect::<Vec<_>>(),
        "total": row(all),
        "cost": sums::quantity(scene, Quantity::Money(all.1)),
        "entrants": entrants,
    }))
}

/// How many join from one scene, and what one of them costs, as sums.
fn worked_out(scene: &Scene, source: &Source, people: People, cost: Cents) -> Vec<String> {
    let (Some(reach), Some(share)) = (&source.reach, &source.conversion) else { return Vec::new() };
    let reached = People((People::whole(reach.low()).0 + People::whole(reach.high()).0) / 2);
    let part = Part(i64::from(share.expected()));
    let mut told = vec![sums::sum(scene, &Sum::new(Quantity::People(people), [reached.into(), "×".into(), part.into()]))];
    if let Some(each) = cost.each(people).filter(|_| cost.0 > 0) {
        told.push(sums::sum(scene, &Sum::new(Quantity::Money(each), [cost.into(), "÷".into(), people.into()])));
    }
    told
}

/// How many new members a week the numbers mean, and how long the room lasts.
fn pace(scene: &Scene) -> Option<Value> {
    let funnel = read(scene.community, None, Case::Expected).ok()?;
    let months = run(&funnel);
    let economy = economy(&funnel, &months);
    let week = People(economy.newcomers.0 * 12 / 52);
    let twelfth = [
        economy.newcomers.into(),
        "×".into(),
        Quantity::Times(Part(12_000_000)).into(),
        "÷".into(),
        Quantity::Times(Part(52_000_000)).into(),
    ];
    let mut figures = vec![sums::figure(scene, "a_week", &Sum::new(Quantity::People(week), twelfth))];
    let stage = funnel.stages.iter().find(|stage| stage.keeps);
    let full = stage.and_then(|stage| {
        let (room, net) = (stage.capacity?, economy.newcomers.less(economy.leavers));
        let left = room.less(stage.people);
        let months = Part::of(left.0, net.0)?;
        Some(Sum::new(Quantity::Times(months), [room.into(), "−".into(), stage.people.into(), "÷".into(), net.into()]))
    });
    figures.extend(full.map(|sum| sums::figure(scene, "until_full", &sum)));
    let set = scene.community.growth.as_ref()?.pace.as_ref()?.people_a_week.as_ref()?.words();
    let reading = scene.say("growth.pace_reading", &[("n", &sums::people(week)), ("pace", &set)]);
    Some(json!({ "figures": figures, "reading": reading }))
}

/// The scenes as a picture, and the sentence that reads it. Compared are those who join; where a conversion is missing, all
/// who are reached.
fn sources(scene: &Scene) -> Option<(String, String)> {
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
    let picture = matrix(&caption, Scale { label: &across, most }, Scale { label: &up, most: BEST }, &dots);
    Some((picture, reading(scene, &dots)?))
}

/// Where most come from, and who fits best; the first of equals.
fn reading(scene: &Scene, dots: &[Dot]) -> Option<String> {
    let first_of = |of: fn(&Dot) -> f64| dots.iter().rev().max_by(|one, other| of(one).total_cmp(&of(other)));
    let (most, best) = (first_of(|dot| dot.across)?, first_of(|dot| dot.up)?);
    let (n, score) = (format!("{:.0}", most.across), format!("{:.0}", best.up));
    let values = [("most", most.label), ("n", n.as_str()), ("best", best.label), ("score", score.as_str())];
    let key = if std::ptr::eq(most, best) { "pictures.growth.reading_both" } else { "pictures.growth.reading" };
    Some(scene.say(key, &values))
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
    fn a_sentence_says_where_most_come_from_and_who_fits_best() {
        let read = |second: &str| {
            let scenes = format!("[{{title: 门店, reach: 600, fit: 4, conversion: 10%}}, {{title: 专栏, {second}}}]");
            view_of(&format!("name: 读书会\ngrowth: {{scenes: {scenes}}}"), "growth.html")
        };
        let view = read("reach: 4000, fit: 5, conversion: 1%, cost: 80");
        assert_eq!(view["reading"], "来得最多的是“门店”（60 人），最合适的是“专栏”（5 分）。");
        assert_eq!(view["joining"]["sums"][1], serde_json::json!(["4,000 × 1% = 40", "80 ÷ 40 = 2"]));
        assert_eq!(read("reach: 10, fit: 1, conversion: 1%")["reading"], "来得最多、也最合适的是“门店”（60 人，4 分）。");
    }

    #[test]
    fn sources_are_compared_by_who_joins_and_else_by_who_is_reached() {
        assert_eq!(description(", conversion: 1%"), "门店 62 × 5、专栏 40 × 3。");
        assert_eq!(description(""), "门店 620 × 5、专栏 4000 × 3。");
    }
}

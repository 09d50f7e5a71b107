//! One stage, for those who work in it: what is done, by whom, what it brings, what shows that it works.

use serde_json::Value;
use serde_json::json;

use crate::funnel::Case;
use crate::funnel::Quantity;
use crate::funnel::Sum;
use crate::funnel::read;
use crate::funnel::run;
use crate::model::calendar::Sop;
use crate::model::funnel::Stage;
use crate::plan::calendar;
use crate::plan::view::Scene;
use crate::plan::view::account;
use crate::plan::view::funnel;
use crate::plan::view::metrics;
use crate::plan::view::sums;

/// The procedures of a stage, each with when it happens and who does it.
pub(in crate::plan) fn actions(scene: &Scene, stage: &Stage) -> Vec<Value> {
    let all: Vec<Sop> = scene.community.calendar.iter().flat_map(|calendar| calendar.sops()).collect();
    let known = |id: &str| all.iter().find(|sop| sop.id().as_str() == id);
    let found = stage.actions.iter().filter_map(|action| {
        let mut found = Some(scene.find("sop", action.as_str())).filter(|found| !found.is_null())?;
        if let Some(sop) = known(action.as_str()) {
            found["when"] = calendar::when(scene, *sop).into();
            found["owner"] = sop.owner().map(|role| scene.find("role", role.as_str())).into();
        }
        Some(found)
    });
    found.collect()
}

/// Everybody who has a part in it, each once, whoever answers for it first.
pub(in crate::plan) fn roles(scene: &Scene, stage: &Stage) -> Vec<Value> {
    let calendar = scene.community.calendar.iter().flat_map(|calendar| calendar.sops());
    let acting = calendar.filter(|sop| stage.actions.iter().any(|action| action.as_str() == sop.id().as_str()));
    let named = stage.owner.iter().map(|role| role.as_str().to_owned());
    let named = named.chain(stage.scripts.iter().filter_map(|script| Some(script.owner.as_ref()?.as_str().to_owned())));
    let named = named.chain(acting.filter_map(|sop| sop.owner().map(|role| role.as_str().to_owned())));
    let mut ids: Vec<String> = Vec::new();
    for id in named {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.iter().map(|id| scene.find("role", id)).filter(|found| !found.is_null()).collect()
}

/// What comes, goes on and is earned in the month to come.
pub(in crate::plan) fn figures(scene: &Scene, stage: &Stage) -> Vec<Value> {
    let ways = funnel::ways(scene);
    let place_in = |told: &[Stage]| told.iter().position(|one| std::ptr::eq(one, stage));
    let Some((way, place)) = ways.iter().find_map(|way| Some((way, place_in(way.stages)?))) else { return Vec::new() };
    let Ok(funnel) = read(scene.community, way.branch, Case::Expected) else { return Vec::new() };
    let Some(at) = funnel.stages.iter().position(|one| one.place == place) else { return Vec::new() };
    let months = run(&funnel);
    let Some(month) = months.first() else { return Vec::new() };
    let (told, passage) = (&funnel.stages[at], &month.stages[at]);
    let came = Sum::new(Quantity::People(passage.entering), account::coming(&funnel, month, at));
    let mut figures = vec![sums::figure(scene, "came", &came)];
    if told.conversion.0 > 0 {
        let went = Sum::new(Quantity::People(passage.onward), [passage.here().into(), "×".into(), told.onward().into()]);
        figures.push(sums::figure(scene, "went", &went));
    }
    if told.price.0 > 0 {
        let earned = Sum::new(Quantity::Money(passage.revenue), [passage.buyers.into(), "×".into(), told.price.into()]);
        figures.push(sums::figure(scene, "earned", &earned));
    }
    figures
}

/// What shows that it works: each metric with its latest value, its target and its course.
pub(in crate::plan) fn measures(scene: &Scene, stage: &Stage) -> Vec<Value> {
    let known = |id: &str| scene.community.metrics.iter().find(|metric| metric.id.as_str() == id);
    let found = stage.metrics.iter().filter_map(|id| {
        let metric = known(id.as_str())?;
        let mut found = Some(scene.find("metric", id.as_str())).filter(|found| !found.is_null())?;
        found["latest"] = json!(metrics::latest(metric).map(|(_, figure)| figure.to_string()));
        found["target"] = json!(metric.target.as_ref().map(|target| target.words()));
        found["line"] = json!(metrics::series(scene, metric));
        Some(found)
    });
    found.collect()
}

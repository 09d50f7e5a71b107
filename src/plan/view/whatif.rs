//! What the calculator of a page starts from: the numbers of a funnel, and those of them that a reader may change.

#[cfg(test)]
mod proof;

use serde_json::Value;
use serde_json::json;

use crate::funnel::Cents;
use crate::funnel::Funnel;
use crate::funnel::Sharing;
use crate::funnel::Stage;
use crate::plan::stage;
use crate::plan::view::Scene;
use crate::plan::view::funnel::Way;
use crate::plan::view::sums;

/// The numbers in whole small units, as the script reckons with them, and the fields. A field changes the number at its path.
pub(super) fn view(scene: &Scene, way: &Way, funnel: &Funnel) -> Value {
    json!({ "numbers": numbers(funnel).to_string(), "money": pattern(scene), "fields": fields(scene, way, funnel) })
}

/// What the three cases take where they take different numbers: the name of each number, and what it is in each.
pub(super) fn differences(scene: &Scene, way: &Way, [low, expected, high]: [&Funnel; 3]) -> Vec<Value> {
    let cases = [low, expected, high].map(|funnel| fields(scene, way, funnel));
    let shown = |field: &Value| {
        let (value, unit) = (field["value"].as_str().unwrap_or_default(), field["unit"].as_str().unwrap_or_default());
        match unit {
            "%" => format!("{value}%"),
            unit if unit == currency(scene) => pattern(scene).replace('#', value),
            unit => format!("{value} {unit}"),
        }
    };
    let told = cases[1].iter().filter_map(|field| {
        let same = |case: &Vec<Value>| case.iter().find(|other| other["path"] == field["path"]).map(shown);
        let cells = [same(&cases[0])?, shown(field), same(&cases[2])?];
        (cells[0] != cells[2]).then(|| json!({ "label": field["label"], "cells": cells }))
    });
    told.collect()
}

fn fields(scene: &Scene, way: &Way, funnel: &Funnel) -> Vec<Value> {
    let mut fields =
        vec![field("e", scene.word("funnel.what_if.entrants"), funnel.entrants.0, 3, scene.word("funnel.what_if.a_month"))];
    let last = funnel.stages.len() - 1;
    for (at, told) in funnel.stages.iter().enumerate() {
        let name = stage::title(&way.stages[told.place], scene.words);
        let say = |key: &str| scene.say(&format!("funnel.what_if.{key}"), &[("stage", &name)]);
        if at < last {
            fields.push(field(&format!("s.{at}.c"), say("conversion"), told.conversion.0, 4, "%".to_owned()));
        }
        if told.price.0 > 0 {
            fields.push(field(&format!("s.{at}.p"), say("price"), told.price.0, 2, currency(scene)));
        }
        if told.keeps {
            fields.push(field(&format!("s.{at}.t"), say("leaving"), told.turnover.0, 4, "%".to_owned()));
        }
    }
    if let Some(sharing) = funnel.sharing {
        fields.push(field("l.s", scene.word("funnel.what_if.sharers"), sharing.sharers.0, 4, "%".to_owned()));
        fields.push(field(
            "l.i",
            scene.word("funnel.what_if.invites"),
            sharing.invites.0,
            6,
            scene.word("funnel.what_if.people"),
        ));
        fields.push(field("l.a", scene.word("funnel.what_if.acceptance"), sharing.acceptance.0, 4, "%".to_owned()));
    }
    if funnel.costs.fixed.0 > 0 {
        fields.push(field("x.f", scene.word("funnel.what_if.fixed"), funnel.costs.fixed.0, 2, currency(scene)));
    }
    fields
}

/// The numbers of a funnel as the calculator takes them.
fn numbers(funnel: &Funnel) -> Value {
    let stage = |told: &Stage| {
        json!({
            "c": told.conversion.0, "k": u8::from(told.keeps), "t": told.turnover.0, "n": told.people.0,
            "r": told.capacity.map(|capacity| capacity.0), "f": told.first.0, "a": told.again.0, "p": told.price.0, "d": told.cost.0,
        })
    };
    let sharing = |told: &Sharing| {
        json!({
            "s": told.sharers.0, "i": told.invites.0, "a": told.acceptance.0, "e": told.enters,
            "w": told.reward.map(|reward| reward.amount.0), "m": told.reward.and_then(|reward| reward.most).map(|most| most.0),
        })
    };
    let costs = funnel.costs;
    json!({
        "e": funnel.entrants.0,
        "s": funnel.stages.iter().map(stage).collect::<Vec<_>>(),
        "l": funnel.sharing.as_ref().map(sharing),
        "x": { "f": costs.fixed.0, "m": costs.per_member.0, "o": costs.per_order.0, "n": costs.once.0 },
    })
}

/// One field: its path, its name, its number in the reader's unit, and how many decimals lie between the two.
fn field(path: &str, label: String, amount: i64, places: usize, unit: String) -> Value {
    let written = sums::exact(amount, places);
    let value = written.trim_end_matches('0').trim_end_matches('.').to_owned();
    json!({ "path": path, "label": label, "value": value, "places": places, "unit": unit })
}

/// An amount with `#` in place of its digits.
fn pattern(scene: &Scene) -> String {
    sums::units(scene, Cents(0)).replace('0', "#")
}

fn currency(scene: &Scene) -> String {
    pattern(scene).replace('#', "").trim().to_owned()
}

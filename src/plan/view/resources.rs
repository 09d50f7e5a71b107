//! What running the community costs a month: every cost brought to the month, with the sum that does it.

use serde_json::Value;
use serde_json::json;

use crate::draw::Bar;
use crate::draw::Caption;
use crate::draw::Kind;
use crate::draw::bars;
use crate::funnel::Part;
use crate::model::resources::Cost;
use crate::model::resources::Per;
use crate::model::rules::Channel;
use crate::model::rules::ChannelRole;
use crate::model::value::Money;
use crate::plan::view::Scene;
use crate::plan::view::account;

/// A cost brought to the month.
struct Line<'a> {
    cost: &'a Cost,
    /// How it was brought there: `¥14 × 312`; empty where it is a month's already.
    sum: String,
    month: Money,
}

pub(super) fn view(scene: &Scene) -> Value {
    let Some(resources) = &scene.community.resources else { return json!({}) };
    let lines: Vec<Line> = resources.costs.iter().filter_map(|cost| monthly(scene, cost)).collect();
    if lines.is_empty() {
        return json!({});
    }
    let amounts: Vec<String> = lines.iter().map(|line| scene.money(line.month)).collect();
    let rows: Vec<Bar> = lines
        .iter()
        .zip(&amounts)
        .map(|(line, value)| Bar { label: &line.cost.title, amount: line.month.expected() as f64, value, kind: Kind::Plain })
        .collect();
    let total = |bound: fn(Money) -> i64| lines.iter().map(|line| bound(line.month)).fold(0, i64::saturating_add);
    let total = Money::between(total(Money::low), total(Money::high), None).unwrap_or(Money::new(0, None));
    let members = members(scene).filter(|members| *members > 0);
    let each = members.map(|members| {
        let members = i64::try_from(members).unwrap_or(i64::MAX);
        let each = total.map(|bound| bound.checked_div(members)).unwrap_or(total);
        json!({ "sum": format!("{} ÷ {members}", scene.money(total)), "amount": scene.money(each) })
    });
    let title = scene.word("pictures.costs");
    let description = scene.reading(rows.iter().map(|row| (row.label, row.value)));
    let caption = Caption { id: "resources-picture", title: &title, description: &description };
    let table: Vec<Value> = lines
        .iter()
        .zip(&amounts)
        .map(|(line, amount)| json!({ "title": line.cost.title, "sum": line.sum, "amount": amount }))
        .collect();
    let mut view = json!({
        "picture": bars(&caption, &rows),
        "reading": reading(scene, &lines),
        "month": { "lines": table, "total": scene.money(total), "each": each },
    });
    let arithmetic = account::arithmetic(scene);
    if !arithmetic.is_empty() {
        view["arithmetic"] = arithmetic.into();
    }
    view
}

/// What the largest cost is, and which part of the whole.
fn reading(scene: &Scene, lines: &[Line]) -> Option<String> {
    let most = lines.iter().rev().max_by_key(|line| line.month.expected())?;
    let all = lines.iter().map(|line| line.month.expected()).fold(0, i64::saturating_add);
    let part = Part::of(most.month.expected(), all)?;
    let share = format!("{}%", (part.0 + 5_000) / 10_000);
    Some(scene.say("pictures.costs_reading", &[("most", &most.cost.title), ("share", &share)]))
}

/// Nothing for what is paid once, for what depends on numbers that are not said, and for other currencies.
fn monthly<'a>(scene: &Scene, cost: &'a Cost) -> Option<Line<'a>> {
    let written = cost.amount.value;
    if written.currency().is_some_and(|currency| scene.currency().is_some_and(|own| own != currency)) {
        return None;
    }
    let times = |n: u64| {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        (format!("{} × {n}", scene.money(written)), written.map(|bound| bound.checked_mul(n)))
    };
    let part = |of: i64| (format!("{} ÷ {of}", scene.money(written)), written.map(|bound| Some(bound / of)));
    let (sum, month) = match cost.per.value {
        Per::Month => (String::new(), Some(written)),
        Per::Week => (format!("{} × 52 ÷ 12", scene.money(written)), written.map(|bound| Some(bound.checked_mul(52)? / 12))),
        Per::Quarter => part(3),
        Per::Year => part(12),
        Per::Member => times(members(scene)?),
        Per::Group => times(groups(scene)?),
        Per::Once | Per::Order => return None,
    };
    Some(Line { cost, sum, month: month? })
}

/// How many people are in the channels where the community lives.
pub(super) fn members(scene: &Scene) -> Option<u64> {
    main_channels(scene).filter_map(|channel| Some(channel.members.as_ref()?.0)).reduce(u64::saturating_add)
}

fn groups(scene: &Scene) -> Option<u64> {
    main_channels(scene).filter_map(|channel| Some(channel.groups.as_ref()?.0)).reduce(u64::saturating_add)
}

pub(super) fn main_channels<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a Channel> + use<'a> {
    let channels = scene.community.rules.iter().flat_map(|rules| &rules.organise);
    channels.filter(|channel| channel.role.as_ref().is_some_and(|role| role.value == ChannelRole::Main))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use serde_json::json;

    use crate::plan::view::sample::view_of;

    fn month(costs: &str, members: &str) -> Value {
        let yaml = format!(
            "name: 读书会\ncurrency: CNY\nrules: {{organise: [{{id: g, title: 群, role: main{members}}}]}}\nresources: {{costs: [{costs}]}}"
        );
        view_of(&yaml, "resources.html")["month"].clone()
    }

    #[test]
    fn every_cost_is_brought_to_the_month_and_says_how() {
        let month = month(
            "{title: 场地, amount: 1200, per: year}, {title: 礼物, amount: 14, per: member}, {title: 押金, amount: 9, per: once}",
            ", members: 300",
        );
        assert_eq!(month["lines"][0], json!({ "title": "场地", "sum": "¥1,200 ÷ 12", "amount": "¥100" }));
        assert_eq!(month["lines"][1], json!({ "title": "礼物", "sum": "¥14 × 300", "amount": "¥4,200" }));
        assert_eq!(month["total"], "¥4,300");
        assert_eq!(month["each"]["amount"], "¥14.33");
        assert_eq!(month["lines"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn a_sentence_says_what_costs_most() {
        let yaml =
            "name: 读书会\nresources: {costs: [{title: 场地, amount: 300, per: month}, {title: 工具, amount: 100, per: month}]}";
        assert_eq!(view_of(yaml, "resources.html")["reading"], "花得最多的是“场地”，占 75%。");
    }

    #[test]
    fn a_cost_per_member_is_left_out_where_nobody_says_how_many_there_are() {
        let month = month("{title: 场地, amount: 100, per: month}, {title: 礼物, amount: 14, per: member}", "");
        assert_eq!((&month["total"], &month["each"]), (&json!("¥100"), &Value::Null));
    }

    #[test]
    fn another_currency_is_not_added_up() {
        let month = month("{title: 场地, amount: 100, per: month}, {title: 工具, amount: $9, per: month}", "");
        assert_eq!(month["total"], "¥100");
    }

    #[test]
    fn a_cost_between_two_amounts_stays_between_them() {
        let month =
            month("{title: 场地, amount: 900-1200, per: year}, {title: 礼物, amount: 10-14, per: member}", ", members: 300");
        assert_eq!(month["lines"][0], json!({ "title": "场地", "sum": "¥900–1,200 ÷ 12", "amount": "¥75–100" }));
        assert_eq!((&month["total"], &month["each"]["amount"]), (&json!("¥3,075–4,300"), &json!("¥10.25–14.33")));
    }
}

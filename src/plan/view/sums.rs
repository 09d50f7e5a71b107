//! Numbers of the arithmetic in words: people, parts, money, and the sums they come from.

use serde_json::Value;
use serde_json::json;

use crate::funnel::Cents;
use crate::funnel::Part;
use crate::funnel::People;
use crate::funnel::Quantity;
use crate::funnel::Sum;
use crate::funnel::Term;
use crate::model::value::Count;
use crate::model::value::Money;
use crate::plan::view::Scene;

/// People as a table shows them: whole from a hundred on, else with one decimal where it needs one.
pub(super) fn people(people: People) -> String {
    if people.0 >= 100_000 {
        return Count((people.0.unsigned_abs() + 500) / 1000).words();
    }
    let tenths = (people.0.max(0) + 50) / 100;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// Money as a table shows it: whole units.
pub(super) fn units(scene: &Scene, amount: Cents) -> String {
    scene.money(Money::new((amount.0 + 50).div_euclid(100) * 100, None))
}

/// A number in whole small units, exactly: `67.488`.
pub(super) fn exact(amount: i64, places: usize) -> String {
    let of = 10_i64.pow(places as u32);
    let sign = if amount < 0 { "-" } else { "" };
    let (whole, rest) = (amount.unsigned_abs() / of.unsigned_abs(), amount.unsigned_abs() % of.unsigned_abs());
    format!("{sign}{whole}.{rest:0places$}")
}

fn trimmed(amount: i64, places: usize) -> String {
    let written = exact(amount, places);
    let (whole, rest) = written.split_once('.').unwrap_or((&written, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let whole = format!("{sign}{}", Count(digits.parse().unwrap_or_default()).words());
    match rest.trim_end_matches('0') {
        "" => whole,
        rest => format!("{whole}.{rest}"),
    }
}

/// A number with its unit, exactly.
pub(super) fn quantity(scene: &Scene, quantity: Quantity) -> String {
    match quantity {
        Quantity::People(people) => trimmed(people.0, 3),
        Quantity::Part(part) => format!("{}%", trimmed(part.0, 4)),
        Quantity::Times(part) => trimmed(part.0, 6),
        Quantity::Money(amount) => scene.money(Money::new(amount.0, None)),
    }
}

/// A number as a headline: people and money rounded, months with one decimal.
pub(super) fn headline(scene: &Scene, value: Quantity) -> String {
    match value {
        Quantity::People(amount) => people(amount),
        Quantity::Money(amount) if amount.0.abs() >= 10_000 => units(scene, amount),
        Quantity::Times(Part(amount)) => people(People(amount / 1000)),
        other => quantity(scene, other),
    }
}

/// The pieces of a sum, with what comes out: `312 × 4% = 12.48`.
pub(super) fn sum(scene: &Scene, sum: &Sum) -> String {
    let pieces: Vec<String> = sum
        .terms
        .iter()
        .map(|term| match term {
            Term::Of(value) => quantity(scene, *value),
            Term::Sign(sign) => (*sign).to_owned(),
        })
        .collect();
    let pieces = pieces.join(" ").replace("( ", "(").replace(" )", ")");
    format!("{pieces} = {}", quantity(scene, sum.value))
}

/// A figure that opens: its name, its headline, how it is worked out in words and in numbers. `key` finds its words.
pub(super) fn figure(scene: &Scene, key: &str, told: &Sum) -> Value {
    json!({
        "key": key,
        "label": scene.word(&format!("sums.{key}.label")),
        "value": scene.say(&format!("sums.{key}.value"), &[("n", &headline(scene, told.value))]),
        "words": scene.word(&format!("sums.{key}.words")),
        "sum": sum(scene, told),
    })
}

#[cfg(test)]
mod tests {
    use super::exact;
    use super::people;
    use super::trimmed;
    use crate::funnel::People;

    #[test]
    fn people_are_whole_where_a_tenth_says_nothing() {
        let shown = [0, 50, 2_249, 2_250, 12_000, 99_949, 312_400, 1_234_500].map(|it| people(People(it)));
        assert_eq!(shown, ["0", "0.1", "2.2", "2.3", "12", "99.9", "312", "1,235"]);
    }

    #[test]
    fn a_sum_shows_every_decimal_that_counts() {
        assert_eq!(
            (trimmed(1_312_480, 3).as_str(), trimmed(45_000, 4).as_str(), exact(-5, 2).as_str()),
            ("1,312.48", "4.5", "-0.05")
        );
    }
}

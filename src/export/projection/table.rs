//! The months as comma-separated values: exact numbers, one line a month.

use std::fmt::Write;

use crate::export::projection::Told;
use crate::export::projection::words::Speech;
use crate::funnel::Cents;
use crate::funnel::People;

/// With a mark at the front by which spreadsheets know that it is UTF-8.
pub(super) fn csv(speech: &Speech, told: &Told) -> String {
    let mut text = String::from("\u{feff}");
    let heads = ["friends", "members", "revenue", "delivery", "rewards", "running", "result", "balance"];
    let heads = std::iter::once(speech.say("month").into_owned())
        .chain(told.stages.iter().cloned())
        .chain(heads.map(|key| speech.say(key).into_owned()));
    line(&mut text, heads.map(|head| quoted(&head)));
    for (at, month) in told.months.iter().enumerate() {
        let entering = month.stages.iter().map(|passage| passage.entering);
        let counts = entering.chain([month.friends, month.members]).map(people);
        let amounts = [month.revenue, month.delivery, month.rewards, month.running + month.fixed, month.result, month.balance];
        line(&mut text, std::iter::once((at + 1).to_string()).chain(counts).chain(amounts.map(money)));
    }
    text
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    let _ = write!(text, "{}\r\n", cells.collect::<Vec<_>>().join(","));
}

/// A name that a spreadsheet cannot take for a formula or for two cells.
fn quoted(name: &str) -> String {
    let name = name.trim_start_matches(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}\"", name.replace('"', "\"\"").replace(['\r', '\n'], " "))
}

fn people(people: People) -> String {
    format!("{}.{:03}", people.0 / 1000, people.0 % 1000)
}

fn money(amount: Cents) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", amount.0.unsigned_abs() / 100, amount.0.unsigned_abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::money;
    use super::quoted;
    use crate::funnel::Cents;

    #[test]
    fn no_name_becomes_a_formula() {
        assert_eq!(quoted("=SUM(A1)"), "\"SUM(A1)\"");
        assert_eq!(quoted("衣橱,“会”\n\"员\""), "\"衣橱,“会” \"\"员\"\"\"");
    }

    #[test]
    fn money_keeps_its_cents_below_nothing() {
        assert_eq!(money(Cents(-5)), "-0.05");
    }
}

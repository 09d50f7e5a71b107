//! A rhythm in English.

use crate::model::value::every::Unit;
use crate::model::value::on::Day;
use crate::model::value::rhythm::is_weekday;
use crate::model::value::weekday;

/// `every other Wednesday`, `on the last Friday of every month`, `every year on 10 December`.
pub(super) fn rhythm(count: u16, unit: Unit, days: &[Day]) -> String {
    let word = match unit {
        Unit::Day => "day",
        Unit::Weekday => "weekday",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    };
    let every = match count {
        1 => format!("every {word}"),
        2 => format!("every other {word}"),
        3 if unit == Unit::Month && days.is_empty() => "every quarter".to_owned(),
        count => format!("every {} {word}s", number(count)),
    };
    let names: Vec<String> = days.iter().map(|day| name_of(*day)).collect();
    let said = listed(&names);
    let only_weekdays = days.iter().all(is_weekday);
    match (count, unit, days) {
        (_, _, []) => every,
        (1, Unit::Week, _) if only_weekdays => format!("every {said}"),
        (2, Unit::Week, [Day::Weekday(_)]) => format!("every other {said}"),
        (1 | 2, Unit::Month, _) if only_weekdays => format!("every {said} of {every}"),
        (_, Unit::Month, _) if only_weekdays => format!("{every} on every {said}"),
        (1 | 2, Unit::Month, _) => format!("on {} of {every}", with_one_article(&names)),
        (_, Unit::Month, _) => format!("{every} on {}", with_one_article(&names)),
        _ => format!("{every} on {said}"),
    }
}

/// Up to ten in letters.
fn number(count: u16) -> String {
    const NUMBERS: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    NUMBERS.get(usize::from(count)).map_or_else(|| count.to_string(), |number| (*number).to_owned())
}

fn name_of(day: Day) -> String {
    let name = |weekday| weekday::names(weekday).1;
    match day {
        Day::Weekday(weekday) => name(weekday).to_owned(),
        Day::Nth(nth, weekday) => {
            let nth = match nth {
                1 => "first",
                2 => "second",
                3 => "third",
                4 => "fourth",
                5 => "fifth",
                _ => "last",
            };
            format!("the {nth} {}", name(weekday))
        }
        Day::OfMonth(day) => format!("the {day}{}", ordinal(day)),
        Day::LastOfMonth => "the last day".to_owned(),
        Day::OfYear(month, day) => format!("{day} {}", MONTHS[usize::from((month - 1).unsigned_abs()) % MONTHS.len()]),
    }
}

/// `the 1st and 15th`: the article once, since all of them belong to one month.
fn with_one_article(names: &[String]) -> String {
    let bare = |name: &String| name.strip_prefix("the ").unwrap_or(name).to_owned();
    let names: Vec<String> = names.iter().take(1).cloned().chain(names.iter().skip(1).map(bare)).collect();
    listed(&names)
}

fn listed(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => words.concat(),
    }
}

fn ordinal(number: i8) -> &'static str {
    match number {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    }
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

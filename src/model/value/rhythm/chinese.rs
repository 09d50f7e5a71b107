//! A rhythm in Chinese.

use crate::model::value::every::Unit;
use crate::model::value::on::Day;
use crate::model::value::weekday;

/// `每两周周三`, `每月最后一个周五`, `每年 12 月 10 日`.
pub(super) fn rhythm(count: u16, unit: Unit, days: &[Day]) -> String {
    let names: Vec<String> = days.iter().map(|day| name_of(*day, unit)).collect();
    let days = names.join("、");
    let every = match (count, unit) {
        (_, Unit::Weekday) => "每个工作日".to_owned(),
        (1, Unit::Day) => "每天".to_owned(),
        (1, Unit::Week) if days.starts_with('周') => "每".to_owned(),
        (1, Unit::Week) => "每周".to_owned(),
        (1, Unit::Month) => "每月".to_owned(),
        (1, Unit::Year) => "每年".to_owned(),
        (3, Unit::Month) if days.is_empty() => "每季度".to_owned(),
        (6, Unit::Month) if days.is_empty() => "每半年".to_owned(),
        (count, Unit::Day) => format!("每{}天", number(count)),
        (count, Unit::Week) => format!("每{}周", number(count)),
        (count, Unit::Month) => format!("每{}个月", number(count)),
        (count, Unit::Year) => format!("每{}年", number(count)),
    };
    let of = if unit == Unit::Month && count > 1 { "的" } else { "" };
    match days.chars().next() {
        None => every,
        Some(first) if first.is_ascii_digit() => format!("{every}{of} {days}"),
        Some(_) => format!("{every}{of}{days}"),
    }
}

/// Up to ten as a character; above, digits between spaces.
fn number(count: u16) -> String {
    const NUMERALS: [&str; 11] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    NUMERALS.get(usize::from(count)).map_or_else(|| format!(" {count} "), |numeral| (*numeral).to_owned())
}

fn name_of(day: Day, unit: Unit) -> String {
    let name = |weekday| weekday::names(weekday).2;
    match day {
        // 每月每个周五: without the second 每 it would be the first one only.
        Day::Weekday(weekday) if matches!(unit, Unit::Month | Unit::Year) => format!("每个{}", name(weekday)),
        Day::Weekday(weekday) => name(weekday).to_owned(),
        Day::Nth(nth, weekday) => {
            let nth = match nth {
                1 => "第一个",
                2 => "第二个",
                3 => "第三个",
                4 => "第四个",
                5 => "第五个",
                _ => "最后一个",
            };
            format!("{nth}{}", name(weekday))
        }
        Day::OfMonth(day) => format!("{day} 日"),
        Day::LastOfMonth => "最后一天".to_owned(),
        Day::OfYear(month, day) => format!("{month} 月 {day} 日"),
    }
}

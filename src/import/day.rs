//! Which day a cell means, in whatever way people count.

use crate::model::value::Offset;

/// Whether a table counts its days from one: it has a first day and none before it that is called zero.
pub(super) fn counts_from_one(days: &[String]) -> bool {
    // The time of day stands behind the day.
    let days = || days.iter().filter_map(|day| day.split_whitespace().next());
    let zero = |day: &str| number(day) == Some(0) || day.contains("当天");
    days().filter(|day| day.starts_with('第')).filter_map(number).min() == Some(1) && !days().any(zero)
}

/// The offset that a cell means, in its canonical spelling.
pub(super) fn offset(written: &str, counts_from_one: bool) -> Option<String> {
    let written = written.trim();
    let parse = |text: &str| text.parse::<Offset>().ok().map(|offset| offset.to_string());
    let (day, time) = match written.find(char::is_whitespace) {
        Some(at) => (&written[..at], written[at..].trim()),
        None => (written, ""),
    };
    if let Some(canonical) = parse(written) {
        return Some(canonical);
    }
    let days = days(day, counts_from_one)?;
    if time.is_empty() {
        return parse(&format!("D{days}"));
    }
    // Beside day zero, `-2h` says all there is.
    parse(&format!("D{days} {time}")).or_else(|| if days == 0 { parse(time) } else { None })
}

fn days(day: &str, counts_from_one: bool) -> Option<i64> {
    match day {
        "当天" | "活动当天" | "入群当天" | "今天" | "D" | "T" => return Some(0),
        "次日" | "第二天" | "活动次日" => return Some(1),
        "前一天" | "活动前一天" => return Some(-1),
        _ => {}
    }
    let number = number(day)?;
    if day.contains('前') {
        return Some(-number.abs());
    }
    Some(if counts_from_one && day.starts_with('第') { number - 1 } else { number })
}

/// The one number in a cell.
fn number(day: &str) -> Option<i64> {
    let start = day.find(|character: char| character.is_ascii_digit())?;
    let digits = &day[start..];
    let end = digits.find(|character: char| !character.is_ascii_digit()).unwrap_or(digits.len());
    let rest = &digits[end..];
    let is_alone = !rest.contains(|character: char| character.is_ascii_digit());
    let number: i64 = digits[..end].parse().ok().filter(|number| is_alone && *number <= 36_500)?;
    Some(if day[..start].ends_with('-') { -number } else { number })
}

//! The time zone of a calendar file: every change of its clock over the years that the file may be read in.

use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::ToSpan;
use jiff::tz::Offset;

use crate::export::calendar::Desk;
use crate::export::calendar::ics::line::Lines;

/// Rules in a file go on beyond its dates: changes are told for so many years.
const YEARS: i64 = 5;

/// Writes the zone.
pub(super) fn write(desk: &Desk, lines: &mut Lines) {
    let zone = desk.almanac.zone();
    let first = desk.days.start().saturating_sub(1.years()).to_zoned(zone.clone()).map(|zoned| zoned.timestamp());
    let first = first.unwrap_or(Timestamp::UNIX_EPOCH);
    let last = desk.days.end().saturating_add(YEARS.years()).to_zoned(zone.clone()).map(|zoned| zoned.timestamp());
    let last = last.unwrap_or(Timestamp::MAX);
    lines.put("BEGIN", "VTIMEZONE");
    lines.put("TZID", desk.almanac.zone_name());
    let info = zone.to_offset_info(first);
    let here = info.offset();
    observance(lines, "19700101T000000", (here, here), info.dst().is_dst(), info.abbreviation());
    for change in zone.following(first).take_while(|change| change.timestamp() <= last) {
        let before = zone.to_offset(change.timestamp().saturating_sub(SignedDuration::from_secs(1)).unwrap_or(first));
        // A change is told in the time that the clocks showed until then.
        let shown = before.to_datetime(change.timestamp());
        let begin = shown.strftime("%Y%m%dT%H%M%S").to_string();
        observance(lines, &begin, (before, change.offset()), change.dst().is_dst(), change.abbreviation());
    }
    lines.put("END", "VTIMEZONE");
}

fn observance(lines: &mut Lines, begin: &str, (from, to): (Offset, Offset), is_summer: bool, name: &str) {
    let kind = if is_summer { "DAYLIGHT" } else { "STANDARD" };
    lines.put("BEGIN", kind);
    lines.put("DTSTART", begin);
    lines.put("TZOFFSETFROM", &written(from));
    lines.put("TZOFFSETTO", &written(to));
    lines.text("TZNAME", name);
    lines.put("END", kind);
}

fn written(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() / 60 % 60);
    format!("{}{hours:02}{minutes:02}", if seconds < 0 { '-' } else { '+' })
}

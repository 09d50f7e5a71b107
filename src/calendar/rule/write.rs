//! A rule as RFC 5545 writes it.

use std::fmt;
use std::fmt::Display;

use jiff::civil::Weekday;

use crate::calendar::rule::Frequency;
use crate::calendar::rule::Rule;

/// The weekdays as rules write them, from Monday.
pub(super) const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

/// The frequencies as rules write them.
pub(super) const FREQUENCIES: [(&str, Frequency); 4] =
    [("DAILY", Frequency::Daily), ("WEEKLY", Frequency::Weekly), ("MONTHLY", Frequency::Monthly), ("YEARLY", Frequency::Yearly)];

fn short(weekday: Weekday) -> &'static str {
    WEEKDAYS.iter().find(|(_, known)| *known == weekday).map_or("MO", |(short, _)| short)
}

/// Its canonical spelling, without `UNTIL`, whose form depends on whether there is a time.
impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let frequency = FREQUENCIES.iter().find(|(_, known)| *known == self.frequency).map_or("DAILY", |(word, _)| word);
        write!(formatter, "FREQ={frequency}")?;
        if self.interval > 1 {
            write!(formatter, ";INTERVAL={}", self.interval)?;
        }
        // Weeks count for these only; elsewhere the key would say nothing.
        if self.frequency == Frequency::Weekly || !self.weeks.is_empty() || self.week_start != Weekday::Monday {
            write!(formatter, ";WKST={}", short(self.week_start))?;
        }
        part(formatter, "BYMONTH", &self.months)?;
        part(formatter, "BYWEEKNO", &self.weeks)?;
        part(formatter, "BYYEARDAY", &self.days_of_year)?;
        part(formatter, "BYMONTHDAY", &self.days_of_month)?;
        let weekdays: Vec<String> = self
            .weekdays
            .iter()
            .map(|(nth, weekday)| if *nth == 0 { short(*weekday).to_owned() } else { format!("{nth}{}", short(*weekday)) })
            .collect();
        part(formatter, "BYDAY", &weekdays)?;
        part(formatter, "BYSETPOS", &self.positions)?;
        match self.count {
            Some(count) => write!(formatter, ";COUNT={count}"),
            None => Ok(()),
        }
    }
}

fn part<T: Display>(formatter: &mut fmt::Formatter<'_>, key: &str, values: &[T]) -> fmt::Result {
    for (index, value) in values.iter().enumerate() {
        match index {
            0 => write!(formatter, ";{key}={value}")?,
            _ => write!(formatter, ",{value}")?,
        }
    }
    Ok(())
}

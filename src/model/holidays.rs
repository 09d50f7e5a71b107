//! Days off and days made up for, year by year, as some authority announced them: `content/holidays/<name>.yaml`.

use crate::locale::Text;
use crate::model::shape::part;
use crate::model::value::Date;
use crate::source::Sp;

part! {
    /// The days off of a country or a house. `holidays: <name of the file>` puts them into a calendar.
    #[derive(Default)]
    #[serde(default)]
    pub struct Holidays {
        /// Whose days these are.
        pub title: Option<Text>,
        /// The years that are known whole. A year that is not among them is told to the author.
        pub years: Vec<HolidayYear>,
    }
}

part! {
    /// The days off of one year.
    pub struct HolidayYear {
        /// Which.
        #[schemars(example = &2027)]
        pub year: Sp<i32>,
        /// Where it was announced.
        pub source: Option<Sp<String>>,
        /// What is off, and what makes up for it.
        #[serde(default)]
        pub days: Vec<Holiday>,
    }
}

part! {
    /// A holiday with its days off.
    pub struct Holiday {
        /// Its name.
        pub title: Text,
        /// The first day off.
        pub from: Sp<Date>,
        /// The last day off; the first, if nothing is said.
        pub to: Option<Sp<Date>>,
        /// The days of a weekend that are worked for it.
        #[serde(default)]
        pub work: Vec<Sp<Date>>,
    }
}

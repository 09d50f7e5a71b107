//! What is measured.

use crate::locale::Text;
use crate::model::audience::DataKind;
use crate::model::map::Map;
use crate::model::reference::MetricId;
use crate::model::reference::RoleRef;
use crate::model::reference::StageRef;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Every;
use crate::model::value::Figure;
use crate::model::value::Period;
use crate::model::value::Target;
use crate::model::value::Url;
use crate::source::Sp;

item! {
    /// A figure that says whether the community does what it should. It is there to raise what one member gains and gives over
    /// a whole life with you: first keep them, then turn them into buyers, then see them buy again.
    pub struct Metric {
        /// Its id.
        pub id: MetricId,
        /// Its name.
        pub title: Text,
        /// What it tells about.
        pub kind: Option<Sp<MetricKind>>,
        /// How it is worked out, so that two people get the same number.
        pub formula: Option<Text>,
        /// What it is counted in.
        pub unit: Option<Sp<MetricUnit>>,
        /// What it should reach.
        pub target: Option<Sp<Target>>,
        /// How often it is worked out.
        pub cadence: Option<Sp<Every>>,
        /// Who answers for it: a role of `people`.
        pub owner: Option<RoleRef>,
        /// Which kind of data it is made from.
        pub data: Option<Sp<DataKind>>,
        /// Where the data comes from: a tool, a form, a count by hand.
        pub source: Option<Text>,
        /// What is decided by it.
        pub why: Option<Text>,
        /// The stage of the funnel it belongs to.
        pub stage: Option<StageRef>,
        /// What it was, period by period.
        #[schemars(example = serde_json::json!({"2026-09": "58%", "2026-10": "61%"}))]
        #[serde(default)]
        pub values: Map<Sp<Period>, Sp<Figure>>,
        /// The same from a CSV file, by its path from the definition: periods in the first column, figures in the second, or in
        /// the one that is headed by the metric's id, so that one file can serve several metrics.
        #[schemars(example = &"figures.csv")]
        pub values_file: Option<Sp<Url>>,
    }
}

choice! {
    /// What a metric tells about.
    pub enum MetricKind {
        /// How many stay.
        Retention,
        /// How many take the next step.
        Conversion,
        /// How many buy again.
        Repurchase,
        /// How many renew at the end of a term: the verdict on the whole work.
        Renewal,
        /// How many give something out themselves.
        Participation,
        /// How well you think as your members: asking, listening, feedback before, during and after.
        #[serde(rename = "user_thinking")]
        UserThinking,
        /// How many live through it from beginning to end, instead of dropping in half-way.
        Immersion,
        /// How well the community keeps time with its members' day.
        Rhythm,
        /// Deeds that bring no money and yet are worth it: reading, answering, sharing, inviting.
        Noncash,
    }
}

choice! {
    /// What a figure is counted in.
    pub enum MetricUnit {
        /// Parts of a whole.
        Share,
        /// Money, in the community's currency.
        Money,
        /// People.
        People,
        /// Times.
        Times,
        /// Days.
        Days,
        /// Points.
        Score,
    }
}

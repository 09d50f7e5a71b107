//! Who a community is: the keys at the top of its definition.

use crate::locale::Text;
use crate::model::href::Href;
use crate::model::shape::choice;
use crate::model::shape::part;
use crate::model::value::Color;
use crate::source::Sp;

choice! {
    /// What a community is built on: what you can give out, again and again, decides what you can run.
    pub enum CommunityKind {
        /// A craft that somebody teaches: drawing, presenting, cooking.
        Skill,
        /// Something that people love to do: yo-yos, running, tea.
        Interest,
        /// Goods or services whose supply you command: a shop's customers.
        Product,
        /// Getting better together: sharing, minutes, reading, training.
        Growth,
        /// Being somebody: mothers, founders, alumni.
        Identity,
    }
}

choice! {
    /// Where a community stands in its own life.
    #[derive(Default)]
    pub enum Status {
        /// Being designed; nobody has joined.
        #[default]
        Draft,
        /// Members are in.
        Running,
        /// It has ended, as it was meant to.
        Ended,
    }
}

part! {
    /// How a community or the site looks. Colours are tuned until text on them can be read.
    #[derive(Default)]
    #[serde(default)]
    pub struct Brand {
        /// The logo: an asset, best as SVG or a PNG of at least 256 pixels.
        pub logo: Option<Href>,
        /// The main colour.
        #[schemars(example = &"#8a2b2b")]
        pub color: Option<Sp<Color>>,
        /// A second colour for what should stand out.
        pub accent: Option<Sp<Color>>,
    }
}

part! {
    /// A check of the audit that does not apply here, and why. The health page says so too.
    pub struct Allow {
        /// The code of the check.
        #[schemars(example = &"rules-no-ending")]
        pub check: Sp<String>,
        /// Why it does not apply to this community; a reason is demanded.
        pub because: Text,
    }
}

//! How it feels to be a member: spirit, language, rituals, symbols.

use crate::locale::Text;
use crate::model::href::Href;
use crate::model::reference::SopRef;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::source::Sp;

item! {
    /// How it feels to be a member. Members come and go, culture stays; it is made by all of them and cannot be decreed.
    #[derive(Default)]
    #[serde(default)]
    pub struct Culture {
        /// The spirit, in a sentence or two.
        pub spirit: Option<Text>,
        /// How we speak.
        pub language: Option<Sp<Language>>,
        /// How members meet each other.
        pub connection: Vec<Connection>,
        /// What we do again and again since it means something.
        pub rituals: Vec<Ritual>,
        /// What stands for us.
        pub symbols: Vec<Symbol>,
        /// What we tell each other and every newcomer.
        pub stories: Vec<Story>,
        /// What carries the culture out into members' lives.
        pub carriers: Vec<Carrier>,
    }
}

item! {
    /// How we speak.
    #[derive(Default)]
    #[serde(default)]
    pub struct Language {
        /// The tone: formal or warm, long or short, emoji or none.
        pub style: Option<Text>,
        /// Words we use.
        pub r#use: Vec<Text>,
        /// Words we avoid.
        pub avoid: Vec<Text>,
        /// The same thing said our way and not our way.
        pub pairs: Vec<Pair>,
    }
}

item! {
    /// One thing said our way and not our way.
    pub struct Pair {
        /// Our way.
        pub say: Text,
        /// Not our way.
        pub not: Text,
        /// What makes the difference.
        pub why: Option<Text>,
    }
}

item! {
    /// A way in which members meet.
    pub struct Connection {
        /// Its name.
        pub title: Text,
        /// How it works.
        pub how: Option<Text>,
        /// The SOP that makes it happen.
        pub sop: Option<SopRef>,
    }
}

item! {
    /// Something that we do again and again since it means something.
    pub struct Ritual {
        /// Its name.
        pub title: Text,
        /// What it means to us.
        pub meaning: Option<Text>,
        /// The SOP that makes it happen; a ritual without one happens once.
        pub sop: Option<SopRef>,
    }
}

item! {
    /// Something that stands for us.
    pub struct Symbol {
        /// Its name.
        pub title: Text,
        /// What it says.
        pub meaning: Option<Text>,
        /// A picture of it.
        pub image: Option<Href>,
    }
}

item! {
    /// A story that we tell.
    pub struct Story {
        /// Its name.
        pub title: Text,
        /// The story.
        pub text: Option<Text>,
        /// Whose it is. No names of members without their leave.
        pub who: Option<Text>,
        /// A picture of it.
        pub image: Option<Href>,
    }
}

item! {
    /// Something that carries the culture out into members' lives.
    pub struct Carrier {
        /// In which form.
        pub kind: Sp<CarrierKind>,
        /// What it is.
        pub what: Option<Text>,
        /// Where it is met.
        pub r#where: Option<Text>,
    }
}

choice! {
    /// A form that culture takes.
    pub enum CarrierKind {
        /// Words to read.
        Text,
        /// Something done together.
        Activity,
        /// Pictures.
        Photo,
        /// Moving pictures.
        Video,
        /// Sound.
        Audio,
        /// A thing to hold.
        Object,
    }
}

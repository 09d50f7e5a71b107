//! What was decided about single words of Chinese: `content/words.yaml`.

use crate::model::map::Map;
use crate::model::shape::part;
use crate::source::Sp;

part! {
    /// How words are to be written in Traditional Chinese where the conversion could have meant another one.
    #[derive(Default)]
    #[serde(default)]
    pub struct Words {
        /// Words, or single characters, whose conversion somebody has looked at and found right.
        #[schemars(example = serde_json::json!(["群里"]))]
        pub accepted: Vec<Sp<String>>,
        /// Words that are written otherwise than the conversion would: Simplified, and what to write instead. A name that
        /// is to stay as it is stands for itself.
        #[schemars(example = serde_json::json!({"里仁书院": "里仁書院"}))]
        pub traditional: Map<Sp<String>, Sp<String>>,
    }
}

//! The settings of the whole site: `content/site.yaml`.

use crate::locale::Language;
use crate::locale::Text;
use crate::model::identity::Brand;
use crate::model::map::Map;
use crate::model::shape::choice;
use crate::model::shape::part;
use crate::model::value::Currency;
use crate::model::value::Id;
use crate::model::value::Url;
use crate::model::walk::Walk;
use crate::source::Sp;

part! {
    /// The settings of the whole site.
    #[derive(Default)]
    #[serde(default)]
    pub struct SiteSettings {
        /// Its title: that of the shelf where there are several communities, of the book where there is none.
        pub title: Option<Text>,
        /// What it is, in a sentence.
        pub description: Option<Text>,
        /// Its languages. The first is the one in which plain texts are written; Simplified Chinese, if nothing is said.
        pub languages: Vec<Sp<Language>>,
        /// How it looks where a community says nothing.
        pub brand: Option<Sp<Brand>>,
        /// The theme: a folder of `themes/`, or `folio`, which is built in.
        #[schemars(example = &"folio")]
        pub theme: Option<Sp<String>>,
        /// Settings of the theme that are changed, by their names.
        #[schemars(example = serde_json::json!({"radius": "4px"}))]
        pub tokens: Map<Sp<String>, Sp<String>>,
        /// The time zone of calendars that say nothing, by its IANA name.
        #[schemars(example = &"Asia/Shanghai")]
        pub timezone: Option<Sp<String>>,
        /// The currency of communities that say nothing.
        pub currency: Option<Sp<Currency>>,
        /// Whose festivals and days off calendars show that say nothing.
        #[schemars(example = &"cn")]
        pub holidays: Option<Sp<Id>>,
        /// Where the site will stand. Needed for what must be absolute: the sitemap, feeds, pictures in shared links.
        #[schemars(example = &"https://playbook.example.com/")]
        pub base_url: Option<Sp<Url>>,
        /// Whether HTML written in Markdown reaches the page. `deny`, if nothing is said.
        pub html: Option<Sp<RawHtml>>,
        /// Who made the playbooks, for communities that say nothing.
        pub prepared_by: Option<Text>,
        /// A line at the foot of every page.
        pub footer: Option<Text>,
        /// Whether the internal edition, and a book without a community in every edition, ends with a chapter that explains every key
        /// and every check, for those who write.
        pub reference: bool,
        /// The address that opens a source line in your editor, for links in the preview: `{path}`, `{line}` and `{column}` are filled in.
        #[schemars(example = &"vscode://file/{path}:{line}:{column}")]
        pub editor: Option<Sp<String>>,
    }
}

choice! {
    /// What happens to HTML written in Markdown.
    #[derive(Default)]
    pub enum RawHtml {
        /// It is shown as the text it is.
        #[default]
        Deny,
        /// It reaches the page. Only for content that you trust like your own program.
        Allow,
    }
}

impl Walk for Language {}

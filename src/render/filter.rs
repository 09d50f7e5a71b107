//! Filters of the templates: an author's text as HTML, values in words, addresses of files.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::str::FromStr;

use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use crate::locale::Language;
use crate::markdown;
use crate::markdown::Body;
use crate::markdown::Filler;
use crate::markdown::Picture;
use crate::markdown::Place;
use crate::markdown::Word;
use crate::model::value::Duration;
use crate::model::value::Offset;
use crate::model::value::Zero;
use crate::plan::Site;
use crate::plan::encode;
use crate::render::rhythm;

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("prose", |text: &str, _: Kwargs, state: &State| {
        drawn(&markdown::prose(text, &markdown::Options::PLAIN), state)
    });
    tera.register_filter("inline", |text: &str, _: Kwargs, state: &State| {
        drawn(&markdown::inline(text, &markdown::Options::PLAIN), state)
    });
    tera.register_filter("fill", fill);
    tera.register_filter("asset", asset);
    tera.register_filter("way", way);
    tera.register_filter("pairs", pairs);
    tera.register_filter("duration", |value: Value, _: Kwargs, state: &State| {
        in_words(&value, state, |duration: &Duration, language| duration.words(language))
    });
    tera.register_filter("offset", |value: Value, _: Kwargs, state: &State| {
        in_words(&value, state, |offset: &Offset, language| offset.words(Zero::Start, language))
    });
    tera.register_filter("rhythm", rhythm::filter);
    // Templates are compiled before there is a site, and may name no filter that is not there.
    size(tera, BTreeMap::new());
}

/// `{{ ui.cover.steps | fill(n=3) }}`: puts values into the `{n}` of a string.
fn fill(text: &str, kwargs: Kwargs, _: &State) -> TeraResult<String> {
    let mut filled = text.to_owned();
    for (key, value) in kwargs.iter() {
        let key = key.as_str().unwrap_or_default();
        filled = filled.replace(&format!("{{{key}}}"), &value.to_string());
    }
    Ok(filled)
}

/// The address of a file of the workspace, relative to the output root; nothing where there is none.
fn asset(path: &str, _: Kwargs, state: &State) -> TeraResult<Value> {
    if matches!(markdown::Address::of(path), markdown::Address::Web | markdown::Address::Program) {
        return Ok(Value::normal_string(path));
    }
    let hrefs = state.get::<Value>("hrefs")?.unwrap_or_else(Value::none);
    let found = hrefs.as_map().and_then(|map| map.get(&tera::value::Key::Str(path.trim_start_matches("./")))).cloned();
    Ok(found.unwrap_or_else(Value::none))
}

/// Where an author's `href` leads from the page: to another site as it is, to a file of the workspace by its address.
fn way(path: &str, kwargs: Kwargs, state: &State) -> TeraResult<Value> {
    let address = asset(path, kwargs, state)?;
    let root = state.get::<Value>("root")?.unwrap_or_else(Value::none);
    Ok(match (markdown::Address::of(path), root.as_str(), address.as_str()) {
        (markdown::Address::Web | markdown::Address::Program, ..) => address,
        (_, Some(root), Some(address)) => Value::normal_string(&format!("{root}{address}")),
        _ => address,
    })
}

/// `{{ address | size }}`: width and height of a picture as attributes, so that nothing moves when it arrives; nothing
/// where they are not known.
pub(super) fn register_size(tera: &mut Tera, site: &Site) {
    let placed = site.assets().filter_map(|(_, placed)| Some((encode(&placed.address), placed.asset.dimensions?)));
    size(tera, placed.collect());
}

fn size(tera: &mut Tera, sizes: BTreeMap<String, (u32, u32)>) {
    tera.register_filter("size", move |address: Value, _: Kwargs, _: &State| {
        let size = address.as_str().and_then(|address| sizes.get(address));
        Value::safe_string(&size.map_or_else(String::new, |(width, height)| format!(" width=\"{width}\" height=\"{height}\"")))
    });
}

/// The pairs of a map as a list of `{key, value}`, in the order of the map.
fn pairs(map: Value, _: Kwargs, _: &State) -> Value {
    let pairs = map.as_map().into_iter().flatten();
    let list: Vec<Value> = pairs
        .map(|(key, value)| {
            let mut pair = tera::Map::new();
            pair.insert("key".into(), key.as_value());
            pair.insert("value".into(), value.clone());
            Value::from(pair)
        })
        .collect();
    Value::from(list)
}

pub(super) fn language(state: &State) -> TeraResult<Language> {
    let lang = state.get::<String>("lang")?.unwrap_or_default();
    Ok(Language::parse(&lang).unwrap_or_else(Language::simplified_chinese))
}

/// A value in the words of the page; nothing where nothing is said.
pub(super) fn in_words<T: FromStr>(
    written: &Value,
    state: &State,
    words: impl Fn(&T, &Language) -> String,
) -> TeraResult<String> {
    let Some(written) = written.as_str() else { return Ok(String::new()) };
    let language = language(state)?;
    Ok(written.parse::<T>().map_or_else(|_| written.to_owned(), |value| words(&value, &language)))
}

fn drawn(body: &Body, state: &State) -> TeraResult<Value> {
    if body.slots.is_empty() {
        return Ok(Value::safe_string(&body.html.whole("")));
    }
    let lookup = state.get::<Value>("lookup")?.unwrap_or_else(Value::none);
    let hrefs = state.get::<Value>("hrefs")?.unwrap_or_else(Value::none);
    let root = state.get::<String>("root")?.unwrap_or_default();
    let mut html = String::new();
    markdown::fill(body, "", &mut TextFiller { lookup, hrefs, root }, &mut html);
    Ok(Value::safe_string(&html))
}

/// Fills the open places of a text of the definition: links by id and to files.
struct TextFiller {
    lookup: Value,
    hrefs: Value,
    root: String,
}

impl Filler for TextFiller {
    fn link(&mut self, dest: &str, _: &Place) -> Option<Cow<'_, str>> {
        let key = tera::value::Key::Str(dest);
        let by_id = self.lookup.as_map().and_then(|map| map.get(&key)).and_then(|found| found.get_from_path("href")?.as_str());
        let file = || self.hrefs.as_map().and_then(|map| map.get(&key)).and_then(Value::as_str);
        Some(Cow::Owned(format!("{}{}", self.root, by_id.or_else(file)?)))
    }
    fn image(&mut self, dest: &str, _: &Place) -> Option<Picture> {
        let found = self.hrefs.as_map()?.get(&tera::value::Key::Str(dest))?.as_str()?;
        Some(Picture { address: format!("{}{found}", self.root), dimensions: None })
    }
    fn placeholder(&mut self, _: &str, _: &Place) -> Cow<'_, str> {
        Cow::Borrowed("")
    }
    fn block(&mut self, _: &markdown::Block, _: &mut String) {}
    fn word(&mut self, word: Word) -> Cow<'_, str> {
        Cow::Borrowed(word.key())
    }
}

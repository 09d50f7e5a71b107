//! Amounts in the words of the page: `{{ price | money }}`, `{{ part | share }}`, `{{ people | count }}`, `{{ goal | target }}`.

use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use crate::model::value::Currency;
use crate::model::value::Money;
use crate::model::value::Range;
use crate::model::value::Share;
use crate::model::value::Target;
use crate::render::filter::in_words;

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("money", |value: Value, _: Kwargs, state: &State| money(&value, state));
    tera.register_filter("share", |value: Value, _: Kwargs, state: &State| {
        in_words(&value, state, |share: &Share, _| share.words())
    });
    tera.register_filter("count", |value: Value, _: Kwargs, state: &State| {
        in_words(&value, state, |range: &Range, _| range.words())
    });
    tera.register_filter("target", |value: Value, _: Kwargs, state: &State| {
        in_words(&value, state, |target: &Target, _| target.words())
    });
}

/// In the community's currency where the amount names none; nothing to pay has a word of its own.
fn money(value: &Value, state: &State) -> TeraResult<String> {
    let community = state.get::<Value>("community")?.unwrap_or_else(Value::none);
    let own = community.get_from_path("currency").and_then(Value::as_str).and_then(Currency::of);
    let ui = state.get::<Value>("ui")?.unwrap_or_else(Value::none);
    let free = ui.get_from_path("words.free").and_then(Value::as_str);
    in_words(value, state, |money: &Money, language| match (free, money.currency().or(own)) {
        (Some(free), _) if money.is_free() => free.to_owned(),
        (_, Some(currency)) => money.words(language, currency),
        (_, None) => money.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use tera::Context;
    use tera::Tera;

    fn drawn(template: &str, lang: &str) -> String {
        let mut tera = Tera::new();
        super::register(&mut tera);
        tera.add_raw_templates([("page.txt", template)]).unwrap();
        let mut context = Context::new();
        context.insert("lang", lang);
        context.insert("community", &serde_json::json!({ "currency": "CNY" }));
        context.insert("ui", &serde_json::json!({ "words": { "free": "免费" } }));
        tera.render("page.txt", &context).unwrap()
    }

    #[test]
    fn amounts_are_written_for_the_reader_of_the_page() {
        for (template, lang, words) in [
            ("{{ '1280' | money }}", "zh-Hans", "¥1,280"),
            ("{{ 'USD 19.90' | money }}", "en", "$19.90"),
            ("{{ '99-199' | money }}", "zh-Hans", "¥99–199"),
            ("{{ 'CHF 12' | money }}", "zh-Hans", "12 瑞士法郎"),
            ("{{ '0' | money }}", "zh-Hans", "免费"),
            ("{{ none | money }}", "zh-Hans", ""),
            ("{{ '10%-15%' | share }}", "en", "10%–15%"),
            ("{{ '1200-4000' | count }}", "en", "1,200–4,000"),
            ("{{ '>=60%' | target }}", "en", "≥ 60%"),
        ] {
            assert_eq!(drawn(template, lang), words, "{template}");
        }
    }
}

//! Functions that templates call: what an id stands for. They read the page's own context, and nothing else.

use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

pub(super) fn register(tera: &mut Tera) {
    for noun in ["role", "channel", "metric", "sop", "stage", "tier", "segment", "rule", "section"] {
        tera.register_function(noun, move |kwargs: Kwargs, state: &State| -> TeraResult<Value> { find(noun, &kwargs, state) });
    }
    tera.register_function("sop_href", |kwargs: Kwargs, state: &State| -> TeraResult<Value> {
        let found = find("sop", &kwargs, state)?;
        Ok(found.get_from_path("href").cloned().unwrap_or_else(Value::none))
    });
}

/// `{name, title, href}` of the thing, or nothing where this reader's book does not have it.
fn find(noun: &str, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let Some(id) = kwargs.get::<Value>("id")? else { return Ok(Value::none()) };
    let Some(id) = id.as_str() else { return Ok(Value::none()) };
    let lookup = state.get::<Value>("lookup")?.unwrap_or_else(Value::none);
    let key = format!("{noun}:{id}");
    Ok(lookup.as_map().and_then(|map| map.get(&tera::value::Key::Str(&key))).cloned().unwrap_or_else(Value::none))
}

//! `{{ fee.per | rhythm }}`: how often, in words.

use tera::Kwargs;
use tera::State;
use tera::TeraResult;

use crate::model::value::Every;
use crate::model::value::Rhythm;
use crate::render::filter::language;

/// What cannot be read as a rhythm stays as it is: a cost may be `once`.
pub(super) fn filter(written: tera::Value, _: Kwargs, state: &State) -> TeraResult<String> {
    let Some(written) = written.as_str() else { return Ok(String::new()) };
    let language = language(state)?;
    Ok(match written.parse::<Every>() {
        Ok(every) => Rhythm { every, on: None, at: None, duration: None }.words(&language),
        Err(_) => written.to_owned(),
    })
}

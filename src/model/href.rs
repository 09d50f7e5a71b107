//! Links and paths of assets.

use std::ops::Deref;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::value::Url;
use crate::model::walk::Visitor;
use crate::model::walk::Walk;
use crate::source::Sp;

/// A link: the path of an asset (`assets/brief.docx`), of a module (`modules/opening.md`), or an address on the web.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Href(pub Sp<Url>);

impl Deref for Href {
    type Target = Sp<Url>;
    fn deref(&self) -> &Sp<Url> {
        &self.0
    }
}

impl Walk for Href {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.href(self);
    }
}

//! The health page: how well a community follows the method. For its makers alone.

use crate::plan::Kind;
use crate::plan::book::Draft;

pub(super) fn draft(words: &dyn Fn(&str) -> String) -> Draft {
    Draft {
        address: "health.html".to_owned(),
        kind: Kind::Health,
        title: words("health.title"),
        description: words("health.description"),
    }
}

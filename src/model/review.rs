//! When a part of the playbook is looked at again.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::reference::RoleRef;
use crate::model::value::Date;
use crate::model::value::Every;
use crate::model::walk::Visitor;
use crate::model::walk::Walk;
use crate::source::Sp;

/// Who looks at this again, how often, and when somebody last did. A playbook that nobody reads again goes stale unseen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Review {
    /// Who does it: a role of `people`.
    pub owner: Option<RoleRef>,
    /// How often.
    pub every: Option<Sp<Every>>,
    /// When it was last done.
    pub last: Option<Sp<Date>>,
}

impl Walk for Review {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.review(self);
        self.owner.walk(visitor);
    }
}

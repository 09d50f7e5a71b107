//! How a part of a definition is declared: once, with its documentation, reading, writing, schema and walk.

/// A struct of the definition whose fields [`walk`](crate::model::walk::Walk) visits one by one.
macro_rules! part {
    ($(#[$meta:meta])* pub struct $Name:ident { $($(#[$field_meta:meta])* pub $field:ident: $Type:ty,)* }) => {
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        $(#[$meta])*
        pub struct $Name { $($(#[$field_meta])* pub $field: $Type,)* }

        impl $crate::model::walk::Walk for $Name {
            fn walk<'a>(&'a self, visitor: &mut dyn $crate::model::walk::Visitor<'a>) {
                $($crate::model::walk::Walk::walk(&self.$field, visitor);)*
            }
        }
    };
}

/// A [`part!`] that an author can hide from some readers and put under review: every section, every item of a list.
macro_rules! item {
    ($(#[$meta:meta])* pub struct $Name:ident { $($fields:tt)* }) => {
        $crate::model::shape::part! {
            $(#[$meta])*
            pub struct $Name {
                $($fields)*
                /// Who may read this: `member` shows it to everybody, `client` (the default) to the client and
                /// to us, `internal` to us alone. What a reader may not see is left out before anything is built.
                pub r#for: Option<$crate::model::visibility::Visibility>,
                /// Who looks at this again, how often, and when somebody last did.
                pub review: Option<$crate::model::review::Review>,
            }
        }
    };
}

/// A choice of words, written as in `kebab-case`.
macro_rules! choice {
    ($(#[$meta:meta])* pub enum $Name:ident { $($variants:tt)* }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        $(#[$meta])*
        pub enum $Name { $($variants)* }

        impl $crate::model::walk::Walk for $Name {}
    };
}

pub(crate) use choice;
pub(crate) use item;
pub(crate) use part;

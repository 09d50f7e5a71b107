//! A first playbook, and a definition by kind: what a new author starts from.
//!
//! A definition is made of two texts. `kinds/*.yaml` holds the answers of one kind of community, `questions.yaml` what
//! to ask at each key, whatever the kind. Both speak two languages; [`Hand`] says which of them are written down.

mod folder;
mod interview;
mod questions;
mod speech;
mod starter;
mod template;
#[cfg(test)]
mod tests;

use std::path::Path;

use crate::finding::Words;
use crate::finding::words;
use crate::model::identity::CommunityKind;

pub use folder::Refusal;
pub use interview::Answers;
pub use interview::Desk;
pub use interview::End;
pub use interview::Subject;
pub use interview::interview;
pub use speech::Hand;
pub use speech::Speech;
pub use speech::Tongue;

/// The definition of a community of `kind` that is called `name`, as YAML: every key that this kind needs filled with a
/// default, the others as comments, each with the question it answers.
pub fn definition(kind: CommunityKind, name: &str, hand: &Hand) -> String {
    template::write(&questions::ask(template_of(kind)), name, hand)
}

fn template_of(kind: CommunityKind) -> &'static str {
    match kind {
        CommunityKind::Skill => include_str!("new/kinds/skill.yaml"),
        CommunityKind::Interest => include_str!("new/kinds/interest.yaml"),
        CommunityKind::Product => include_str!("new/kinds/product.yaml"),
        CommunityKind::Growth => include_str!("new/kinds/growth.yaml"),
        CommunityKind::Identity => include_str!("new/kinds/identity.yaml"),
    }
}

/// Makes a workspace in `folder`: all of it or nothing.
///
/// # Errors
/// When the folder is there and not empty (a [`Refusal`]), or when the disk fails.
pub fn workspace(folder: &Path, hand: &Hand) -> anyhow::Result<()> {
    folder::make(folder, &starter::files(hand))
}

/// Adds the community `slug` with the definition `text` to the workspace at `root`: its whole folder or nothing.
///
/// # Errors
/// When a community of this name is there (a [`Refusal`]), or when the disk fails.
pub fn community(root: &Path, slug: &str, text: String) -> anyhow::Result<()> {
    folder::add(&root.join("content").join("communities"), slug, &[("community.yaml", text)])
}

/// Whether the workspace at `root` has room for a community `slug`.
///
/// # Errors
/// When one of this name is there (a [`Refusal`]), or when the disk fails.
pub fn check_place(root: &Path, slug: &str) -> anyhow::Result<()> {
    folder::check(&root.join("content").join("communities"), slug)
}

/// The name of a community of which only the folder is known: `sketch-circle` is `Sketch Circle`.
pub fn name_of(slug: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    slug.split(['-', '_']).filter_map(capital).collect::<Vec<_>>().join(" ")
}

/// Whether `slug` can be the name of a community's folder, which is also its address: small letters, digits and `-`.
///
/// # Errors
/// What is wrong with it.
pub fn check_slug(slug: &str) -> Result<(), Words> {
    const LONGEST: usize = 64;
    let fits = |letter: char| letter == '-' || letter.is_numeric() || (letter.is_alphabetic() && !letter.is_uppercase());
    let wrong = slug.chars().find(|letter| !fits(*letter));
    match wrong {
        Some(letter) => Err(words!(
            "`{letter}` cannot stand in the name of a folder and an address; use small letters, digits and `-`",
            "文件夹名也是网址，不能含 `{letter}`；请用小写字母、汉字、数字和 `-`"
        )),
        None if slug.is_empty() || slug.starts_with('-') || slug.ends_with('-') => {
            Err(words!("a name begins and ends with a letter or a digit", "名称须以字母、汉字或数字开头和结尾"))
        }
        None if slug.chars().count() > LONGEST => Err(words!("a name has {LONGEST} letters at most", "名称最多 {LONGEST} 个字")),
        None => Ok(()),
    }
}

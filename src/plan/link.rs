//! Where a link leads. A link that leads nowhere is an error, with the nearest place that there is.

use memchr::memmem;
use percent_encoding::percent_decode_str;

use crate::finding::Finding;
use crate::finding::Words;
use crate::finding::nearest;
use crate::finding::words;
use crate::markdown::Address;
use crate::plan::Kind;
use crate::plan::Page;
use crate::plan::PlacedAsset;
use crate::plan::Site;
use crate::resolve::Book;
use crate::source::Span;

mod check;

pub(super) use check::again;
pub(super) use check::check;

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target<'a> {
    /// A page, by its place among all pages.
    Page(u32),
    /// A place on a page: its address in the output, with `#anchor`.
    Address(String),
    /// A place on the same page.
    Anchor(&'a str),
    /// Something that this book rightly lacks: a section that it does not have, a module that is for others. The words
    /// of the link stay, without a link.
    Absent,
    /// A file.
    Asset(&'a PlacedAsset),
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dead {
    what: Words,
    near: Option<String>,
}

impl Dead {
    /// The finding for a link at `place`.
    pub fn finding(self, place: &Span) -> Finding {
        let finding = Finding::error("dead-link", self.what).at(place);
        finding.help(match self.near {
            Some(near) => words!("did you mean `{near}`?", "是不是想写 `{near}`？"),
            None => words!(
                "link to a module by its path from here (`../chapter/file.md`), to a file in `assets/`, or to an id such as `sop:onboarding`",
                "请用从这里出发的路径链接模块（`../章节/文件.md`）、`assets/` 里的文件，或 `sop:onboarding` 这样的 id"
            ),
        })
    }
}

/// Follows `destination`, written in the file at `from`, in the book `book`.
pub(super) fn resolve<'a>(site: &'a Site, book: usize, from: &str, destination: &'a str) -> Result<Target<'a>, Dead> {
    if let Some(anchor) = destination.strip_prefix('#') {
        return Ok(Target::Anchor(anchor));
    }
    if Address::of(destination) == Address::Id {
        return by_id(site, book, destination);
    }
    let (path, anchor) = destination.split_once('#').map_or((destination, None), |(path, anchor)| (path, Some(anchor)));
    let path = percent_decode_str(path.split('?').next().unwrap_or_default()).decode_utf8_lossy();
    match path.strip_suffix(".md").or_else(|| path.strip_suffix(".markdown")) {
        Some(stem) => module(site, book, from, stem, anchor),
        None => asset(site, book, from, &path).map(Target::Asset),
    }
}

fn by_id<'a>(site: &'a Site, book: usize, destination: &str) -> Result<Target<'a>, Dead> {
    let plan = &site.books[book];
    let (id, anchor) = destination.split_once('#').map_or((destination, None), |(id, anchor)| (id, Some(anchor)));
    let with_anchor = |address: &str| match anchor {
        Some(anchor) => format!("{address}#{anchor}"),
        None => address.to_owned(),
    };
    if let Some(address) = plan.targets.get(id) {
        return Ok(Target::Address(with_anchor(address)));
    }
    if let Some(page) = id.strip_prefix("module:").and_then(|key| plan.modules.get(key)) {
        return Ok(match anchor {
            Some(_) => Target::Address(with_anchor(&site.pages[*page as usize].address)),
            None => Target::Page(*page),
        });
    }
    if site.library.exists_elsewhere(id) {
        return Ok(Target::Absent);
    }
    let modules = plan.modules.keys().filter(|_| id.starts_with("module:")).map(|key| format!("module:{key}"));
    let known: Vec<String> = plan.targets.keys().cloned().chain(modules).collect();
    Err(Dead {
        what: words!("`{id}` names nothing in this book", "本手册里没有 `{id}`"),
        near: nearest(id, known.iter().map(String::as_str)).map(str::to_owned),
    })
}

fn module<'a>(site: &'a Site, book: usize, from: &str, stem: &str, anchor: Option<&str>) -> Result<Target<'a>, Dead> {
    let plan = &site.books[book];
    let key = module_key(from, stem);
    let found = key.as_ref().and_then(|key| plan.modules.get(key).or_else(|| plan.modules.get(without_language(key)?)));
    let Some(at) = found else {
        if key.is_some_and(|key| site.library.exists_elsewhere(&format!("module:{key}"))) {
            return Ok(Target::Absent);
        }
        return Err(Dead {
            what: words!("there is no module `{stem}.md` from here", "从这里找不到模块 `{stem}.md`"),
            near: nearest_module(site, book, from, stem),
        });
    };
    let page = &site.pages[*at as usize];
    match anchor {
        None => Ok(Target::Page(*at)),
        Some(anchor) if anchors(&site.library.books[book], page).any(|known| known == decoded(anchor)) => {
            Ok(Target::Address(format!("{}#{}", page.address, anchor)))
        }
        Some(anchor) => Err(Dead {
            what: words!("`{stem}.md` has no heading `#{anchor}`", "`{stem}.md` 里没有标题 `#{anchor}`"),
            near: nearest(&decoded(anchor), anchors(&site.library.books[book], page)).map(|near| format!("#{near}")),
        }),
    }
}

fn decoded(anchor: &str) -> String {
    percent_decode_str(anchor).decode_utf8_lossy().into_owned()
}

/// Every anchor of the module that a page shows.
fn anchors<'a>(book: &'a Book, page: &Page) -> impl Iterator<Item = &'a str> {
    let entry = match page.kind {
        Kind::Module(chapter, module) => Some(&book.chapters[chapter].modules[module]),
        Kind::Chapter(chapter) => book.chapters[chapter].opening.as_ref(),
        _ => None,
    };
    entry.into_iter().flat_map(|entry| entry.module.body.anchors())
}

/// The key of the module at `stem`, as seen from the file at `from`; none where that leads out of the modules.
fn module_key(from: &str, stem: &str) -> Option<String> {
    let (root, place) = split_module_path(from)?;
    let folder = place.rsplit_once('/').map_or("", |(folder, _)| folder);
    match stem.strip_prefix('/') {
        Some(stem) => join("", stem.strip_prefix("modules/").unwrap_or(stem)),
        // A definition stands above its modules: `modules/welcome.md`.
        None if root.is_empty() => join("", stem.strip_prefix("modules/").unwrap_or(stem)),
        None => join(folder, stem),
    }
}

/// The folder of modules that a file stands in, and its path there.
fn split_module_path(from: &str) -> Option<(&str, &str)> {
    match memmem::find(from.as_bytes(), b"/modules/") {
        Some(at) => Some(from.split_at(at + "/modules/".len())),
        None if from.ends_with(".md") => Some(("content/", from.strip_prefix("content/")?)),
        None => Some(("", from)),
    }
}

fn without_language(key: &str) -> Option<&str> {
    let (stem, tag) = key.rsplit_once('.')?;
    crate::locale::Language::parse(tag).map(|_| stem)
}

/// Joins a folder and a relative path; none where that climbs out of the top.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn nearest_module(site: &Site, book: usize, from: &str, stem: &str) -> Option<String> {
    let wanted = stem.rsplit('/').next().unwrap_or(stem);
    let mut keys: Vec<&String> = site.books[book].modules.keys().collect();
    keys.sort_unstable();
    let same_name = keys.iter().find(|key| key.rsplit('/').next() == Some(wanted));
    let key = same_name.copied().or_else(|| {
        let near = nearest(wanted, keys.iter().filter_map(|key| key.rsplit('/').next()))?;
        keys.into_iter().find(|key| key.rsplit('/').next() == Some(near))
    })?;
    let (_, place) = split_module_path(from)?;
    Some(relative(place.rsplit_once('/').map_or("", |(folder, _)| folder), key) + ".md")
}

/// The way from a folder to a path.
fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let shared = from.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    "../".repeat(from.len() - shared) + &to[shared..].join("/")
}

/// The file at `path` as seen from the file at `from`: beside it, in the community's `assets/`, or in the shared one.
pub(super) fn asset<'a>(site: &'a Site, book: usize, from: &str, path: &str) -> Result<&'a PlacedAsset, Dead> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let own = site.library.books[book].slug.as_ref().map(|slug| format!("content/communities/{slug}"));
    let beside = (!path.starts_with('/')).then(|| join(folder, path)).flatten();
    let in_root = |root: &str| join(root, path.trim_start_matches('/'));
    let places = [beside, own.as_deref().and_then(in_root), in_root("content")];
    let found = places.iter().flatten().find_map(|place| site.assets.get(place));
    found.ok_or_else(|| {
        let name = path.rsplit('/').next().unwrap_or(path);
        let names = site.assets.keys().filter_map(|key| key.rsplit('/').next());
        let near = nearest(name, names).and_then(|near| site.assets.keys().find(|key| key.rsplit('/').next() == Some(near)));
        Dead {
            what: words!("there is no file `{path}`", "没有文件 `{path}`"),
            near: near.map(|near| near.strip_prefix("content/").unwrap_or(near).to_owned()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_join_and_never_leave_the_top() {
        assert_eq!(join("领袖/初期", "../规则/加入").as_deref(), Some("领袖/规则/加入"));
        assert_eq!(join("a", "../../x"), None);
        assert_eq!(relative("a/b", "a/c/d"), "../c/d");
        assert_eq!(relative("", "a/b"), "a/b");
    }

    #[test]
    fn a_module_is_found_from_a_neighbour_and_from_the_definition() {
        assert_eq!(module_key("content/modules/规则/加入.md", "../领袖/选择").as_deref(), Some("领袖/选择"));
        assert_eq!(module_key("content/communities/w/modules/a/b.md", "c").as_deref(), Some("a/c"));
        assert_eq!(module_key("content/communities/w/rules.yaml", "modules/a/b").as_deref(), Some("a/b"));
        assert_eq!(module_key("content/modules/a.md", "../../etc/passwd"), None);
    }
}

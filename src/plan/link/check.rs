//! Every link, picture, placeholder and block of every text, tried once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::file::Asset;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::nearest;
use crate::finding::words;
use crate::markdown::Address;
use crate::markdown::Block;
use crate::markdown::Phrase;
use crate::markdown::Place;
use crate::markdown::SlotKind;
use crate::model::Community;
use crate::model::href::Href;
use crate::model::walk::Visitor;
use crate::model::walk::Walk;
use crate::plan::PlacedAsset;
use crate::plan::Site;
use crate::plan::Target;
use crate::plan::link::decoded;
use crate::plan::link::resolve;
use crate::resolve::Book;
use crate::resolve::Entry;
use crate::source::Span;

/// Tries all of them, and tells those that lead nowhere. Gives back the files that something refers to, by address.
pub(in crate::plan) fn check(site: &Site, findings: &mut Findings) -> BTreeMap<String, Arc<Asset>> {
    let mut published = BTreeMap::new();
    for (index, book) in site.library.books.iter().enumerate() {
        let entries: Vec<&Entry> =
            book.chapters.iter().flat_map(|chapter| chapter.opening.iter().chain(&chapter.modules)).collect();
        let mut tried: Vec<Tried> = entries.par_iter().map(|entry| Module { site, index, book, entry }.tried()).collect();
        tried.extend(book.community.iter().map(|community| definition(site, index, community)));
        for Tried { told, assets } in tried {
            findings.extend(told);
            published.extend(assets.into_iter().map(|placed| (placed.address.clone(), Arc::clone(&placed.asset))));
        }
    }
    published
}

/// What came of the links of one text.
#[derive(Default)]
struct Tried<'a> {
    told: Vec<Finding>,
    assets: Vec<&'a PlacedAsset>,
}

/// The links of a definition: materials, logos, portraits.
fn definition<'a>(site: &'a Site, index: usize, community: &Community) -> Tried<'a> {
    struct Links<'a>(Vec<&'a Href>);
    impl<'a> Visitor<'a> for Links<'a> {
        fn href(&mut self, href: &'a Href) {
            self.0.push(href);
        }
    }
    let mut links = Links(Vec::new());
    community.walk(&mut links);
    let mut tried = Tried::default();
    for href in links.0 {
        if matches!(Address::of(href.as_str()), Address::Web | Address::Program) {
            continue;
        }
        match resolve(site, index, href.span.source().path(), href.as_str()) {
            Ok(Target::Asset(placed)) => tried.assets.extend(site.assets.get(&placed.asset.path)),
            Ok(_) => {}
            Err(dead) => tried.told.push(dead.finding(&href.span)),
        }
    }
    tried
}

/// One module in one book.
struct Module<'a, 'e> {
    site: &'a Site,
    index: usize,
    book: &'a Book,
    entry: &'e Entry,
}

impl<'a> Module<'a, '_> {
    fn tried(&self) -> Tried<'a> {
        let mut tried = Tried::default();
        for slot in &self.entry.module.body.slots {
            match &slot.kind {
                SlotKind::Link(link) => self.link(&link.dest, &link.place, &mut tried),
                SlotKind::Image(image) => self.link(&image.dest, &image.place, &mut tried),
                SlotKind::Placeholder(placeholder) => {
                    tried.told.extend(self.book.voice.value(&placeholder.path, &self.span(&placeholder.place)).err());
                }
                SlotKind::Block(block) => tried.told.extend(self.block(block)),
                SlotKind::Word(_) => {}
            }
        }
        tried
    }

    fn span(&self, place: &Place) -> Span {
        self.entry.module.source.span(place.start as usize..place.end as usize)
    }

    fn link(&self, destination: &Phrase, place: &Place, tried: &mut Tried<'a>) {
        let destination = destination.fill(|path| match self.book.voice.value(path, &self.span(place)) {
            Ok(value) => Cow::Owned(value),
            Err(finding) => {
                tried.told.push(finding);
                Cow::Borrowed("")
            }
        });
        match resolve(self.site, self.index, self.entry.module.source.path(), &destination) {
            Ok(Target::Anchor(anchor)) if !anchor.is_empty() && !self.entry.module.body.has_anchor(&decoded(anchor)) => {
                tried.told.push(self.no_heading(anchor).at(&self.span(place)));
            }
            Ok(Target::Asset(placed)) => tried.assets.extend(self.site.assets.get(&placed.asset.path)),
            Ok(_) => {}
            Err(dead) => tried.told.push(dead.finding(&self.span(place))),
        }
    }

    fn no_heading(&self, anchor: &str) -> Finding {
        let finding = Finding::error("dead-link", words!("this page has no heading `#{anchor}`", "本页没有标题 `#{anchor}`"));
        match nearest(anchor, self.entry.module.body.anchors()) {
            Some(near) => finding.help(words!("did you mean `#{near}`?", "是不是想写 `#{near}`？")),
            None => finding.help(words!(
                "write the heading's words, in lower case, with `-` for blanks",
                "请写标题的文字：小写，空格改为 `-`"
            )),
        }
    }

    /// A block that names an id (` ```sop onboarding `) must name one that exists; its placeholders must lead somewhere.
    fn block(&self, block: &Block) -> Vec<Finding> {
        let place = self.span(&block.place);
        let mut told = Vec::new();
        let noun = match &*block.name {
            "sop" | "metric" => Some(&*block.name),
            "funnel" => Some("stage"),
            _ => None,
        };
        if let (Some(noun), Some(id)) = (noun, block.args.split_whitespace().next()) {
            let destination = format!("{noun}:{id}");
            told.extend(
                resolve(self.site, self.index, place.source().path(), &destination).err().map(|dead| dead.finding(&place)),
            );
        }
        if block.name.as_ref() == "script" {
            self.book.voice.fill(&block.body, &place, &mut |finding| told.push(finding));
        }
        told
    }
}

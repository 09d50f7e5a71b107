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
use crate::model::href::Href;
use crate::model::walk::Visitor;
use crate::model::walk::Walk;
use crate::plan::Lead;
use crate::plan::Leads;
use crate::plan::Site;
use crate::plan::Target;
use crate::plan::link::decoded;
use crate::plan::link::resolve;
use crate::resolve::Book;
use crate::resolve::Chapter;
use crate::resolve::Entry;
use crate::source::Span;

/// What came of trying all links of a site.
pub(in crate::plan) struct Checked {
    /// The files that something refers to, by address.
    pub(in crate::plan) published: BTreeMap<String, Arc<Asset>>,
    /// Where the links of the modules lead: by book, by chapter; in each chapter its modules, then its opening.
    pub(in crate::plan) leads: Vec<Vec<Vec<Leads>>>,
}

/// Tries all of them, and tells those that lead nowhere. What `previous` knew of modules that are unchanged is taken
/// over where no address has changed either.
pub(in crate::plan) fn check(site: &Site, previous: Option<&Site>, findings: &mut Findings) -> Checked {
    let previous = previous.filter(|previous| previous.has_the_addresses_of(site));
    let mut checked = Checked { published: BTreeMap::new(), leads: Vec::with_capacity(site.books.len()) };
    for (index, book) in site.library.books.iter().enumerate() {
        let known = previous.map(|previous| &previous.library.books[index].chapters[..]).unwrap_or_default();
        let try_chapter = |(place, chapter): (usize, &Arc<Chapter>)| -> Vec<Tried> {
            let known = known.get(place).zip(previous.map(|previous| &previous.books[index].leads[place]));
            texts(chapter)
                .enumerate()
                .map(|(at, entry)| {
                    let settled = known.and_then(|(chapter, leads)| settled(chapter, leads, at, entry));
                    settled.unwrap_or_else(|| Module { site, index, book, entry }.tried())
                })
                .collect()
        };
        let chapters: Vec<Vec<Tried>> = book.chapters.par_iter().enumerate().map(try_chapter).collect();
        let mut publish = |assets: &mut dyn Iterator<Item = &str>| {
            let placed = assets.filter_map(|path| site.assets.get(path));
            checked.published.extend(placed.map(|placed| (placed.address.clone(), Arc::clone(&placed.asset))));
        };
        let mut leads = Vec::with_capacity(chapters.len());
        for chapter in chapters {
            let mut known = Vec::with_capacity(chapter.len());
            for tried in chapter {
                findings.extend(tried.told);
                publish(&mut tried.leads.assets());
                known.push(tried.leads);
            }
            leads.push(known);
        }
        if let Some(community) = &book.community {
            publish(&mut definition(site, index, &**community, findings).into_iter());
        }
        if let Some(brand) = &book.site.brand {
            publish(&mut definition(site, index, &**brand, findings).into_iter());
        }
        checked.leads.push(leads);
    }
    checked
}

/// Tries the links of `entry`, a text of book `index`, once more. The files that it refers to come along by their path.
pub(in crate::plan) fn again(site: &Site, index: usize, entry: &Entry, findings: &mut Findings) -> Leads {
    let tried = Module { site, index, book: &site.library.books[index], entry }.tried();
    findings.extend(tried.told);
    tried.leads
}

/// The texts of a chapter, in the order in which [`Checked::leads`] has them.
fn texts(chapter: &Chapter) -> impl Iterator<Item = &Entry> {
    chapter.modules.iter().chain(&chapter.opening)
}

/// What came of `entry`, the `at`th text of a chapter, the last time, where nothing can have changed.
fn settled(chapter: &Chapter, leads: &[Leads], at: usize, entry: &Entry) -> Option<Tried> {
    let known = chapter.modules.get(at).or(chapter.opening.as_ref().filter(|_| at == chapter.modules.len()))?;
    let leads = leads.get(at).filter(|leads| leads.are_settled() && Arc::ptr_eq(&known.module, &entry.module))?;
    Some(Tried { told: Vec::new(), leads: leads.clone() })
}

/// What came of the links of one text.
struct Tried {
    told: Vec<Finding>,
    leads: Leads,
}

/// The same while it is found out.
struct Trial {
    told: Vec<Finding>,
    leads: Vec<(u32, Lead)>,
    settled: bool,
}

impl Trial {
    fn finish(self) -> Tried {
        let settled = self.settled && self.told.is_empty();
        Tried { told: self.told, leads: Leads::new(self.leads, settled) }
    }
}

/// The links of a definition: materials, logos, portraits.
/// Gives back the files that it refers to.
fn definition<'a>(site: &'a Site, index: usize, definition: &'a impl Walk, findings: &mut Findings) -> Vec<&'a str> {
    struct Links<'a>(Vec<&'a Href>);
    impl<'a> Visitor<'a> for Links<'a> {
        fn href(&mut self, href: &'a Href) {
            self.0.push(href);
        }
    }
    let mut links = Links(Vec::new());
    definition.walk(&mut links);
    let mut assets = Vec::new();
    for href in links.0 {
        if matches!(Address::of(href.as_str()), Address::Web | Address::Program) {
            continue;
        }
        match resolve(site, index, href.span.source().path(), href.as_str()) {
            Ok(Target::Asset(placed)) => assets.push(placed.asset.path.as_str()),
            Ok(_) => {}
            Err(dead) => findings.add(dead.finding(&href.span)),
        }
    }
    assets
}

/// One module in one book.
struct Module<'a> {
    site: &'a Site,
    index: usize,
    book: &'a Book,
    entry: &'a Entry,
}

impl Module<'_> {
    fn tried(&self) -> Tried {
        let mut trial = Trial { told: Vec::new(), leads: Vec::new(), settled: true };
        for slot in &self.entry.module.body.slots {
            match &slot.kind {
                SlotKind::Link(link) => self.link(&link.dest, &link.place, &mut trial),
                SlotKind::Image(image) => self.link(&image.dest, &image.place, &mut trial),
                SlotKind::Placeholder(placeholder) => {
                    trial.settled = false;
                    trial.told.extend(self.book.voice.value(&placeholder.path, &self.span(&placeholder.place)).err());
                }
                SlotKind::Block(block) => {
                    trial.settled = false;
                    trial.told.extend(self.block(block));
                }
                SlotKind::Word(_) => {}
            }
        }
        trial.finish()
    }

    fn span(&self, place: &Place) -> Span {
        self.entry.module.source.span(place.start as usize..place.end as usize)
    }

    fn link(&self, destination: &Phrase, place: &Place, trial: &mut Trial) {
        trial.settled &= destination.as_text().is_some();
        let destination = destination.fill(|path| match self.book.voice.value(path, &self.span(place)) {
            Ok(value) => Cow::Owned(value),
            Err(finding) => {
                trial.told.push(finding);
                Cow::Borrowed("")
            }
        });
        let lead = match resolve(self.site, self.index, self.entry.module.source.path(), &destination) {
            Ok(Target::Page(page)) => Lead::Page(page),
            Ok(Target::Address(address)) => {
                trial.settled = false;
                Lead::Address(address.into())
            }
            Ok(Target::Asset(placed)) => Lead::Asset(placed.asset.path.as_str().into()),
            Ok(Target::Anchor(anchor)) => return trial.told.extend(self.lost_anchor(anchor, place)),
            Ok(Target::Absent) => return,
            Err(dead) => return trial.told.push(dead.finding(&self.span(place))),
        };
        trial.leads.push((place.start, lead));
    }

    fn lost_anchor(&self, anchor: &str, place: &Place) -> Option<Finding> {
        let is_there = anchor.is_empty() || self.entry.module.body.has_anchor(&decoded(anchor));
        (!is_there).then(|| self.no_heading(anchor).at(&self.span(place)))
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

//! A reader who holds every answer against the generations from which it may have been drawn.

use std::sync::Arc;

use super::Preview;
use super::Reply;
use super::dice::Dice;
use crate::file::Content;
use crate::serve::generation::Found;
use crate::serve::generation::Generation;
use crate::serve::shown::Shown;

/// Addresses that are there at times, and some that never are.
const OTHERS: &[&str] = &[
    "",
    "nowhere.html",
    "assets/paper/paper.css",
    "assets/folio/folio.css",
    "assets/folio/yichu.css",
    "llms.txt",
    "robots.txt",
    "assets/图3.txt",
    "en/",
    "甲/页1.html",
    "en/乙/甲/页2.html",
];

pub(super) struct Witness<'a> {
    preview: &'a Preview,
    dice: Dice,
}

impl Witness<'_> {
    pub(super) fn new(preview: &Preview, seed: u64) -> Witness<'_> {
        Witness { preview, dice: Dice(seed) }
    }

    /// Asks for something, and says what is wrong with the answer.
    pub(super) fn ask(&mut self) -> Result<(), String> {
        let before = self.preview.now();
        let address = self.choose(&before);
        let reply = self.preview.get(&format!("/{}", percent_encoding::utf8_percent_encode(&address, super::PATH)));
        let after = self.preview.now();
        let within = |shown: &&Arc<Shown>| before.number < shown.number && shown.number < after.number;
        let between: Vec<Arc<Shown>> = self.preview.album.lock().unwrap().iter().filter(within).cloned().collect();
        if [&after, &before].into_iter().chain(&between).any(|shown| may_come_of(&reply, shown, &address)) {
            return Ok(());
        }
        let Reply { status, body, .. } = reply;
        Err(format!("/{address}: {status}, of no generation from {} to {}: {body}", before.number, after.number))
    }

    fn choose(&mut self, shown: &Shown) -> String {
        let pages = shown.generation.as_ref().map(|generation| &generation.playbook.site().pages[..]).unwrap_or_default();
        match (self.dice.roll(10), pages) {
            (0..7, [_, ..]) => pages[self.dice.roll(pages.len())].address.clone(),
            (7, [_, ..]) => pages[self.dice.roll(pages.len())].twin(),
            _ => self.dice.pick(OTHERS).to_owned(),
        }
    }
}

/// Whether `reply` is what `shown` has at `address`.
fn may_come_of(reply: &Reply, shown: &Shown, address: &str) -> bool {
    let Some(generation) = &shown.generation else { return reply.status == 503 };
    let address = if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() };
    match generation.find(&address) {
        Ok(Some(Found::Page(drawn))) => reply.status == 200 && reply.page().as_bytes() == drawn.html,
        Ok(Some(Found::Twin(drawn))) => reply.status == 200 && reply.body.as_bytes() == drawn.twin,
        Ok(Some(Found::File(content))) => is_file(reply, &content),
        Ok(None) => is_nothing(reply, shown, generation, &address),
        Err(_) => reply.status == 500,
    }
}

fn is_file(reply: &Reply, content: &Content) -> bool {
    match content {
        Content::Bytes(bytes) => reply.status == 200 && reply.body.as_bytes() == bytes,
        Content::Static(bytes) => reply.status == 200 && reply.body.as_bytes() == *bytes,
        // It is read as it is sent, and may have gone or grown since the look.
        Content::Copy(_) => matches!(reply.status, 200 | 404),
    }
}

fn is_nothing(reply: &Reply, shown: &Shown, generation: &Generation, address: &str) -> bool {
    if let Some(to) = shown.moves.of(address) {
        let there = format!("location: /{}", percent_encoding::utf8_percent_encode(to, super::PATH)).to_lowercase();
        return reply.status == 307 && reply.head.contains(&there);
    }
    match generation.find("404.html") {
        Ok(Some(Found::Page(drawn))) => reply.status == 404 && reply.page().as_bytes() == drawn.html,
        _ => reply.status == 404,
    }
}

//! The site in a browser, new at every save: pages are drawn when they are asked for, from a playbook that is made
//! anew and exchanged as a whole.
//!
//! A [`workshop`] turns saves into generations, one after the other; whoever answers a request holds one generation
//! from beginning to end, so that no answer is ever half old and half new. What the file system tells is only a bell:
//! the truth is what a look at the files finds.

mod answer;
mod batch;
mod client;
mod drive;
mod feed;
mod generation;
mod guard;
mod inject;
mod keys;
mod lan;
mod moves;
mod origin;
mod placeholder;
mod policy;
mod range;
mod server;
mod shown;
mod state;
mod story;
mod tabs;
#[cfg(test)]
mod tests;
mod token;
mod watch;
mod workshop;

use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::mpsc;

use anyhow::Context;

use crate::report::Tongue;
use crate::resolve::Edition;
use crate::workspace::Workspace;

use keys::Keys;
use server::Server;
use watch::Bell;
use workshop::News;
pub use workshop::Today;
use workshop::Workshop;

/// What is to be served, and to whom.
pub struct Preview {
    /// The workspace.
    pub root: PathBuf,
    /// For whom the books are made.
    pub edition: Edition,
    /// Tells the day that counts as today: a preview may be open over midnight.
    pub today: Today,
    /// Where to listen; none means the first that is free from [`PORT`] on.
    pub port: Option<u16>,
    /// Whether other devices of the network may read along.
    pub network: bool,
    /// Other names by which the preview may be called, such as that of a tunnel.
    pub allowed: Vec<String>,
    /// Whether to look at all files again and again instead of waiting for the file system to tell.
    pub poll: bool,
    /// Whether to open a browser.
    pub open: bool,
}

/// Where the preview is found unless the author says otherwise.
pub const PORT: u16 = 4870;

/// Serves until the author ends it. `tell` prints.
///
/// # Errors
/// When the workspace cannot be read or no port can be had.
pub fn serve(preview: Preview, tongue: Tongue, tell: fn(&str)) -> anyhow::Result<()> {
    let root = preview.root.canonicalize().with_context(|| format!("cannot find `{}`", preview.root.display()))?;
    let listener = listen(&preview)?;
    let port = listener.local_addr()?.port();
    let audience = preview.edition.audience;
    let (ring, bells) = mpsc::channel();
    // The watch begins before the first look: what changes in between rings.
    let watch = watch::begin(&root, preview.poll, ring.clone());
    let mut workshop = Workshop::new(Workspace::new(&root), preview.edition, preview.today);
    workshop.look_at_all()?;
    let home = format!("http://localhost:{port}/");
    tell(&story::ready(&home, &workshop.shown(), tongue));
    if preview.network {
        tell(&lan::invitation(port, audience, tongue));
    }
    if let Some(reason) = watch.polling() {
        tell(&story::polling(reason, tongue));
    }
    tell(&story::findings(&workshop.shown(), tongue));
    if preview.open {
        open(&home);
    }
    let keys = Keys::listen(ring.clone(), home);
    if keys.is_some() {
        tell(story::keys(tongue));
    }
    let server = Server::new(workshop.subscribe(), root, preview.allowed, ring);
    let craftsman = std::thread::Builder::new().name("workshop".to_owned());
    craftsman.spawn(move || {
        workshop.work(&bells, watch, |news| match news {
            News::Saved(saved) => tell(&story::saved(saved, tongue)),
            News::Polling(reason) => tell(&story::polling(reason, tongue)),
        });
    })?;
    server.run(listener)
}

fn listen(preview: &Preview) -> anyhow::Result<TcpListener> {
    let address = IpAddr::from(if preview.network { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST });
    if let Some(port) = preview.port {
        return TcpListener::bind((address, port)).with_context(|| format!("cannot listen on port {port}"));
    }
    let free = (PORT..PORT + 20).find_map(|port| TcpListener::bind((address, port)).ok());
    free.with_context(|| format!("no port from {PORT} on is free"))
}

fn open(home: &str) {
    // A machine without a browser is no reason not to serve: the address has been printed.
    let _ = opener::open(home);
}

/// What to do besides looking at files.
#[derive(Debug)]
enum Wish {
    /// Look at everything again.
    Rebuild,
    /// Make the books for another audience; none means the next one.
    Audience(Option<crate::model::Visibility>),
    /// End.
    Quit,
}

impl From<Wish> for Bell {
    fn from(wish: Wish) -> Bell {
        Bell::Wish(wish)
    }
}

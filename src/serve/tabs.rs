//! The event stream of an open tab: what is shown, told at once and whenever it changes.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use percent_encoding::percent_decode_str;
use tokio::sync::mpsc;
use tokio::sync::watch;
use tokio::task::spawn_blocking;

use crate::report::Tongue;
use crate::serve::feed::Feed;
use crate::serve::shown::Shown;
use crate::serve::state;
use crate::serve::state::Viewer;

/// Says that we are still here, so that whatever lies between does not close a stream that is quiet.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// How soon a browser asks again when the stream breaks.
const GREETING: &str = "retry: 500\n\n";

/// Who asks, by the query of the address of the stream: `page=…&lang=…`.
pub(super) fn viewer(query: &str, author: bool) -> Viewer {
    let value = |name: &str| {
        let found = query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name));
        found.map(|(_, value)| percent_decode_str(value).decode_utf8_lossy().into_owned()).unwrap_or_default()
    };
    let tongue = if value("lang").to_lowercase().starts_with("zh") { Tongue::Chinese } else { Tongue::English };
    Viewer { address: value("page"), tongue, author }
}

/// The stream for `viewer`. It ends when the tab is closed or the preview ends.
pub(super) fn stream(mut shown: watch::Receiver<Arc<Shown>>, viewer: Viewer, root: Arc<Path>) -> Feed {
    let (sender, receiver) = mpsc::channel(4);
    tokio::spawn(async move {
        if sender.send(Bytes::from_static(GREETING.as_bytes())).await.is_err() {
            return;
        }
        shown.mark_changed();
        loop {
            let message = tokio::select! {
                () = sender.closed() => return,
                changed = shown.changed() => {
                    if changed.is_err() {
                        return;
                    }
                    let now = Arc::clone(&shown.borrow_and_update());
                    match message(now, viewer.clone(), Arc::clone(&root)).await {
                        Some(message) => message,
                        None => return,
                    }
                }
                () = tokio::time::sleep(HEARTBEAT) => Bytes::from_static(b":\n\n"),
            };
            if sender.send(message).await.is_err() {
                return;
            }
        }
    });
    Feed::Pieces(receiver)
}

async fn message(shown: Arc<Shown>, viewer: Viewer, root: Arc<Path>) -> Option<Bytes> {
    let number = shown.number;
    let state = spawn_blocking(move || state::state(&shown, &viewer, &root)).await.ok()?;
    Some(Bytes::from(format!("id: {number}\nevent: state\ndata: {state}\n\n")))
}

//! Connections: accepted, limited, each request admitted before it is answered.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::rt::TokioTimer;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::sync::watch;

use crate::serve::answer;
use crate::serve::answer::Answer;
use crate::serve::guard;
use crate::serve::shown::Shown;
use crate::serve::token;
use crate::serve::watch::Bell;

/// Connections at a time. A browser opens six.
const CONNECTIONS: usize = 256;
/// All headers of a request together, in bytes.
const HEADERS: usize = 16 * 1024;
/// How long a request may take to arrive, and a connection may stay without one.
const PATIENCE: Duration = Duration::from_secs(10);

/// What every answer needs.
pub(super) struct Server {
    pub(super) shown: watch::Receiver<Arc<Shown>>,
    pub(super) root: Arc<Path>,
    /// The secret of this process: who does not know it hears nothing of what happens here.
    pub(super) token: String,
    /// Names besides our own by which we may be called.
    pub(super) allowed: Vec<String>,
    /// Rings in the workshop.
    pub(super) ring: Sender<Bell>,
}

/// The two ends of a connection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    pub(super) local: SocketAddr,
    pub(super) peer: SocketAddr,
}

impl Server {
    pub(super) fn new(shown: watch::Receiver<Arc<Shown>>, root: PathBuf, allowed: Vec<String>, ring: Sender<Bell>) -> Server {
        Server { shown, root: Arc::from(root), token: token::fresh(), allowed, ring }
    }

    /// Answers until the workshop closes or the author interrupts.
    ///
    /// # Errors
    /// When the machine has no room for a server.
    pub(super) fn run(self, listener: TcpListener) -> anyhow::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(8).build()?;
        let mut shown = self.shown.clone();
        let outcome = runtime.block_on(async {
            let closing = async { while shown.changed().await.is_ok() {} };
            tokio::select! {
                outcome = accept(Arc::new(self), listener) => outcome,
                () = closing => Ok(()),
                signal = tokio::signal::ctrl_c() => Ok(signal?),
            }
        });
        // Streams to tabs never end by themselves: nobody waits for them.
        runtime.shutdown_background();
        outcome
    }
}

async fn accept(server: Arc<Server>, listener: TcpListener) -> anyhow::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let place = Arc::clone(&room).acquire_owned().await?;
        let Ok((stream, peer)) = listener.accept().await else {
            // Out of file descriptors, most likely: others will be closed.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let server = Arc::clone(&server);
        tokio::spawn(async move {
            converse(server, stream, peer).await;
            drop(place);
        });
    }
}

/// One connection, from its first request to its last.
async fn converse(server: Arc<Server>, stream: TcpStream, peer: SocketAddr) {
    // An answer of a few packets is not to wait for the other side to confirm the first.
    let _ = stream.set_nodelay(true);
    let Ok(local) = stream.local_addr() else { return };
    let ends = Ends { local, peer };
    let service = service_fn(move |request| {
        let server = Arc::clone(&server);
        async move { Ok::<_, Infallible>(respond(&server, request, ends).await) }
    });
    let mut protocol = http1::Builder::new();
    protocol.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_buf_size(HEADERS);
    // A peer that breaks off or does not speak HTTP has been told what there is to tell.
    let _ = protocol.serve_connection(TokioIo::new(stream), service).await;
}

async fn respond(server: &Arc<Server>, request: Request<Incoming>, ends: Ends) -> Answer {
    let (parts, _) = request.into_parts();
    match guard::admit(&parts, ends.local, &server.allowed) {
        Ok(admitted) => answer::answer(server, &parts, admitted, ends).await,
        Err(refusal) => answer::refuse(refusal),
    }
}

//! The body of an answer: bytes that are there, or bytes that are still to come.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::Context;
use std::task::Poll;

use hyper::body::Body;
use hyper::body::Bytes;
use hyper::body::Frame;
use hyper::body::SizeHint;
use tokio::sync::mpsc::Receiver;

/// The body of an answer.
#[derive(Debug)]
pub(super) enum Feed {
    /// All of it; none once it has been handed over.
    Whole(Option<Bytes>),
    /// Piece by piece, until the other end is dropped.
    Pieces(Receiver<Bytes>),
}

impl Feed {
    /// A body of `bytes`.
    pub(super) fn of(bytes: impl Into<Bytes>) -> Feed {
        Feed::Whole(Some(bytes.into()))
    }
}

impl Body for Feed {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match &mut *self {
            Feed::Whole(bytes) => Poll::Ready(bytes.take().filter(|bytes| !bytes.is_empty()).map(|bytes| Ok(Frame::data(bytes)))),
            Feed::Pieces(pieces) => pieces.poll_recv(context).map(|piece| piece.map(|bytes| Ok(Frame::data(bytes)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Feed::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Feed::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Feed::Pieces(_) => SizeHint::default(),
        }
    }
}
